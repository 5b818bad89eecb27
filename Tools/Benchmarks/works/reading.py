"""GeoJSON → features in memory."""
import json

import geopandas
import numpy as np
import shapely

from figures import Work, times
from inputs import cadastre, district


def run(bench):
    roads, parcels = bench.count(1000, 200), bench.count(1_000_000, 100_000)
    degrees, _ = bench.build(district.square(bench.file(f"city-{roads}"), roads), "geojson")
    return [
        _work(bench, degrees, "A map"),
        _work(bench, cadastre.write(bench.file(f"cadastre-{parcels}.geojson"), parcels), f"A cadastre of {parcels:,} parcels"),
    ]


def _work(bench, path, what):
    ours = bench.measure("reading", path, bench.rounds)
    megabytes = ours["bytes"] / 1e6
    work = Work(f"{what} as GeoJSON, {megabytes:.1f} MB → features", "MB/s", megabytes)
    work.add("noisezone, bytes to features", ours["reading"], "every byte looked at, every feature checked")
    rounds = bench.count(3, 2)
    seconds, frame = times(rounds, lambda: geopandas.read_file(path, engine="pyogrio"))
    _compare(ours, frame.geometry.to_numpy(), "GDAL")
    work.add_peer("GDAL through pyogrio", seconds)
    text = path.read_bytes()
    seconds, shapes = times(rounds, lambda: _plain(text))
    _compare(ours, shapes, "json and shapely")
    work.add_peer("Python's json, and polygons of shapely", seconds)
    work.checked = "Features, vertices and every bit of every coordinate are the same, by a sum."
    return work


def _plain(text):
    features = json.loads(text)["features"]
    return shapely.from_geojson([json.dumps(feature["geometry"]) for feature in features])


def _compare(ours, shapes, who):
    numbers = shapely.get_coordinates(shapes)
    found = (len(shapes), len(numbers), str(int(numbers.view(np.uint64).sum(dtype=np.uint64))))
    if found != (ours["features"], ours["vertices"], ours["bits"]) or ours["faults"]:
        raise SystemExit(f"{who} reads {found}, noisezone {ours}: no time is told")
