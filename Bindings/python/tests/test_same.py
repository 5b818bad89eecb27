"""Frames and Arrow tables, row by row against the command."""

from __future__ import annotations

import datetime
import math
import warnings
from pathlib import Path
from typing import Any

import numpy as np
import pandas
import pytest
from conftest import answers_of, as_fields, rows_of_command
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from noisezone import InvalidInputError, Map, NoiseZoneWarning, UNDECIDED, gcj02_to_wgs84, wgs84_to_gcj02

geopandas = pytest.importorskip("geopandas")
pa = pytest.importorskip("pyarrow")

pytestmark = pytest.mark.filterwarnings("ignore::noisezone.NoiseZoneWarning")


def table(lon: Any, lat: Any) -> str:
    return "id,lon,lat\n" + "".join(f"{number},{x!r},{y!r}\n" for number, (x, y) in enumerate(zip(lon, lat)))


def compare(opened: Map, found: list[dict[str, Any]], expected: list[dict[str, str]]) -> int:
    """Holds every row against the command's; gives how many an index left undecided."""
    undecided = 0
    assert len(found) == len(expected)
    for number, (row, theirs) in enumerate(zip(map(as_fields, found), answers_of(expected))):
        if row["nz_status"] == "undecided" and not opened.has_reasons:
            assert not any(value for name, value in row.items() if name != "nz_status")
            undecided += 1
            continue
        assert row == theirs, (number, found[number], expected[number])
    return undecided


def places(edges: list[tuple[float, float]], count: int = 20_000) -> tuple[list[float], list[float]]:
    """Inside, outside, far away, and on lines: fifteen digits each, as the command and Python read alike."""
    rng = np.random.default_rng(11)
    lon, lat = rng.uniform(116.38, 116.68, count), rng.uniform(39.68, 39.86, count)
    far = [(0, 0), (116.5, 39), (-73.9, 40.7), (117, 12.5), (0, 51.5), (104.06, 30.67)]
    lon = np.concatenate([lon, [x for x, _ in edges], [x for x, _ in far]])
    lat = np.concatenate([lat, [y for _, y in edges], [y for _, y in far]])
    return [round(float(x), 10) for x in lon], [round(float(y), 10) for y in lat]


@pytest.mark.parametrize("crs", ["wgs84", "cgcs2000", "gcj02", "bd09", "EPSG:4326"])
def test_frame(opened: Map, etown: tuple[Path, Path], edges: list[tuple[float, float]], crs: str) -> None:
    lon, lat = places(edges)
    expected = rows_of_command(etown[0], table(lon, lat), crs)
    frame = pandas.DataFrame({"id": range(len(lon)), "lon": lon, "lat": lat})
    found = opened.classify_frame(frame, crs=crs)
    assert list(found.columns) == list(expected[0])
    undecided = compare(opened, found.to_dict("records"), expected)
    # Lines lie elsewhere in the other systems.
    assert opened.has_reasons or crs in ("gcj02", "bd09") or 0 < undecided <= len(edges) + 20
    assert list(frame.columns) == ["id", "lon", "lat"]
    arrow = opened.classify_arrow(pa.Table.from_pandas(frame), crs=crs)
    compare(opened, arrow.to_pylist(), expected)


def test_gcj02_lines(opened: Map, etown: tuple[Path, Path], edges: list[tuple[float, float]]) -> None:
    """Places on lines, written in GCJ-02: the inverse is good enough to find them on the same lines."""
    x, y = wgs84_to_gcj02([x for x, _ in edges], [y for _, y in edges])
    lon, lat = [round(float(v), 12) for v in x], [round(float(v), 12) for v in y]
    expected = rows_of_command(etown[0], table(lon, lat), "gcj02")
    found = opened.classify_frame(pandas.DataFrame({"lon": lon, "lat": lat}), crs="amap")
    undecided = compare(opened, found.to_dict("records"), expected)
    assert opened.has_reasons or undecided > len(edges) * 0.5


