#!/usr/bin/env python3
"""The same district twice: with constant offsets, and with the land between those offsets as `road_land` (W1a). The maps must be the same
as near as arcs are drawn.

usage: offsets.py PACK --program PATH [--date 2026-11-20] [--keep FOLDER]

The land comes from the layer `lines` of the first map, whose arcs are chords up to 5 mm off; a millimetre is the lattice. What of one class
differs must vanish when it is made 3 mm narrower on all sides; exit code 1 if anything is left.
"""
import argparse
import json
import shutil
import sqlite3
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

import numpy as np
import shapely

import comparing

APART_M = 0.006


def shapes(map_file, layer, columns):
    """Geometries of a GeoPackage layer with some of its columns."""
    with sqlite3.connect(map_file) as base:
        rows = base.execute(f"select geom, {', '.join(columns)} from {layer}").fetchall()
    # Flags say how long the envelope is that stands before the WKB.
    skip = {0: 8, 1: 40, 2: 56, 3: 56, 4: 72}
    return [(shapely.from_wkb(bytes(g)[skip[(bytes(g)[3] >> 1) & 7]:]), *rest) for g, *rest in rows]


def classes(map_file):
    by_class = defaultdict(list)
    for shape, kind, noise_class, zone in shapes(map_file, "zones", ["kind", "class", "zone_id"]):
        by_class[(kind == "carriageway", noise_class, zone)].append(shape)
    return {key: shapely.union_all(parts) for key, parts in by_class.items()}


def twin(pack, map_file, folder):
    """The pack with the land between its boundary lines, and no offsets."""
    shutil.copytree(pack, folder)
    manifest = json.loads((folder / "pack.json").read_text(encoding="utf-8"))
    roads = json.loads((folder / manifest["layers"]["roads"]).read_text(encoding="utf-8"))
    land = []
    for shape, part, row in shapes(map_file, "lines", ["part", "row"]):
        if part == "boundary" and any(f["properties"]["row"] == row for f in roads["features"]):
            area = shapely.Polygon()
            for ring in shape.geoms:
                area = area.symmetric_difference(shapely.Polygon(ring.coords))
            land.append({"type": "Feature", "properties": {"row": row}, "geometry": json.loads(shapely.to_geojson(area))})
    surveyed = {f["properties"]["row"] for f in land}
    for feature in roads["features"]:
        if feature["properties"]["row"] in surveyed:
            feature["properties"].pop("left_m"), feature["properties"].pop("right_m")
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::" + manifest["working_crs"].split(":")[1]}}
    (folder / manifest["layers"]["roads"]).write_text(json.dumps(roads, ensure_ascii=False), encoding="utf-8")
    (folder / "road_land.geojson").write_text(json.dumps({"type": "FeatureCollection", "crs": crs, "features": land}), encoding="utf-8")
    manifest["layers"]["road_land"] = "road_land.geojson"
    (folder / "pack.json").write_text(json.dumps(manifest, ensure_ascii=False), encoding="utf-8")
    return len(land)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pack", type=Path)
    parser.add_argument("--program", required=True)
    parser.add_argument("--date", default="2026-11-20")
    parser.add_argument("--keep", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        build = [options.program, "build", "--overwrite", "--date", options.date]
        comparing.run([*build, options.pack, "-o", folder / "offsets.gpkg"])
        rows = twin(options.pack, folder / "offsets.gpkg", folder / "twin")
        comparing.run([*build, folder / "twin", "-o", folder / "surveyed.gpkg"])
        one, other = classes(folder / "offsets.gpkg"), classes(folder / "surveyed.gpkg")
    apart = 0
    for key in sorted(set(one) | set(other), key=str):
        a, b = one.get(key, shapely.Polygon()), other.get(key, shapely.Polygon())
        rest = a.symmetric_difference(b).buffer(-APART_M / 2)
        for part in getattr(rest, "geoms", [rest]):
            if part.area > 0:
                apart += 1
                place = np.round(part.representative_point().coords[0], 3)
                print(f"{key}: {part.area:.6f} m² at {place[0]},{place[1]}")
    print(f"{rows} rows, {len(one)} kinds of land, {apart} places more than {APART_M * 1000:g} mm apart")
    sys.exit(1 if apart else 0)


if __name__ == "__main__":
    main()
