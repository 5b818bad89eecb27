"""Signed distances to strips, sectors and areas: negative inside, metres; exact outside, nowhere larger than the truth.

Places are sorted by y once, so that every shape looks only at the places near it.
"""
import numpy as np

REACH_M = 100.0  # farther than this from a line a distance is only known to be larger


class Places:
    """Places in the plane, sorted by y. `order[i]` is the row of the i-th sorted place."""

    def __init__(self, xy):
        xy = np.asarray(xy, dtype=float).reshape(-1, 2)
        self.order = np.argsort(xy[:, 1], kind="stable")
        self.x, self.y = np.ascontiguousarray(xy[self.order].T)

    def __len__(self):
        return len(self.x)

    def between(self, low, high):
        """The places with y in [low, high]."""
        return slice(np.searchsorted(self.y, low, "left"), np.searchsorted(self.y, high, "right"))

    def unsorted(self, values):
        """Values of the sorted places in the order the places came in."""
        result = np.empty_like(values)
        result[self.order] = values
        return result


def to_strip(x, y, strip, width_m):
    """Box in the coordinates of the segment: s along it in [0, length], t to the left in [-right - d, left + d]."""
    dx, dy = x - strip.start[0], y - strip.start[1]
    s = dx * strip.along[0] + dy * strip.along[1]
    t = dy * strip.along[0] - dx * strip.along[1]
    over_s = np.maximum(-s, s - strip.length_m)
    over_t = np.maximum(t - (strip.left_m + width_m), -t - (strip.right_m + width_m))
    outside = np.hypot(np.maximum(over_s, 0), np.maximum(over_t, 0))
    return np.where((over_s > 0) | (over_t > 0), outside, np.maximum(over_s, over_t))


def to_side(x, y, side, width_m):
    """The left of a segment alone, without what lies beyond its cuts."""
    dx, dy = x - side.start[0], y - side.start[1]
    s = dx * side.along[0] + dy * side.along[1]
    t = dy * side.along[0] - dx * side.along[1]
    over_s = np.maximum(-s, s - side.length_m)
    over_t = np.maximum(t - (side.offset_m + width_m), -t)
    outside = np.hypot(np.maximum(over_s, 0), np.maximum(over_t, 0))
    return _cut(x, y, side.cuts, np.where((over_s > 0) | (over_t > 0), outside, np.maximum(over_s, over_t)))


def to_corner(x, y, corner, width_m):
    """A sector without what lies beyond its cuts."""
    return _cut(x, y, getattr(corner, "cuts", []), to_sector(x, y, corner, width_m))


def _cut(x, y, cuts, distance):
    for place, toward in cuts:
        distance = np.maximum(distance, (x - place[0]) * toward[0] + (y - place[1]) * toward[1])
    return distance


def to_sector(x, y, sector, width_m):
    """Sector in the coordinates of its middle line: a along it, b square to it, folded to one half."""
    dx, dy = x - sector.apex[0], y - sector.apex[1]
    a = dx * sector.middle[0] + dy * sector.middle[1]
    b = np.abs(dy * sector.middle[0] - dx * sector.middle[1])
    radius = sector.radius_m + width_m
    cos, sin = np.cos(sector.half_angle), np.sin(sector.half_angle)
    from_arc = np.hypot(a, b) - radius
    along_side = np.clip(a * cos + b * sin, 0, radius)
    from_side = np.hypot(a - along_side * cos, b - along_side * sin)
    beyond_side = b * cos - a * sin > 0
    # Within the opening the arc bounds the place, and the sides bound it from within; beyond it, always the nearer side.
    return np.where(beyond_side, from_side, np.maximum(from_arc, -from_side))


def edges(paths):
    """The edges of rings as an array n × 4: x0, y0, x1, y1."""
    return np.concatenate([np.column_stack([ring[:-1], ring[1:]]) for ring in paths])


def to_edges(places, rows, reach_m=REACH_M, into=None):
    """Distance of every place to the nearest of the edges; infinite where it is larger than `reach_m`."""
    nearest = np.full(len(places), np.inf) if into is None else into
    for x0, y0, x1, y1 in rows:
        at = places.between(min(y0, y1) - reach_m, max(y0, y1) + reach_m)
        dx, dy = x1 - x0, y1 - y0
        px, py = places.x[at] - x0, places.y[at] - y0
        share = np.clip((px * dx + py * dy) / max(dx * dx + dy * dy, 1e-30), 0, 1)
        np.minimum(nearest[at], np.hypot(px - share * dx, py - share * dy), out=nearest[at])
    return nearest


def inside(places, rows):
    """Is the place within the rings? Counts the edges that a ray to the east crosses."""
    odd = np.zeros(len(places), dtype=bool)
    for x0, y0, x1, y1 in rows:
        if y0 == y1:
            continue
        at = places.between(min(y0, y1), max(y0, y1))
        x, y = places.x[at], places.y[at]
        straddles = (y0 <= y) != (y1 <= y)
        odd[at] ^= straddles & (x < x0 + (y - y0) * (x1 - x0) / (y1 - y0))
    return odd


def to_area(places, feature, reach_m):
    """Signed distance to an area: 0 on its outline, negative within."""
    rows = edges(feature.paths)
    distance = to_edges(places, rows, reach_m)
    return np.where(inside(places, rows), -distance, distance)
