#!/usr/bin/env python3
"""Holds the program against the oracle, place by place, over random districts.

usage: compare.py --program PATH [--districts 10] [--points 100000] [--seed 1] [--date D] [--ask query|map]
                  [--map-format gpkg|geojson] [--buildings N] [--surveyed N] [--keep FOLDER]

Each district is generated, built and asked. A disagreement is near if the oracle itself gives the program's answer
somewhere within 2 cm of the place: arcs of 5 mm, a lattice of 1 mm and 7 decimals of a degree explain that much. Any
other is printed, and the run ends with exit code 1. Every second district is written in EPSG:4548; every third is asked
as if built. A place that is said to be on a line (nz_on_boundary) though the oracle gives one answer all about it fails the run too.
With `--surveyed N` so many rows have surveyed boundary lines. With `--buildings N` the districts hold buildings. A place at which an open point of the readings decides is left out and counted;
where unknown storeys decide, either outcome is right but must not be called certain.
`--ask map` looks the places up in the polygons of a GeoJSON map instead of asking `query`.
"""
import argparse
import sys
import tempfile
from collections import Counter
from pathlib import Path

import numpy as np

import comparing
import points as places
from generate import generate
from zoning import decide, outcomes, pack, plane

SHOWN = 5  # places of each kind
NEAR_SIGHT_M = 0.05  # what is near where buildings hide: the bound that the program gives for the ground in sight


def compare_district(options, seed, folder, watch):
    """Counts of places, near and far disagreements; prints the far ones."""
    in_plane, as_built = seed % 2 == 0, seed % 3 == 0
    layers_folder, map_file, points_file = folder / "pack", folder / f"map.{options.map_format}", folder / "points.csv"
    watch.time("generate", generate, seed, layers_folder, None, None, in_plane, options.buildings, options.surveyed)
    layers = pack.read_pack(layers_folder)
    lonlat = watch.time("points", places.points, layers, seed, options.points)
    places.write(lonlat, points_file)
    watch.time("build", comparing.run, [options.program, "build", layers_folder, "-o", map_file, "--overwrite", "--date", options.date]
               + ["--as-built"] * as_built)
    if options.ask == "map":
        given, on_line, certain = watch.time("query", comparing.ask_map, map_file, lonlat)
    else:
        given, on_line, certain = watch.time("query", comparing.ask_query, options.program, map_file, points_file, options.date, as_built)
    if len(given) != len(lonlat):
        raise SystemExit(f"district {seed}: {len(lonlat)} places asked, {len(given)} answers")
    oracle, xy = watch.time("oracle", decide.Oracle, layers, options.date, as_built), plane.to_plane(lonlat)
    found = watch.time("oracle", outcomes.of, oracle, xy)
    return watch.time("judge", judge, seed, oracle, xy, lonlat, given, found, on_line, certain)


def judge(seed, oracle, xy, lonlat, given, found, on_line, certain):
    """Sorts the disagreements into near and far, and counts the places that open points or unknown storeys decide."""
    reach_m = NEAR_SIGHT_M if oracle.shielding else comparing.NEAR_M
    margin = found.margin_m
    opened = {i for i, decided in enumerate(found.decided) if decided == outcomes.OPEN}
    undecided = [i for i, decided in enumerate(found.decided) if decided == outcomes.STOREYS]
    differ = np.array([i for i in range(len(given)) if i not in opened and given[i] not in found.views[i]], dtype=int)
    clear = (margin > comparing.NEAR_M) & (not oracle.shielding)  # no line within 2 cm: far, without looking around
    doubtful = differ[~clear[differ]]
    reach = comparing.within_reach(oracle, xy[doubtful], reach_m)
    explained = [i for i, near in zip(doubtful, reach) if given[i] in near]
    far = sorted(set(differ.tolist()) - set(explained))
    said = np.array([i for i in np.flatnonzero(on_line) if i not in opened], dtype=int)
    lost = [i for i, near in zip(said, comparing.within_reach(oracle, xy[said], reach_m)) if len(near) == 1]
    bold = [i for i in undecided if certain and certain[i]]
    bold = [i for i in bold if near_all_undecided(oracle, xy[i], reach_m)]
    expected = [view[0] for view in found.views]
    show("far", far, lonlat, expected, given, margin)
    show("on no line", lost, lonlat, expected, given, margin)
    show("certain without knowing the storeys", bold, lonlat, expected, given, margin)
    kinds = Counter(map(word, expected))
    buildings = f", {len(opened)} left open, {len(undecided)} undecided, {len(bold)} of them called certain" * bool(oracle.shielding)
    print(f"district {seed}: {len(given)} places, {len(explained)} near, {len(far)} far, {len(lost)} on no line{buildings}; "
          f"classes {dict(sorted(kinds.items()))}", flush=True)
    return np.array([len(given), len(explained), len(far), len(lost), len(opened), len(undecided), len(bold)]), Counter(
        f"{word(expected[i])} for {word(given[i])}" for i in explained)


