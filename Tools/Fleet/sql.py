#!/usr/bin/env python3
"""The SQL recipes beside this file, run in DuckDB, SedonaDB and PostGIS, and compared row by row with `noisezone query --input`.

usage: Tools/Fleet/sql.py PROGRAM MAP.gpkg [--places N,...] [--seed N] [--plane] [--anywhere] [--plain] [--engines NAME,...] [--core N]

MAP.gpkg is a map by the rules beijing-etown-2025 in the plane EPSG:4548. Everything runs on one core. Prints Markdown: rows that differ by cause, and
seconds of the processor. --plain runs the recipe without the edge rule as well. Exit code 1: a difference that nothing explains; 69: an engine
is not there.
"""
import argparse
import json
import multiprocessing
import os
import re
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
import pyarrow
import pyarrow.compute
import pyarrow.csv
import pyproj

import engines
import places

# Metres: two programs that project may differ by some last digits of the northing (1 nm), and so does the distance that the tolerance is held to.
ROUNDING_M = 5e-9
UNEXPLAINED = "nothing explains it"
ADDED = ["nz_status", "nz_class", "nz_day", "nz_night", "nz_zone", "nz_on_boundary"]


def labels(path, columns, by_id=False):
    """One text a row, in the order of the places."""
    types = {"id": pyarrow.int32(), **{name: pyarrow.string() for name in columns}}
    options = pyarrow.csv.ConvertOptions(include_columns=list(types), column_types=types, strings_can_be_null=False)
    rows = pyarrow.csv.read_csv(path, convert_options=options)
    ids = rows["id"].to_numpy()
    joined = pyarrow.compute.binary_join_element_wise(*[rows[name].combine_chunks() for name in columns], ",")
    del rows
    if by_id:
        order = np.empty(len(ids), dtype=np.int64)
        order[ids] = np.arange(len(ids))
        assert len(ids) == ids.max() + 1 and (ids[order] == np.arange(len(ids))).all(), f"{path}: a row is missing, or there twice"
        joined = joined.take(pyarrow.array(order))
    return joined


def plane_of(table, plane):
    """Metres, n × 2; NaN where there is no place."""
    x, y = (np.asarray(table[name].to_numpy(zero_copy_only=False), dtype=float) for name in ("lon", "lat"))
    if plane:
        swapped = (x >= 1e6) & (y < 1e6)
        return np.stack([np.where(swapped, y, x), np.where(swapped, x, y)], axis=1)
    metres = np.stack(pyproj.Transformer.from_crs("EPSG:4490", places.PLANE, always_xy=True).transform(x, y), axis=1)
    metres[~np.isfinite(metres).all(axis=1)] = np.nan
    return metres


def distances(lines, place):
    """Metres from a place to every line, in long doubles."""
    a, b, p = lines[:, 0].astype(np.longdouble), lines[:, 1].astype(np.longdouble), place.astype(np.longdouble)
    along = b - a
    share = np.clip(((p - a) * along).sum(axis=1) / (along**2).sum(axis=1), 0, 1)
    return np.sqrt((((a + along * share[:, None]) - p) ** 2).sum(axis=1))


def cause(lines, place, is_far, limit):
    """Why a row may differ, and the metres that say so. `limit`: all places within the tolerance may differ, and not only those at it."""
    if is_far:
        return "farther than 3,900 km", 0.0
    if not np.isfinite(place).all():
        return UNEXPLAINED, 0.0
    far = distances(lines, place)
    off = float(np.abs(far - places.TOLERANCE_M).min())
    if off <= ROUNDING_M:
        return "at 1 mm from a line", off
    if limit and far.min() <= places.TOLERANCE_M + ROUNDING_M:
        return "within 1 mm of a line", float(far.min())
    return UNEXPLAINED, float(far.min())


def compare(ours, theirs, table, lines, plane, limit=False, most=200_000):
    """Rows that differ by cause: how many, and the largest metres of it."""
    different = np.flatnonzero(~pyarrow.compute.equal(ours, theirs).to_numpy(zero_copy_only=False))
    found = {}
    if len(different) == 0:
        return found, 0
    # So many are enough to see the causes; what is left out is told.
    sample = different if len(different) <= most else np.random.default_rng(1).choice(different, most, replace=False)
    taken = table.take(pyarrow.array(sample))
    where = plane_of(taken, plane)
    # The command's two ways: the fast one says outside, where the other, and the recipe, find no place in the plane.
    numbers = np.isfinite([np.asarray(taken[name].to_numpy(zero_copy_only=False), dtype=float) for name in ("lon", "lat")]).all(axis=0)
    far = numbers & ~(np.abs(where[:, 0] - 500_000) <= 3_900_000) & (not plane)
    boxes = np.stack([lines.min(axis=1), lines.max(axis=1)], axis=1)
    cells = {}
    for number, (low, high) in enumerate(np.floor((boxes + [[[-1], [1]]] * np.ones(2)) / 50).astype(int)):
        for x in range(low[0], high[0] + 1):
            for y in range(low[1], high[1] + 1):
                cells.setdefault((x, y), []).append(number)
    if len(sample) < len(different):
        found["not looked at"] = (len(different) - len(sample), 0.0, None)
    for number, place, is_far in zip(sample, where, far):
        one, other = ours[int(number)].as_py(), theirs[int(number)].as_py()
        is_far = is_far and one.startswith("outside") and other.startswith("error")
        near = cells.get(tuple(np.floor(place / 50).astype(int)), []) if np.isfinite(place).all() else []
        name, metres = cause(lines[near] if near else lines[:1], place, is_far, limit)
        count, largest, first = found.get(name, (0, 0.0, None))
        found[name] = (count + 1, max(largest, metres), first or f"place {number}: {one} and {other}")
    return found, len(different)


