"""Writes a district as a data pack. The same place in the plane becomes the same coordinates in every layer."""
import json

import numpy as np
from shapely.geometry.polygon import orient

from zoning import plane

TITLE = {"zh": "随机区", "en": "Random district"}


def write_pack(folder, seed, layers, in_plane, extra=None):
    """pack.json and one GeoJSON file a layer: WGS 84 with 7 decimals, or EPSG:4548 in millimetres with a `crs` member."""
    folder.mkdir(parents=True, exist_ok=True)
    layers = {name: features for name, features in layers.items() if features}
    for name, features in layers.items():
        document = {"type": "FeatureCollection"}
        if in_plane:
            document["crs"] = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::4548"}}
        document["features"] = [_feature(properties, shape, in_plane) for properties, shape in features]
        _write(folder / f"{name}.geojson", document)
    _write(folder / "pack.json", {
        "id": f"random-{seed}", "title": TITLE, "ruleset": "beijing-etown-2025", "status": "schematic",
        "positional_accuracy_m": 1, "working_crs": plane.WORKING_CRS,
        "layers": {name: f"{name}.geojson" for name in layers},
        "sources": [{"layer": name, "origin": f"made at random, seed {seed}", "licence": "none", "date": "2026-11-20"}
                    for name in layers],
        **(extra or {}),
    })


def _feature(properties, shape, in_plane):
    if hasattr(shape, "exterior"):
        shape = orient(shape)
        rings = [_coordinates(np.array(ring.coords), in_plane) for ring in (shape.exterior, *shape.interiors)]
        geometry = {"type": "Polygon", "coordinates": rings}
    else:
        geometry = {"type": "LineString", "coordinates": _coordinates(shape, in_plane)}
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def _coordinates(xy, in_plane):
    if in_plane:
        return [[round(x, 3), round(y, 3)] for x, y in xy.tolist()]
    return [[round(lon, 7), round(lat, 7)] for lon, lat in plane.to_lonlat(np.round(xy, 6)).tolist()]


def _write(path, document):
    path.write_text(json.dumps(document, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
