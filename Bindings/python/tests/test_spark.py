"""Spark in processes of its own (local-cluster): the same rows as the command, and what happens when something dies."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import PROGRAM, ROOT, answers_of, as_fields, rows_of_command
from test_same import POISON, compare, places, table

import noisezone
from noisezone import DamagedMapError, InvalidInputError, MapNotFoundError

pyspark = pytest.importorskip("pyspark")
pytest.importorskip("pyarrow")
pytestmark = pytest.mark.skipif(shutil.which("java") is None, reason="Spark needs Java")
PIPE = ROOT / "Bindings/spark/noisezone-pipe"


@contextlib.contextmanager
def cluster(**options: str) -> Iterator[Any]:
    from pyspark.sql import SparkSession

    os.environ.update({"PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1"})
    maker = SparkSession.builder.master("local-cluster[2,1,1024]").config("spark.ui.enabled", "false")
    maker = maker.config("spark.driver.bindAddress", "127.0.0.1").config("spark.sql.shuffle.partitions", "4")
    for name, value in options.items():
        maker = maker.config(name.replace("__", "."), value)
    session = maker.getOrCreate()
    session.sparkContext.setLogLevel("OFF")
    try:
        yield session
    finally:
        session.stop()


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    with cluster() as session:
        yield session


def rows(frame: Any) -> list[dict[str, Any]]:
    return [row.asDict() for row in frame.collect()]


@pytest.mark.parametrize("crs", ["wgs84", "gcj02"])
def test_same_as_the_command(
    spark: Any, opened: noisezone.Map, etown: tuple[Path, Path], edges: list[tuple[float, float]], crs: str
) -> None:
    import noisezone.spark

    lon, lat = places(edges, 5000)
    expected = rows_of_command(etown[0], table(lon, lat), crs)
    frame = spark.createDataFrame(list(zip(range(len(lon)), lon, lat)), "id long, lon double, lat double").repartition(5)
    found = noisezone.spark.classify(frame, "lon", "lat", opened.path, crs)
    assert found.columns == list(expected[0])
    compare(opened, sorted(rows(found), key=lambda row: row["id"]), expected)


def test_poisoned_rows(spark: Any, opened: noisezone.Map, etown: tuple[Path, Path]) -> None:
    import noisezone.spark

    lon = [*POISON, *["116.5058"] * len(POISON), "200", "116.5", "39.7904", "116.5058"]
    lat = [*["39.7904"] * len(POISON), *POISON, "39", "91", "116.5058", "39.7904"]
    text = "lon,lat\n" + "".join(f'"{x}","{y}"\n' for x, y in zip(lon, lat))
    expected = rows_of_command(etown[0], text, "wgs84")
    frame = spark.createDataFrame([*zip(lon, lat), (None, "39"), (None, None)], "lon string, lat string").coalesce(1)
    found = rows(noisezone.spark.classify(frame, "lon", "lat", opened, "wgs84"))
    compare(opened, found[:-2], expected)
    assert [row["nz_status"] for row in found[-2:]] == ["error", "error"]
    numbers = spark.createDataFrame([(float("nan"), 39.0), (float("inf"), 39.0), (None, 39.0), (116.5058, 39.7904)], "lon double, lat double")
    assert [row["nz_status"] for row in rows(noisezone.spark.classify(numbers.coalesce(1), "lon", "lat", opened, "wgs84"))] == [
        "error", "error", "error", "inside",
    ]  # fmt: skip


def test_columns_and_kinds(spark: Any, etown: tuple[Path, Path]) -> None:
    import noisezone.spark

    frame = spark.sql("select 1 id, float(116.5058) lon, decimal(39.7904) lat, array(1, 2) a, map('k', date'2026-01-01') m, 'x' nz_class, 'y' `a.b`")
    found = noisezone.spark.classify(frame, "lon", "lat", etown[1], "wgs84")
    assert found.columns == ["id", "lon", "lat", "a", "m", "a.b", "nz_status", "nz_class", "nz_day", "nz_night", "nz_zone", "nz_on_boundary"]
    assert dict(found.dtypes)["nz_day"] == "int" and rows(found)[0]["a"] == [1, 2]
    with pytest.warns(noisezone.NoiseZoneWarning, match="WGS 84"):
        noisezone.spark.classify(frame, "lon", "lat", etown[1])
    for options, kind in (
        (("lon", "nowhere", etown[1], "wgs84"), InvalidInputError), (("lon", "lat", "/nowhere.nzi", "wgs84"), MapNotFoundError),
        (("lon", "lat", PIPE, "wgs84"), noisezone.NoiseZoneError), (("lon", "lat", etown[1], "no-system"), noisezone.NoiseZoneError),
    ):  # fmt: skip
        with pytest.raises(kind):
            noisezone.spark.classify(frame, *options)


def _descendants(named: str) -> list[int]:
    """Processes under this one whose command line holds a word."""
    processes = {}
    for entry in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
            processes[int(entry.name)] = parent, (entry / "cmdline").read_bytes().decode(errors="replace")

    def is_under(pid: int) -> bool:
        while pid in processes and pid != os.getpid():
            pid = processes[pid][0]
        return pid == os.getpid()

    return [pid for pid, (_, words) in processes.items() if named in words and is_under(pid)]


@pytest.mark.parametrize("victim", ["CoarseGrainedExecutorBackend", "pyspark.daemon"])
def test_killed_in_the_middle(spark: Any, etown: tuple[Path, Path], victim: str) -> None:
    """An executor, or its Python, is killed while the job runs: the job ends with the right rows, each once."""
    import noisezone.spark

    n, parts = 2_000_000, 40
    frame = spark.range(0, n, 1, parts).selectExpr("id", "116.4 + 0.25 * rand(1) lon", "39.7 + 0.15 * rand(2) lat")
    found = noisezone.spark.classify(frame, "lon", "lat", etown[1], "wgs84")
    counted = found.groupBy("nz_status", "nz_class", "nz_night")
    expected = sorted(map(str, counted.count().collect()))
    result: list[Any] = []
    job = threading.Thread(target=lambda: result.append(sorted(map(str, counted.count().collect()))))
    job.start()
    tracker, killed = spark.sparkContext.statusTracker(), 0
    while job.is_alive() and not killed:
        done = [tracker.getStageInfo(stage).numCompletedTasks for stage in tracker.getActiveStageIds() if tracker.getStageInfo(stage)]
        if any(3 <= count < parts - 3 for count in done):
            for pid in _descendants(victim)[-1:]:
                os.kill(pid, signal.SIGKILL)
                killed += 1
        time.sleep(0.01)
    job.join(300)
    assert killed and result == [expected]


def test_index_that_is_cut_on_its_way(spark: Any, yokkaichi: tuple[Path, Path], tmp_path: Path) -> None:
    import noisezone.spark

    cut = tmp_path / "cut.nzi"
    cut.write_bytes(yokkaichi[1].read_bytes()[:-500])
    frame = spark.range(10).selectExpr("136.6 lon", "35.0 lat")
    try:
        found = noisezone.spark.classify(frame, "lon", "lat", cut, "wgs84")
    except DamagedMapError:
        pass
    else:
        # An index is mapped and not read: the part that is cut is missed when it is used.
        with pytest.raises(Exception, match="index-damaged"):
            found.collect()
    before = set(Path(os.environ.get("TMPDIR", "/tmp")).glob("noisezone-*/noisezone-*.nzi"))
    found = noisezone.spark.classify(frame, "lon", "lat", yokkaichi[1], "wgs84")
    (shipped,) = set(Path(os.environ.get("TMPDIR", "/tmp")).glob("noisezone-*/noisezone-*.nzi")) - before
    shipped.write_bytes(shipped.read_bytes()[:1000])
    with pytest.raises(Exception, match="map-changed"):
        found.collect()


def test_versions_that_differ(spark: Any, etown: tuple[Path, Path], tmp_path: Path) -> None:
    """The executors have another version, or none: the job says so and gives no rows."""
    import noisezone.spark

    other = tmp_path / "other"
    shutil.copytree(Path(noisezone.__file__).parent, other / "noisezone")
    version = other / "noisezone/_version.py"
    version.write_text(version.read_text().replace(noisezone.__version__, "0.0.9"))
    none = tmp_path / "none/noisezone"
    none.mkdir(parents=True)
    (none / "__init__.py").write_text("raise ImportError('no such package here')")
    spark.stop()
    for folder, words in ((other, "version-differs"), (none.parent, "no package noisezone")):
        with cluster(spark__executorEnv__PYTHONPATH=str(folder)) as session:
            frame = session.range(10).selectExpr("116.5 lon", "39.8 lat")
            with pytest.raises(Exception, match=words):
                noisezone.spark.classify(frame, "lon", "lat", etown[1], "wgs84").collect()


def piped(session: Any, frame: Any, map: Path, program: Path, ddl: str, *options: str) -> Any:
    """The recipe of the article Spark: no Python on the workers."""
    from pyspark.sql import DataFrame

    for file in (program, PIPE, map):
        session.sparkContext.addFile(str(file))
    command = " ".join(["./noisezone-pipe", map.name, "wgs84", *options])
    answered = frame._jdf.toJSON().toJavaRDD().pipe(command)
    return DataFrame(session._jsparkSession.read().schema(frame._jdf.schema().toDDL() + ", " + ddl).json(answered), session)


ADDED = "nz_status string, nz_class string, nz_day int, nz_night int, nz_zone string, nz_on_boundary boolean"


@pytest.mark.parametrize("dies", [False, True])
def test_pipe_without_python(etown: tuple[Path, Path], edges: list[tuple[float, float]], tmp_path: Path, dies: bool) -> None:
    """The command as a worker, on executors whose Python is not there; the first worker of each machine may be killed."""
    program = tmp_path / "noisezone"
    if dies:
        real = Path(PROGRAM).resolve()
        mark = tmp_path / "died"
        program.write_text(f'#!/bin/sh\nmkdir {mark} 2>/dev/null && {{ head -c 300 >/dev/null; kill -9 $$; }}\nexec {real} "$@"\n')
        program.chmod(0o755)
    else:
        shutil.copy(Path(PROGRAM).resolve(), program)
    lon, lat = places(edges, 3000)
    with cluster(spark__pyspark__python="/nowhere/python", spark__executorEnv__PYSPARK_PYTHON="/nowhere/python") as session:
        frame = session.createDataFrame(list(zip(range(len(lon)), lon, lat)), "id long, lon double, lat double").repartition(7)
        found = rows(piped(session, frame, etown[0], program, ADDED, "--date 2026-11-20"))
        assert not dies or mark.exists()
    expected = rows_of_command(etown[0], table(lon, lat), "wgs84")
    assert [as_fields(row) for row in sorted(found, key=lambda row: row["id"])] == answers_of(expected)


def test_pipe_says_why(etown: tuple[Path, Path], tmp_path: Path) -> None:
    cut = tmp_path / "cut.gpkg"
    cut.write_bytes(etown[0].read_bytes()[:5000])
    program = tmp_path / "noisezone"
    shutil.copy(Path(PROGRAM).resolve(), program)
    with cluster() as session:
        frame = session.range(100).selectExpr("116.5 lon", "39.8 lat")
        with pytest.raises(Exception, match="status 65"):
            piped(session, frame, cut, program, ADDED).collect()
        empty = session.createDataFrame([], "lon double, lat double").repartition(3)
        assert piped(session, empty, etown[0], program, ADDED).count() == 0


