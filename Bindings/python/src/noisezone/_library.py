"""libnoisezone.so by ctypes, which lets other threads run while it works. The functions are those of noisezone.h."""

from __future__ import annotations

import ctypes
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import POINTER, byref, c_char_p, c_double, c_int, c_size_t, c_uint32, c_void_p
from functools import cache
from pathlib import Path

from ._errors import ClosedMapError, DamagedMapError, InvalidInputError, UnsupportedError, error, warn

#: The label of a place that an index does not decide: within some 2 mm of a line.
UNDECIDED = 0x3FFFFFFF

_OK, _FAULT, _DAMAGED = 0, 1, 3

_SIGNATURES: dict[str, tuple[object, list[object]]] = {
    "nz_open": (c_int, [c_char_p, POINTER(c_void_p), POINTER(c_void_p)]),
    "nz_close": (None, [c_void_p]),
    "nz_labels": (c_int, [c_void_p, c_void_p, c_void_p, c_size_t, c_void_p]),
    "nz_label_count": (c_size_t, [c_void_p]),
    "nz_label_json": (c_char_p, [c_void_p, c_uint32]),
    "nz_about_json": (c_char_p, [c_void_p]),
    "nz_fault_code": (c_char_p, [c_void_p]),
    "nz_fault_text": (c_char_p, [c_void_p, c_char_p]),
    "nz_fault_free": (None, [c_void_p]),
    "nz_version": (c_char_p, []),
}
_LATER: dict[str, tuple[object, list[object]]] = {
    "nz_finding_json": (c_int, [c_void_p, c_double, c_double, c_char_p, POINTER(c_void_p), POINTER(c_void_p)]),
    "nz_text_free": (None, [c_void_p]),
    "nz_degrees": (c_int, [c_char_p, c_void_p, c_void_p, c_size_t, c_void_p, c_void_p, POINTER(c_void_p)]),
    "nz_check": (c_int, [c_void_p, POINTER(c_void_p)]),
    "nz_build": (c_int, [c_char_p, c_char_p, c_char_p, POINTER(c_void_p)]),
}


def language() -> bytes:
    """The language of faults, chosen as the command chooses it."""
    said = os.environ.get("NOISEZONE_LANG") or os.environ.get("LANG", "")
    return b"zh" if said.lower().startswith("zh") else b"en"


def _path() -> str:
    named = os.environ.get("NOISEZONE_LIBRARY")
    if named:
        return named
    shipped = Path(__file__).with_name("_lib") / "libnoisezone.so.0"
    return str(shipped) if shipped.exists() else "libnoisezone.so.0"


@cache
def library() -> ctypes.CDLL:
    """The library: of NOISEZONE_LIBRARY, else the one in the wheel, else the system's."""
    path = _path()
    try:
        loaded = ctypes.CDLL(path)
    except OSError as fault:
        raise UnsupportedError(
            "library-missing", f"the library cannot be loaded: {fault}. Install the wheel, or name the library in NOISEZONE_LIBRARY"
        ) from None
    for name, (result, arguments) in (_SIGNATURES | _LATER).items():
        try:
            function = getattr(loaded, name)
        except AttributeError:
            if name in _LATER:
                continue
            raise UnsupportedError("library-missing", f"{path} has no {name}: it is no libnoisezone, or a damaged one") from None
        function.restype, function.argtypes = result, arguments
    return loaded


def library_version() -> str:
    """The version of the library, such as 0.1.0."""
    return _text(library().nz_version())


def has(name: str) -> bool:
    """Whether the library has a function of later versions."""
    return hasattr(library(), name)


def _require(name: str, what: str) -> None:
    if not has(name):
        raise UnsupportedError(
            "library-older", f"{what} needs a library that has {name}; the one in use is {library_version()}. Install the newer wheel"
        )


def _text(found: bytes | None) -> str:
    return (found or b"").decode("utf-8", "replace")


def _taken(fault: c_void_p) -> tuple[str, str]:
    """The code and the words of a fault, which is freed."""
    lib = library()
    if not fault.value:
        return "fault", "the library gave no reason"
    try:
        return _text(lib.nz_fault_code(fault)), _text(lib.nz_fault_text(fault, language()))
    finally:
        lib.nz_fault_free(fault)


