"""Maps: opening, closing, labels, threads, pickles."""

from __future__ import annotations

import multiprocessing
import pickle
import threading
from pathlib import Path

import numpy as np
import pytest

import noisezone
from noisezone import ClosedMapError, DamagedMapError, InvalidInputError, Map, MapNotFoundError, NoiseZoneError, UNDECIDED

RNG = np.random.default_rng(7)
LON, LAT = RNG.uniform(116.4, 116.65, 20_000), RNG.uniform(39.7, 39.85, 20_000)


def test_versions_are_one() -> None:
    assert noisezone.library_version() == noisezone.__version__


def test_about_and_table(opened: Map) -> None:
    assert opened.about["ruleset"] == "beijing-etown-2025" and opened.about["periods"] == ["day", "night"]
    table = opened.table
    assert len(table) == opened.about["labels"] and table.status[0] == "outside"
    band = table[table["class"] == "4a"]
    assert set(band.day_db) == {70} and set(band.night_db) == {55} and band.zone_id.notna().all()
    assert opened.arrow_table.num_rows == len(table)
    assert "beijing-etown-2025" in repr(opened)


def test_one_place_and_many_are_alike(opened: Map) -> None:
    many = opened.classify(LON, LAT)
    assert many.dtype == np.uint32 and many.shape == LON.shape
    assert [int(opened.classify(x, y)) for x, y in zip(LON[:300], LAT[:300])] == many[:300].tolist()
    assert (np.delete(many, np.flatnonzero(many == UNDECIDED)) < len(opened.table)).all()


def test_shapes_and_kinds(opened: Map) -> None:
    many = opened.classify(LON, LAT)
    assert opened.classify(LON.reshape(100, 200), LAT.reshape(100, 200)).tolist() == many.reshape(100, 200).tolist()
    assert opened.classify(LON[::2], LAT[::2]).tolist() == many[::2].tolist()
    assert opened.classify(LON[::-1], LAT[::-1]).tolist() == many[::-1].tolist()
    assert opened.classify(LON.astype(">f8"), list(LAT)).tolist() == many.tolist()
    assert opened.classify(LON[:5, None], LAT[None, :7]).shape == (5, 7)
    assert opened.classify([], []).shape == (0,)
    assert opened.classify([np.nan, np.inf, 0, 1e300], [39.8, 39.8, 0, -np.inf]).tolist() == [0, 0, 0, 0]
    out = np.empty(LON.shape, np.uint32)
    assert opened.classify(LON, LAT, out=out) is out and out.tolist() == many.tolist()


@pytest.mark.parametrize(
    ("lon", "lat", "out"),
    [
        ([1, 2, 3], [1, 2], None), (["a"], [1], None), ([1 + 1j], [1], None), ([None], [1], None), ([True], [1], None),
        ([1.0], [1.0], np.empty(1)), ([1.0], [1.0], np.empty(2, np.uint32)), ([1.0, 2], [1.0, 2], np.empty(4, np.uint32)[::2]),
    ],
)  # fmt: skip
def test_wrong_arrays(opened: Map, lon: object, lat: object, out: object) -> None:
    with pytest.raises(InvalidInputError) as fault:
        opened.classify(lon, lat, out=out)  # type: ignore[arg-type]
    assert fault.value.code == "usage" and isinstance(fault.value, ValueError)


def test_arrays_are_not_copied(opened: Map) -> None:
    n = 2_000_000
    lon, lat, out = np.full(n, 116.5), np.full(n, 39.8), np.empty(n, np.uint32)
    import tracemalloc

    tracemalloc.start()
    opened.classify(lon, lat, out=out)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 100_000


def test_closed(etown: tuple[Path, Path]) -> None:
    with Map(etown[1]) as map:
        map.about
    map.close()
    for ask in (lambda: map.classify(LON, LAT), lambda: map.finding(116.5, 39.8), lambda: map.classify_frame(None, crs="wgs84"), lambda: map._labels()):
        with pytest.raises((ClosedMapError, InvalidInputError, noisezone.UnsupportedError)):
            ask()
    assert map.closed and "closed" in repr(map)


