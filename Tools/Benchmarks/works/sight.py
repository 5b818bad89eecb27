"""Straight sight between two places past the buildings of a city."""
import json

import numpy as np
import shapely

from figures import Work, command
from inputs import city
from peers import sight as peers


def run(bench):
    count = bench.count(50_000, 5_000)
    pack = bench.file(f"city-{count}")
    buildings = city.write(pack, count)
    features = json.loads((pack / "buildings.geojson").read_text(encoding="utf-8"))["features"]
    polygons = np.array([shapely.Polygon(rings[0], rings[1:]) for rings in (f["geometry"]["coordinates"] for f in features)])
    wkb = bench.file("buildings.wkb")
    with open(wkb, "wb") as file:
        for shape in shapely.to_wkb(polygons):
            file.write(len(shape).to_bytes(4, "little") + shape)
    return [_work(bench, pack, polygons, wkb, buildings, length) for length in (50, 100, 200)]


def _work(bench, pack, polygons, wkb, buildings, length):
    segments = _segments(shapely.total_bounds(polygons), bench.count(1_000_000, 100_000), length)
    numbers, answers = bench.file("segments.f64"), bench.file("segments.answers")
    segments.T.astype("<f8").tofile(numbers)
    ours = bench.measure("sight", pack, numbers, answers, bench.rounds)
    clear = np.fromfile(answers, dtype=np.uint8).astype(bool)
    work = Work(f"Straight sight of {length} m past {buildings:,} buildings, {len(segments):,} segments", "M segments/s", len(segments) / 1e6)
    work.add("noisezone, batch", ours["batch"])
    work.add("noisezone, one by one", ours["single"], f"grid made in {1000 * min(ours['grid']):.0f} ms")
    seconds = json.loads(command([bench.strtree, wkb, numbers, bench.file("tree.answers"), 2, "segments"]).out)
    _same(segments, clear, np.fromfile(bench.file("tree.answers"), dtype=np.int32) < 0, "libgeos")
    for name, way in peers.ways(polygons, segments):
        times, theirs = way(2)
        _same(segments, clear, theirs, name)
        work.add_peer(name, times)
    work.add_peer("libgeos through C: STRtree, prepared", seconds)
    work.checked = f"Segment by segment the same: {100 * clear.mean():.0f} % are clear."
    return work


def _segments(box, count, length):
    rng = np.random.default_rng(7)
    start = np.column_stack([rng.uniform(box[0], box[2], count), rng.uniform(box[1], box[3], count)])
    angle = rng.uniform(0, 2 * np.pi, count)
    return np.column_stack([start, start + length * np.column_stack([np.cos(angle), np.sin(angle)])])


def _same(segments, ours, theirs, name):
    differ = np.flatnonzero(ours != theirs)
    if len(differ):
        raise SystemExit(f"{segments[differ[0]]}: clear {ours[differ[0]]}, but {theirs[differ[0]]} by {name}: no time is told for wrong answers")
