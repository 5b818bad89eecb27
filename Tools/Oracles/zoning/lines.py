"""Roads and urban rail as parts: strips along segments, sectors at bends, half-discs at portals.

A part is one of
  Strip   the land with a perpendicular foot on one segment, up to `left_m` or `right_m` plus the band width (W1, W6);
  Sector  the land on the outer side of a bend, up to `radius_m` plus the band width (W7); a portal is a sector of
          half a turn and radius 0 (W8), and makes no carriageway.
"""
import math
from collections import defaultdict
from dataclasses import dataclass

import numpy as np

from . import law, surveyed

TOUCH_M = 0.001  # sections whose ends are this near touch; the same coordinates project to the same place


@dataclass
class Strip:
    """Segment from `start` along the unit vector `along`, metres."""

    start: np.ndarray
    along: np.ndarray
    length_m: float
    left_m: float
    right_m: float
    row: str


@dataclass
class Sector:
    """Apex, unit vector of the middle, half of the opening (radians), radius of the carriageway (metres)."""

    apex: np.ndarray
    middle: np.ndarray
    half_angle: float
    radius_m: float
    is_portal: bool
    row: str


@dataclass
class End:
    """An end of a section: the place, the unit vector out of the section, the offsets seen looking out."""

    place: np.ndarray
    outward: np.ndarray
    left_m: float
    right_m: float


def parts_in_force(pack, date, as_built):
    """All strips and sectors that make a band or a carriageway on that date."""
    rows = defaultdict(list)
    for feature in pack["roads"] + pack["rail"]:
        properties = feature.properties
        if properties.get("kind", "urban_rail") != "urban_rail":
            continue  # railways are measured from their land (W3), spur lines make no band (R6)
        if law.line_in_force(properties, date, as_built):  # R4
            rows[properties["row"]].append(feature)
    strips, sectors, sides, areas = [], [], [], []
    survey = {name: defaultdict(list) for name in ("road_land", "road_edges")}
    for name, by_row in survey.items():
        for feature in pack.get(name, []):
            by_row[feature.properties["row"]].append(feature)
    for row, features in rows.items():
        land, edges = survey["road_land"].get(row, []), survey["road_edges"].get(row, [])
        if land or edges:
            _add_surveyed_row(row, features, land, edges, strips, sectors, sides, areas)
        else:
            add_row(row, features, strips, sectors)
    return strips, sectors, sides, areas


def _add_surveyed_row(row, features, land, edges, strips, sectors, sides, areas):
    """Reading W1a: surveyed sides have lines of their own, the others an offset."""
    sections = []
    for feature in features:
        p = feature.properties
        if p["structure"] not in law.BELOW_GROUND:
            sections += [(_without_repeats(path), p.get("left_m"), p.get("right_m")) for path in feature.paths]
    taken = surveyed.add_row(row, sections, land, edges, sides, sectors, areas)
    ends = defaultdict(list)
    for (path, left, right), (has_left, has_right) in zip(sections, taken):
        offsets = (None if has_left else left, None if has_right else right)
        steps = np.diff(path, axis=0)
        lengths = np.hypot(steps[:, 0], steps[:, 1])
        along = steps / lengths[:, None]
        for i in range(len(steps)):
            if offsets[0] is not None:
                sides.append(surveyed.Side(path[i], along[i], float(lengths[i]), float(offsets[0]), row))
            if offsets[1] is not None:
                sides.append(surveyed.Side(path[i + 1], -along[i], float(lengths[i]), float(offsets[1]), row))
            if i > 0:
                _add_half_bend(row, path[i], along[i - 1], -along[i], offsets, offsets[::-1], sectors)
        ends[_key(path[0])].append((path[0], -along[0], offsets[::-1]))
        ends[_key(path[-1])].append((path[-1], along[-1], offsets))
    for place in ends.values():
        for i, (apex, u, one) in enumerate(place):
            for _, w, other in place[i + 1:]:
                _add_half_bend(row, apex, u, w, one, other, sectors)


