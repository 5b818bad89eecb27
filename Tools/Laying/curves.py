"""Straight lines that meet, and arcs that round a corner, in the plane."""
import math

STEP = math.radians(6)  # between two points of an arc, at most


def crossing(a, b, c, d):
    """Where the straight lines ab and cd meet, with the share of each length; None if parallel."""
    ux, uy, wx, wy = b[0] - a[0], b[1] - a[1], d[0] - c[0], d[1] - c[1]
    cross = ux * wy - uy * wx
    if cross == 0.0:
        return None
    s = ((c[0] - a[0]) * wy - (c[1] - a[1]) * wx) / cross
    t = ((c[0] - a[0]) * uy - (c[1] - a[1]) * ux) / cross
    return (a[0] + s * ux, a[1] + s * uy), s, t


def rounded(corner, before, after, radius):
    """A circular arc of a radius (m) that touches both legs of a corner."""
    def unit(p):
        length = math.dist(p, corner)
        return ((p[0] - corner[0]) / length, (p[1] - corner[1]) / length)
    a, b = unit(before), unit(after)
    half = math.acos(a[0] * b[0] + a[1] * b[1]) / 2
    tangent = radius / math.tan(half)
    middle = (a[0] + b[0], a[1] + b[1])
    scale = radius / math.sin(half) / math.hypot(*middle)
    centre = (corner[0] + middle[0] * scale, corner[1] + middle[1] * scale)
    start, end = ((corner[0] + w[0] * tangent, corner[1] + w[1] * tangent) for w in (a, b))
    first = math.atan2(start[1] - centre[1], start[0] - centre[0])
    sweep = math.remainder(math.atan2(end[1] - centre[1], end[0] - centre[0]) - first, 2 * math.pi)
    steps = math.ceil(abs(sweep) / STEP)
    return [(centre[0] + radius * math.cos(first + sweep * i / steps), centre[1] + radius * math.sin(first + sweep * i / steps))
            for i in range(steps + 1)]
