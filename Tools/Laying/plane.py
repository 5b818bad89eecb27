"""The local plane: metres east (x) and north (y) of ORIGIN, and frames turned within it."""
import math

ORIGIN = (116.52, 39.77)                       # degrees, WGS84
METRES_PER_DEGREE = (85679.6695, 111030.2159)  # east, north at ORIGIN (WGS84 ellipsoid)


def from_lonlat(lon, lat):
    return ((lon - ORIGIN[0]) * METRES_PER_DEGREE[0], (lat - ORIGIN[1]) * METRES_PER_DEGREE[1])


def to_lonlat(p):
    """Degrees with 7 decimals, about 1 cm (RFC 7946)."""
    return (round(ORIGIN[0] + p[0] / METRES_PER_DEGREE[0], 7), round(ORIGIN[1] + p[1] / METRES_PER_DEGREE[1], 7))


class Frame:
    """Axes turned from east towards north; the second lies to the left of the first, or to its right."""

    def __init__(self, origin, turn, left):
        self.origin, self.turn, self.side = origin, math.radians(turn), 1 if left else -1

    def place(self, a, b):
        """The place at `a` along the first axis and `b` along the second, in the plane."""
        c, s = math.cos(self.turn), math.sin(self.turn)
        b *= self.side
        return (self.origin[0] + a * c - b * s, self.origin[1] + a * s + b * c)

    def first(self):
        return (math.cos(self.turn), math.sin(self.turn))

    def second(self):
        return (-math.sin(self.turn) * self.side, math.cos(self.turn) * self.side)
