"""The zoning function: class, limits, zone and margin of places on a date."""
from dataclasses import dataclass

import numpy as np

from . import law, lines, shapes, shielding

NONE, NO_LIMITS = "", (-1, -1)


@dataclass
class Answers:
    """One array a column, in the order of the places. `margin_m` is a lower bound, at most shapes.REACH_M."""

    status: np.ndarray
    zone: np.ndarray
    zone_class: np.ndarray
    noise_class: np.ndarray
    limits_class: np.ndarray
    day: np.ndarray
    night: np.ndarray
    kind: np.ndarray
    margin_m: np.ndarray


class Oracle:
    """A pack on a date. `views` is what it says of places; it costs places × edges near them."""

    def __init__(self, pack, date, as_built=False):
        if date < law.IN_FORCE_FROM:
            raise ValueError(f"no ruleset for {date}")  # T2
        self.pack = pack
        self.strips, self.sectors, self.sides, self.carriageways = lines.parts_in_force(pack, date, as_built)
        self.shielding = shielding.Shielding(pack, date, as_built) if pack.get("buildings") else None

    def views(self, xy):
        """The answers, once for every way in which open points and unknown storeys may be settled: one way where no buildings
        are known, else shielding.VIEWS. A place has one answer if all ways agree (outcomes.py sorts them)."""
        if not self.shielding:
            return [self.answer(xy)]
        places = shapes.Places(xy)
        base = _Base(places, self.pack)
        ordered = np.column_stack([places.x, places.y])
        kept, asked = self.shielding.kept(ordered, base.width)
        return [self.answer(xy, kept[:, v], asked) for v in range(len(shielding.VIEWS))]

    def facade_classes(self, places, heights_m):
        """B7: the classes of façade points just before their walls: for each point a list of (unknown heights endless, nothing) for each
        of shielding.VIEWS."""
        xy, heights_m = np.asarray(places, dtype=float), np.asarray(heights_m, dtype=float)
        width = np.empty(len(xy))
        base = _Base(shapes.Places(xy), self.pack)
        width[shapes.Places(xy).order] = base.width
        bands = np.zeros((len(xy), len(shielding.VIEWS), 2), dtype=bool)
        for k, front in enumerate(self.shielding.fronts):
            member, at_end = shielding.members(front.stretch, xy, width)
            rules = self.shielding.views[k]["rules"]
            for i in np.flatnonzero(member | at_end):
                seen = None
                for v, (how, _) in enumerate(shielding.VIEWS):
                    if bands[i, v].all() or not (member[i] or how == "much"):
                        continue
                    if rules[v] == 3 and seen is None:
                        seen = self.shielding.facade(k, xy[i], heights_m[i])
                    bands[i, v] |= True if rules[v] == 2 else seen[0 if how == "much" else 1]
        asked = np.ones(len(xy), dtype=bool)
        without, within = (self.answer(xy, kept, asked).noise_class for kept in (~asked, asked))
        return [[[str(within[i] if band else without[i]) for band in of_view] for of_view in bands[i]] for i in range(len(xy))]

    def answer(self, xy, kept=None, asked=None):
        """Answers for places in metres (n × 2). `kept`: which of the sorted places buildings leave in the bands of lines;
        `asked`: where buildings have a say, so that nothing is known about the margin. A pack with buildings has no answer without."""
        if self.shielding and kept is None:
            raise ValueError("this pack has buildings: ask `views`")
        places = shapes.Places(xy)
        base = _Base(places, self.pack)
        margin = base.margin
        band, carriageway = self._lines(places, base.width)
        rail = {new: self._land(places, base.width, new) for new in (True, False)}
        yard = {new: self._areas(places, "yards", new) for new in (True, False)}
        housing = self._areas(places, "residential", None)
        for distance in (band, carriageway, *rail.values(), *yard.values(), housing):
            np.minimum(margin, np.abs(distance), out=margin)

        if kept is not None:
            band = np.where(kept, band, np.inf)
            margin[asked] = 0

        table = _Table(places, base)
        table.put(base.zoned & (base.zone_class == law.HOUSING_ZONE_CLASS) & (housing <= 0), base.zone_class,
                  law.HOUSING_LIMITS_CLASS, law.LIMITS[law.HOUSING_LIMITS_CLASS], "residential")  # Z1, 四.1
        has_width = np.isfinite(base.width)
        table.put(has_width & (band <= 0), "4a", "4a", law.LIMITS["4a"], "band")  # 二(四)1, W4
        table.put(has_width & (carriageway <= 0), "4a", "4a", law.LIMITS["4a"], "carriageway")  # R1
        for new, limits in ((False, law.EXISTING_RAILWAY_LIMITS), (True, law.LIMITS["4b"])):  # R5: a new one wins
            table.put(has_width & (rail[new] <= 0), "4b", "4b", limits, "band")  # 二(四)5, R3
            table.put(base.in_district & (yard[new] <= 0), "4b", "4b", limits, "yard")  # R7
        return table.answers(margin)

    def _lines(self, places, width):
        """Signed distance to the 4a bands and to the carriageways."""
        band, carriageway = np.full(len(places), np.inf), np.full(len(places), np.inf)
        with np.errstate(invalid="ignore"):
            for parts, measure in ((self.strips, shapes.to_strip), (self.sectors, shapes.to_corner), (self.sides, shapes.to_side)):
                for part in parts:
                    at = places.between(*_rows_near(part))
                    x, y, d = places.x[at], places.y[at], width[at]
                    distance = np.where(np.isfinite(d), measure(x, y, part, np.where(np.isfinite(d), d, 0)), np.inf)
                    np.minimum(band[at], distance, out=band[at])
                    if not getattr(part, "is_portal", False):
                        distance = np.where(np.isfinite(d), measure(x, y, part, 0), np.inf)
                        np.minimum(carriageway[at], distance, out=carriageway[at])
            for rings in self.carriageways:
                distance = np.where(np.isfinite(width), shapes.to_area(places, rings, shapes.REACH_M), np.inf)
                for nearest in (band, carriageway):
                    np.minimum(nearest, distance, out=nearest)
        return band, carriageway

    def _land(self, places, width, new):
        """Signed distance to the 4b bands of railway land, new or existing: W3, W4."""
        nearest = self._areas(places, "railway_land", new, law.WIDEST_M)
        return np.where(np.isfinite(width), nearest - np.where(np.isfinite(width), width, 0), np.inf)

    def _areas(self, places, layer, new, more_m=0.0):
        """Signed distance to the areas of a layer; with `new`, of those approved from 2011 on, or before."""
        nearest = np.full(len(places), np.inf)
        for feature in self.pack[layer]:
            if new is None or law.is_new_railway(feature.properties) == new:
                np.minimum(nearest, shapes.to_area(places, feature, shapes.REACH_M + more_m), out=nearest)
        return nearest


