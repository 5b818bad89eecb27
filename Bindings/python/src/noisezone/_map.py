"""A map or an index that is open, and what is asked of it."""

from __future__ import annotations

import datetime
import itertools
import json
import os
from collections.abc import Mapping, Sequence
from functools import cached_property
from types import TracebackType
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

from ._answers import read_json
from ._errors import DamagedMapError, InvalidInputError, NoiseZoneError
from ._library import Handle, build, has, language

if TYPE_CHECKING:
    import pandas
    from numpy.typing import ArrayLike, NDArray

Frame = TypeVar("Frame")


class Map:
    """A noise zone map: a map file (`.gpkg`, `.geojson`) or an index (`.nzi`).

    An index is mapped and opens in less than a millisecond; processes that open it share its memory. It leaves places within some 2 mm of a
    line undecided and knows no reasons. A map is read whole and indexed, and answers in full.

    Any number of threads may ask one map. Pickling keeps the path and the hash, not the bytes: where it is unpickled, the same file must stand
    at the same path. Raises `MapNotFoundError`, `DamagedMapError` and others of `NoiseZoneError`.
    """

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self._path = os.path.abspath(os.fspath(path))
        self._handle = Handle(self._path)

    @classmethod
    def build(
        cls, pack: str | os.PathLike[str], out: str | os.PathLike[str], *, date: datetime.date | str | None = None, as_built: bool = False,
        overwrite: bool = False, readings: Mapping[str, Any] | None = None, mend: bool = False, crs: str | None = None,
    ) -> Map:  # fmt: skip
        """Draws the map of a data pack (a folder with pack.json) into the file `out`, and opens it.

        `date` is the day whose rules and lines count (today, China Standard Time, where it is left out); `as_built` counts planned lines as
        open; `readings` decides open points of the rules otherwise; `mend` makes geometry valid that is not; `crs` is the system of layers that
        name none. An existing file is refused unless `overwrite`. Faults of the data raise
        with the code of the first; the file is written whole or not at all.
        """
        options: dict[str, Any] = {}
        if date is not None:
            options["date"] = _day(date)
        if as_built:
            options["as_built"] = True
        if overwrite:
            options["overwrite"] = True
        if readings:
            options["readings"] = dict(readings)
        if mend:
            options["mend"] = True
        if crs is not None:
            options["crs"] = crs
        options["lang"] = language().decode()
        build(os.path.abspath(os.fspath(pack)), os.path.abspath(os.fspath(out)), json.dumps(options, ensure_ascii=False))
        return cls(out)

    @property
    def path(self) -> str:
        """The absolute path of the file."""
        return self._path

    @property
    def closed(self) -> bool:
        return self._handle.closed

    def close(self) -> None:
        """Closes the map; twice does nothing. Calls that other threads have begun end first."""
        self._handle.close()

    def __enter__(self) -> Map:
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def __del__(self) -> None:
        handle = getattr(self, "_handle", None)
        if handle is not None:
            handle.close()

    def __repr__(self) -> str:
        if self.closed:
            return f"<Map {self._path!r}, closed>"
        return f"<Map {self._path!r}, {self.about['ruleset']}, {self.about['labels']} labels>"

    def __reduce__(self) -> tuple[Any, ...]:
        return _reopened, (self._path, self.about.get("map"))

    @cached_property
    def about(self) -> dict[str, Any]:
        """What the map was made of: `map` (SHA-256), `ruleset`, `valid_from`, `valid_until`, `as_built`, `periods`, `labels`, `attribution`.

        `attribution` is there where the licences of the data want it shown beside the answers.
        """
        return read_json(self._handle.about_json())

    @cached_property
    def has_reasons(self) -> bool:
        """Whether `finding` works, and places on lines are decided: true for a map, false for an index."""
        if not has("nz_finding_json"):
            return False
        try:
            self._finding(0.0, 0.0, {})
        except NoiseZoneError as fault:
            return fault.code != "index-no-reasons"
        return True

    def check(self) -> None:
        """Holds every byte of an index against its SHA-256, and raises `DamagedMapError` where one was altered. Linear, some 4 ns a byte.

        An index is mapped, and each part is held against its sum when it is first used; this does it for all parts at once.
        """
        self._handle.check()

    @cached_property
    def _sets(self) -> list[str]:
        """Names of the sets of limits beside the leading one; most rules have none. Any finding names them."""
        said = self.about.get("limit_sets") or self._labels()[0].get("limit_sets")
        if said is None and self.has_reasons:
            said = self._any_finding().get("limit_sets")
        return list(said or [])[1:]

    def _any_finding(self) -> dict[str, Any]:
        """The finding of some place that the plane of the map reaches: outside will do."""
        for lat, lon in itertools.product(range(10, 60, 2), range(70, 150, 2)):
            try:
                return self._finding(lon, lat, {})
            except NoiseZoneError:
                continue
        return {}

    def _labels(self) -> list[dict[str, Any]]:
        if self.closed:
            self._handle.label_count()
        return self._all_labels

    @cached_property
    def _all_labels(self) -> list[dict[str, Any]]:
        return [read_json(self._handle.label_json(label)) for label in range(self._handle.label_count())]

    def classify(self, lon: ArrayLike, lat: ArrayLike, *, out: NDArray[np.uint32] | None = None) -> NDArray[np.uint32]:
        """The labels of places: rows of `table`, or `noisezone.UNDECIDED`.

        `lon` and `lat` are degrees, WGS 84 or CGCS2000 (convert others before, or use `classify_frame`). They are broadcast against each other.
        Arrays that are contiguous float64 are read where they stand, and `out` (contiguous uint32 of the same shape) is written where it
        stands. NaN, infinities and places far away have label 0, outside. Other threads run meanwhile. Linear, some 20 ns a place.
        """
        x, y = _degrees(lon, "lon"), _degrees(lat, "lat")
        if x.shape != y.shape:
            try:
                x, y = np.broadcast_arrays(x, y)
            except ValueError:
                raise InvalidInputError("usage", f"lon has the shape {x.shape} and lat {y.shape}, which do not fit together") from None
        x, y = np.ascontiguousarray(x), np.ascontiguousarray(y)
        shape = np.broadcast_shapes(np.shape(lon), np.shape(lat)) if hasattr(lon, "shape") and hasattr(lat, "shape") else x.shape
        if out is None:
            out = np.empty(shape, np.uint32)
        elif not isinstance(out, np.ndarray) or out.dtype != np.uint32 or out.shape != shape or not out.flags.c_contiguous or not out.flags.writeable:
            raise InvalidInputError("usage", f"out must be a contiguous array of uint32 with the shape {shape}")
        elif np.may_share_memory(out, x) or np.may_share_memory(out, y):
            raise InvalidInputError("usage", "out must not overlap the places")
        self._handle.labels(x.ctypes.data, y.ctypes.data, out.size, out.ctypes.data)
        return out

    @cached_property
    def table(self) -> pandas.DataFrame:
        """Label → what it means: a row a label, the label as the index. Needs pandas.

        `status` (inside, outside, unzoned), `class`, a limit for each period (`day_db`, `night_db`; dB(A)), `limits_class` (whose limits apply),
        `zone_id`, `zone_name`, `zone_class`, `on_boundary`, `on_carriageway`, `candidates`, `readings`, `clauses` (lists with commas between).
        """
        import pandas

        columns = self._columns()
        # One of many overloads that are told apart by literals.
        array: Any = pandas.array
        frame = pandas.DataFrame({name: array(values, dtype=kind) for name, (kind, values) in columns.items()})
        frame.index.name = "label"
        return frame

    @cached_property
    def arrow_table(self) -> Any:
        """The same as a pyarrow.Table, with the column `label`. Needs pyarrow."""
        import pyarrow

        kinds = {"string": pyarrow.string(), "Int64": pyarrow.int64(), "boolean": pyarrow.bool_()}
        columns = self._columns()
        arrays = {"label": pyarrow.array(range(self._handle.label_count()), pyarrow.uint32())}
        arrays |= {name: pyarrow.array(values, kinds[kind]) for name, (kind, values) in columns.items()}
        return pyarrow.table(arrays)

    def _columns(self) -> dict[str, tuple[str, list[Any]]]:
        labels = self._labels()

        def zone(name: str) -> list[Any]:
            return [(one["zone"] or {}).get(name) for one in labels]

        def reasons(name: str) -> list[str]:
            # Each once, in their order.
            return [", ".join(dict.fromkeys(each[name] for each in one.get("because", []) if each.get(name))) for one in labels]

        columns: dict[str, tuple[str, list[Any]]] = {name: ("string", [one[name] for one in labels]) for name in ("status", "class")}
        for period in self.about["periods"]:
            columns[f"{period}_db"] = ("Int64", [(one["limits"] or {}).get(period) for one in labels])
        columns["limits_class"] = ("string", [one["limits_class"] for one in labels])
        columns |= {f"zone_{name}": ("string", zone(name)) for name in ("id", "name", "class")}
        columns |= {name: ("boolean", [one[name] for one in labels]) for name in ("on_boundary", "on_carriageway")}
        columns["candidates"] = ("string", [", ".join(one["candidates"]) for one in labels])
        columns["readings"], columns["clauses"] = ("string", reasons("reading")), ("string", reasons("clause"))
        return columns

    def classify_frame(
        self, frame: Frame, lon: str | None = None, lat: str | None = None, crs: Any = None, columns: Sequence[str] = ()
    ) -> Frame:
        """The frame with the columns that `noisezone query --input` adds, row by row the same: `nz_status`, `nz_class`, a limit for each period
        (`nz_day`, `nz_night`; dB(A)), `nz_zone`, `nz_on_boundary`.

        `frame` is a pandas DataFrame with the coordinates in the columns `lon` and `lat` (found by their usual names where these are left out),
        in the system `crs`, which must be said: wgs84, cgcs2000, gcj02 (amap, tencent), bd09 (baidu), EPSG:n or what pyproj takes. Or it is a
        geopandas GeoDataFrame of points: its own `crs` counts, and another one in `crs` is refused. No frame can say that it is in GCJ-02 or BD-09,
        so a frame that names a system and holds such coordinates must be told to name none: `frame.set_crs(None, allow_override=True)`.

        `columns` adds `distance` (m, to another class), `certain`, `candidates` and `because`: a finding a row, some ten times slower and more.
        Rows without a place get `error` and nothing else, with a warning that counts them by code. Columns of an earlier run are replaced.
        An index leaves places on lines `undecided`, with a warning. The frame that was given is not changed.
        """
        from ._frames import answered

        found: Frame = answered(self, frame, lon, lat, crs, columns)
        return found

    def classify_arrow(
        self, data: Any, lon: str | None = None, lat: str | None = None, crs: Any = None, columns: Sequence[str] = ()
    ) -> Any:
        """The same for Arrow: a pyarrow Table or RecordBatch comes back as one; of anything else with `__arrow_c_stream__` (polars, DuckDB,
        a RecordBatchReader) a RecordBatchReader comes back, which answers a batch at a time as it is read. Needs pyarrow.

        Columns of float64 without nulls are read where they stand. `crs` must be said.
        """
        from ._arrow import answered

        return answered(self, data, lon, lat, crs, columns)

    def finding(
        self, lon: float, lat: float, *, crs: str = "wgs84", date: datetime.date | str | None = None,
        time: datetime.time | str | None = None, accuracy_m: float | None = None, floor: int | None = None, height_m: float | None = None,
    ) -> dict[str, Any]:  # fmt: skip
        """One place in full, as `noisezone query --at --format json`: class, limits (dB(A)), zone, distance to another class (m), reasons, clauses.

        `lon` and `lat` are degrees, or east and north of a projected system in `crs`. `accuracy_m` is how well the place is known (m); `floor` a
        storey from 1, or `height_m` above ground (m), where the map has buildings. Needs a map, not an index. Some 0.1 ms.
        """
        options: dict[str, Any] = {"crs": str(crs)}
        if date is not None:
            options["date"] = _day(date)
        if time is not None:
            options["time"] = time.strftime("%H:%M") if isinstance(time, datetime.time) else str(time)
        for name, value in (("accuracy_m", accuracy_m), ("floor", floor), ("height_m", height_m)):
            if value is not None:
                options[name] = value
        return self._finding(float(lon), float(lat), options, quiet=False)

    def _finding(self, lon: float, lat: float, options: dict[str, Any], quiet: bool = True) -> dict[str, Any]:
        return read_json(self._handle.finding_json(lon, lat, json.dumps(options, ensure_ascii=False) if options else None, quiet))


def _reopened(path: str, digest: str | None) -> Map:
    """A map that was pickled."""
    found = Map(path)
    if found.about.get("map") != digest:
        raise DamagedMapError("map-changed", f"{path} is not the map that it was when it was pickled: give both sides the same file")
    return found


def _day(date: datetime.date | str) -> str:
    if isinstance(date, datetime.datetime):
        date = date.date()
    return date.isoformat() if isinstance(date, datetime.date) else str(date)


def _degrees(values: ArrayLike, name: str) -> NDArray[np.float64]:
    if hasattr(values, "to_numpy") and not isinstance(getattr(values, "dtype", None), np.dtype):
        # pandas' nullable columns, and polars.
        try:
            array = values.to_numpy(dtype=np.float64, na_value=np.nan)
        except (TypeError, ValueError):
            array = values.to_numpy()
    elif isinstance(values, np.ma.MaskedArray):
        array = np.ma.filled(values.astype(np.float64), np.nan)
    else:
        array = np.asarray(values)
    if array.dtype.kind not in "iuf" and array.size:
        raise InvalidInputError("usage", f"{name} holds {array.dtype}: give numbers, in degrees")
    return np.asarray(array, dtype=np.float64)