def run_engine(name, folder, buildings, plane, plain, pipe):
    costs, version = engines.ENGINES[name](folder, engines.statements(name, buildings), plane, plain)
    pipe.send((dict(costs), version))


def ask_engine(*arguments):
    here, there = multiprocessing.Pipe()
    process = multiprocessing.get_context("fork").Process(target=run_engine, args=(*arguments, there))
    process.start()
    there.close()
    try:
        answer = here.recv()
    except EOFError:
        answer = None
    process.join()
    if process.exitcode or answer is None:
        sys.exit(69)
    return answer


def ask_program(program, arguments):
    """Seconds of its processor."""
    process = subprocess.Popen([program, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    errors = process.stderr.read()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 65):
        sys.exit(f"{program}: exit code {process.returncode}\n{errors}")
    return used.ru_utime + used.ru_stime


def row(*cells):
    print("| " + " | ".join(cells) + " |", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("map")
    parser.add_argument("--places", default="100000")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--plane", action="store_true")
    parser.add_argument("--anywhere", action="store_true")
    parser.add_argument("--plain", action="store_true")
    parser.add_argument("--engines", default=",".join(engines.ENGINES))
    parser.add_argument("--core", type=int, default=max(os.sched_getaffinity(0)))
    options = parser.parse_args()
    os.sched_setaffinity(0, {options.core})
    program, source = str(Path(options.program).resolve()), str(Path(options.map).resolve())
    meta = dict(sqlite3.connect(f"file:{source}?mode=ro", uri=True).execute("SELECT name, value FROM meta"))
    date = json.loads(meta["date"])
    assert json.loads(meta["ruleset"]) == "beijing-etown-2025" and json.loads(meta["working_crs"]) == places.PLANE, "another ruleset or plane"
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        zones = os.path.join(folder, "zones.csv")
        subprocess.run([program, "export", source, "-o", zones, "--to-crs", places.PLANE, "--date", date], check=True, capture_output=True)
        with open(zones, encoding="utf-8") as file:
            buildings = "other_class" in file.readline().strip().split(",")
        lines = places.segments(zones)
        version = subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout.splitlines()[0]
        print(f"Map: {len(lines):,} lines, {json.loads(meta['id'])}, {date}; {version}\n")
        heads = ["places", "way", "rows that differ", "because", "map, s", "reading, s", "projection, s", "answers, s", "rows/s", "noisezone is"]
        row(*heads)
        print("|---" * len(heads) + "|")
        for count in map(int, options.places.split(",")):
            table = places.table(lines, options.seed, count, options.plane, options.anywhere)
            given, told = os.path.join(folder, "places.csv"), os.path.join(folder, "told.csv")
            places.write(table, given)
            system = places.PLANE if options.plane else "wgs84"
            asked = ["--input", given, "--x", "lon", "--y", "lat", "--crs", system, "--map", source, "--date", date, "-o", told, "--overwrite"]
            took = ask_program(program, ["query", *asked])
            row(f"{count:,}", "noisezone query --input, file to file", "", "", "", "", "", f"{took:.2f}", f"{count / took:,.0f}", "")
            ours = labels(told, ADDED)
            for name in options.engines.split(","):
                costs, version = ask_engine(name, folder, buildings, options.plane, options.plain)
                for step, columns in [("answers", ADDED)] + [("plain", ADDED[1:5])] * options.plain:
                    theirs = labels(os.path.join(folder, f"{step}.csv"), columns, by_id=True)
                    mine = ours if step == "answers" else labels(told, columns)
                    found, different = compare(mine, theirs, table, lines, options.plane, step == "plain")
                    words = "; ".join(
                        f"{many:,} {why}" + (f" (at most {metres:.1e} m)" if metres else "") for why, (many, metres, _) in sorted(found.items()))
                    if UNEXPLAINED in found:
                        wrong += found[UNEXPLAINED][0]
                        print(f"{version}: {found[UNEXPLAINED][2]}", file=sys.stderr)
                    seconds = costs["placed"] + costs[step]
                    row(f"{count:,}", version + (", plain" if step == "plain" else ""), f"{different:,}", words,
                        *(f"{costs[name]:.2f}" for name in ("map", "load", "placed", step)), f"{count / seconds:,.0f}", f"{seconds / took:.1f} × as fast")
            tallies = pyarrow.compute.value_counts(pyarrow.compute.list_element(pyarrow.compute.split_pattern(ours, ","), 0)).to_pylist()
            row(f"{count:,}", "in all: " + ", ".join(f"{one['counts']:,} {one['values']}" for one in tallies), *[""] * 8)
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