def _settle(status: int, fault: c_void_p, path: str, quiet: bool = False) -> None:
    """Raises where a call was not done, and warns where it was but one should look again."""
    if status == _OK:
        if fault.value:
            text = _taken(fault)[1]
            if not quiet:
                warn(text)
    elif status == _FAULT:
        code, text = _taken(fault)
        # An exception says itself that it is an error.
        raise error(code, text.removeprefix("error: ").removeprefix("error ").removeprefix("错误：").removeprefix("错误 "))
    elif status == _DAMAGED:
        raise DamagedMapError("index-damaged", f"{path}: bytes of the index were altered. Make it anew with noisezone index")
    else:
        raise InvalidInputError("usage", "the library refused what it was given")


def _name(path: str) -> bytes:
    name = os.fsencode(path)
    if b"\0" in name:
        raise InvalidInputError("usage", "a path holds a zero byte")
    return name


class Handle:
    """An nz_index that is closed once, and not before the last call with it has returned, whatever thread closes it."""

    def __init__(self, path: str) -> None:
        self._pointer: c_void_p | None = None
        self._lock = threading.Lock()
        self._calls = 0
        self._closed = False
        self._path = path
        pointer, fault = c_void_p(), c_void_p()
        _settle(library().nz_open(_name(path), byref(pointer), byref(fault)), fault, path)
        self._pointer = pointer

    @property
    def closed(self) -> bool:
        return self._closed

    @contextmanager
    def _use(self) -> Iterator[c_void_p]:
        with self._lock:
            if self._closed or self._pointer is None:
                raise ClosedMapError("map-closed", f"the map {self._path} was closed before")
            self._calls += 1
            pointer = self._pointer
        try:
            yield pointer
        finally:
            with self._lock:
                self._calls -= 1
                self._free()

    def _free(self) -> None:
        if self._closed and self._calls == 0 and self._pointer is not None:
            library().nz_close(self._pointer)
            self._pointer = None

    def close(self) -> None:
        with self._lock:
            self._closed = True
            self._free()

    def labels(self, lon: int, lat: int, count: int, out: int) -> None:
        """The three are addresses of `count` float64, float64 and uint32."""
        with self._use() as pointer:
            status = library().nz_labels(pointer, lon, lat, count, out)
        _settle(status, c_void_p(), self._path)

    def label_count(self) -> int:
        with self._use() as pointer:
            return int(library().nz_label_count(pointer))

    def label_json(self, label: int) -> str:
        with self._use() as pointer:
            found = library().nz_label_json(pointer, label)
        if found is None:
            raise DamagedMapError("index-damaged", f"{self._path}: label {label} cannot be read. Make the index anew with noisezone index")
        return _text(found)

    def about_json(self) -> str:
        with self._use() as pointer:
            return _text(library().nz_about_json(pointer))

    def check(self) -> None:
        _require("nz_check", "a check of the whole file")
        fault = c_void_p()
        with self._use() as pointer:
            status = library().nz_check(pointer, byref(fault))
        _settle(status, fault, self._path)

    def finding_json(self, lon: float, lat: float, options: str | None, quiet: bool) -> str:
        _require("nz_finding_json", "a finding")
        lib = library()
        text, fault = c_void_p(), c_void_p()
        with self._use() as pointer:
            status = lib.nz_finding_json(pointer, lon, lat, None if options is None else options.encode(), byref(text), byref(fault))
        _settle(status, fault, self._path, quiet)
        try:
            return _text(ctypes.string_at(text))
        finally:
            lib.nz_text_free(text)


def build(pack: str, out: str, options: str | None) -> None:
    """Draws the map of a pack."""
    _require("nz_build", "building a map")
    fault = c_void_p()
    status = library().nz_build(_name(pack), _name(out), None if options is None else options.encode(), byref(fault))
    _settle(status, fault, pack)


def degrees(crs: str, x: int, y: int, count: int, lon: int, lat: int) -> None:
    """Carries `count` places to WGS 84; the four are addresses of float64."""
    fault = c_void_p()
    _settle(library().nz_degrees(crs.encode(), x, y, count, lon, lat, byref(fault)), fault, crs)
