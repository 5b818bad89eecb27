"""Longitude and latitude to the working plane and back. The plane is EPSG:4548, x east and y north, metres."""
import numpy as np
from pyproj import Transformer

WORKING_CRS = "EPSG:4548"
# WGS 84 is taken as CGCS2000 (EPSG:4490): the two agree to a few centimetres, and every figure of a pack is far less sure.
_TO_PLANE = Transformer.from_crs("EPSG:4490", WORKING_CRS, always_xy=True)


def to_plane(lonlat):
    """Degrees (n × 2, longitude first) to metres (n × 2)."""
    lonlat = np.asarray(lonlat, dtype=float).reshape(-1, 2)
    return np.column_stack(_TO_PLANE.transform(lonlat[:, 0], lonlat[:, 1]))


def to_lonlat(xy):
    """Metres (n × 2) to degrees (n × 2, longitude first)."""
    xy = np.asarray(xy, dtype=float).reshape(-1, 2)
    return np.column_stack(_TO_PLANE.transform(xy[:, 0], xy[:, 1], direction="INVERSE"))
