#!/usr/bin/env python3
"""Holds the program against the oracle, place by place, over random districts.

usage: compare.py --program PATH [--districts 10] [--points 100000] [--seed 1] [--date D] [--map-format geojson]
                  [--ask query|map] [--keep FOLDER]

Each district is generated, built and asked. A disagreement is near if the oracle itself gives the program's answer
somewhere within 2 cm of the place: arcs of 5 mm, a lattice of 1 mm and 7 decimals of a degree explain that much. Any
other is printed, and the run ends with exit code 1. Every second district is written in EPSG:4548; every third is asked
as if built. `--ask map` looks the places up in the polygons of the map instead of asking `query`.
"""
import argparse
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import numpy as np

import comparing
import points as places
from generate import generate
from zoning import decide, pack, plane

SHOWN = 20


class Watch:
    """Seconds of each step."""

    def __init__(self):
        self.seconds = Counter()

    def time(self, step, work, *arguments):
        start = time.monotonic()
        result = work(*arguments)
        self.seconds[step] += time.monotonic() - start
        return result


def compare_district(options, seed, folder, watch):
    """Counts of places, near and far disagreements; prints the far ones."""
    in_plane, as_built = seed % 2 == 0, seed % 3 == 0
    layers_folder, map_file, points_file = folder / "pack", folder / f"map.{options.map_format}", folder / "points.csv"
    watch.time("generate", generate, seed, layers_folder, None, None, in_plane)
    layers = pack.read_pack(layers_folder)
    lonlat = watch.time("points", places.points, layers, seed, options.points)
    places.write(lonlat, points_file)
    watch.time("build", comparing.run, [options.program, "build", layers_folder, "-o", map_file, "--overwrite", "--date", options.date]
               + ["--as-built"] * as_built)
    if options.ask == "map":
        given, on_line = watch.time("query", comparing.ask_map, map_file, lonlat)
    else:
        given, on_line = watch.time("query", comparing.ask_query, options.program, map_file, points_file, options.date, as_built)
    if len(given) != len(lonlat):
        raise SystemExit(f"district {seed}: {len(lonlat)} places asked, {len(given)} answers")
    oracle, xy = decide.Oracle(layers, options.date, as_built), plane.to_plane(lonlat)
    answers = watch.time("oracle", oracle.answer, xy)
    expected = comparing.tuples(answers)
    return judge(seed, oracle, xy, lonlat, given, expected, on_line, answers.margin_m)


def judge(seed, oracle, xy, lonlat, given, expected, on_line, margin):
    """Sorts the disagreements into near and far."""
    differ = np.array([i for i in range(len(given)) if given[i] != expected[i]], dtype=int)
    reach = comparing.within_reach(oracle, xy[differ]) if len(differ) else []
    far = [i for i, answers in zip(differ, reach) if given[i] not in answers]
    near = Counter(f"{expected[i][1] or expected[i][0]} for {given[i][1] or given[i][0]}"
                   for i, answers in zip(differ, reach) if given[i] in answers)
    lost = [i for i in np.flatnonzero(on_line) if margin[i] > comparing.NEAR_M]
    for i in far[:SHOWN]:
        print(f"  far: {lonlat[i][0]:.9f},{lonlat[i][1]:.9f} expected {expected[i]} given {given[i]} margin {margin[i]:.4f} m")
    for i in lost[:SHOWN]:
        print(f"  on no line: {lonlat[i][0]:.9f},{lonlat[i][1]:.9f} {given[i]} margin {margin[i]:.4f} m")
    kinds = Counter(answer[1] or answer[0] for answer in expected)
    print(f"district {seed}: {len(given)} places, {sum(near.values())} near, {len(far)} far, {len(lost)} on no line; "
          f"classes {dict(sorted(kinds.items()))}", flush=True)
    return np.array([len(given), sum(near.values()), len(far), len(lost)]), near


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True)
    parser.add_argument("--districts", type=int, default=10)
    parser.add_argument("--points", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--date", default="2026-11-20")
    parser.add_argument("--map-format", default="geojson")
    parser.add_argument("--ask", choices=["query", "map"], default="query")
    parser.add_argument("--keep", type=Path, help="folder for packs, maps and points; default: a temporary one")
    options = parser.parse_args()
    watch, total, near = Watch(), np.zeros(4, dtype=int), Counter()
    with tempfile.TemporaryDirectory() as temporary:
        for seed in range(options.seed, options.seed + options.districts):
            folder = (options.keep or Path(temporary)) / f"district-{seed}"
            counts, kinds = compare_district(options, seed, folder, watch)
            total, near = total + counts, near + kinds
    print(f"\n{options.districts} districts, {total[0]} places: {total[1]} disagreements within 2 cm of a line, "
          f"{total[2]} farther, {total[3]} said to be on a line that is not there")
    for kind, count in near.most_common():
        print(f"  near, {kind} (expected for given): {count}")
    print("seconds: " + ", ".join(f"{step} {seconds:.1f}" for step, seconds in watch.seconds.items()))
    sys.exit(1 if total[2] or total[3] else 0)


if __name__ == "__main__":
    main()
