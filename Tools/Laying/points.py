"""Centre lines whose every point is figured: they are laid as they are, and hold what the adjustment finds."""
from . import courses, plane


class Points:
    """lines: course → its places. at: place → (x, y). accuracy: place → m, the larger where two lines share it."""

    def __init__(self, rows, others):
        """others: the courses that are not figured."""
        self.lines, self.at, self.accuracy = {}, {}, {}
        names = self._names(rows)
        for row in rows:
            course, figure = row["course"], (row["longitude"], row["latitude"])
            if course in others:
                raise row.fault("course", f"“{course}” is in courses.csv, too: a course is figured as a whole or not at all")
            line = self.lines.setdefault(course, [])
            place = names.get(figure) or f"{course} {figure[0]} {figure[1]}"
            if line and line[-1] == place:
                raise row.fault("longitude", "is the same point as the one before")
            line.append(place)
            names[figure] = place
            self.at[place] = plane.from_lonlat(*figure)
            self.accuracy[place] = max(self.accuracy.get(place, 0), row["accuracy_m"])
        for row in rows:
            if len(self.lines[row["course"]]) < 2:
                raise row.fault("course", f"“{row['course']}” has one point: a line has two")

    @staticmethod
    def _names(rows):
        """figure → the name of its place. Lines that share a point share it to the last digit, and call it by one name."""
        names, figures = {}, {}
        for row in rows:
            figure = (row["longitude"], row["latitude"])
            if not row["place"]:
                continue
            place = courses.place_of(row["place"])
            if names.setdefault(figure, place) != place:
                raise row.fault("place", f"{place} is where {names[figure]} is: one place has one name")
            if figures.setdefault(place, figure) != figure:
                raise row.fault("place", f"{place} lies elsewhere in another row: give both rows the same figures")
        return names
