"""Railway land, yards and housing: polygons anywhere, across zone lines, roads and the district line."""
import numpy as np
from shapely.geometry import LineString, MultiPoint

DATES = ["1998-07-01", "2010-12-31", "2011-01-01", "2019-03-02"]  # on both sides of the day of clause 二(四)1
SHORTEST_M = 30.0


def random_railway_land(rng, railways):
    """Strips along some of the railways, cut into overlapping parts of different approval: list of (properties, polygon)."""
    features = []
    for index, (properties, path) in enumerate(railways):
        if index == len(railways) - 1 and rng.random() < 0.5:
            continue  # a railway without land makes no band (W3)
        line = LineString(path)
        start = 0.0
        while start < line.length - SHORTEST_M:
            end = start + rng.uniform(200, 1500)
            part = _between(line, max(0, start - rng.uniform(-40, 40)), min(line.length, end))
            strip = part.buffer(rng.uniform(6, 30), cap_style="flat", join_style="mitre", mitre_limit=2)
            if strip.geom_type == "Polygon" and strip.is_valid and not strip.is_empty and not strip.interiors:
                features.append(_approved(rng, f"{properties['name']}用地{len(features) + 1}", strip))
            start = end
    return features


def random_yards(rng, ground):
    """Yards of any shape: list of (properties, polygon)."""
    return [_approved(rng, f"场站{n + 1}", patch(rng, ground, 50, 160)) for n in range(int(rng.integers(2, 6)))]


def random_housing(rng, ground):
    """Housing, most of it in class 3: list of (properties, polygon)."""
    features = []
    for n in range(int(rng.integers(6, 14))):
        inside = [polygon for _, noise_class, polygon in ground.zones if noise_class == "3"]
        zone = inside[rng.integers(len(inside))] if inside and rng.random() < 0.8 else None
        features.append(({"id": f"r{n + 1}", "name": f"小区{n + 1}"}, patch(rng, ground, 40, 220, zone)))
    return features


def _approved(rng, name, polygon):
    return {"name": name, "eia_approved_on": str(rng.choice(DATES))}, polygon


def patch(rng, ground, smallest, largest, zone=None):
    """A convex polygon about a random place of the district box, or about a place of the outline or middle of a zone."""
    x0, y0, x1, y1 = ground.box
    centre = np.array([rng.uniform(x0, x1), rng.uniform(y0, y1)])
    if zone is not None:
        share = rng.uniform(0, 1, 2)
        edge = np.array(zone.exterior.interpolate(share[0], normalized=True).coords[0])
        centre = edge + share[1] * (np.array(zone.representative_point().coords[0]) - edge)
    places = centre + rng.normal(0, 1, (12, 2)) * rng.uniform(smallest, largest) / 2
    return MultiPoint(places).convex_hull


def _between(line, start, end):
    """The part of a line between two distances along it."""
    at = np.cumsum([0, *np.hypot(*np.diff(np.array(line.coords), axis=0).T)])
    inner = [xy for xy, s in zip(line.coords, at) if start < s < end]
    return LineString([line.interpolate(start), *inner, line.interpolate(end)])