def _add_half_bend(row, apex, u, w, one, other, sectors):
    """The outside of a bend, where one or both arms have an offset there; a surveyed line comes as far as the bisector.

    `u` and `w` lead out of the two sections; `one` and `other` are their offsets, left and right as seen so, None where surveyed."""
    turn = math.atan2(u[0] * -w[1] + u[1] * w[0], -(u @ w))
    if turn == 0:
        return
    left, right = (one[1], other[0]) if turn > 0 else (one[0], other[1])
    if left is not None and right is not None:
        _add_bend(row, End(apex, u, one[0] or 0, one[1] or 0), End(apex, w, other[0] or 0, other[1] or 0), sectors)
    elif left is not None or right is not None:
        s = 1 if turn > 0 else -1
        a, b = np.array([u[1], -u[0]]) * s, np.array([-w[1], w[0]]) * s
        middle = (a + b) / math.hypot(*(a + b))
        half = (a if left is not None else b) + middle
        sectors.append(Sector(apex, half / math.hypot(*half), abs(turn) / 4, float(left if left is not None else right), False, row))


def add_row(row, features, strips, sectors):
    """Strips of every surface section, bends within and between them, portals."""
    surface, below = defaultdict(list), set()
    for feature in features:
        p = feature.properties
        for path in feature.paths:
            path = _without_repeats(path)
            if p["structure"] in law.BELOW_GROUND:  # R2; the line of the surface ends here
                if "kind" in p:
                    below.update((_key(path[0]), _key(path[-1])))
                continue
            left, right = float(p["left_m"]), float(p["right_m"])
            ends = _add_section(row, path, left, right, strips, sectors)
            for end in ends:
                surface[_key(end.place)].append(end)
    for key, ends in surface.items():
        for i, one in enumerate(ends):
            for other in ends[i + 1:]:  # W6: sections of one row that touch are one line
                _add_bend(row, one, other, sectors)
        if key in below:  # W8; a section that ends at a station has nothing below it (W9)
            for end in ends:
                sectors.append(Sector(end.place, end.outward, math.pi / 2, 0.0, True, row))


def _add_section(row, path, left, right, strips, sectors):
    """Strips and inner bends of one section; returns its two ends."""
    steps = np.diff(path, axis=0)
    lengths = np.hypot(steps[:, 0], steps[:, 1])
    along = steps / lengths[:, None]
    for i in range(len(steps)):
        strips.append(Strip(path[i], along[i], float(lengths[i]), left, right, row))
        if i > 0:
            _add_bend(row, End(path[i], along[i - 1], left, right), End(path[i], -along[i], right, left), sectors)
    return End(path[0], -along[0], right, left), End(path[-1], along[-1], left, right)


def _add_bend(row, one, other, sectors):
    """W7: the sector between the two squares to the line, on the outer side of the turn from `one` into `other`."""
    u, w = one.outward, -other.outward
    turn = math.atan2(u[0] * w[1] - u[1] * w[0], u @ w)  # radians, left positive
    if turn == 0:
        return
    if turn > 0:  # a left turn: the outer side is the right one
        radius, side = max(one.right_m, other.left_m), np.array([[u[1], -u[0]], [w[1], -w[0]]])
    else:
        radius, side = max(one.left_m, other.right_m), np.array([[-u[1], u[0]], [-w[1], w[0]]])
    middle = side.sum(axis=0)
    length = math.hypot(*middle)
    if length > 1e-9:  # a line that turns straight back has no outer side
        sectors.append(Sector(one.place, middle / length, abs(turn) / 2, radius, False, row))


def _without_repeats(path):
    steps = np.diff(path, axis=0)
    return path[np.concatenate([[True], np.hypot(steps[:, 0], steps[:, 1]) > 0])]


def _key(place):
    return tuple(np.round(place / TOUCH_M).astype(np.int64))
