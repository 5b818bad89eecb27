"""What goes wrong, as exceptions with the fixed codes of the command."""

from __future__ import annotations

import os
import sys
import warnings
from typing import Any


class NoiseZoneError(Exception):
    """What is wrong and how to mend it.

    `code` never changes and is what the command prints in brackets: ``index-damaged``, ``crs-missing``. `text` is for people, in Chinese where
    NOISEZONE_LANG (or LANG) asks for it and the library knows the fault, else in English.

    >>> NoiseZoneError("index-damaged", "etown.nzi was cut")
    NoiseZoneError('index-damaged', 'etown.nzi was cut')
    >>> print(NoiseZoneError("index-damaged", "etown.nzi was cut"))
    etown.nzi was cut [index-damaged]
    """

    def __init__(self, code: str, text: str) -> None:
        super().__init__(code, text)
        self.code = code
        self.text = text

    def __str__(self) -> str:
        # The library's own words end in the code already.
        return self.text if self.text.endswith(f"[{self.code}]") else f"{self.text} [{self.code}]"

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.code, self.text)


class MapNotFoundError(NoiseZoneError, FileNotFoundError):
    """The file is not there. Also a FileNotFoundError."""


class DamagedMapError(NoiseZoneError):
    """The file was cut, altered, or is of another version."""


class InvalidInputError(NoiseZoneError, ValueError):
    """A question that cannot be meant: shapes, columns, reference systems. Also a ValueError."""


class ClosedMapError(NoiseZoneError, ValueError):
    """The map was closed before. Also a ValueError, as for files."""


class UnsupportedError(NoiseZoneError):
    """What this library, this file or this installation cannot do."""


class NoiseZoneWarning(UserWarning):
    """Rows that have no answer, columns that were replaced: what the command says on stderr."""


_KINDS: dict[str, type[NoiseZoneError]] = {
    "file-not-found": MapNotFoundError,
    "pack-missing": MapNotFoundError,
    "index-damaged": DamagedMapError,
    "index-not": DamagedMapError,
    "index-version": DamagedMapError,
    "gpkg-damaged": DamagedMapError,
    "file-changed": DamagedMapError,
    "file-empty": DamagedMapError,
    "index-no-reasons": UnsupportedError,
    "unsupported-crs": UnsupportedError,
    "crs-missing": InvalidInputError,
    "crs-conflict": InvalidInputError,
    "unknown-crs": InvalidInputError,
    "usage": InvalidInputError,
    "date": InvalidInputError,
    "time": InvalidInputError,
}


def error(code: str, text: str) -> NoiseZoneError:
    """The exception of a code."""
    kind = _KINDS.get(code)
    if kind is None:
        kind = InvalidInputError if code.startswith(("coordinate", "csv-", "date-", "number-")) else NoiseZoneError
    return kind(code, text)


def warn(text: str) -> None:
    """Warns at the line that called the package."""
    here = os.path.dirname(__file__)
    level, frame = 2, sys._getframe(1)
    while frame.f_back is not None and os.path.dirname(frame.f_code.co_filename) == here:
        level, frame = level + 1, frame.f_back
    warnings.warn(NoiseZoneWarning(text), stacklevel=level)