@pytest.mark.parametrize("crs", [4326, 4490, 4548, 3857])
def test_geodataframe(opened: Map, etown: tuple[Path, Path], crs: int) -> None:
    """The frame's own system counts; the command reads the same numbers in the same system."""
    rng = np.random.default_rng(5)
    points = geopandas.GeoSeries.from_xy(rng.uniform(116.4, 116.65, 5000), rng.uniform(39.7, 39.85, 5000), crs=4490).to_crs(crs)
    x, y = [float(f"{v:.9f}") for v in points.x], [float(f"{v:.9f}") for v in points.y]
    frame = geopandas.GeoDataFrame({"id": range(5000)}, geometry=geopandas.points_from_xy(x, y), crs=crs, index=range(7, 5007))
    expected = rows_of_command(etown[0], table(x, y), f"EPSG:{crs}")
    found = opened.classify_frame(frame)
    assert isinstance(found, geopandas.GeoDataFrame) and found.crs == frame.crs and list(found.index) == list(frame.index)
    compare(opened, found.drop(columns="geometry").to_dict("records"), expected)
    compare(opened, opened.classify_frame(frame, crs=f"EPSG:{crs}").drop(columns="geometry").to_dict("records"), expected)


def test_geodataframe_systems(opened: Map) -> None:
    points = geopandas.points_from_xy([116.5058] * 3, [39.7904] * 3)
    for kind, crs, own, code in (
        (points, None, None, "crs-missing"), (points, "gcj02", 4326, "crs-conflict"), (points, "bd09", 4490, "crs-conflict"),
        (points, "EPSG:4548", 4326, "crs-conflict"), (points, "nonsense", None, "unknown-crs"),
    ):  # fmt: skip
        with pytest.raises(InvalidInputError) as fault:
            opened.classify_frame(geopandas.GeoDataFrame(geometry=kind, crs=own), crs=crs)
        assert fault.value.code == code
    named = opened.classify_frame(geopandas.GeoDataFrame(geometry=points), crs="gcj02")
    plain = opened.classify_frame(pandas.DataFrame({"lon": [116.5058] * 3, "lat": [39.7904] * 3}), crs="gcj02")
    assert named.nz_zone.tolist() == plain.nz_zone.tolist()


def test_geodataframe_of_other_shapes(opened: Map) -> None:
    shapely = pytest.importorskip("shapely")
    shapes = [shapely.Point(116.5058, 39.7904), None, shapely.Point(), shapely.box(116, 39, 117, 40), shapely.MultiPoint([(116.5, 39.8)])]
    with pytest.warns(NoiseZoneWarning, match="2 × coordinate-missing, first in row 1; 2 × not-a-point, first in row 3"):
        found = opened.classify_frame(geopandas.GeoDataFrame(geometry=shapes, crs=4326))
    assert found.nz_status.tolist() == ["inside", "error", "error", "error", "error"]
    assert found.nz_class.isna().tolist() == [False, True, True, True, True]


POISON = ["", " ", "NaN", "nan", "inf", "-inf", "1e2", "1.165e2", "abc", "0x10", "116,5", "1.2.3", "--1", "+", ".", "null", "None", "=1+1", "1e999", "9" * 400, "’"]


def test_poisoned_rows(opened: Map, etown: tuple[Path, Path]) -> None:
    lon = [*POISON, *["116.5058"] * len(POISON), "200", "-181", "116.5", "39.7904", "116.5058", " 116.5058 ", "+116.5058", "116", ".5", "116.", "0", "1.5"]
    lat = [*["39.7904"] * len(POISON), *POISON, "39", "10", "91", "116.5058", "-90.5", "39.7904\t", "+39.7904", "39", ".5", "39.", "0", "103"]
    text = "lon,lat\n" + "".join(f'"{x}","{y}"\n' for x, y in zip(lon, lat))
    expected = rows_of_command(etown[0], text, "wgs84")
    frame = pandas.DataFrame({"lon": lon, "lat": lat})
    for found in (
        opened.classify_frame(frame, crs="wgs84").to_dict("records"),
        opened.classify_frame(frame.astype(object), crs="wgs84").to_dict("records"),
        opened.classify_arrow(pa.table({"lon": lon, "lat": lat}), crs="wgs84").to_pylist(),
        opened.classify_arrow(pa.table({"lon": lon, "lat": lat}).to_batches()[0], crs="wgs84").to_pylist(),
    ):
        compare(opened, found, expected)


