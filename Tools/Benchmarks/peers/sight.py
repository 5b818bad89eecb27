"""Segments → whether they are clear of all polygons, by shapely."""
import numpy as np
import shapely

from figures import times


def ways(polygons, segments):
    """Name, and a function of the number of rounds to (seconds, clear)."""
    lines = shapely.linestrings(segments.reshape(-1, 2, 2))
    return [
        ("shapely: STRtree of buildings, asked by segments", lambda rounds: times(rounds, _asked(shapely.STRtree(polygons), lines, 0, len(lines)))),
        ("shapely: STRtree of segments, asked by buildings", lambda rounds: times(rounds, _asked(shapely.STRtree(lines), polygons, 1, len(lines)))),
    ]


def _asked(tree, shapes, row, count):
    def work():
        clear = np.ones(count, dtype=bool)
        clear[tree.query(shapes, predicate="intersects")[row]] = False
        return clear

    return work
