"""Crossings that nobody named become vertices that both lines share, too."""
import math

from .curves import crossing

SAME_PLACE = 4e-5  # degrees, about 4 m: a crossing this near a vertex is taken to be at the vertex


def share_crossings(lines):
    """Adds a shared vertex wherever two segments cross, so that no two lines cross without one. Degrees. O(s²) of s segments."""
    segments = sorted({tuple(sorted(pair)) for line in lines for pair in zip(line, line[1:])})
    extra = {}
    for i, (a, b) in enumerate(segments):
        for c, d in segments[i + 1:]:
            if c[0] > b[0]:
                break  # sorted by the western end: no later segment reaches back
            if a in (c, d) or b in (c, d) or max(a[1], b[1]) < min(c[1], d[1]) or max(c[1], d[1]) < min(a[1], b[1]):
                continue
            found = crossing(a, b, c, d)
            if found and 0.0 <= found[1] <= 1.0 and 0.0 <= found[2] <= 1.0:
                place = (round(found[0][0], 7), round(found[0][1], 7))
                near = min((a, b, c, d), key=lambda p: math.dist(p, place))
                if math.dist(near, place) < SAME_PLACE:
                    place = near
                for ends in ((a, b), (c, d)):
                    if place not in ends:
                        extra.setdefault(ends, set()).add(place)
    result = []
    for line in lines:
        points = [line[0]]
        for a, b in zip(line, line[1:]):
            points += sorted(extra.get(tuple(sorted((a, b))), ()), key=lambda p: math.dist(a, p)) + [b]
        result.append([p for p, q in zip(points, [None] + points) if p != q])
    return result
