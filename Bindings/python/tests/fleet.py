"""The same places by the command, the C library, Python and Spark: the same answers, and what each costs.

usage: fleet.py PLACES [ROWS ...]      (NOISEZONE names the program; ROWS are the sizes of the Spark jobs that are timed)
Places lie inside, outside and on lines of E-Town. Prints Markdown. Exit code 1: two answers differ.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
import warnings
from pathlib import Path
from typing import Any

import geopandas
import numpy as np
import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet
import shapely

sys.path.insert(0, str(Path(__file__).parent))
from conftest import DAY, ROOT, command  # noqa: E402

import noisezone  # noqa: E402
import noisezone.spark  # noqa: E402
from noisezone._library import _path, has  # noqa: E402

COLUMNS = ["nz_status", "nz_class", "nz_day", "nz_night", "nz_zone", "nz_on_boundary"]
DRIVER = r"""
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include "noisezone.h"
static double now(void) { struct timespec t; clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t); return t.tv_sec + t.tv_nsec * 1e-9; }
int main(int count, char **arguments) {
    size_t n = strtoull(arguments[3], NULL, 10);
    double *lon = malloc(n * sizeof *lon), *lat = malloc(n * sizeof *lat);
    uint32_t *out = calloc(n, sizeof *out);
    FILE *file = fopen(arguments[2], "rb");
    if (count != 5 || !lon || !lat || !out || !file || fread(lon, sizeof *lon, n, file) != n || fread(lat, sizeof *lat, n, file) != n) return 1;
    nz_index *index;
    if (nz_open(arguments[1], &index, NULL) != NZ_OK) return 2;
    for (int round = 0; round < 7; round++) {
        double start = now();
        if (nz_labels(index, lon, lat, n, out) != NZ_OK) return 3;
        printf("%.9f\n", now() - start);
    }
    nz_close(index);
    file = fopen(arguments[4], "wb");
    return !file || fwrite(out, sizeof *out, n, file) != n || fclose(file) != 0;
}
"""


def places(map: Path, count: int) -> tuple[Any, Any]:
    """Four in five anywhere, one in five on a line; ten decimals, as the table has them."""
    rng = np.random.default_rng(19)
    zones = geopandas.read_file(map, layer="zones").to_crs(4490).geometry
    on_lines = count // 5
    lines = shapely.boundary(zones.values)
    chosen = lines[rng.integers(0, len(lines), on_lines)]
    points = shapely.line_interpolate_point(chosen, rng.random(on_lines), normalized=True)
    rest = count - on_lines
    lon = np.concatenate([rng.uniform(116.38, 116.68, rest), shapely.get_x(points)])
    lat = np.concatenate([rng.uniform(39.66, 39.88, rest), shapely.get_y(points)])
    order = rng.permutation(count)
    lon, lat = np.round(lon[order], 10), np.round(lat[order], 10)
    # As a reader of the text has them.
    return np.array([float(f"{x:.10f}") for x in lon.tolist()]), np.array([float(f"{y:.10f}") for y in lat.tolist()])


def by_command(folder: Path, map: Path, lon: Any, lat: Any) -> tuple[pa.Table, float]:
    source, target = folder / "places.csv", folder / "answered.csv"
    with source.open("w") as file:
        file.write("id,lon,lat\n")
        for start in range(0, len(lon), 1 << 18):
            part = zip(range(start, len(lon)), lon[start : start + (1 << 18)].tolist(), lat[start : start + (1 << 18)].tolist())
            file.writelines(f"{number},{x:.10f},{y:.10f}\n" for number, x, y in part)
    begun = time.perf_counter()
    command("query", "--map", map, "--input", source, "--crs", "wgs84", "--date", DAY, "-o", target, codes=(0, 2))
    seconds = time.perf_counter() - begun
    kinds = {"nz_class": pa.string(), "nz_zone": pa.string(), "nz_day": pa.int32(), "nz_night": pa.int32(), "nz_on_boundary": pa.bool_()}
    options = pyarrow.csv.ConvertOptions(column_types=kinds, strings_can_be_null=True, null_values=[""])
    return pyarrow.csv.read_csv(target, convert_options=options), seconds


def differing(ours: pa.Table, theirs: pa.Table) -> int:
    """Rows that differ in any column, leaving out what an index has left undecided."""
    different = np.zeros(ours.num_rows, bool)
    for name in COLUMNS:
        a, b = ours[name].combine_chunks(), theirs[name].combine_chunks()
        if pa.types.is_dictionary(a.type):
            a = a.dictionary_decode()
        same = pa.compute.equal(a, b.cast(a.type)).fill_null(False)
        both = pa.compute.and_(a.is_null(), b.is_null())
        different |= ~pa.compute.or_(same, both).to_numpy(zero_copy_only=False)
    return int((different & ~undecided_rows(ours)).sum())


def undecided_rows(ours: pa.Table) -> Any:
    return pa.compute.equal(ours["nz_status"], "undecided").to_numpy()


def by_c(folder: Path, map: Path, lon: Any, lat: Any) -> tuple[Any, list[float]]:
    source, program, given, out = folder / "driver.c", folder / "driver", folder / "places.bin", folder / "labels.bin"
    source.write_text(DRIVER)
    library = Path(_path()).resolve()
    subprocess.run(["cc", "-O2", f"-I{ROOT / 'Bindings/c'}", source, library, f"-Wl,-rpath,{library.parent},--allow-shlib-undefined", "-o", program], check=True)
    given.write_bytes(lon.tobytes() + lat.tobytes())
    done = subprocess.run([program, map, given, str(len(lon)), out], capture_output=True, text=True, check=True)
    return np.frombuffer(out.read_bytes(), np.uint32), [float(line) for line in done.stdout.split()]


def by_python(map: noisezone.Map, lon: Any, lat: Any) -> tuple[Any, list[float]]:
    out, seconds = np.empty(lon.shape, np.uint32), []
    for _ in range(7):
        begun = time.process_time()
        map.classify(lon, lat, out=out)
        seconds.append(time.process_time() - begun)
    return out, seconds


def processor_time() -> float:
    """Seconds of all processes under this one: executors and their Pythons."""
    tick, found, total = os.sysconf("SC_CLK_TCK"), {}, 0.0
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            parts = (entry / "stat").read_text().rpartition(")")[2].split()
            words = (entry / "cmdline").read_bytes()
        except OSError:
            continue
        found[int(entry.name)] = int(parts[1]), sum(map(int, parts[11:15])) / tick, words
    for pid, (parent, seconds, words) in found.items():
        line = [pid]
        while parent in found and parent != os.getpid():
            line.append(parent)
            parent = found[parent][0]
        if parent == os.getpid() and any(b"CoarseGrainedExecutorBackend" in found[one][2] for one in line):
            total += seconds
    return total


def shapely_job(session: Any, map: Path) -> Any:
    """What people do without: zones broadcast, an STRtree in each Python worker, the same columns."""
    zones = geopandas.read_file(map, layer="zones").to_crs(4490)
    sent = session.sparkContext.broadcast(
        (shapely.to_wkb(zones.geometry.values), zones["class"].tolist(), zones.day_db.tolist(), zones.night_db.tolist(), zones.zone_id.tolist())
    )

    def run(batches: Any) -> Any:
        import numpy as np
        import pyarrow as pa
        import shapely

        shapes, classes, days, nights, ids = sent.value
        # Made once a worker, as ours is opened once.
        tree = getattr(shapely, "tree_of_the_fleet", None)
        if tree is None:
            tree = shapely.tree_of_the_fleet = shapely.STRtree(shapely.from_wkb(shapes))
        columns = [
            pa.array(["inside"] * len(classes) + ["outside"]), pa.array([*classes, None]),
            pa.array([*days, None]).cast(pa.int32()), pa.array([*nights, None]).cast(pa.int32()),
            pa.array([*ids, None]), pa.array([False] * (len(classes) + 1)),
        ]  # fmt: skip
        for batch in batches:
            points = shapely.points(batch.column("lon").to_numpy(), batch.column("lat").to_numpy())
            place, zone = tree.query(points, predicate="intersects")
            code = np.full(len(points), len(classes), np.int32)
            code[place] = zone
            index = pa.array(code)
            names = [*batch.schema.names, *COLUMNS]
            yield pa.RecordBatch.from_arrays([*batch.columns, *(column.take(index) for column in columns)], names)

    run.__module__ = "__main__"
    schema = "id long, lon double, lat double, nz_status string, nz_class string, nz_day int, nz_night int, nz_zone string, nz_on_boundary boolean"
    return lambda frame: frame.mapInArrow(run, schema)


def identity_job(frame: Any) -> Any:
    def run(batches: Any) -> Any:
        yield from batches

    run.__module__ = "__main__"
    return frame.mapInArrow(run, frame.schema)


def main() -> int:
    warnings.simplefilter("ignore")
    count, sizes = int(sys.argv[1]), [int(float(text)) for text in sys.argv[2:]]
    status = 0
    work = tempfile.TemporaryDirectory()
    folder = Path(work.name)
    map, index = folder / "etown.gpkg", folder / "etown.nzi"
    command("build", ROOT / "GeoData/beijing-etown", "-o", map, "--date", DAY)
    command("index", map, "-o", index, "--date", DAY)
    lon, lat = places(map, count)
    theirs, seconds = by_command(folder, map, lon, lat)
    print(f"{count:,} places, one in five on a line; libnoisezone {noisezone.library_version()}, {len(geopandas.read_file(map, layer='zones'))} pieces\n")
    print("| way | M places/s of one core | rows that differ from the command | undecided |\n|---|---|---|---|")
    print(f"| command, CSV to CSV, wall | {count / seconds / 1e6:.2f} | | |")

    opened = noisezone.Map(index)
    labels, rounds_c = by_c(folder, index, lon, lat)
    ours, rounds = by_python(opened, lon, lat)
    wrong = int((labels != ours).sum())
    status |= wrong > 0
    undecided = int((ours == noisezone.UNDECIDED).sum())
    print(f"| C: nz_labels of the index | {count / np.median(rounds_c) / 1e6:.1f} (best {count / min(rounds_c) / 1e6:.1f}) | | {undecided} |")
    print(
        f"| Python: Map.classify of the index | {count / np.median(rounds) / 1e6:.1f} (best {count / min(rounds) / 1e6:.1f}) "
        f"| labels: {wrong} from C's | {undecided} |"
    )
    table = pa.table({"id": np.arange(count), "lon": lon, "lat": lat})
    for name, path in (("index", index), ("map", map)):
        if name == "map" and not has("nz_finding_json"):
            print("| Python: classify_arrow of the map | this library opens none | | |")
            continue
        with noisezone.Map(path) as asked:
            begun = time.process_time()
            answered = asked.classify_arrow(table, crs="wgs84")
            seconds = time.process_time() - begun
        wrong = differing(answered, theirs)
        status |= wrong > 0
        print(f"| Python: classify_arrow of the {name} | {count / seconds / 1e6:.2f} | {wrong} | {int(undecided_rows(answered).sum())} |")

    from test_spark import cluster

    pyarrow.parquet.write_table(table, folder / "places.parquet", row_group_size=250_000)
    with cluster() as session:
        for name, path in (("index", index), ("map", map)):
            if name == "map" and not has("nz_finding_json"):
                continue
            begun, wall = processor_time(), time.perf_counter()
            frame = noisezone.spark.classify(session.read.parquet(str(folder / "places.parquet")), "lon", "lat", path, "wgs84")
            frame.write.parquet(str(folder / f"answered-{name}"))
            seconds = processor_time() - begun
            answered = pyarrow.parquet.read_table(folder / f"answered-{name}").sort_by("id")
            wrong = differing(answered, theirs) if answered.num_rows == count else count
            status |= wrong > 0
            print(
                f"| Spark, Parquet to Parquet, with the {name} | {count / seconds / 1e6:.2f} ({time.perf_counter() - wall:.0f} s by the wall) "
                f"| {wrong} | {int(undecided_rows(answered).sum())} |",
                flush=True,
            )
        if sizes:
            print("\n| rows | job | s by the wall | processor seconds | M rows/s of one core |\n|---|---|---|---|---|")
        west, south, east, north = geopandas.read_file(map, layer="zones").to_crs(4490).total_bounds.round(3)
        jobs = {
            "noisezone.spark.classify": lambda frame: noisezone.spark.classify(frame, "lon", "lat", index, "wgs84"),
            "shapely: STRtree, broadcast": shapely_job(session, map),
            "mapInArrow that gives back what it gets": identity_job,
        }

        def drawn(size: int) -> Any:
            return session.range(0, size, 1, 8).selectExpr(
                "id", f"{west} + {east - west} * rand(1) lon", f"{south} + {north - south} * rand(2) lat"
            )

        for size in sizes:
            frame = drawn(size)
            for name, job in jobs.items():
                if name.startswith("shapely") and size > 2e7:
                    continue
                if size == sizes[0]:
                    # Java compiles what runs often: the session stands when it has.
                    job(drawn(6_000_000)).write.format("noop").mode("overwrite").save()
                begun, wall = processor_time(), time.perf_counter()
                job(frame).write.format("noop").mode("overwrite").save()
                wall, seconds = time.perf_counter() - wall, processor_time() - begun
                print(f"| {size:,} | {name} | {wall:.1f} | {seconds:.1f} | {size / seconds / 1e6:.3f} |", flush=True)
    return int(status)


if __name__ == "__main__":
    sys.exit(main())
