"""Reference systems: their names, and the way from each to the degrees of the index (WGS 84, which is also CGCS2000)."""

from __future__ import annotations

import importlib.util
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from ._errors import InvalidInputError, UnsupportedError
from ._library import degrees, has

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

_NAMES = {
    "wgs84": "wgs84", "ogc:crs84": "wgs84", "urn:ogc:def:crs:ogc:1.3:crs84": "wgs84", "epsg:4326": "wgs84",
    "cgcs2000": "cgcs2000", "epsg:4490": "cgcs2000",
    "gcj02": "gcj02", "amap": "gcj02", "tencent": "gcj02", "google-cn": "gcj02",
    "bd09": "bd09", "baidu": "bd09",
}  # fmt: skip

#: Metres that are given in a Gauss-Krüger grid of China: as the command has it, so that exchanged axes are faults and not places far away.
_GRID_NORTH, _GRID_HALF = (300_000.0, 6_500_000.0), 1_500_000.0


@dataclass(frozen=True)
class System:
    """A reference system. `name` is what the library calls it, None where it has no name there."""

    name: str | None
    #: pyproj.CRS, where pyproj described it.
    crs: Any = None
    #: Whether coordinates are degrees.
    is_geographic: bool = True

    def __str__(self) -> str:
        return self.name or str(self.crs.name)

    def to_wgs84(self, x: Floats, y: Floats) -> tuple[Floats, Floats]:
        """Degrees; NaN where a place has none. Linear in the places."""
        if self.name in ("wgs84", "cgcs2000"):
            return x, y
        if has("nz_degrees"):
            return _by_library(self.name or self.crs.to_wkt(), x, y)
        if self.name == "gcj02":
            return gcj02_to_wgs84(x, y)
        if self.name == "bd09":
            return bd09_to_wgs84(x, y)
        return _by_pyproj(self.crs, x, y)

    def grid_range(self) -> tuple[float, float, float, float] | None:
        """Least and greatest easting, then northing, that may be meant; None where any may."""
        if self.is_geographic or self.crs is None:
            return None
        try:
            easting = self.crs.coordinate_operation.params
            values = {one.name: one.value for one in easting}
        except AttributeError:
            return None
        if self.crs.coordinate_operation.method_name != "Transverse Mercator" or self.crs.to_epsg() not in range(4491, 4555):
            return None
        east = float(values["False easting"])
        return east - _GRID_HALF, east + _GRID_HALF, *_GRID_NORTH


def system(crs: Any) -> System:
    """The system of a name (wgs84, cgcs2000, gcj02, bd09 and their other names, EPSG:n), or of what pyproj takes.

    >>> str(system("Amap")), str(system("EPSG:4326"))
    ('gcj02', 'wgs84')
    """
    if isinstance(crs, System):
        return crs
    if isinstance(crs, str):
        known = _NAMES.get(crs.strip().lower())
        if known is not None:
            return System(known)
        if crs.strip().lower() == "bd09mc":
            if has("nz_degrees"):
                return System("bd09mc", is_geographic=False)
            raise UnsupportedError("unsupported-crs", "this library does not convert bd09mc: ask the command, or convert to bd09 before")
        if has("nz_degrees") and importlib.util.find_spec("pyproj") is None:
            return _of_library(crs.strip())
    pyproj = _pyproj(f"the reference system {crs}")
    try:
        found = pyproj.CRS.from_user_input(crs)
    except pyproj.exceptions.CRSError as fault:
        raise InvalidInputError(
            "unknown-crs", f"{crs!r} is no reference system: {fault}. Give wgs84, cgcs2000, gcj02, bd09 or EPSG:n"
        ) from None
    return of_pyproj(found)


def of_pyproj(crs: Any) -> System:
    """The system of a pyproj.CRS."""
    code = crs.to_epsg()
    if code in (4326, 4490):
        return System("wgs84" if code == 4326 else "cgcs2000")
    if crs.to_authority() == ("OGC", "CRS84"):
        return System("wgs84")
    return System(f"EPSG:{code}" if code else None, crs, bool(crs.is_geographic))


def _of_library(crs: str) -> System:
    """A system that the library describes, where there is no pyproj. Degrees stay about where they are."""
    x, y = np.array([117.0, 137.0]), np.array([35.0, 35.0])
    lon, lat = _by_library(crs, x, y)
    with np.errstate(invalid="ignore"):
        return System(crs, is_geographic=bool(((np.abs(lon - x) < 1) & (np.abs(lat - y) < 1)).any()))


