#!/usr/bin/env python3
"""Writes places to ask about: half anywhere in the district box and a little outside, half crowded about the lines;
where the pack holds buildings half of all crowd about them and behind the first row.

usage: points.py PACK SEED N -o POINTS.csv
The crowd lies 1 cm to 2 m (every tenth of it: 0.1 mm to 1 cm) from zone lines, band limits, carriageway edges, ends, arcs of bends and portals, and vertices.
Columns lon,lat: degrees, WGS 84, 9 decimals (0.1 mm).
"""
import argparse

import numpy as np

from districts import crowd
from zoning import pack, plane

BESIDE_M = 150.0


def points(layers, seed, count):
    """Longitude and latitude (degrees) of `count` places, n × 2; the same seed gives the same places."""
    rng = np.random.default_rng(seed)
    corners = np.concatenate([path for feature in layers["district"] for path in feature.paths])
    low, high = corners.min(axis=0) - BESIDE_M, corners.max(axis=0) + BESIDE_M
    behind = count // 2 if layers["buildings"] else 0
    rest = count - behind
    anywhere = rng.uniform(low, high, (rest // 2, 2))
    places = np.concatenate([anywhere, crowd.about_lines(rng, layers, rest - rest // 2)]
                            + ([crowd.about_buildings(rng, layers, behind)] if behind else []))
    return np.round(plane.to_lonlat(rng.permutation(places)), 9)


def write(lonlat, path):
    with open(path, "w", encoding="utf-8") as file:
        file.write("lon,lat\n")
        np.savetxt(file, lonlat, fmt="%.9f", delimiter=",")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pack")
    parser.add_argument("seed", type=int)
    parser.add_argument("count", type=int)
    parser.add_argument("-o", "--output", required=True)
    options = parser.parse_args()
    write(points(pack.read_pack(options.pack), options.seed, options.count), options.output)


if __name__ == "__main__":
    main()
