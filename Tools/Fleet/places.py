#!/usr/bin/env python3
"""Places for a map, from a seed: anywhere, about its lines, on them, at corners, outside, far away, and no places at all.

usage: Tools/Fleet/places.py ZONES.csv SEED N [--plane] [--anywhere] -o PLACES.csv
ZONES.csv is the layer zones in the plane EPSG:4548. Columns id,lon,lat: degrees of WGS 84, or with --plane metres of EPSG:4548. --anywhere leaves
out all that is made to be hard: places anywhere about the map, with seven decimals, as people have them.
"""
import argparse
import csv
import re

import numpy as np
import pyarrow
import pyarrow.csv
import pyproj

PLANE = "EPSG:4548"
# Of a thousand: anywhere about the map; beside a line; at the tolerance beside a line; on a line; about a corner; outside; far, or no place.
SHARES = {"anywhere": 400, "beside": 300, "tolerance": 90, "on": 80, "corner": 90, "outside": 30, "far": 10}
TOLERANCE_M = 0.001


def segments(path):
    """Every straight piece of an outline once: n × 2 × 2, metres."""
    csv.field_size_limit(1 << 30)
    found = set()
    with open(path, newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            for ring in re.findall(r"\(([^()]+)\)", row["wkt"]):
                corners = [tuple(map(float, corner.split())) for corner in ring.split(",")]
                found.update((min(a, b), max(a, b)) for a, b in zip(corners, corners[1:]) if a != b)
    return np.array(sorted(found))


def decades(rng, count, low, high):
    """Lengths of either sign, of every order of magnitude alike."""
    return rng.choice([-1.0, 1.0], count) * 10 ** rng.uniform(low, high, count)


def aside(rng, lines, count, offset):
    line = lines[rng.integers(0, len(lines), count)]
    along = line[:, 1] - line[:, 0]
    normal = np.stack([-along[:, 1], along[:, 0]], axis=1) / np.hypot(along[:, 0], along[:, 1])[:, None]
    share = rng.choice([0.5, 0.0, 1.0, -1.0], count, p=[0.1, 0.05, 0.05, 0.8])
    share = np.where(share < 0, rng.random(count), share)
    return line[:, 0] + along * share[:, None] + normal * offset[:, None]


def in_plane(lines, seed, count, anywhere):
    """Metres, n × 2; far places and those that are none come last, before they are mixed."""
    rng = np.random.default_rng(seed)
    sizes = {name: 0 if anywhere else count * share // 1000 for name, share in SHARES.items()}
    sizes["anywhere"] += count - sum(sizes.values())
    low, high = lines.reshape(-1, 2).min(axis=0), lines.reshape(-1, 2).max(axis=0)
    corner = lines.reshape(-1, 2)[rng.integers(0, 2 * len(lines), sizes["corner"])]
    turn, reach = rng.uniform(0, 2 * np.pi, sizes["corner"]), decades(rng, sizes["corner"], -9, 0)
    places = [
        rng.uniform(low - (high - low) * 0.05, high + (high - low) * 0.05, (sizes["anywhere"], 2)),
        aside(rng, lines, sizes["beside"], decades(rng, sizes["beside"], -9, 0)),
        aside(rng, lines, sizes["tolerance"], (TOLERANCE_M + decades(rng, sizes["tolerance"], -9, -4)) * rng.choice([-1, 1], sizes["tolerance"])),
        aside(rng, lines, sizes["on"], np.zeros(sizes["on"])),
        corner + np.stack([np.cos(turn), np.sin(turn)], axis=1) * reach[:, None],
        rng.uniform(low, high, (sizes["outside"], 2)) + np.sign(rng.uniform(-1, 1, (sizes["outside"], 2))) * (high - low) * rng.uniform(1, 5, (sizes["outside"], 1)),
    ]
    return rng, np.concatenate(places), sizes


def far(rng, count, plane):
    """Numbers that are far away, or no place: not a number, none, out of range."""
    if plane:
        numbers = np.stack([rng.uniform(-1e6, 2e6, count), rng.uniform(-1e6, 8e6, count)], axis=1)
    else:
        numbers = np.stack([rng.uniform(-200, 200, count), rng.uniform(-100, 100, count)], axis=1)
    numbers = np.round(numbers, 6)
    odd = rng.integers(0, 6, count)
    numbers[odd == 0, 0] = np.nan
    numbers[odd == 1, 1] = np.nan
    return numbers, odd


def table(lines, seed, count, plane=False, anywhere=False):
    """Columns id, lon, lat."""
    rng, places, sizes = in_plane(lines, seed, count, anywhere)
    distant = sizes["far"]
    if not plane:
        places = np.stack(pyproj.Transformer.from_crs(PLANE, "EPSG:4490", always_xy=True).transform(places[:, 0], places[:, 1]), axis=1)
        # Most people have seven decimals; those about lines keep all their digits.
        places[:sizes["anywhere"]] = np.round(places[:sizes["anywhere"]], 7)
    numbers, odd = far(rng, distant, plane)
    order = rng.permutation(count)
    values = np.concatenate([places, numbers])[order]
    # Of those without a number half are written as NaN, half are empty.
    empty = np.concatenate([np.zeros(len(places), bool), (odd <= 1) & (rng.random(distant) < 0.5)])[order]
    columns = [pyarrow.array(values[:, n], mask=empty & np.isnan(values[:, n])) for n in (0, 1)]
    return pyarrow.table({"id": pyarrow.array(np.arange(count, dtype=np.int32)), "lon": columns[0], "lat": columns[1]})


def write(places, path):
    pyarrow.csv.write_csv(places, path, pyarrow.csv.WriteOptions(quoting_style="none"))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("zones")
    parser.add_argument("seed", type=int)
    parser.add_argument("count", type=int)
    parser.add_argument("--plane", action="store_true")
    parser.add_argument("--anywhere", action="store_true")
    parser.add_argument("-o", "--output", required=True)
    options = parser.parse_args()
    write(table(segments(options.zones), options.seed, options.count, options.plane, options.anywhere), options.output)


if __name__ == "__main__":
    main()
