"""noisezone: the noise class and limits of any place of a map, with the clause that says so.

>>> import noisezone
>>> noisezone.UNDECIDED == 0x3FFFFFFF
True
"""

from ._errors import (
    ClosedMapError,
    DamagedMapError,
    InvalidInputError,
    MapNotFoundError,
    NoiseZoneError,
    NoiseZoneWarning,
    UnsupportedError,
)
from ._library import UNDECIDED, library_version
from ._map import Map
from ._systems import bd09_to_wgs84, gcj02_to_wgs84, wgs84_to_gcj02
from ._version import VERSION as __version__

__all__ = [
    "ClosedMapError",
    "DamagedMapError",
    "InvalidInputError",
    "Map",
    "MapNotFoundError",
    "NoiseZoneError",
    "NoiseZoneWarning",
    "UNDECIDED",
    "UnsupportedError",
    "__version__",
    "bd09_to_wgs84",
    "gcj02_to_wgs84",
    "library_version",
    "wgs84_to_gcj02",
]
