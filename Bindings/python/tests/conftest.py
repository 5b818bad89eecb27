"""Maps that the command has made, and what the command says of places: with it every answer is compared."""

from __future__ import annotations

import csv
import io
import os
import shutil
import subprocess
from pathlib import Path

import pytest

import noisezone
from noisezone._library import has

ROOT = Path(__file__).resolve().parents[3]
DAY = "2026-11-20"
PROGRAM = os.environ.get("NOISEZONE") or shutil.which("noisezone") or str(ROOT / ".build/release/noisezone")


def command(*arguments: object, given: bytes | None = None, codes: tuple[int, ...] = (0,)) -> bytes:
    done = subprocess.run([PROGRAM, *map(str, arguments)], input=given, capture_output=True)
    assert done.returncode in codes, done.stderr.decode()
    return done.stdout


def rows_of_command(map: Path, text: str, crs: str, *options: str) -> list[dict[str, str]]:
    """What `noisezone query --input` makes of a table."""
    out = command(
        "query", "--map", map, "--input", "-", "--crs", crs, "--date", DAY, "--format", "csv", *options, given=text.encode(), codes=(0, 1, 2, 65)
    )
    return list(csv.DictReader(io.StringIO(out.decode())))


def as_fields(values: dict[str, object]) -> dict[str, str]:
    """Values as the command writes them in CSV."""

    def field(value: object) -> str:
        if value is None or type(value).__name__ == "NAType":
            return ""
        if isinstance(value, bool) or type(value).__name__ == "bool_":
            return "true" if value else "false"
        return f"{value:.2f}" if isinstance(value, float) else str(value)

    return {name: field(value) for name, value in values.items() if name.startswith("nz_")}


def answers_of(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    return [{name: value for name, value in row.items() if name.startswith("nz_")} for row in rows]


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("maps")


def _made(folder: Path, pack: str) -> tuple[Path, Path]:
    map, index = folder / f"{pack}.gpkg", folder / f"{pack}.nzi"
    if not index.exists():
        command("build", ROOT / "GeoData" / pack, "-o", map, "--date", DAY)
        command("index", map, "-o", index, "--date", DAY)
    return map, index


@pytest.fixture(scope="session")
def etown(folder: Path) -> tuple[Path, Path]:
    """The map and its index."""
    return _made(folder, "beijing-etown")


@pytest.fixture(scope="session")
def yokkaichi(folder: Path) -> tuple[Path, Path]:
    return _made(folder, "yokkaichi-example")


@pytest.fixture(scope="session", params=["index", "map"])
def opened(request: pytest.FixtureRequest, etown: tuple[Path, Path]) -> noisezone.Map:
    """The same map in both forms; a library that opens no maps leaves the second out."""
    if request.param == "map" and not has("nz_finding_json"):
        pytest.skip("this library opens no map files")
    return noisezone.Map(etown[request.param == "index"])


@pytest.fixture(scope="session")
def edges(etown: tuple[Path, Path]) -> list[tuple[float, float]]:
    """Places on lines of the map, degrees: corners, and places between them."""
    geopandas = pytest.importorskip("geopandas")
    zones = geopandas.read_file(etown[0], layer="zones").to_crs(4490)
    found = []
    for shape in zones.geometry.explode().exterior.iloc[::3]:
        ring = list(shape.coords)
        for (ax, ay), (bx, by) in list(zip(ring, ring[1:]))[::7]:
            found += [(ax, ay), (ax + (bx - ax) * 0.5, ay + (by - ay) * 0.5), (ax + (bx - ax) * 0.3, ay + (by - ay) * 0.3)]
    return found
