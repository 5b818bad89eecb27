"""The tables of the network, held against each other: words turned into places, figures into metres of the plane."""
from collections import namedtuple

from . import columns, courses, plane, points
from .tables import Fault, read

# Where a place was seen, in the plane, with its standard deviation (m). label: the figure; stop: whether it is a stop of a rail line.
Observation = namedtuple("Observation", "place x y accuracy label stop")
# The direction of a course: unit vectors along and across it, its offset across (m), and how near it is held there (m or None).
Axis = namedtuple("Axis", "along across at held")


class Network:
    def __init__(self, folder):
        self.sources = {row["source"]: row for row in read(folder, "sources", columns.SOURCES, "source")}
        rows = {name: read(folder, name, kinds, columns.KEYS.get(name)) for name, kinds in columns.TABLES.items()}
        self._cite(rows)
        self.courses, self.features, self.stops, self.alignments = (rows[name] for name in ("courses", "features", "stops", "alignments"))
        self._pass(rows)
        self._frame(rows)
        self._guess(rows)
        self._observe(rows)
        self._walk(rows)

    def _cite(self, rows):
        """Every source that a row names is a row of sources.csv, and every row there is named."""
        cited = set()
        for row in (row for table in rows.values() for row in table):
            for source in row["source"]:
                if source not in self.sources:
                    raise row.fault("source", f"“{source}” is no row of sources.csv")
                cited.add(source)
        for source, row in self.sources.items():
            if source not in cited:
                raise row.fault("source", f"no row names {source}: take it out")

    def _pass(self, rows):
        """lines: course → its places. places: all of them. carriers: road → the courses that carry it, where that is not its own."""
        self.lines = {row["course"]: [courses.place_of(word, row["course"]) for word in row["places"]] for row in rows["courses"]}
        self.points = points.Points(rows["points"], self.lines)
        self.lines.update(self.points.lines)
        self.places = {place for line in self.lines.values() for place in line}
        for row in rows["courses"]:
            if bool(row["axis"]) != (row["at_m"] is not None):
                raise row.fault("at_m", "is given with an axis, and only then")
        self._carriers = {row["name"]: [self._course(row, "courses", name) for name in row["courses"]] for row in rows["names"]}

    def _frame(self, rows):
        frames = {row["frame"]: plane.Frame((row["x_m"], row["y_m"]), row["turn_deg"], row["second_axis"] == "left") for row in rows["frames"]}
        if "grid" not in frames:
            raise Fault("frames.csv", "the frame “grid” is missing: courses lie along its axes", "table-cell")
        self._grid = frames["grid"]
        # frame → what makes a place of the plane of its two figures
        self._into = {"lonlat": plane.from_lonlat, "plane": lambda x, y: (x, y), **{name: frame.place for name, frame in frames.items()}}

    def _guess(self, rows):
        """guesses: place → ((x, y), standard deviation). links: (place, places it lies between, offset, standard deviation)."""
        self.guesses = {}
        for row in rows["guesses"]:
            if row["frame"] not in self._into:
                raise row.fault("frame", f"“{row['frame']}” is none of: " + ", ".join(self._into))
            self.guesses[self._known(row, "place")] = (self._into[row["frame"]](row["x"], row["y"]), row["accuracy_m"])
        self.links = [(self._known(row, "place"), [self._known(row, "between", word) for word in row["between"]],
                       (row["east_m"], row["north_m"]), row["accuracy_m"]) for row in rows["links"]]

    def _observe(self, rows):
        """observations; held: place → (x, y) where it does not move; stop_at: (line, stop) → (x, y)."""
        self.observations, self.held, self.stop_at = [], dict(self.points.at), {}
        for row in rows["figures"]:
            if row["status"] == "refused":
                continue
            place, at = self._observed(row), plane.from_lonlat(row["longitude"], row["latitude"])
            if place in self.held:
                raise row.fault("figure", f"{place} is in points.csv already, which holds it: take this row out")
            self.observations.append(Observation(place, *at, row["accuracy_m"], row["figure"], False))
        for row in rows["stops"]:
            at = plane.from_lonlat(row["longitude"], row["latitude"])
            if (row["line"], row["stop"]) in self.stop_at:
                raise row.fault("stop", f"{row['line']} has {row['stop']} already")
            self.stop_at[row["line"], row["stop"]] = at
            if (row["status"] == "outside") != (row["id"] is None) or (row["id"] is None) != (row["drawn_accuracy_m"] is None):
                raise row.fault("id", "a stop that is drawn has an id and a drawn_accuracy_m, one outside has neither")
            place = self._known(row, "place") if row["place"] else None
            if row["status"] == "observed":
                if not place:
                    raise row.fault("place", "is empty: an observed stop names the place that it observes")
                self.observations.append(Observation(place, *at, row["accuracy_m"], row["stop"], True))

    def _walk(self, rows):
        """paths: feature → the places along it, where it follows courses. widths: feature → its row of widths.csv."""
        self.paths = {}
        for row in rows["features"]:
            if row["courses"]:
                ends = [self._known(row, end) if row[end] else None for end in ("from", "to")]
                self.paths[row["id"]] = self._way(row, ends)
        self.widths = {row["feature"]: row for row in rows["widths"]}
        ids = {row["id"] for row in rows["features"]}
        for row in rows["widths"]:
            if row["feature"] not in ids:
                raise row.fault("feature", f"“{row['feature']}” is no row of features.csv")

    def _observed(self, row):
        """The place that a figure is of: the one it names, else the one where the courses meet that carry its two roads."""
        if row["place"]:
            return self._known(row, "place")
        a, _, b = row["figure"].partition("×")
        for first in self._carriers.get(a, (a,)):
            for second in self._carriers.get(b, (b,)):
                on, over = self.lines.get(first, ()), self.lines.get(second, ())
                place = courses.key(first, second)
                if place in on or place in over:
                    return place
                common = courses.shared(on, over)
                if len(common) == 1:
                    return common[0]
        raise row.fault("figure", f"the courses do not tell where {row['figure']} is: name its place, or set status to refused")

    def _known(self, row, column, word=None):
        place = courses.place_of(word or row[column])
        if place not in self.places:
            raise row.fault(column, f"no course passes {place}")
        return place

    def _course(self, row, column, name):
        if name not in self.lines:
            raise row.fault(column, f"“{name}” is neither in courses.csv nor in points.csv")
        return name

    def _way(self, row, ends):
        for word in row["courses"]:
            if not word.startswith("@"):
                self._course(row, "courses", word)
        try:
            return courses.path(self.lines, row["courses"], *ends)
        except ValueError as fault:
            raise row.fault("courses", str(fault)) from None

    def axis(self, row):
        """The axis of a course along the streets of the grid (v is its offset) or square to them (u is); None without."""
        if not row["axis"]:
            return None
        along, across = self._grid.first(), self._grid.second()
        if row["axis"] == "u":
            along, across = across, along
        return Axis(along, across, row["at_m"], row["held_m"])

    def on_grid(self, u, v):
        return self._grid.place(u, v)