def near_all_undecided(oracle, place, reach_m):
    """Is it undecided all about the place too, so that no line explains a certain answer?"""
    angle = np.linspace(0, 2 * np.pi, 12, endpoint=False)
    found = outcomes.of(oracle, place + reach_m * np.column_stack([np.cos(angle), np.sin(angle)]))
    return outcomes.YES not in found.decided


def kind(expected, given):
    """The disagreement in words: status, classes and limits, without the zone."""
    return " ".join(filter(None, expected[:4])) + " for " + " ".join(filter(None, given[:4]))


def word(answer):
    """Class, or where there is none: unzoned, outside."""
    return answer[1] or answer[0]


def show(title, indices, lonlat, expected, given, margin):
    """Every kind of disagreement with its number, and the first places of each."""
    groups = {}
    for i in indices:
        groups.setdefault(kind(expected[i], given[i]), []).append(i)
    for name, members in groups.items():
        print(f"  {title}: {len(members)} × {name} (expected for given)")
        for i in members[:SHOWN]:
            print(f"    {lonlat[i][0]:.9f},{lonlat[i][1]:.9f} zone {expected[i][4]} for {given[i][4]}, {margin[i]:.4f} m from a line")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True)
    parser.add_argument("--districts", type=int, default=10)
    parser.add_argument("--points", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--date", default="2026-11-20")
    parser.add_argument("--map-format", choices=["gpkg", "geojson"], help="default: gpkg, with --ask map geojson")
    parser.add_argument("--ask", choices=["query", "map"], default="query")
    parser.add_argument("--buildings", type=int, default=0)
    parser.add_argument("--surveyed", type=int, default=0)
    parser.add_argument("--keep", type=Path, help="folder for packs, maps and points; default: a temporary one")
    options = parser.parse_args()
    options.map_format = "geojson" if options.ask == "map" else options.map_format or "gpkg"
    watch, total, near = comparing.Watch(), np.zeros(7, dtype=int), Counter()
    with tempfile.TemporaryDirectory() as temporary:
        for seed in range(options.seed, options.seed + options.districts):
            folder = (options.keep or Path(temporary)) / f"district-{seed}"
            counts, kinds = compare_district(options, seed, folder, watch)
            total, near = total + counts, near + kinds
    print(f"\n{options.districts} districts, {total[0]} places: {total[1]} disagreements within {5 if options.buildings else 2} cm of a line, "
          f"{total[2]} farther, {total[3]} said to be on a line that is not there")
    if options.buildings:
        print(f"open points of the readings decide {total[4]} places; unknown storeys {total[5]}, {total[6]} of them called certain")
    print("near, expected for given: " + ", ".join(f"{name} {count}" for name, count in near.most_common()))
    print("seconds: " + ", ".join(f"{step} {seconds:.1f}" for step, seconds in watch.seconds.items()))
    sys.exit(1 if total[2] or total[3] or total[6] else 0)


if __name__ == "__main__":
    main()
