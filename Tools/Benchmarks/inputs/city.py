"""A city: the square of district.py with a road for each km², and buildings everywhere between the roads."""
import json
import math

import numpy as np
import shapely

from inputs import district

CHUNK = 20_000


def write(folder, buildings, per_km2=1000, seed=1):
    """A building for each cell of a grid, turned and moved at random; none on a carriageway. One in eight stands round a courtyard, one
    in fifty has no storeys."""
    roads = max(1, round(buildings / per_km2))
    district.square(folder, roads, seed)
    lines = json.loads((folder / "roads.geojson").read_text(encoding="utf-8"))["features"]
    lands = [shapely.buffer(shapely.LineString(f["geometry"]["coordinates"]), f["properties"]["left_m"] + 2) for f in lines]
    tree, side = shapely.STRtree(lands), 1000 * math.sqrt(roads)
    manifest = json.loads((folder / "pack.json").read_text(encoding="utf-8"))
    manifest["layers"]["buildings"] = "buildings.geojson"
    manifest["metres_per_storey"] = 3
    manifest["sources"].append({"layer": "buildings", "origin": f"made at random, seed {seed}", "licence": "none", "date": "2026-11-20"})
    (folder / "pack.json").write_text(json.dumps(manifest, ensure_ascii=False) + "\n", encoding="utf-8")
    with (folder / "buildings.geojson").open("w", encoding="utf-8") as file:
        file.write('{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4548"}},"features":[')
        count = 0
        for rings, shapes in _chunks(np.random.default_rng(seed), buildings, side):
            free = np.ones(len(shapes), dtype=bool)
            free[tree.query(shapes, predicate="intersects")[0]] = False
            rng = np.random.default_rng([seed, count])
            storeys, hollow = rng.integers(1, 25, len(shapes)), rng.random(len(shapes))
            for number in np.flatnonzero(free):
                file.write(",\n" if count else "\n")
                count += 1
                file.write(_feature(count, rings[number], int(storeys[number]), hollow[number]))
        file.write("\n]}\n")
    return count


def _chunks(rng, buildings, side):
    """Rectangles of 12 to 36 m by 8 to 18 m as rings (n × 4 × 2) and shapes, some thousands at a time."""
    across = math.ceil(math.sqrt(buildings))
    pitch = side / across
    for start in range(0, buildings, CHUNK):
        numbers = np.arange(start, min(buildings, start + CHUNK))
        n = len(numbers)
        most = min(1.0, (pitch - 2) / math.hypot(36, 18))  # they must not meet
        half = np.column_stack([rng.uniform(6, 18, n), rng.uniform(4, 9, n)]) * most
        angle = rng.choice([0, math.pi / 2], n) + rng.uniform(-0.2, 0.2, n)
        free = np.maximum(0, pitch / 2 - np.hypot(*half.T) - 0.5)[:, None]
        middle = (np.column_stack([numbers % across, numbers // across]) + 0.5) * pitch + rng.uniform(-1, 1, (n, 2)) * free
        middle += [district.EAST - side / 2, district.NORTH - side / 2]
        c, s = np.cos(angle), np.sin(angle)
        corners = [middle + np.column_stack([u * half[:, 0] * c - v * half[:, 1] * s, u * half[:, 0] * s + v * half[:, 1] * c])
                   for u, v in ((-1, -1), (1, -1), (1, 1), (-1, 1))]
        rings = np.round(np.stack(corners, axis=1), 3)
        yield rings, shapely.polygons(rings)


def _feature(number, ring, storeys, hollow):
    rings = [ring]
    if hollow < 0.125:
        rings.append((ring.mean(axis=0) + 0.4 * (ring - ring.mean(axis=0)))[::-1])
    known = f',"storeys":{storeys}' if hollow < 0.98 else ""
    text = ",".join("[" + ",".join(f"[{x:.3f},{y:.3f}]" for x, y in (*r, r[0])) + "]" for r in rings)
    return f'{{"type":"Feature","properties":{{"id":"b{number}"{known}}},"geometry":{{"type":"Polygon","coordinates":[{text}]}}}}'