def test_kinds_of_columns(opened: Map) -> None:
    lon, lat = [116.5058, None, 116.54], [39.7904, 39.7, 39.771]
    status = ["inside", "error", "inside"]
    for kind in (object, float, "Float64", "string", "str", "double[pyarrow]", "string[pyarrow]"):
        frame = pandas.DataFrame({"lon": pandas.Series(lon, dtype=object).astype(kind), "lat": pandas.Series(lat).astype(kind)})
        assert opened.classify_frame(frame, crs="wgs84").nz_status.tolist() == status, kind
    for kind in (pa.float64(), pa.float32(), pa.string(), pa.large_string(), pa.decimal128(12, 6)):
        arrow = pa.table({"lon": pa.array(lon).cast(kind), "lat": pa.array(lat).cast(kind)})
        assert opened.classify_arrow(arrow, crs="wgs84")["nz_status"].to_pylist() == status, kind
    numbers = pandas.DataFrame({"lon": [116, 117], "lat": [39, 40]})
    assert opened.classify_frame(numbers, crs="wgs84").nz_status.tolist() == ["outside", "outside"]
    for bad in (pandas.DataFrame({"lon": [True], "lat": [1.0]}), pandas.DataFrame({"lon": [datetime.datetime.now()], "lat": [1.0]})):
        with pytest.raises(InvalidInputError):
            opened.classify_frame(bad, crs="wgs84")


def test_columns(opened: Map) -> None:
    frame = pandas.DataFrame({"Lng": [116.5058], "lat": [39.7904], "nz_class": ["9"], "NZ_Night": [1], "nz_verdict": ["pass"]})
    with pytest.warns(NoiseZoneWarning, match="nz_class, NZ_Night"):
        found = opened.classify_frame(frame, crs="wgs84")
    assert list(found.columns) == ["Lng", "lat", "nz_verdict", "nz_status", "nz_class", "nz_day", "nz_night", "nz_zone", "nz_on_boundary"]
    assert found.nz_class.tolist() == ["4a"]
    twice = pandas.DataFrame([[1, 2, 3]], columns=["lon", "lat", "lat"])
    pairs = pandas.DataFrame([[1, 2, 3, 4]], columns=["lon", "lat", "x", "y"])
    for bad, options, code in (
        (twice, {}, "csv-column-twice"), (pairs, {}, "coordinates-twice"), (pairs, {"lon": "a"}, "csv-coordinates"),
        (pairs, {"lon": "lon", "lat": "lon"}, "coordinates-same"), (frame[["Lng"]], {}, "csv-coordinates"), (frame, {"crs": None}, "crs-missing"),
    ):  # fmt: skip
        with pytest.raises(InvalidInputError) as fault:
            opened.classify_frame(bad, **{"crs": "wgs84", **options})
        assert fault.value.code == code


def test_empty(opened: Map) -> None:
    found = opened.classify_frame(pandas.DataFrame({"lon": [], "lat": []}, dtype=float), crs="wgs84")
    assert len(found) == 0 and "nz_status" in found
    none = opened.classify_arrow(pa.table({"lon": pa.array([], pa.float64()), "lat": pa.array([], pa.float64())}), crs="gcj02")
    assert none.num_rows == 0 and "nz_night" in none.column_names


def test_streams(opened: Map) -> None:
    lon, lat = np.linspace(116.4, 116.6, 1000), np.linspace(39.7, 39.8, 1000)
    whole = pa.table({"lon": lon, "lat": lat})
    expected = opened.classify_arrow(whole, crs="wgs84")
    reader = pa.RecordBatchReader.from_batches(whole.schema, whole.to_batches(max_chunksize=90))
    assert opened.classify_arrow(reader.from_batches(whole.schema, whole.to_batches(90)), crs="wgs84").read_all().to_pylist() == expected.to_pylist()

    class Stream:
        def __arrow_c_stream__(self, requested_schema: object = None) -> object:
            return whole.__arrow_c_stream__(requested_schema)

    assert opened.classify_arrow(Stream(), crs="wgs84").read_all().to_pylist() == expected.to_pylist()
    with pytest.raises(InvalidInputError):
        opened.classify_arrow([1, 2], crs="wgs84")