def test_closed_by_another_thread(etown: tuple[Path, Path]) -> None:
    """Whatever thread closes, calls under way end well and later ones raise."""
    for _ in range(20):
        map, begun, ended = Map(etown[1]), threading.Event(), []

        def ask() -> None:
            try:
                while True:
                    map.classify(LON, LAT)
                    begun.set()
            except ClosedMapError as fault:
                ended.append(fault)

        threads = [threading.Thread(target=ask) for _ in range(4)]
        for thread in threads:
            thread.start()
        begun.wait()
        map.close()
        for thread in threads:
            thread.join()
        assert len(ended) == 4


def test_threads(opened: Map) -> None:
    expected = opened.classify(LON, LAT)
    wrong = []

    def ask() -> None:
        for _ in range(20):
            if not (opened.classify(LON, LAT) == expected).all():
                wrong.append(1)

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong


def _in_process(map: Map) -> list[int]:
    return map.classify(LON, LAT).tolist()


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_processes(opened: Map, method: str) -> None:
    with multiprocessing.get_context(method).Pool(2) as pool:
        assert pool.map(_in_process, [opened] * 3) == [opened.classify(LON, LAT).tolist()] * 3


def test_pickle_of_another_file(etown: tuple[Path, Path], yokkaichi: tuple[Path, Path], tmp_path: Path) -> None:
    path = tmp_path / "map.nzi"
    path.write_bytes(etown[1].read_bytes())
    pickled = pickle.dumps(Map(path))
    assert pickle.loads(pickled).path == str(path)
    path.unlink()
    path.write_bytes(yokkaichi[1].read_bytes())
    with pytest.raises(DamagedMapError) as fault:
        pickle.loads(pickled)
    assert fault.value.code == "map-changed"


def test_files_at_fault(etown: tuple[Path, Path], tmp_path: Path) -> None:
    whole = etown[1].read_bytes()
    cases = {"cut": whole[: len(whole) // 2], "empty": b"", "text": b"not an index", "head": whole[:64], "longer": whole + b"x"}
    for name, content in cases.items():
        path = tmp_path / f"{name}.nzi"
        path.write_bytes(content)
        with pytest.raises(DamagedMapError) as fault:
            Map(path)
        assert fault.value.code and str(path) in str(fault.value), name
    with pytest.raises(MapNotFoundError) as missing:
        Map(tmp_path / "nowhere.nzi")
    assert isinstance(missing.value, FileNotFoundError) and missing.value.code == "file-not-found"
    with pytest.raises(NoiseZoneError):
        Map(tmp_path)
    with pytest.raises(InvalidInputError):
        Map("a\0b.nzi")


def test_altered_bytes(etown: tuple[Path, Path], tmp_path: Path) -> None:
    """A file that was altered is refused, at opening or where it is read; it never answers otherwise."""
    whole = bytearray(etown[1].read_bytes())
    expected = Map(etown[1]).classify(LON, LAT)
    for number, at in enumerate(RNG.integers(0, len(whole), 30).tolist()):
        changed = bytearray(whole)
        changed[at] ^= 1 << (number % 8)
        path = tmp_path / f"altered{number}.nzi"
        path.write_bytes(changed)
        try:
            assert (Map(path).classify(LON, LAT) == expected).all()
        except NoiseZoneError as fault:
            assert isinstance(fault, DamagedMapError), fault


def test_errors_travel() -> None:
    for fault in (MapNotFoundError("file-not-found", "a"), InvalidInputError("usage", "b"), NoiseZoneError("c", "d")):
        copy = pickle.loads(pickle.dumps(fault))
        assert type(copy) is type(fault) and (copy.code, copy.text, str(copy)) == (fault.code, fault.text, str(fault))
