"""Places as columns hold them: numbers or text, read as the command reads the fields of a table."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import numpy as np

from ._errors import InvalidInputError
from ._systems import System

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

#: Why a row has no place, by number; the codes are those of the command.
FAULTS = (
    "", "coordinate-missing", "coordinate-not-a-number", "number-scientific", "coordinate-not-finite", "coordinate-out-of-range",
    "coordinate-swapped", "coordinate-out-of-domain", "not-a-point",
)  # fmt: skip
_PLAIN = re.compile(r"[+-]?\d+(?:\.\d+)?", re.ASCII)
_SCIENTIFIC = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)[eE][+-]?\d+", re.ASCII)


@dataclass(frozen=True)
class Places:
    """Coordinates as they were given, and a number of FAULTS for each row."""

    x: Floats
    y: Floats
    faults: NDArray[np.uint8]

    @staticmethod
    def of(x: tuple[Floats, NDArray[np.uint8]], y: tuple[Floats, NDArray[np.uint8]]) -> Places:
        return Places(x[0], y[0], np.where(x[1] != 0, x[1], y[1]).astype(np.uint8))

    def with_faults(self, number: int, where: NDArray[np.bool_]) -> Places:
        """A row keeps the fault that it has."""
        return replace(self, faults=np.where((self.faults == 0) & where, np.uint8(number), self.faults))

    def in_wgs84(self, system: System) -> tuple[Places, Floats, Floats]:
        """What the system refuses is a fault of its row; then degrees on WGS 84, NaN for faults. Linear."""
        x, y = self.x, self.y
        with np.errstate(invalid="ignore"):
            bad = ~(np.isfinite(x) & np.isfinite(y)) if not self.faults.any() else np.ones(1, bool)
            # The usual case in one pass: all rows are places of this part of the world.
            if system.is_geographic and not bad.any() and x.size and x.min() >= 70 and x.max() <= 140 and y.min() >= 10 and y.max() <= 60:
                checked = self
            else:
                checked = self._checked(system)
        clean = not checked.faults.any()
        if clean:
            lon, lat = system.to_wgs84(x, y)
        else:
            good = np.flatnonzero(checked.faults == 0)
            lon, lat = np.full(x.shape, np.nan), np.full(x.shape, np.nan)
            lon[good], lat[good] = system.to_wgs84(x[good], y[good])
        if not system.name in ("wgs84", "cgcs2000"):
            checked = checked.with_faults(FAULTS.index("coordinate-out-of-domain"), ~(np.isfinite(lon) & np.isfinite(lat)))
        return checked, lon, lat

    def _checked(self, system: System) -> Places:
        x, y = self.x, self.y
        found = self.with_faults(1, np.isnan(x) | np.isnan(y)).with_faults(4, np.isinf(x) | np.isinf(y))
        if not system.is_geographic:
            degrees = (np.abs(x) <= 180) & (np.abs(y) <= 180)
            found = found.with_faults(FAULTS.index("coordinate-out-of-domain"), degrees)
            limits = system.grid_range()
            if limits is not None:
                west, east, south, north = limits
                found = found.with_faults(
                    FAULTS.index("coordinate-out-of-domain"), ~((x >= west) & (x <= east) & (y >= south) & (y <= north))
                )
            return found
        swapped = FAULTS.index("coordinate-swapped")
        found = found.with_faults(swapped, (np.abs(y) > 90) & (np.abs(x) <= 90) & (np.abs(y) <= 180))
        found = found.with_faults(FAULTS.index("coordinate-out-of-range"), (np.abs(x) > 180) | (np.abs(y) > 90))
        return found.with_faults(swapped, ~_in_china(x, y) & _in_china(y, x))


def _in_china(lon: Floats, lat: Floats) -> NDArray[np.bool_]:
    """Degrees, generously."""
    return (lon >= 73) & (lon <= 136) & (lat >= 3) & (lat <= 54)


def numbers(column: Any, name: str) -> tuple[Floats, NDArray[np.uint8]]:
    """The numbers of a numpy array or pandas Series, and a fault for each; NaN is a missing one. Text is read as plain decimals."""
    dtype = getattr(column, "dtype", None)
    if hasattr(column, "to_numpy") and not isinstance(dtype, np.dtype):
        # pandas' own kinds of columns.
        kind = getattr(dtype, "kind", "O")
        if kind in "iuf":
            return _clean(column.to_numpy(dtype=np.float64, na_value=np.nan))
        values = column.to_numpy(dtype=object)
    else:
        values = np.asarray(column)
    if values.ndim != 1:
        raise InvalidInputError("usage", f"{name} has {values.ndim} dimensions: give one column")
    if values.dtype.kind in "iuf":
        return _clean(np.ascontiguousarray(values, dtype=np.float64))
    if values.dtype.kind in "OUST":
        return texts(values.astype(object))
    raise InvalidInputError("usage", f"{name} holds {values.dtype}: give numbers (degrees, or metres of a projected system) or text")


def _clean(values: Floats) -> tuple[Floats, NDArray[np.uint8]]:
    return values, np.zeros(values.shape, np.uint8)


def texts(values: NDArray[np.object_]) -> tuple[Floats, NDArray[np.uint8]]:
    """Texts, numbers and nothing, as they stand mixed in a column."""
    found, faults = np.full(values.shape, np.nan), np.zeros(values.shape, np.uint8)
    for number, value in enumerate(values):
        found[number], faults[number] = _number(value)
    return found, faults


def _number(value: Any) -> tuple[float, int]:
    """
    >>> _number(" 116.5 "), _number("1.165e2"), _number("116,5"), _number(None)[1], _number(True)[1]
    ((116.5, 0), (nan, 3), (nan, 2), 1, 2)
    """
    nan = float("nan")
    if value is None:
        return nan, 1
    if isinstance(value, (bool, np.bool_)):
        return nan, 2
    if isinstance(value, (int, float, Decimal, np.integer, np.floating)):
        try:
            return float(value), 0
        except (OverflowError, ValueError):
            return nan, 5
    if isinstance(value, bytes):
        value = value.decode("utf-8", "replace")
    if not isinstance(value, str):
        # pandas.NA and pandas.NaT are what is not equal to itself, or will not say.
        return nan, 1 if type(value).__name__ in ("NAType", "NaTType") else 2
    text = value.strip()
    if not text:
        return nan, 1
    if _PLAIN.fullmatch(text):
        return float(text), 0
    return nan, 3 if _SCIENTIFIC.fullmatch(text) else 2
