"""Reads a pack that lies in its working plane: the features of each layer, with their rings or lines in metres."""
import json
from pathlib import Path

import numpy as np
import shapely

from zoning.pack import Feature

LAYERS = ["district", "zones", "roads", "rail", "waterways", "road_land", "railway_land", "areas", "residential", "buildings"]


def read_pack(folder, crs):
    folder = Path(folder)
    manifest = json.loads((folder / "pack.json").read_text(encoding="utf-8"))
    if not manifest["crs"] == manifest["working_crs"] == crs:
        raise ValueError(f"the layers must be in {crs}")
    return {name: _layer(folder / manifest["layers"][name]) if name in manifest["layers"] else [] for name in LAYERS}


def _layer(path):
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    return [Feature(f["properties"], _paths(f["geometry"])) for f in features]


def _paths(geometry):
    lines = [geometry["coordinates"]] if geometry["type"] == "LineString" else geometry["coordinates"]
    return [np.asarray(line, dtype=float) for line in lines]


def polygon(feature):
    return shapely.Polygon(feature.paths[0], feature.paths[1:])
