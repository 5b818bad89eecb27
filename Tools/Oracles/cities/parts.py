"""Which places a line reaches: strips and sectors as masks and plain distances. No offsets of lines are drawn."""
from collections import defaultdict
from dataclasses import dataclass, field

import numpy as np

from zoning import lines, shapes


@dataclass
class Row:
    """One line of transport: sections of one row, or of one name where there is none, that are alike in what decides."""

    properties: dict
    strips: list = field(default_factory=list)
    sectors: list = field(default_factory=list)


def rows_in_force(features, law, date, as_built, kind):
    """Rows of the features that are in force and above ground; `kind(properties)` is what must be alike, None: no source."""
    groups = defaultdict(list)
    for feature in features:
        p = feature.properties
        if law.line_in_force(p, date, as_built) and p.get("structure") not in law.BELOW_GROUND and kind(p) is not None:
            groups[p.get("row") or p["name"], kind(p)].append(feature)
    rows = []
    for (name, _), members in groups.items():
        row = Row(members[0].properties)
        plain = [type(m)({**m.properties, "structure": "surface"}, m.paths) for m in members]  # what is below ground is out already
        lines.add_row(name, plain, row.strips, row.sectors)
        rows.append(row)
    return rows


def near(places, part, more_m):
    """The sorted places level with a part: a slice."""
    if hasattr(part, "apex"):
        low, high, reach = part.apex[1], part.apex[1], part.radius_m
    else:
        ends = part.start[1], part.start[1] + part.along[1] * part.length_m
        low, high, reach = min(ends), max(ends), max(part.left_m, part.right_m)
    return places.between(low - reach - more_m, high + reach + more_m)


def in_strip_frame(strip, x, y):
    """Metres along the segment, and to the left of it."""
    dx, dy = x - strip.start[0], y - strip.start[1]
    return dx * strip.along[0] + dy * strip.along[1], dy * strip.along[0] - dx * strip.along[1]


def in_sector(sector, x, y):
    """Is the place within the opening; metres from the apex."""
    dx, dy = x - sector.apex[0], y - sector.apex[1]
    a, b = dx * sector.middle[0] + dy * sector.middle[1], np.abs(dy * sector.middle[0] - dx * sector.middle[1])
    return b * np.cos(sector.half_angle) <= a * np.sin(sector.half_angle) if sector.half_angle < np.pi / 2 else a >= 0, np.hypot(a, b)


def on_line(places, row):
    """Mask of the places between the boundary lines."""
    found = np.zeros(len(places), dtype=bool)
    for strip in row.strips:
        at = near(places, strip, 0)
        s, t = in_strip_frame(strip, places.x[at], places.y[at])
        found[at] |= (s >= 0) & (s <= strip.length_m) & (t >= -strip.right_m) & (t <= strip.left_m)
    for sector in row.sectors:
        at = near(places, sector, 0)
        within, r = in_sector(sector, places.x[at], places.y[at])
        found[at] |= within & (r <= sector.radius_m)
    return found


def to_land(places, row, reach_m):
    """Metres to the land of the row, none within it; infinite beyond `reach_m`."""
    nearest = np.full(len(places), np.inf)
    for items, measure in ((row.strips, shapes.to_strip), (row.sectors, shapes.to_sector)):
        for part in items:
            at = near(places, part, reach_m)
            np.minimum(nearest[at], np.maximum(measure(places.x[at], places.y[at], part, 0.0), 0), out=nearest[at])
    return nearest


def to_area(places, feature, reach_m):
    """Metres to an area, none within it."""
    return np.maximum(shapes.to_area(places, feature, reach_m), 0)
