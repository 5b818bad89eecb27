"""GCJ-02 and BD-09 by numpy, against the command's own."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from conftest import DAY, command
from hypothesis import given, settings
from hypothesis import strategies as st

from noisezone import InvalidInputError, UnsupportedError, bd09_to_wgs84, gcj02_to_wgs84, wgs84_to_gcj02
from noisezone._library import has
from noisezone._systems import System, system

pyproj = pytest.importorskip("pyproj")
MICROMETRE = 1e-6


@pytest.mark.parametrize(("crs", "convert"), [("gcj02", gcj02_to_wgs84), ("bd09", bd09_to_wgs84)])
def test_to_the_micrometre(etown: tuple[Path, Path], tmp_path: Path, crs: str, convert: object) -> None:
    """A GeoPackage of the command holds the places in the plane of the map, as doubles."""
    pyogrio = pytest.importorskip("pyogrio")
    rng = np.random.default_rng(3)
    lon, lat = np.round(rng.uniform(116.35, 116.7, 3000), 9), np.round(rng.uniform(39.65, 39.9, 3000), 9)
    (tmp_path / "in.csv").write_text("lon,lat\n" + "".join(f"{x!r},{y!r}\n" for x, y in zip(lon.tolist(), lat.tolist())))
    command(
        "query", "--map", etown[0], "--input", tmp_path / "in.csv", "--crs", crs, "--date", DAY, "--show-converted", "-o", tmp_path / "out.gpkg",
        codes=(0, 2),
    )  # fmt: skip
    frame = pyogrio.read_dataframe(tmp_path / "out.gpkg")
    carrier = pyproj.Transformer.from_crs(4490, frame.crs, always_xy=True)
    x, y = carrier.transform(*convert(lon, lat))  # type: ignore[operator]
    assert np.hypot(x - frame.geometry.x, y - frame.geometry.y).max() < MICROMETRE


@pytest.mark.skipif(not has("nz_degrees"), reason="this library converts no places")
@pytest.mark.parametrize(("crs", "convert"), [("gcj02", gcj02_to_wgs84), ("bd09", bd09_to_wgs84)])
def test_library_and_numpy_agree(crs: str, convert: object) -> None:
    rng = np.random.default_rng(9)
    lon, lat = rng.uniform(60, 150, 20_000), rng.uniform(-10, 70, 20_000)
    x, y = System(crs).to_wgs84(lon, lat)
    u, v = convert(lon, lat)  # type: ignore[operator]
    assert (np.isnan(x) == np.isnan(u)).all()
    assert np.nanmax(np.abs(x - u)) < 1e-11 and np.nanmax(np.abs(y - v)) < 1e-11


@given(st.floats(72.1, 137.7), st.floats(0.9, 55.7))
@settings(max_examples=500, deadline=None)
def test_there_and_back(lon: float, lat: float) -> None:
    x, y = gcj02_to_wgs84(*wgs84_to_gcj02(lon, lat))
    # Within a kilometre of the rim of the rectangle the formula jumps.
    assert abs(float(x) - lon) < 1e-11 and abs(float(y) - lat) < 1e-11


def test_outside_the_rectangle() -> None:
    x, y = gcj02_to_wgs84([-0.1, 150.0, np.nan, np.inf], [51.5, -33.0, 39.0, 39.0])
    assert x[:2].tolist() == [-0.1, 150.0] and y[:2].tolist() == [51.5, -33.0]
    assert not np.isfinite(x[2])


def test_names() -> None:
    assert [str(system(name)) for name in ("WGS84", " amap ", "Baidu", "google-cn", "epsg:4490", "EPSG:4548")] == [
        "wgs84", "gcj02", "bd09", "gcj02", "cgcs2000", "EPSG:4548",
    ]  # fmt: skip
    for name in ("WGS-84x", "", "EPSG:0", 17.5):
        with pytest.raises(InvalidInputError):
            system(name)
    if has("nz_degrees"):
        assert str(system("bd09mc")) == "bd09mc"
    else:
        with pytest.raises(UnsupportedError):
            system("bd09mc")
