"""Random buildings beside lines: rows, oblique blocks, some with courtyards, second rows; storeys known, from the height, unknown."""
import math

import numpy as np
import shapely
from shapely import affinity


def random_buildings(rng, district, lines, count):
    """Up to `count` footprints, none across another: list of (properties, polygon)."""
    found, shapes = [], []
    segments = [(properties, path[i], path[i + 1]) for properties, path in lines for i in range(len(path) - 1)
                if math.dist(path[i], path[i + 1]) > 12]
    for _ in range(count * 3):
        if len(found) == count:
            break
        properties, a, b = segments[rng.integers(len(segments))]
        shape = shapely.set_precision(_block(rng, properties, np.asarray(a), np.asarray(b)), 0.001)
        if shape.geom_type != "Polygon" or not shape.is_valid or shape.area < 20 or not shape.within(district):
            continue
        if any(shape.distance(other) < 0.01 for other in shapes):
            continue
        shapes.append(shape)
        found.append(({"id": f"b{len(found) + 1}", **_storeys(rng)}, shape))
    return found


def _block(rng, properties, a, b):
    """A block within the widest band of the segment or across the end of it."""
    along = (b - a) / math.dist(a, b)
    side = rng.choice([-1, 1])
    offset = properties["left_m"] if side == 1 else properties["right_m"]
    out = side * np.array([-along[1], along[0]])
    at, width, depth = rng.uniform(-5, math.dist(a, b)), rng.uniform(8, 60), rng.uniform(6, 18)
    front = a + at * along + (offset + (rng.uniform(0.5, 12) if rng.random() < 0.6 else rng.uniform(0.5, 55))) * out
    shape = shapely.Polygon([front, front + width * along, front + width * along + depth * out, front + depth * out])
    kind = rng.random()
    if kind < 0.25:
        shape = affinity.rotate(shape, rng.uniform(-50, 50))
    elif kind < 0.4:
        shape = shape.difference(affinity.translate(affinity.scale(shape, 0.5, 0.5), *(0.2 * depth * out)))
    elif kind < 0.5:
        shape = shape.difference(shape.buffer(-2.5, join_style="mitre"))
    return shape


def _storeys(rng):
    kind, storeys = rng.random(), int(rng.integers(1, 8))
    if kind < 0.08:
        return {}
    if kind < 0.16:
        return {"height_m": round(storeys * 3.0 + float(rng.uniform(0, 2.9)), 1)}
    return {"storeys": storeys}