def _pyproj(what: str) -> Any:
    try:
        import pyproj
        import pyproj.exceptions
    except ImportError:
        raise UnsupportedError(
            "pyproj-missing", f"{what} needs pyproj: pip install pyproj. wgs84, cgcs2000, gcj02 and bd09 work without"
        ) from None
    return pyproj


def _by_library(crs: str, x: Floats, y: Floats) -> tuple[Floats, Floats]:
    """As the command does it, some 30 ns to 1 µs a place."""
    x, y = np.ascontiguousarray(x, np.float64), np.ascontiguousarray(y, np.float64)
    lon, lat = np.empty(x.shape), np.empty(y.shape)
    degrees(crs, x.ctypes.data, y.ctypes.data, x.size, lon.ctypes.data, lat.ctypes.data)
    return lon, lat


def _by_pyproj(crs: Any, x: Floats, y: Floats) -> tuple[Floats, Floats]:
    pyproj = _pyproj(f"the reference system {crs.name}")
    base = crs.geodetic_crs
    # CGCS2000 is WGS 84 here, as in the command; its three codes are those of 2D, 3D and geocentric.
    target = base if base is not None and base.to_epsg() in (4490, 4480, 4326) else "EPSG:4326"
    try:
        # A ballpark transformation is some hundred metres off, and would not say so.
        carrier = pyproj.Transformer.from_crs(crs, target, always_xy=True, allow_ballpark=False)
        lon, lat = carrier.transform(x, y)
    except pyproj.exceptions.ProjError as fault:
        raise UnsupportedError("unsupported-crs", f"places cannot be carried from {crs.name} to WGS 84: {fault}") from None
    lon, lat = np.asarray(lon, np.float64), np.asarray(lat, np.float64)
    lost = ~(np.isfinite(lon) & np.isfinite(lat))
    if lost.any():
        lon, lat = np.where(lost, np.nan, lon), np.where(lost, np.nan, lat)
    return lon, lat


# GCJ-02 and BD-09 by their public formulas, and their exact inverses by iteration: GCJ02.swift, BD09.swift and FixedPoint.swift in numpy, for
# libraries that have no nz_degrees, and as a second opinion in the tests.

_A, _EE = 6378245.0, 0.00669342162296594323
_WEST, _EAST, _SOUTH, _NORTH = 72.004, 137.8347, 0.8293, 55.8271
_TOLERANCE = 1e-9  # degrees: a tenth of a millimetre on the ground
_TURN = np.pi * 3000 / 180


def _shift(lon: Floats, lat: Floats) -> tuple[Floats, Floats]:
    """What GCJ-02 adds, degrees."""
    x, y = lon - 105, lat - 35
    ripple = (20 * np.sin(6 * x * np.pi) + 20 * np.sin(2 * x * np.pi)) * 2 / 3
    root = np.sqrt(np.abs(x))
    north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root + ripple
    north += (20 * np.sin(y * np.pi) + 40 * np.sin(y / 3 * np.pi)) * 2 / 3
    north += (160 * np.sin(y / 12 * np.pi) + 320 * np.sin(y / 30 * np.pi)) * 2 / 3
    east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root + ripple
    east += (20 * np.sin(x * np.pi) + 40 * np.sin(x / 3 * np.pi)) * 2 / 3
    east += (150 * np.sin(x / 12 * np.pi) + 300 * np.sin(x / 30 * np.pi)) * 2 / 3
    angle = lat * np.pi / 180
    w = 1 - _EE * np.sin(angle) * np.sin(angle)
    meridian = _A * (1 - _EE) / (w * np.sqrt(w))
    parallel = _A / np.sqrt(w) * np.cos(angle)
    return east / parallel * 180 / np.pi, north / meridian * 180 / np.pi


def _applies(lon: Floats, lat: Floats) -> NDArray[np.bool_]:
    return (lon >= _WEST) & (lon <= _EAST) & (lat >= _SOUTH) & (lat <= _NORTH)


def _shifted(lon: Floats, lat: Floats) -> tuple[Floats, Floats]:
    east, north = _shift(lon, lat)
    return lon + east, lat + north


