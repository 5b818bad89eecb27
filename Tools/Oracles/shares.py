#!/usr/bin/env python3
"""Holds the shares of tall frontage that a map tells against the oracle (B1).

usage: shares.py PACK MAP.gpkg [--date YYYY-MM-DD] [--as-built]

A stretch of the map and one of the oracle are the same if row, side and length (to 5 cm, with or without its bends at junctions) agree; the
nearest share is taken where several do.
Shares must agree to 2 cm of frontage for each change that no corner explains, and 5 cm more for the rounding of coordinates.
Prints the stretches that differ; exit code 1 if there are any.
"""
import argparse
import json
import math
import sqlite3
import sys

import numpy as np

from zoning import decide, pack, stretches

LENGTH_M, ROUNDING_M = 0.05, 0.05
RING = 0.05  # what looks so little to one side, of its length, looks to all
COMPASS = ["N", "NE", "E", "SE", "S", "SW", "W", "NW"]


def told(map_file):
    """The frontages of a map's account of itself."""
    with sqlite3.connect(map_file) as connection:
        rows = connection.execute("select value from meta where name = 'frontages'").fetchall()
    return json.loads(rows[0][0]) if rows else []


def side(stretch):
    """Words of the compass for where the frontage looks to, with its bends or without: a name, which no reading settles. All for a ring."""
    whole = sum(math.dist(a, b) * out for a, b, out in stretch.pieces)
    straight = sum(strip.length_m * stretch.side * np.array([-strip.along[1], strip.along[0]]) for strip in stretch.strips)
    words = set()
    for look in (whole, straight):
        if math.hypot(*look) < RING * stretch.length_m:
            return set(COMPASS)
        eighths = math.atan2(look[0], look[1]) / (math.pi / 4)
        words |= {COMPASS[int(np.floor(eighths + 0.5 + nudge)) % 8] for nudge in (-0.05, 0.05)}
    return words


def compare(frontages, fronts):
    """Counts, and (frontage told, nearest of the oracle or None, metres by which they differ) of those that differ."""
    counts, differ = {"same": 0, "different": 0}, []
    for given in frontages:
        alike = [f for f in fronts if f.stretch.row == given["row"] and given["side"] in side(f.stretch)
                 and -LENGTH_M <= given["length_m"] - f.stretch.length_m <= ends_m(f) + LENGTH_M]
        if not alike:
            counts["different"] += 1
            differ.append((given, None, math.inf))
            continue
        gap, nearest = min(((gap_m(given, f), f) for f in alike), key=lambda pair: pair[0])
        kind = "same" if gap <= ROUNDING_M else "different"
        counts[kind] += 1
        if kind == "different":
            differ.append((given, nearest, gap))
    return counts, differ


def ends_m(front):
    """Metres of frontage round bends at junctions, which may belong to this stretch or the next."""
    return sum(math.dist(a, b) for a, b, _ in front.stretch.end_pieces)


def gap_m(given, front):
    """Metres of frontage by which a share lies beyond what the oracle leaves open."""
    gaps = []
    for share, unknown_tall in ((given["share"], False), (given["share_to"], True)):
        low, high = front.shares(unknown_tall)
        gaps.append(max(low - share, share - high, 0) * given["length_m"])
    return max(gaps)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pack")
    parser.add_argument("map")
    parser.add_argument("--date", default="2026-11-20")
    parser.add_argument("--as-built", action="store_true")
    options = parser.parse_args()
    # A look square to a chord of an arc is off by as much as the chord is long: for metres of frontage they are shorter than for classes.
    stretches.ARC_STEP = math.radians(0.1)
    oracle = decide.Oracle(pack.read_pack(options.pack), options.date, options.as_built)
    counts, differ = compare(told(options.map), oracle.shielding.fronts)
    for given, front, gap in differ:
        known = [front.shares(tall) for tall in (False, True)] if front else "no such stretch"
        print(f"{given['id']} {given['side']} {given['length_m']} m: {given['share']}–{given['share_to']}, oracle {known}: {gap:.3f} m")
    print(counts)
    sys.exit(1 if counts["different"] else 0)


if __name__ == "__main__":
    main()
