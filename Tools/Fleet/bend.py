#!/usr/bin/env python3
"""How far the lines of a map lie elsewhere where they are drawn straight in degrees instead of in the plane.

usage: Tools/Fleet/bend.py PROGRAM MAP.gpkg
The map is in the plane EPSG:4548. Prints metres: for its own corners carried to degrees, and for the layer as `export` writes it in WGS 84.
"""
import argparse
import os
import subprocess
import tempfile

import numpy as np
import pyproj
import shapely

import places

STEPS = np.linspace(0, 1, 21)


def off(degrees, tree, to_plane):
    """Metres from pieces that are straight in degrees to the nearest line of the map, the most along every piece."""
    most = np.zeros(len(degrees))
    for share in STEPS:
        at = degrees[:, 0] + (degrees[:, 1] - degrees[:, 0]) * share
        metres = shapely.points(*to_plane.transform(at[:, 0], at[:, 1]))
        most = np.maximum(most, tree.query_nearest(metres, return_distance=True, all_matches=False)[1])
    return most


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("map")
    options = parser.parse_args()
    to_plane = pyproj.Transformer.from_crs("EPSG:4490", places.PLANE, always_xy=True)
    with tempfile.TemporaryDirectory() as folder:
        layers = {}
        for system in (places.PLANE, "wgs84"):
            layers[system] = os.path.join(folder, f"{system}.csv")
            subprocess.run([options.program, "export", options.map, "-o", layers[system], "--to-crs", system], check=True, capture_output=True)
        lines, written = places.segments(layers[places.PLANE]), places.segments(layers["wgs84"])
    tree = shapely.STRtree(shapely.linestrings(lines))
    carried = np.stack(to_plane.transform(lines[..., 0], lines[..., 1], direction="INVERSE"), axis=-1)
    for name, degrees in [("its own corners in degrees, all digits", carried), ("the layer as export writes it in WGS 84", written)]:
        metres = off(degrees, tree, to_plane)
        print(f"{name}: {len(degrees):,} straight pieces; off by {np.median(metres):.4f} m (median), {np.quantile(metres, 0.99):.4f} m (99 %), {metres.max():.4f} m (at most)")


if __name__ == "__main__":
    main()
