"""Urban rail of annex 2 with portals, railways and spur lines."""
import numpy as np
from shapely.geometry import LineString, Point

from . import paths, sections

ANNEX_2 = [("annex2-1", "亦庄线"), ("annex2-2", "亦庄T1线")]
URBAN_KINDS = ["along", "across", "curved", "beside", "jagged"]


def random_urban_rail(rng, ground):
    """Both rows of annex 2, each with several stretches: list of (properties, path)."""
    features = []
    for row, name in ANNEX_2:
        for _ in range(int(rng.integers(2, 4))):
            path = paths.random_path(rng, ground, str(rng.choice(URBAN_KINDS)))
            features += _stretch(rng, row, name, _with_zone_crossings(rng, ground, path))
    return features


def random_railways(rng, ground):
    """Railways and spur lines: list of (properties, path)."""
    features = []
    for number in range(int(rng.integers(2, 5))):
        kind = "spur" if number == 0 else "railway"
        path = paths.random_path(rng, ground, str(rng.choice(["across", "along", "curved"])))
        properties = {"row": f"railway-{number + 1}", "name": f"铁路{number + 1}", "kind": kind, "structure": "at_grade",
                      "left_m": 6.0, "right_m": 6.0, **sections.status(rng)}
        features.append((properties, path))
    return features


def _stretch(rng, row, name, path):
    """Sections end to end; where a surface one meets one below ground there is a portal, elsewhere the end is a station."""
    features = []
    for piece in sections.cut(rng, path, 6):
        structure = str(rng.choice(["at_grade", "elevated", "underground"], p=[0.32, 0.28, 0.4]))
        if rng.random() < 0.06:
            continue
        left = round(float(rng.uniform(2, 9)), 2)
        right = left if rng.random() < 0.5 else round(float(rng.uniform(2, 9)), 2)
        status = {"status": "open"} if rng.random() < 0.6 else sections.status(rng)
        features.append(({"row": row, "name": name, "kind": "urban_rail", "structure": structure,
                          "left_m": left, "right_m": right, **status}, sections.drawn(rng, piece)))
    return features


def _with_zone_crossings(rng, ground, path):
    """The path with a vertex on one of the zone lines it crosses, so that a portal may lie there."""
    line = LineString(path)
    lines = [polygon.boundary for _, _, polygon in ground.zones]
    crossings = [p for other in lines for p in getattr(line.intersection(other), "geoms", []) if isinstance(p, Point)]
    if not crossings:
        return path
    crossing = crossings[rng.integers(len(crossings))]
    place = np.array(crossing.coords[0])
    if np.hypot(*(path - place).T).min() < 1:
        return path
    steps = [LineString(path[i: i + 2]).distance(crossing) for i in range(len(path) - 1)]
    return np.insert(path, int(np.argmin(steps)) + 1, place, axis=0)