def test_other_sets_of_limits(yokkaichi: tuple[Path, Path]) -> None:
    """The map has them; an index does not, and says so by not having the columns."""
    lon, lat = np.meshgrid(np.linspace(136.55, 136.7, 60), np.linspace(34.9, 35.05, 60))
    lon, lat = [round(float(v), 7) for v in lon.ravel()], [round(float(v), 7) for v in lat.ravel()]
    expected = rows_of_command(yokkaichi[0], table(lon, lat), "wgs84")
    frame = pandas.DataFrame({"id": range(len(lon)), "lon": lon, "lat": lat})
    index = Map(yokkaichi[1])
    found = index.classify_frame(frame, crs="wgs84")
    sets = [name for name in expected[0] if name not in found.columns]
    if index._sets:
        assert not sets
    else:
        assert all("_ambient_" in name for name in sets)
    compare(index, found.to_dict("records"), [{k: v for k, v in row.items() if k not in sets} for row in expected])
    try:
        map = Map(yokkaichi[0])
    except Exception:
        pytest.skip("this library opens no map files")
    found = map.classify_frame(frame, crs="wgs84")
    assert list(found.columns) == list(expected[0])
    compare(map, found.to_dict("records"), expected)


def test_extras(etown: tuple[Path, Path], opened: Map, edges: list[tuple[float, float]]) -> None:
    lon, lat = places(edges[:40], 300)
    frame = pandas.DataFrame({"id": range(len(lon)), "lon": lon, "lat": lat})
    names = ["distance", "certain", "candidates", "because"]
    if not opened.has_reasons:
        with pytest.raises(Exception, match="index-no-reasons"):
            opened.classify_frame(frame, crs="wgs84", columns=names)
        return
    expected = rows_of_command(etown[0], table(lon, lat), "wgs84", "--columns", ",".join(names))
    found = opened.classify_frame(frame, crs="wgs84", columns=names)
    assert list(found.columns) == list(expected[0])
    compare(opened, found.to_dict("records"), expected)


def test_finding_is_the_command_s(etown: tuple[Path, Path], opened: Map) -> None:
    import json

    from conftest import DAY, command

    if not opened.has_reasons:
        pytest.skip("an index holds no reasons")
    for lon, lat, crs in ((116.5058, 39.7904, "wgs84"), (116.54, 39.771, "gcj02"), (116.0, 39.0, "wgs84")):
        theirs = command(
            "query", "--map", etown[0], "--at", f"{lon},{lat}", "--crs", crs, "--date", DAY, "--time", "22:30", "--accuracy", "10", "--format", "json",
            codes=(0, 2),
        )  # fmt: skip
        ours = opened.finding(lon, lat, crs=crs, date=datetime.date(2026, 11, 20), time=datetime.time(22, 30), accuracy_m=10)
        assert ours == json.loads(theirs)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.floats(116.3, 116.7), st.floats(39.6, 39.9)), min_size=1, max_size=300), st.sampled_from(["wgs84", "gcj02", "bd09"]))
def test_any_places_alone_and_together(etown: tuple[Path, Path], drawn: list[tuple[float, float]], crs: str) -> None:
    map = Map(etown[1])
    frame = pandas.DataFrame(drawn, columns=["lon", "lat"])
    whole = map.classify_frame(frame, crs=crs)
    alone = [map.classify_frame(frame.iloc[[number]], crs=crs) for number in range(min(len(frame), 10))]
    assert pandas.concat(alone).equals(whole.iloc[: len(alone)])


def test_warnings_say_where(opened: Map) -> None:
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        opened.classify_frame(pandas.DataFrame({"lon": [math.nan, 116.5], "lat": [39.7, 39.7]}), crs="wgs84")
    assert len(said) == 1 and said[0].filename == __file__ and "1 of 2 rows" in str(said[0].message)
    assert UNDECIDED not in gcj02_to_wgs84([116.5], [39.7])
