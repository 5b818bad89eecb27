"""Parcels of very many vertices about the line between two zones, and what must come out in closed form."""
import json

import numpy as np

from inputs.district import CRS, EAST, NORTH

HALF, HIGH = 5000, 5000
"""Metres from the middle of the district to its west and east, and to its north and south."""

CRS_MEMBER = {"type": "name", "properties": {"name": f"urn:ogc:def:crs:{CRS.replace(':', '::')}"}}


def pack(folder):
    """Class 2 in the west, class 3 in the east, and a road at the northern end."""
    folder.mkdir(parents=True, exist_ok=True)
    west, east = _box(EAST - HALF, EAST), _box(EAST, EAST + HALF)
    layers = {
        "district": [_feature({"name": "district"}, [_box(EAST - HALF, EAST + HALF, middle=True)])],
        "zones": [_feature({"id": "201", "name": "west", "class": "2"}, [west]), _feature({"id": "301", "name": "east", "class": "3"}, [east])],
        "roads": [{"type": "Feature", "properties": {"row": "annex1-16", "name": "荣华南路", "grade": "arterial", "left_m": 10, "right_m": 10,
                                                     "edge_kind": "lane_edge", "structure": "surface", "status": "open"},
                   "geometry": {"type": "LineString", "coordinates": [[EAST - HALF, NORTH + HIGH], [EAST + HALF, NORTH + HIGH]]}}]}
    for name, features in layers.items():
        (folder / f"{name}.geojson").write_text(json.dumps(
            {"type": "FeatureCollection", "crs": CRS_MEMBER, "features": features}, ensure_ascii=False), encoding="utf-8")
    (folder / "pack.json").write_text(json.dumps({
        "id": "rings", "title": {"zh": "两区", "en": "Two zones"}, "ruleset": "beijing-etown-2025", "status": "schematic",
        "positional_accuracy_m": 1, "working_crs": CRS, "layers": {name: f"{name}.geojson" for name in layers},
        "sources": [{"layer": name, "origin": "made for measuring", "licence": "none", "date": "2026-11-20"} for name in layers]},
        ensure_ascii=False), encoding="utf-8")
    return folder


def circle(count):
    """The line halves it. Returns the ring, its area, and the area in class 3."""
    turn = 2 * np.pi * np.arange(count) / count
    area = count / 2 * 2000**2 * np.sin(2 * np.pi / count)
    return np.column_stack([EAST + 2000 * np.cos(turn), NORTH + 2000 * np.sin(turn)]), area, area / 2


def comb(count):
    """A body in the west whose teeth reach 30 m over the line, as wide as 8 km and the count allow (odd, so that no half tooth is left). Slivers go to the body."""
    count += 1 - count % 2
    north = NORTH - 4000 + 8000 * np.arange(count - 2) / (count - 3)
    east = EAST + np.where(np.arange(count - 2) % 2, 30.0, -30.0)
    ring = np.vstack([np.column_stack([east, north]), [[EAST - 200, NORTH + 4000], [EAST - 200, NORTH - 4000]]])
    step = 8000 / (count - 3)
    area = 8000 * 200.0
    is_sliver = 2 * (step * 30 / 2) / (step + 2 * np.hypot(step / 2, 30)) <= 0.02
    return ring, area, 0 if is_sliver else 8000 * 30 / 4


def write(path, ring):
    closed = np.vstack([ring, ring[:1]])
    places = ",".join(f"[{x:.6f},{y:.6f}]" for x, y in closed.tolist())
    path.write_text(f'{{"type":"FeatureCollection","crs":{json.dumps(CRS_MEMBER)},"features":[{{"type":"Feature","properties":{{}},'
                    f'"geometry":{{"type":"Polygon","coordinates":[[{places}]]}}}}]}}', encoding="utf-8")
    return path


def _box(west, east, middle=False):
    low, high = NORTH - HIGH, NORTH + HIGH
    inner = (west + east) / 2
    ring = [[west, low], *([[inner, low]] if middle else []), [east, low], [east, high], *([[inner, high]] if middle else []), [west, high]]
    return ring + ring[:1]


def _feature(properties, rings):
    return {"type": "Feature", "properties": properties, "geometry": {"type": "Polygon", "coordinates": rings}}
