#!/usr/bin/env python3
"""Writes a random but valid data pack: everything the zoning function knows, in shapes that are hard on it.

usage: generate.py SEED FOLDER [--roads N] [--size M] [--buildings N] [--surveyed N] [--crs wgs84|EPSG:4548]
--roads is the number of rows of annex 1, --size the longer side of the district in metres (default by seed, 2–4 km).
With --surveyed N more rows have the boundary lines of `road_land` or `road_edges`.
With --buildings the layer `buildings` holds up to that many footprints.
"""
import argparse
from pathlib import Path

import numpy as np

from districts import buildings, ground, lands, rail, roads, surveyed, writing


def generate(seed, folder, road_count=None, size_m=None, in_plane=False, building_count=0, surveyed_count=0):
    """The same seed and options give the same bytes."""
    rng = np.random.default_rng(seed)
    size_m = size_m or rng.uniform(2000, 4000)
    road_count = road_count or int(rng.integers(9, 22))
    land = ground.Ground(rng, size_m)
    railways = rail.random_railways(rng, land)
    layers = {
        "district": [({"name": f"随机区{seed}"}, land.district)],
        "zones": [({"id": id, "name": f"随机分区{id}", "class": noise_class}, polygon) for id, noise_class, polygon in land.zones],
        "roads": roads.random_roads(rng, land, road_count),
        "rail": rail.random_urban_rail(rng, land) + railways,
        "railway_land": lands.random_railway_land(rng, railways),
        "yards": lands.random_yards(rng, land),
        "residential": lands.random_housing(rng, land),
    }
    if surveyed_count:
        taken = {properties["row"] for properties, _ in layers["roads"]}
        free = [row for row in roads.annex() if row["row"] not in taken][:surveyed_count]
        for name, features in surveyed.random_surveyed(np.random.default_rng([seed, 3]), land, free).items():
            layers[name] = layers.get(name, []) + features
    extra = {}
    if building_count:
        layers["buildings"] = buildings.random_buildings(
            np.random.default_rng([seed, 2]), land.district, layers["roads"], layers["rail"], building_count)
        extra = {"metres_per_storey": buildings.METRES_PER_STOREY}
    writing.write_pack(Path(folder), seed, layers, in_plane, extra)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("seed", type=int)
    parser.add_argument("folder")
    parser.add_argument("--roads", type=int)
    parser.add_argument("--size", type=float)
    parser.add_argument("--buildings", type=int, default=0)
    parser.add_argument("--surveyed", type=int, default=0)
    parser.add_argument("--crs", choices=["wgs84", "EPSG:4548"], default="wgs84")
    options = parser.parse_args()
    generate(options.seed, options.folder, options.roads, options.size, options.crs == "EPSG:4548", options.buildings, options.surveyed)


if __name__ == "__main__":
    main()
