"""Places → classes, in memory."""
import json

import numpy as np

from bench import classes_by_zone, differing, joined
from figures import Work, command
from inputs import places
from peers import lookups as peers, postgis


def run(bench):
    frame = bench.zones_in_degrees
    lon, lat = places.make(frame.total_bounds, bench.count(1_000_000, 100_000))
    numbers = places.write_numbers(bench.file("places.f64"), lon, lat)
    answers = bench.file("places.answers")
    ours = bench.measure("points", bench.degrees, numbers, answers, bench.rounds * 3)
    classes = np.fromfile(answers, dtype=np.uint8)
    millions = len(lon) / 1e6
    batch = Work(f"Places → classes, {len(lon):,} places, {len(frame)} pieces of map", "M places/s", millions)
    batch.add("noisezone, batch", ours["batch"], f"{ours['undecided']} settled in the plane, in the same time")
    batch.add("noisezone, one by one", ours["single"], f"{1e9 * sorted(ours['single'])[len(ours['single']) // 2] / len(lon):.0f} ns each")
    apart = 0
    for name, asked, way in peers.ways(frame, joined(frame), lon, lat):
        seconds, found = way(bench.count(3, 2))
        apart = max(apart, differing(frame, lon, lat, classes, classes_by_zone(asked, found)))
        batch.add_peer(name, seconds)
    seconds, found = _libgeos(bench, frame, numbers)
    apart = max(apart, differing(frame, lon, lat, classes, classes_by_zone(frame, found)))
    batch.add_peer("libgeos through C: STRtree, prepared", seconds)
    with postgis.server(bench.file("postgres")) as server:
        if server:
            for name, seconds, found in server.lookups(frame, lon, lat, 1):
                apart = max(apart, differing(frame, lon, lat, classes, classes_by_zone(frame, found)))
                batch.add_peer(name, seconds)
    batch.checked = f"Row by row the same; at most {apart} of {len(lon):,} differ, all less than 1 cm from a line of the map."
    index = Work("Index of the district", "ms", 1)
    index.add("noisezone, building it from the map", ours["index"], f"{ours['bytes'] / 1e6:.2f} MB")
    return [batch, index]


def _libgeos(bench, frame, numbers):
    zones, answers = bench.file("zones.wkb"), bench.file("strtree.answers")
    with open(zones, "wb") as file:
        for wkb in frame.geometry.to_wkb():
            file.write(len(wkb).to_bytes(4, "little") + wkb)
    seconds = json.loads(command([bench.strtree, zones, numbers, answers, 3]).out)
    return seconds, np.fromfile(answers, dtype=np.int32)
