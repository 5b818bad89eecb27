#!/usr/bin/env python3
"""Holds the layer `facades` of a map against the oracle (B7).

usage: facades.py PACK MAP [--date YYYY-MM-DD] [--as-built] [--sample N] [--seed 1]

MAP: GeoJSON or GeoPackage. Each feature is a part of a wall: building, segment, from_storey, to_storey, class. Five places of it, 1 mm
before the wall, are asked at its lowest and highest storey (height: storey × height of a storey); the parts of a building must cover its
walls, storey by storey. A place is left out if an open point decides it, or if it is otherwise 5 cm along the wall or 5 cm up or down.
Where storeys or heights that are not known decide, the map must tell both outcomes. With --sample only N buildings are asked, of those that a
stretch of rule 3 counts if there are as many. Prints the places that differ; exit code 1 if there are any.
"""
import argparse
import json
import sqlite3
import sys
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np
import shapely

from zoning import decide, frontage, pack, plane

BEFORE_M, NEAR_M = 0.001, 0.05
SHARES = [0.02, 0.26, 0.5, 0.74, 0.98]
COVER_M = 0.01  # of wall that rounding may leave out at each part


def parts(path):
    """Properties and vertices (metres) of every part of a wall in the map."""
    features = _of_geopackage(path) if Path(path).suffix == ".gpkg" else _of_geojson(path)
    return [(p, line) for p, line in features if {"building", "from_storey", "to_storey"} <= p.keys()]


def _of_geojson(path):
    for item in json.loads(Path(path).read_text(encoding="utf-8"))["features"]:
        geometry = item["geometry"]
        lines = [geometry["coordinates"]] if geometry["type"] == "LineString" else geometry["coordinates"]
        for line in lines if "building" in item["properties"] else []:
            yield item["properties"], plane.to_plane([c[:2] for c in line])


def _of_geopackage(path):
    with sqlite3.connect(path) as connection:
        column, srs = connection.execute("select column_name, srs_id from gpkg_geometry_columns where table_name = 'facades'").fetchone()
        cursor = connection.execute("select * from facades")
        names = [name for name, *_ in cursor.description]
        for row in cursor.fetchall():
            p = dict(zip(names, row))
            blob = p.pop(column)
            line = shapely.get_coordinates(shapely.from_wkb(blob[8 + [0, 32, 48, 48, 64][blob[3] >> 1 & 7]:]))
            yield p, line if srs == 4548 else plane.to_plane(line)


def compare(layers, features, date, as_built=False, sample=None, seed=1):
    """Counts of equal, different and left-out places; the different ones as (properties, place, height, expected)."""
    oracle = decide.Oracle(layers, date, as_built)
    buildings = {b.id: b for b in oracle.shielding.buildings}
    walls = defaultdict(list)
    for p, path in features:
        walls[str(p["building"])].append((p, path))
    counts, differ = Counter(), []
    for id in sampled(oracle, sorted(walls), sample, seed):
        building = buildings[id]
        if building.height_m is None or not building.storeys:
            counts["left out"] += len(walls[id])
            continue
        per_storey = building.height_m / building.storeys
        asked = [(p, shapely.LineString(path), share, storey * per_storey) for p, path in walls[id] if len(path) > 1
                 for share in SHARES for storey in sorted({p["from_storey"], p["to_storey"]})]
        for (p, line, share, height), answers in zip(asked, around(oracle, building, asked)):
            kind, expected = judged(p, answers)
            counts[kind] += 1
            if kind == "different":
                differ.append((p, line.interpolate(share, normalized=True), height, expected))
    return counts, differ


def sampled(oracle, ids, count, seed):
    """`count` of the buildings, first of those that count for a stretch of rule 3."""
    if count is None or count >= len(ids):
        return ids
    shielded = {oracle.shielding.buildings[k].id for front, view in zip(oracle.shielding.fronts, oracle.shielding.views)
                if 3 in view["rules"] for k in front.near}
    mixed = [ids[i] for i in np.random.default_rng(seed).permutation(len(ids))]
    return sorted(mixed, key=lambda id: id not in shielded)[:count]


def uncovered(layers, features):
    """The buildings of whose walls some part has no answer, or two: metres of wall times storeys by which the parts miss them."""
    covered, parts_of = Counter(), Counter()
    for p, path in features:
        if p["to_storey"] is not None:
            covered[str(p["building"])] += shapely.LineString(path).length * (p["to_storey"] - p["from_storey"] + 1)
            parts_of[str(p["building"])] += 1
    walls = {b.id: b for b in frontage.buildings_of(layers, [])}
    missing = {id: covered[id] - shapely.length(walls[id].shape) * walls[id].storeys for id in covered if walls[id].storeys}
    return {id: metres for id, metres in missing.items() if abs(metres) > COVER_M * walls[id].storeys * parts_of[id]}


def judged(p, answers):
    """What a part of a wall tells against the answers about a place: a list for each way to settle unknown storeys and heights."""
    if any(len(of_way) > 1 for of_way in answers):
        return "left out", None
    expected = set().union(*answers)
    told = {p["class"] or ""} | ({p["other_class"]} if p.get("other_class") else set())
    return ("same" if told == expected else "different"), expected


def around(oracle, building, asked):
    """The oracle's classes at places of walls and 5 cm from them along the wall, up and down: of each a set for each way to settle unknowns."""
    steps = ((0, 0), (-NEAR_M, 0), (NEAR_M, 0), (0, -NEAR_M), (0, NEAR_M))
    places = [before_wall(building.shape, line, share * line.length + along) for _, line, share, _ in asked for along, _ in steps]
    views = oracle.facade_classes(places, [height + up for *_, height in asked for _, up in steps])
    for n in range(len(asked)):
        answers = [set(), set(), set(), set()]
        for view in views[n * len(steps): (n + 1) * len(steps)]:
            for v, of_view in enumerate(view):  # much and little sight, with unknown storeys low and tall
                for unknown, answer in enumerate(of_view):
                    answers[v % 2 * 2 + unknown].add(answer)
        yield answers


def before_wall(shape, line, at_m):
    """The place of the wall, moved 1 mm out of its building."""
    at_m = np.clip(at_m, 0, line.length)
    a, b = (np.asarray(line.interpolate(np.clip(at_m + d, 0, line.length)).coords[0]) for d in (-0.01, 0.01))
    square = np.array([a[1] - b[1], b[0] - a[0]]) / np.hypot(*(b - a)) * BEFORE_M
    place = (a + b) / 2
    return place - square if shape.contains(shapely.Point(place + 3 * square)) else place + square


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pack")
    parser.add_argument("map")
    parser.add_argument("--date", default="2026-11-20")
    parser.add_argument("--as-built", action="store_true")
    parser.add_argument("--sample", type=int)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    layers, features = pack.read_pack(options.pack), parts(options.map)
    counts, differ = compare(layers, features, options.date, options.as_built, options.sample, options.seed)
    missing = uncovered(layers, features)
    for p, place, height, expected in differ[:40]:
        print(f"building {p['building']} wall {p['segment']} {p['from_storey']}–{p['to_storey']} {p['class']} {p.get('other_class') or ''} "
              f"at {place.x:.3f},{place.y:.3f} {height:.2f} m: expected {expected}")
    for id, metres in missing.items():
        print(f"building {id}: its parts miss its walls by {metres:.2f} m")
    print(dict(counts))
    sys.exit(1 if counts["different"] or missing else 0)


if __name__ == "__main__":
    main()
