#!/usr/bin/env python3
"""Holds the layer `facades` of a map against the oracle (B7).

usage: facades.py PACK MAP.geojson [--date YYYY-MM-DD]

Each feature is a part of a wall: building, segment, from_storey, to_storey, class. Five places of it, 1 mm before the wall, are asked at its
lowest and highest storey (height: storey × height of a storey). A place is left out if an open point or an unknown height decides it,
or if it is otherwise 5 cm along the wall or 5 cm up or down. Prints the places that differ; exit code 1 if there are any.
"""
import argparse
import json
import sys
from collections import Counter
from pathlib import Path

import numpy as np
import shapely

from zoning import decide, pack, plane

BEFORE_M, NEAR_M = 0.001, 0.05
SHARES = [0.02, 0.26, 0.5, 0.74, 0.98]


def parts(path):
    """Properties and vertices (metres) of every part of a wall in the map."""
    for item in json.loads(Path(path).read_text(encoding="utf-8"))["features"]:
        p = item["properties"]
        if {"building", "from_storey", "to_storey"} <= p.keys():
            geometry = item["geometry"]
            lines = [geometry["coordinates"]] if geometry["type"] == "LineString" else geometry["coordinates"]
            for line in lines:
                yield p, plane.to_plane([c[:2] for c in line])


def compare(layers, features, date):
    """Counts of equal, different and left-out places; the different ones as (properties, place, height, expected)."""
    oracle = decide.Oracle(layers, date)
    buildings = {b.id: b for b in oracle.shielding.buildings}
    counts, differ = Counter(), []
    for p, path in features:
        building = buildings[str(p["building"])]
        if building.height_m is None or not building.storeys:
            counts["left out"] += 1
            continue
        line, per_storey = shapely.LineString(path), building.height_m / building.storeys
        for share in SHARES:
            for storey in {p["from_storey"], p["to_storey"]}:
                expected = around(oracle, building, line, share * line.length, storey * per_storey)
                kind = "left out" if len(expected) > 1 else "same" if p["class"] in expected else "different"
                counts[kind] += 1
                if kind == "different":
                    differ.append((p, line.interpolate(share, normalized=True), storey * per_storey, expected))
    return counts, differ


def around(oracle, building, line, at_m, height_m):
    """The oracle's classes at a place of the wall and 5 cm from it along the wall, up and down."""
    answers = set()
    for along, up in ((0, 0), (-NEAR_M, 0), (NEAR_M, 0), (0, -NEAR_M), (0, NEAR_M)):
        answers |= classes(oracle, before_wall(building.shape, line, at_m + along), height_m + up)
    return answers


def before_wall(shape, line, at_m):
    """The place of the wall, moved 1 mm out of its building."""
    a, b = (np.asarray(line.interpolate(np.clip(at_m + d, 0, line.length)).coords[0]) for d in (-0.01, 0.01))
    square = np.array([a[1] - b[1], b[0] - a[0]]) / np.hypot(*(b - a)) * BEFORE_M
    place = (a + b) / 2
    return place - square if shape.contains(shapely.Point(place + 3 * square)) else place + square


def classes(oracle, place, height_m):
    """The class in each way the open points and unknown heights may be settled."""
    return {str(c) for c in oracle.facade_classes(place, height_m)}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pack")
    parser.add_argument("map")
    parser.add_argument("--date", default="2026-11-20")
    options = parser.parse_args()
    counts, differ = compare(pack.read_pack(options.pack), parts(options.map), options.date)
    for p, place, height, expected in differ[:40]:
        print(f"building {p['building']} {p['from_storey']}–{p['to_storey']} {p['class']} at {place.x:.3f},{place.y:.3f} {height:.2f} m: expected {expected}")
    print(dict(counts))
    sys.exit(1 if counts["different"] else 0)


if __name__ == "__main__":
    main()