class _Base:
    """District and base zone of every place (sorted), and the distance to the nearest of their lines."""

    def __init__(self, places, pack):
        self.in_district = np.zeros(len(places), dtype=bool)
        self.margin = np.full(len(places), shapes.REACH_M)
        self.zone = np.full(len(places), NONE, dtype=object)
        self.zone_class = np.full(len(places), NONE, dtype=object)
        for feature in pack["district"]:
            rows = shapes.edges(feature.paths)
            self.in_district |= shapes.inside(places, rows)
            shapes.to_edges(places, rows, into=self.margin)
        for feature in pack["zones"]:
            rows = shapes.edges(feature.paths)
            within = shapes.inside(places, rows) & self.in_district  # Z6, Z7
            self.zone[within] = feature.properties["id"]
            self.zone_class[within] = feature.properties["class"]
            shapes.to_edges(places, rows, into=self.margin)
        self.zoned = self.zone_class != NONE
        self.width = np.array([law.WIDTH_M.get(c, np.inf) for c in self.zone_class])  # table 1, W5; inf: no band


class _Table:
    """The columns of the answers; a later `put` wins over an earlier one."""

    def __init__(self, places, base):
        self.places, self.base = places, base
        self.noise_class, self.limits_class = base.zone_class.copy(), base.zone_class.copy()
        limits = np.array([law.LIMITS.get(c) or NO_LIMITS for c in base.zone_class], dtype=int).reshape(-1, 2)
        self.day, self.night = limits.T.copy()
        self.kind = np.where(base.zoned, "base", NONE).astype(object)

    def put(self, where, noise_class, limits_class, limits, kind):
        self.noise_class[where] = noise_class if isinstance(noise_class, str) else noise_class[where]
        self.limits_class[where] = limits_class
        self.day[where], self.night[where] = limits
        self.kind[where] = kind

    def answers(self, margin):
        status = np.where(~self.base.in_district, "outside",  # Z6
                          np.where(self.noise_class == NONE, "unzoned", "inside")).astype(object)  # Z5
        columns = (status, self.base.zone, self.base.zone_class, self.noise_class, self.limits_class,
                   self.day, self.night, self.kind, margin)
        return Answers(*(self.places.unsorted(column) for column in columns))


def _rows_near(part):
    """Lowest and highest y of the places whose distance to the part is wanted."""
    if not hasattr(part, "apex"):
        ends = (part.start[1], part.start[1] + part.along[1] * part.length_m)
        reach = part.offset_m if hasattr(part, "offset_m") else max(part.left_m, part.right_m)
    else:
        ends, reach = (part.apex[1],), part.radius_m
    reach += law.WIDEST_M + shapes.REACH_M
    return min(ends) - reach, max(ends) + reach
