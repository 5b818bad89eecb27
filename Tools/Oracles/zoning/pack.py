"""Reads a data pack: pack.json and its GeoJSON layers, vertices in metres of the working plane."""
import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import shapely

from . import plane

LAYERS = ["district", "zones", "roads", "rail", "railway_land", "yards", "residential", "buildings", "road_land", "road_edges"]


@dataclass
class Feature:
    """One feature: its properties, and its lines or rings as arrays of vertices (n × 2, metres)."""

    properties: dict
    paths: list

    def shape(self):
        """The area: what an odd number of rings encloses."""
        area = shapely.Polygon()
        for ring in self.paths:
            area = area.symmetric_difference(shapely.Polygon(ring))
        return area


def read_pack(folder):
    """All layers by name, and `metres_per_storey`; a layer that the pack does not name is empty."""
    folder = Path(folder)
    manifest = json.loads((folder / "pack.json").read_text(encoding="utf-8"))
    if manifest.get("working_crs") != plane.WORKING_CRS:
        raise ValueError(f"working_crs must be {plane.WORKING_CRS}")
    files = manifest["layers"]
    layers = {name: read_layer(folder / files[name]) if name in files else [] for name in LAYERS}
    return layers | {"metres_per_storey": manifest.get("metres_per_storey")}


def read_layer(path):
    """The features of one GeoJSON file."""
    document = json.loads(Path(path).read_text(encoding="utf-8"))
    project = _projection(document.get("crs"))
    return [
        Feature(item["properties"], [project(path) for path in _paths(item["geometry"])])
        for item in document["features"]
    ]


def _projection(crs):
    """RFC 7946 says WGS 84; the older `crs` member may say the working plane, east before north."""
    if crs is None:
        return plane.to_plane
    code = crs["properties"]["name"].split(":")[-1]
    if code == "4548":
        return lambda coordinates: np.asarray(coordinates, dtype=float)[:, :2]
    if code in ("CRS84", "4326", "4490"):
        return plane.to_plane
    raise ValueError(f"a layer in {crs['properties']['name']}")


def _paths(geometry):
    """The lines of a line geometry, or all rings of an area (inside is decided by crossing count, so order is free)."""
    kind, coordinates = geometry["type"], geometry["coordinates"]
    if kind == "LineString":
        return [coordinates]
    if kind in ("MultiLineString", "Polygon"):
        return list(coordinates)
    if kind == "MultiPolygon":
        return [ring for polygon in coordinates for ring in polygon]
    raise ValueError(f"geometry {kind}")
