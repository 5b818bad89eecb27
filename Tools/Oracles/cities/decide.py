"""The zoning functions of the three cities: places in, text out, one answer a way in which what is open may be settled.

An answer is (status, class, zone, limits of each period …), as the program writes them in a table.
"""
import numpy as np

from zoning import shapes

from . import first_row, parts
from .laws import foshan, yilan, yokkaichi

NONE = ""


class Base:
    """District, zone and class beneath all bands, of sorted places."""

    def __init__(self, places, pack, law):
        count = len(places)
        self.in_district = np.zeros(count, dtype=bool)
        self.zone, self.zone_class = np.full(count, NONE, dtype=object), np.full(count, NONE, dtype=object)
        for feature in pack["district"]:
            self.in_district |= shapes.inside(places, shapes.edges(feature.paths))
        if law.RESIDUAL:
            self.zone[self.in_district], self.zone_class[self.in_district] = law.RESIDUAL
        for feature in pack["zones"]:
            within = shapes.inside(places, shapes.edges(feature.paths)) & self.in_district
            self.zone[within], self.zone_class[within] = feature.properties["id"], feature.properties["class"]


class Oracle:
    """A pack of one city on a date."""

    def __init__(self, pack, law, date, as_built=False):
        self.pack, self.law, self.date, self.as_built = pack, law, date, as_built
        self._prepare = {foshan.ID: self._foshan_lines, yilan.ID: lambda: None, yokkaichi.ID: self._yokkaichi_lines}[law.ID]
        self._decide = {foshan.ID: self._foshan, yilan.ID: self._yilan, yokkaichi.ID: self._yokkaichi}[law.ID]
        self._prepare()

    def views(self, xy):
        """For each place a list of answers: with buildings by first_row.UNKNOWN_TALL × LOOKS, else one."""
        places = shapes.Places(xy)
        base = Base(places, self.pack, self.law)
        views = [self._text(base, *view) for view in self._decide(places, base)]
        columns = [places.unsorted(view) for view in views]
        return list(zip(*columns))

    def _text(self, base, noise_class, limits_of):
        """Tuples of text; `limits_of`: the class whose limits hold, or limits themselves where they are of no class."""
        law, result = self.law, np.empty(len(noise_class), dtype=object)
        cache = {}
        for i, key in enumerate(zip(base.in_district.tolist(), noise_class.tolist(), base.zone.tolist(), limits_of.tolist())):
            if key not in cache:
                inside, c, zone, of = key
                figures = law.LIMITS[of] if isinstance(of, str) and of else of or (None,) * len(law.PERIODS)
                figures = tuple("" if f is None else str(f) for f in figures)
                cache[key] = (("outside", "", "", *("",) * len(law.PERIODS)) if not inside
                              else ("inside" if c else "unzoned", c, zone, *figures))
            result[i] = cache[key]
        return result

    # Foshan

    def _foshan_lines(self):
        lines = self.pack["roads"] + self.pack["rail"] + self.pack["waterways"]
        kind_of = lambda p: p.get("grade") or p["kind"]
        self.lines_4a = parts.rows_in_force(lines, foshan, self.date, self.as_built, lambda p: "4a" if kind_of(p) in foshan.KINDS_4A else None)
        railway = lambda p: foshan.is_new_railway(p) if kind_of(p) in foshan.KINDS_4B else None
        rails = parts.rows_in_force(self.pack["rail"], foshan, self.date, self.as_built, railway)
        self.new_rails = [row for row in rails if foshan.is_new_railway(row.properties)]
        self.old_rails = [row for row in rails if not foshan.is_new_railway(row.properties)]
        self.first_row = first_row.FirstRow(self.pack["buildings"], foshan, self._width_at)

    def _width_at(self, xy):
        places = shapes.Places(xy)
        return places.unsorted(_foshan_width(Base(places, self.pack, foshan)))

    def _foshan(self, places, base):
        width = _foshan_width(base)
        areas = {c: self._within(places, [f for f in self.pack["areas"] if foshan.AREAS[f.properties["kind"]] == c]) for c in ("4a", "4b")}
        bands = {}
        for name, rows in (("4a", self.lines_4a), ("old", self.old_rails), ("new", self.new_rails)):
            kept = np.zeros((len(places), len(first_row.UNKNOWN_TALL), len(first_row.LOOKS)), dtype=bool)
            for row in rows:
                kept |= self.first_row.kept(places, row, width)
                kept |= parts.on_line(places, row)[:, None, None]  # R1
            bands[name] = kept
        for u in range(len(first_row.UNKNOWN_TALL)):
            for v in range(len(first_row.LOOKS)):
                noise_class, limits_of = base.zone_class.copy(), base.zone_class.copy()
                for where, c, of in ((bands["4a"][:, u, v] | areas["4a"], "4a", "4a"),  # 三(二)
                                     (bands["old"][:, u, v], "4b", foshan.EXISTING_RAILWAY_LIMITS),  # 三(四), R5
                                     (bands["new"][:, u, v] | areas["4b"], "4b", "4b")):  # 三(三), 三(五): 4b over 4a
                    _put(noise_class, limits_of, where & base.in_district, c, of)
                yield noise_class, limits_of

    # Yilan

    def _yilan(self, places, base):
        land = self.pack["road_land"] + self.pack["railway_land"]
        away = np.full(len(places), np.inf)
        for feature in land:
            np.minimum(away, parts.to_area(places, feature, yilan.BAND_M + 1), out=away)
        about = np.full(len(places), np.inf)
        for feature in self.pack["areas"]:
            np.minimum(about, parts.to_area(places, feature, yilan.ABOUT_AREA_M + 1), out=about)
        housing = self._within(places, self.pack["residential"])
        noise_class = base.zone_class.copy()
        for where, c in ((about <= yilan.ABOUT_AREA_M, yilan.AREA_CLASS),  # 公告 一
                         (away <= yilan.BAND_M, yilan.BAND_CLASS),  # 公告 四
                         ((away <= yilan.BAND_M) & housing, yilan.HOUSING_CLASS),  # 公告 四 但書
                         (away <= 0, yilan.LAND_CLASS)):  # 公告 三
            noise_class[where & base.in_district] = c
        yield noise_class, noise_class

    # Yokkaichi

    def _yokkaichi_lines(self):
        kind_of = lambda p: yokkaichi.width_m(p) if yokkaichi.is_trunk(p) else None
        self.trunks = parts.rows_in_force(self.pack["roads"], yokkaichi, self.date, self.as_built, kind_of)

    def _yokkaichi(self, places, base):
        noise_class = base.zone_class.copy()
        for kind, by_area in yokkaichi.FACING.items():  # the more lanes win
            within = self._within(places, [f for f in self.pack["areas"] if f.properties["kind"] == kind])
            for area, facing in by_area.items():
                noise_class[within & (base.zone_class == area)] = facing
        for row in self.trunks:
            width = yokkaichi.width_m(row.properties)
            near = parts.to_land(places, row, width + 1) <= width
            noise_class[near & (base.zone_class != NONE)] = "trunk"  # Z5: land in no area has no limits
        yield noise_class, noise_class

    def _within(self, places, features):
        """Mask of the places within any of the areas, the outlines included."""
        found = np.zeros(len(places), dtype=bool)
        for feature in features:
            found |= parts.to_area(places, feature, 1.0) <= 0
        return found


def _foshan_width(base):
    """三(二), W5; -inf outside."""
    return np.array([foshan.WIDTH_M.get(c, -np.inf) for c in base.zone_class])


def _put(noise_class, limits_of, where, c, of):
    noise_class[where] = c
    for i in np.flatnonzero(where):
        limits_of[i] = of
