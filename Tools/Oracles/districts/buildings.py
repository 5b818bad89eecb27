"""Random buildings along the lines of a district: rows with gaps about 20 m, staggered, second rows, courtyards, unknown storeys. Metres."""
import math

import numpy as np
import shapely
from shapely import affinity

from zoning import stretches
from zoning.pack import Feature

METRES_PER_STOREY = 3.0
GAPS_M = [19.0, 19.9, 19.95, 20.05, 20.1, 21.0]  # about 20 m, farther from it than the rounding of coordinates
STYLES = {"high": (3, 20), "low": (1, 2), "mixed": (1, 6)}


def random_buildings(rng, district, roads, rail, count):
    """Features of `count` buildings: list of (properties, polygon)."""
    layers = {"roads": [Feature(p, [np.asarray(path, dtype=float)]) for p, path in roads],
              "rail": [Feature(p, [np.asarray(path, dtype=float)]) for p, path in rail]}
    sides = [s for s in stretches.stretches_in_force(layers, "2026-11-20", False)
             if 80 <= s.length_m <= 700 and district.contains(shapely.MultiPoint([p for a, b, _ in s.pieces for p in (a, (a + b) / 2, b)]))]
    shapes = []
    while sides and len(shapes) < count * 0.92:
        stretch = sides.pop(rng.integers(len(sides)))
        shapes += _along(rng, stretch, str(rng.choice(list(STYLES), p=[0.6, 0.15, 0.25])))
    while len(shapes) < count:
        shapes.append((_anywhere(rng, district), int(rng.integers(1, 12))))
    found = []
    for shape, storeys in shapes[:count]:
        shape = shapely.set_precision(shape, 0.001)
        if shape.geom_type == "Polygon" and shape.is_valid and shape.area > 1 and shape.within(district):
            found.append(({"id": f"b{len(found) + 1}", **_heights(rng, storeys)}, shape))
    return found


def _heights(rng, storeys):
    kind = rng.random()
    if kind < 0.06:
        return {}                                                         # unknown (B3)
    if kind < 0.12:
        return {"height_m": storeys * METRES_PER_STOREY}                  # storeys follow from the height
    if kind < 0.2:
        return {"storeys": storeys, "height_m": round(storeys * METRES_PER_STOREY + float(rng.uniform(0, 2)), 1)}
    return {"storeys": storeys}


def _along(rng, stretch, style):
    """A first row with gaps, and behind it here and there a second one."""
    shapes, at, setback = [], float(rng.uniform(0, 30)), float(rng.uniform(3, 14))
    low, high = STYLES[style]
    stop = min(stretch.length_m, 900)
    while at < stop:
        width, depth = rng.uniform(9, 65), rng.uniform(7, 18)
        if at + width > stop:
            break
        front = setback + (rng.uniform(-2.5, 2.5) if rng.random() < 0.4 else 0) + (rng.uniform(6, 20) if rng.random() < 0.12 else 0)
        front = -rng.uniform(0.5, 4) if rng.random() < 0.02 else max(front, 0.3)  # now and then across the boundary line
        shape = _block(stretch, at, width, front, depth)
        kind = rng.random()
        if kind < 0.1 and shape.buffer(-3).geom_type == "Polygon" and shape.buffer(-3).area > 20:
            shape = shape.difference(shape.buffer(-3, join_style="mitre"))
        elif kind < 0.3:
            shape = affinity.rotate(shape, rng.uniform(-40, 40))
        elif kind < 0.4:
            shape = shape.difference(affinity.scale(shape, 0.6, 0.6).buffer(0.01, join_style="mitre")) if rng.random() < 0.2 else _l_shaped(shape)
        shapes.append((shape, int(rng.integers(low, high + 1)) if rng.random() < 0.9 else int(rng.integers(1, 9))))
        if rng.random() < 0.35:
            aside = rng.uniform(-15, width)
            shapes.append((_block(stretch, max(0, at + aside), rng.uniform(10, 40), front + depth + rng.uniform(-2, 15), rng.uniform(8, 15)),
                           int(rng.integers(1, 25))))
        gap = rng.choice(GAPS_M) if rng.random() < 0.45 else rng.uniform(2, 45)
        at += width + gap
    return shapes


def _block(stretch, at, width, front, depth):
    """A rectangle whose front stands on two places of the line, moved away from it."""
    (a, out_a), (b, out_b) = _on_line(stretch, at), _on_line(stretch, at + width)
    a, b = a + front * out_a, b + front * out_b
    along = (b - a) / max(math.dist(a, b), 1e-9)
    out = np.array([-along[1], along[0]]) * stretch.side
    return shapely.Polygon([a, b, b + depth * out, a + depth * out])


def _l_shaped(shape):
    """A rectangle less one quarter."""
    a, b, c, d = np.asarray(shape.exterior.coords)[:4]
    return shapely.Polygon([a, b, (b + c) / 2, (a + b + c + d) / 4, (c + d) / 2, d])


def _on_line(stretch, at):
    for a, b, out in stretch.pieces:
        length = math.dist(a, b)
        if at <= length:
            return a + (b - a) * at / length, out
        at -= length
    a, b, out = stretch.pieces[-1]
    return b, out


def _anywhere(rng, district):
    x0, y0, x1, y1 = district.bounds
    shape = shapely.box(0, 0, rng.uniform(10, 60), rng.uniform(8, 25))
    return affinity.rotate(affinity.translate(shape, rng.uniform(x0, x1), rng.uniform(y0, y1)), rng.uniform(0, 180))
