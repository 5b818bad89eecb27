"""Answers of many rows: a few different ones, and for each row the number of its own."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from ._errors import InvalidInputError, NoiseZoneError, UnsupportedError, warn
from ._library import UNDECIDED, has
from ._places import FAULTS, Places
from ._systems import System

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from ._map import Map

Value = str | int | float | bool | None

#: Columns that are added when they are asked for, by the names that `--columns` has.
EXTRAS = {"distance": "nz_distance_m", "certain": "nz_certain", "candidates": "nz_candidates", "because": "nz_because"}
_KINDS = {"nz_on_boundary": "bool", "nz_certain": "bool", "nz_distance_m": "float"}
_TEXTS = ("nz_status", "nz_class", "nz_zone", "nz_candidates", "nz_because")
_REPLACED = re.compile(r"nz_(status|class|zone|on_boundary|distance_m|certain|candidates|because|(ambient_)?(day|evening|night))")


def is_replaced(name: object) -> bool:
    """Whether a column is of an earlier run.

    >>> is_replaced(" NZ_Day "), is_replaced("nz_verdict")
    (True, False)
    """
    return isinstance(name, str) and _REPLACED.fullmatch(name.strip().lower()) is not None


def kind_of(column: str) -> str:
    """text, int (dB(A)), bool or float (m)."""
    return _KINDS.get(column) or ("text" if column in _TEXTS else "int")


@dataclass(frozen=True)
class Answers:
    """`outcomes[codes[i]]` holds the values of row i under `columns`."""

    columns: tuple[str, ...]
    outcomes: list[tuple[Value, ...]]
    codes: NDArray[np.int64]

    def values(self, column: int) -> list[Value]:
        return [outcome[column] for outcome in self.outcomes]


class Answering:
    """Answers rows of one map under one set of columns. Holds what is the same for all rows."""

    def __init__(self, map: Map, system: System, extras: Sequence[str] = ()) -> None:
        unknown = [name for name in extras if name not in EXTRAS]
        if unknown:
            raise InvalidInputError("usage", f"columns: {', '.join(unknown)} is none of {', '.join(EXTRAS)}")
        self._map, self._system, self._extras = map, system, tuple(extras)
        self._periods: list[str] = map.about["periods"]
        self._sets: list[str] = map._sets
        if extras and not map.has_reasons:
            raise UnsupportedError("index-no-reasons", f"columns {', '.join(extras)} need the map: {map.path} is an index. Open the map")
        self.columns = (
            "nz_status", "nz_class", *(f"nz_{period}" for period in self._periods), "nz_zone", "nz_on_boundary",
            *(f"nz_{one}_{period}" for one in self._sets for period in self._periods), *(EXTRAS[name] for name in extras),
        )  # fmt: skip
        self._error = self._alone("error")
        self._undecided = self._alone("undecided")
        self._of_labels = [] if extras else [self._outcome(one) for one in map._labels()]

    def _alone(self, status: str) -> tuple[Value, ...]:
        return (status, *(None for _ in self.columns[1:]))

    def _outcome(self, found: dict[str, Any]) -> tuple[Value, ...]:
        limits, zone, sets = found["limits"] or {}, found["zone"] or {}, found.get("limit_sets") or {}
        row: list[Value] = [found["status"], found["class"], *(limits.get(period) for period in self._periods)]
        row += [zone.get("id"), found["on_boundary"]]
        row += [(sets.get(one) or {}).get(period) for one in self._sets for period in self._periods]
        for extra in self._extras:
            if extra == "distance":
                row.append((found.get("boundary") or {}).get("distance_m"))
            elif extra == "certain":
                row.append(found["certain"])
            elif extra == "candidates":
                row.append(" ".join(found["candidates"]))
            else:
                reasons = ([one.get("reading"), one.get("clause"), one.get("feature")] for one in found["because"])
                row.append("; ".join(" ".join(part for part in reason if part) for reason in reasons))
        return tuple(row)

    def usual(self) -> list[tuple[Value, ...]]:
        """The outcomes that most rows have: those of the labels, in their order, of a fault, and of a place that an index leaves open."""
        return [*self._of_labels, self._error, self._undecided]

    def answers(self, places: Places, rows: str = "row", first: int = 0, quiet: bool = False) -> Answers:
        """Some 20 ns a place and what its system needs; where reasons are asked for, and for a place on a line, a finding each."""
        places, lon, lat = places.in_wgs84(self._system)
        labels = self._map.classify(lon, lat)
        codes: NDArray[np.int64] = labels.astype(np.int64)
        outcomes = self._of_labels.copy()
        asked: NDArray[np.int64]
        if self._extras:
            asked = np.flatnonzero(places.faults == 0)
        else:
            self._complete(outcomes, codes, places, lon, lat)
            asked = np.flatnonzero(codes == UNDECIDED)
            if places.faults.any():
                asked = asked[places.faults[asked] == 0]
            # On the other side of the world the plane of a map ends, and the command refuses a place there.
            far = (codes == 0) & (places.faults == 0) & ~((lon >= 70) & (lon <= 140) & (lat >= 10) & (lat <= 60))
            if far.any():
                places = self._refused(places, np.flatnonzero(far), lon, lat)
        known: dict[tuple[Value, ...], int] = {}

        def number(outcome: tuple[Value, ...]) -> int:
            at = known.get(outcome)
            if at is None:
                at = known[outcome] = len(outcomes)
                outcomes.append(outcome)
            return at

        undecided, refused = 0, list[int]()
        if asked.size and not self._map.has_reasons:
            codes[asked] = number(self._undecided)
            undecided, asked = asked.size, asked[:0]
        for row in asked.tolist():
            found = _unless_refused(lambda: self._finding(places, row, lon, lat))
            if found is None:
                refused.append(row)
            else:
                codes[row] = number(self._outcome(found))
        if refused:
            places = places.with_faults(FAULTS.index("coordinate-out-of-domain"), np.isin(np.arange(codes.size), refused))
        faulty = np.flatnonzero(places.faults)
        if faulty.size:
            codes[faulty] = number(self._error)
        if not quiet:
            _tell(places, faulty, undecided, self._map.path, rows, first)
        return Answers(self.columns, outcomes, codes)

    def _finding(self, places: Places, row: int, lon: Any, lat: Any) -> dict[str, Any]:
        # What the library knows by name is asked in its own system, as the command would.
        if self._system.name is not None and self._system.crs is None:
            return self._map._finding(float(places.x[row]), float(places.y[row]), {"crs": self._system.name})
        return self._map._finding(float(lon[row]), float(lat[row]), {})

    def _refused(self, places: Places, rows: NDArray[np.int64], lon: Any, lat: Any) -> Places:
        """Those of the rows that the map refuses, at fault: an index cannot be asked, and all are. A question for each different place."""
        refused = np.zeros(places.x.shape, bool)
        if not self._map.has_reasons:
            refused[rows] = True
        else:
            different, which = np.unique(np.column_stack([lon[rows], lat[rows]]), axis=0, return_inverse=True)
            answers = (_unless_refused(lambda: self._map._finding(float(x), float(y), {})) for x, y in different)
            refused[rows] = np.array([answer is None for answer in answers], bool)[which.ravel()]
        return places.with_faults(FAULTS.index("coordinate-out-of-domain"), refused)

    def _complete(self, outcomes: list[tuple[Value, ...]], codes: Any, places: Places, lon: Any, lat: Any) -> None:
        """Further sets of limits stand in a finding, and not in a label: one place of each label is asked."""
        if not self._sets or not self._map.has_reasons or "limit_sets" in self._map._labels()[0]:
            return
        met, where = np.unique(codes, return_index=True)
        for label, row in zip(met.tolist(), where.tolist()):
            if label < len(outcomes) and places.faults[row] == 0:
                outcomes[label] = self._outcome(self._finding(places, row, lon, lat))


def _unless_refused(ask: Callable[[], dict[str, Any]]) -> dict[str, Any] | None:
    """A finding, or None where the map refuses the place: that is a fault of its row, and other faults are faults of the call."""
    try:
        return ask()
    except NoiseZoneError as fault:
        if fault.code.startswith("coordinate") or fault.code == "no-transformation":
            return None
        raise


def _tell(places: Places, faulty: NDArray[np.int64], undecided: int, path: str, rows: str, first: int) -> None:
    """What the command would say on stderr, in a line a fault."""
    if faulty.size:
        kinds, where, counts = np.unique(places.faults[faulty], return_index=True, return_counts=True)
        said = "; ".join(
            f"{count} × {FAULTS[kind]}, first in {rows} {first + int(faulty[at])}" for kind, at, count in zip(kinds, where, counts)
        )
        warn(f"{faulty.size} of {places.x.size} rows have nz_status error: {said}")
    if undecided:
        why = "" if has("nz_finding_json") else f"; the library in use answers no single places"
        warn(f"{undecided} rows lie within some 2 mm of a line, where an index does not decide: nz_status is undecided. "
                f"Open the map that {path} was made of{why}")


def refuse_twice(names: Iterable[object]) -> None:
    """A name that stands twice cannot be meant."""
    seen: set[object] = set()
    for name in names:
        if name in seen:
            raise InvalidInputError("csv-column-twice", f"the column {name!r} stands twice: rename one")
        seen.add(name)


_PAIRS = (("lon", "lng", "longitude", "经度", "x"), ("lat", "latitude", "纬度", "y"))


def coordinate_columns(names: Sequence[object], lon: str | None, lat: str | None) -> tuple[str, str]:
    """The two columns, by name or by usual names; more than one that could be meant is refused, as by the command.

    >>> coordinate_columns(["id", "Lon", "lat"], None, None)
    ('Lon', 'lat')
    """
    found = []
    for given, usual, side in ((lon, _PAIRS[0], "lon"), (lat, _PAIRS[1], "lat")):
        if given is not None:
            if given not in names:
                raise InvalidInputError("csv-coordinates", f"there is no column {given!r}; there are {', '.join(map(str, names))}")
            found.append(given)
            continue
        fits = [name for name in names if isinstance(name, str) and name.strip().lower() in usual]
        whole = {"x", "y"} <= {name.strip().lower() for name in names if isinstance(name, str)}
        if not whole:
            fits = [name for name in fits if name.strip().lower() not in ("x", "y")] or fits
        if len(fits) != 1:
            code = "coordinates-twice" if fits else "csv-coordinates"
            raise InvalidInputError(
                code, f"{'more than one column' if fits else 'no column'} may hold {side}: {', '.join(map(str, fits or names))}. Name it: {side}=…"
            )
        found.append(fits[0])
    if found[0] == found[1]:
        raise InvalidInputError("coordinates-same", f"{found[0]} is named for both coordinates")
    return found[0], found[1]


def read_json(text: str) -> dict[str, Any]:
    """An object that the library wrote."""
    try:
        found = json.loads(text)
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise NoiseZoneError("library-answer", "the library's answer cannot be read: package and library are of different versions")
    return found
