"""Tables of places in every kind of reference system, and lines of JSON: what becomes slow beside CSV in degrees."""
import json

import numpy as np

from bench import CLASSES, DATE, differing
from figures import Work, commands, times
from inputs import places, systems
from peers import duck
from works.tables import classes, duck_classes

NAMES = ["wgs84", "gcj02", "bd09", "EPSG:4548", "EPSG:3857", "EPSG:32650"]


def run(bench):
    lon, lat = places.make(bench.zones_in_degrees.total_bounds, bench.count(1_000_000, 100_000))
    for name in NAMES:
        few, many = (systems.write_csv(bench.file(f"{kind}.csv"), name, lon[:count], lat[:count]) for kind, count in (("few", 1000), ("many", None)))
        yield _work(bench, f"CSV in {name}", name, few, many, lon, lat)
    few, many = (systems.write_lines(bench.file(f"{kind}.ndjson"), lon[:count], lat[:count]) for kind, count in (("few", 1000), ("many", None)))
    yield _work(bench, "lines of JSON in wgs84", "wgs84", few, many, lon, lat)


def _work(bench, title, name, few, many, lon, lat):
    frame, answer = bench.zones_in_degrees, bench.file(f"answers{many.suffix}")
    options = ["-o", answer, "--overwrite", "--map", bench.degrees, "--crs", name, "--date", DATE]
    start = min(run.processor for run in commands(bench.rounds, [bench.noisezone, "query", "--input", few, *options], codes=(0, 2)))
    runs = commands(bench.rounds, [bench.noisezone, "query", "--input", many, *options], codes=(0, 2))
    ours = classes(answer) if many.suffix == ".csv" else _line_classes(answer)
    work = Work(f"{title} → the same with the class, {len(lon):,} rows", "M rows/s", len(lon) / 1e6)
    work.add("noisezone query --input, rows alone", [run.processor - start for run in runs],
             f"less the {start * 1000:.0f} ms for 1,000 rows; at most {max(run.peak for run in runs) / 1e6:.0f} MB")
    place = "ST_Point(p.lon, p.lat)" if name == "wgs84" else f"ST_Transform(ST_Point(p.lon, p.lat), '{name}', 'EPSG:4326', always_xy := true)"
    # DuckDB knows no shifts: there it answers the places before they were shifted.
    is_known = name not in ("gcj02", "bd09")
    table = many if is_known and many.suffix == ".csv" else systems.write_csv(bench.file("degrees.csv"), "wgs84", lon, lat)
    with duck.connection() as base:
        duck.add_zones(base, frame)
        out = bench.file("duck.csv")
        seconds, _ = times(bench.count(3, 1), lambda: base.execute(
            f"COPY (SELECT p.id, z.number AS nz_class FROM read_csv('{table}') AS p LEFT JOIN zones AS z "
            f"ON ST_Contains(z.geom, {place if is_known else 'ST_Point(p.lon, p.lat)'})) TO '{out}' (HEADER)"))
        theirs = duck_classes(out, len(lon))
    if is_known and many.suffix == ".csv":
        work.add_peer("DuckDB: read_csv, spatial join, COPY", seconds, "zones loaded before")
    apart = differing(frame, lon, lat, ours, theirs)
    work.checked = f"Row by row as DuckDB answers the places in WGS 84; {apart} of {len(lon):,} differ, all less than 1 cm from a line of the map."
    return work


def _line_classes(path):
    with open(path, encoding="utf-8") as file:
        rows = (json.loads(line) for line in file)
        return np.array([CLASSES.index(row["nz_class"] or row["nz_status"]) for row in rows], dtype=np.int8)
