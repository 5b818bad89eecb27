"""A table of places in, the same table with the class out: CSV to CSV."""
import csv

import numpy as np

from bench import CLASSES, DATE, differing
from figures import Work, commands, times
from inputs import places
from peers import duck


def run(bench):
    frame = bench.zones_in_degrees
    # As many in a quick run: with fewer the start outweighs the rows.
    lon, lat = places.make(frame.total_bounds, 1_000_000)
    table = places.write_csv(bench.file("places.csv"), lon, lat)
    answer = bench.file("answers.csv")
    words = [bench.noisezone, "query", "--input", table, "-o", answer, "--overwrite", "--map", bench.degrees, "--crs", "wgs84", "--date", DATE]
    runs = commands(bench.rounds, words, codes=(0, 2))
    ours = classes(answer)
    work = Work(f"CSV → CSV with the class, {len(lon):,} rows of {table.stat().st_size / len(lon):.0f} bytes", "M rows/s", len(lon) / 1e6)
    work.add("noisezone query --input", [run.processor for run in runs],
             f"the whole process: start, map and index too; at most {max(run.peak for run in runs) / 1e6:.0f} MB")
    few = places.write_csv(bench.file("few.csv"), lon[:1000], lat[:1000])
    start = min(run.processor for run in commands(bench.rounds, [few if word == table else word for word in words], codes=(0, 2)))
    rows_alone = [run.processor - start for run in runs]
    if min(rows_alone) > start / 10:
        work.add("the same, rows alone", rows_alone, f"less the {start * 1000:.0f} ms for 1,000 rows")
    with duck.connection() as base:
        duck.add_zones(base, frame)
        out = bench.file("duck.csv")
        seconds, _ = times(bench.count(3, 2), lambda: base.execute(
            f"COPY (SELECT p.*, z.number AS nz_class FROM read_csv('{table}') AS p LEFT JOIN zones AS z "
            f"ON ST_Contains(z.geom, ST_Point(p.lon, p.lat))) TO '{out}' (HEADER)"))
        theirs = duck_classes(out, len(lon))
    work.add_peer("DuckDB: read_csv, spatial join, COPY", seconds, "zones loaded before")
    apart = differing(frame, lon, lat, ours, theirs)
    work.checked = f"Row by row the same; {apart} of {len(lon):,} differ, all less than 1 cm from a line of the map. DuckDB loses the order."
    return [work]


def classes(path):
    with open(path, encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        return np.array([CLASSES.index(row["nz_class"] or row["nz_status"]) for row in rows], dtype=np.int8)


def duck_classes(path, count):
    classes = np.zeros(count, dtype=np.int8)
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            classes[int(row["id"])] = int(row["nz_class"] or 0)
    return classes