def _solved(lon: Floats, lat: Floats, forward: Any) -> tuple[Floats, Floats]:
    """The places that `forward` sends to these, by repeated correction; NaN where none is found."""
    guess_x, guess_y = lon.copy(), lat.copy()
    best = np.full(lon.shape, np.inf)
    found_x, found_y = np.full(lon.shape, np.nan), np.full(lon.shape, np.nan)
    left = np.arange(lon.size)
    for _ in range(40):
        there_x, there_y = forward(guess_x[left], guess_y[left])
        error_x, error_y = there_x - lon[left], there_y - lat[left]
        size = np.maximum(np.abs(error_x), np.abs(error_y))
        # NaN is never less: such a place is left.
        gains = size < best[left]
        left, error_x, error_y = left[gains], error_x[gains], error_y[gains]
        if left.size == 0:
            break
        best[left] = size[gains]
        found_x[left], found_y[left] = guess_x[left], guess_y[left]
        guess_x[left] -= error_x
        guess_y[left] -= error_y
    lost = ~(best < _TOLERANCE)
    found_x[lost] = np.nan
    found_y[lost] = np.nan
    return found_x, found_y


def _on_rim(value: Floats, least: float, greatest: float) -> Floats:
    """Values that rounding has carried over the edge, put back on it."""
    inside = np.clip(value, least, greatest)
    return np.where(np.abs(inside - value) < _TOLERANCE, inside, value)


def _gcj02_to_wgs84(lon: Floats, lat: Floats) -> tuple[Floats, Floats]:
    with np.errstate(invalid="ignore"):
        x, y = _solved(lon, lat, _shifted)
        x, y = _on_rim(x, _WEST, _EAST), _on_rim(y, _SOUTH, _NORTH)
        shifted, outside = _applies(x, y), ~_applies(lon, lat)
        return (
            np.where(shifted, x, np.where(outside, lon, np.nan)),
            np.where(shifted, y, np.where(outside, lat, np.nan)),
        )


def _gcj02_to_bd09(lon: Floats, lat: Floats) -> tuple[Floats, Floats]:
    radius = np.sqrt(lon * lon + lat * lat) + 0.00002 * np.sin(lat * _TURN)
    angle = np.arctan2(lat, lon) + 0.000003 * np.cos(lon * _TURN)
    return radius * np.cos(angle) + 0.0065, radius * np.sin(angle) + 0.006


def _bd09_to_wgs84(lon: Floats, lat: Floats) -> tuple[Floats, Floats]:
    with np.errstate(invalid="ignore"):
        x, y = _solved(lon, lat, _gcj02_to_bd09)
    return _gcj02_to_wgs84(x, y)


#: Places that are converted at once: what they need stays in the cache.
_BLOCK = 1 << 14


def _in_blocks(convert: Any, lon: Any, lat: Any) -> tuple[Floats, Floats]:
    lon, lat = np.broadcast_arrays(np.asarray(lon, np.float64), np.asarray(lat, np.float64))
    shape = lon.shape
    lon, lat = np.ravel(lon), np.ravel(lat)
    x, y = np.empty(lon.shape), np.empty(lat.shape)
    for start in range(0, lon.size, _BLOCK):
        part = slice(start, start + _BLOCK)
        x[part], y[part] = convert(lon[part], lat[part])
    return x.reshape(shape), y.reshape(shape)


def gcj02_to_wgs84(lon: Any, lat: Any) -> tuple[Floats, Floats]:
    """GCJ-02 (Amap, Tencent) to WGS 84, degrees both: the exact inverse, to some 1e-14°; NaN where a place has none. Linear, some 2 µs each.

    >>> x, y = gcj02_to_wgs84([116.5136], [39.7934])
    >>> [round(float(v), 6) for v in (*x, *y)]
    [116.507637, 39.792208]
    """
    return _in_blocks(_gcj02_to_wgs84, lon, lat)


def bd09_to_wgs84(lon: Any, lat: Any) -> tuple[Floats, Floats]:
    """BD-09 (Baidu) to WGS 84, degrees both: both shifts undone exactly; NaN where a place has none. Linear, some 4 µs each."""
    return _in_blocks(_bd09_to_wgs84, lon, lat)


def wgs84_to_gcj02(lon: Any, lat: Any) -> tuple[Floats, Floats]:
    """WGS 84 to GCJ-02, degrees both: the public formula; outside its rectangle a place stays where it is. Linear."""

    def convert(lon: Floats, lat: Floats) -> tuple[Floats, Floats]:
        with np.errstate(invalid="ignore"):
            applies, (x, y) = _applies(lon, lat), _shifted(lon, lat)
        return np.where(applies, x, lon), np.where(applies, y, lat)

    return _in_blocks(convert, lon, lat)
