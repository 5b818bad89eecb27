"""Boundary lines as surveyed (W1a): parts of the bands beside them, and the carriageways between them.

The outline of `road_land`, or the lines of `road_edges`, are the boundary line of a row. They are open where they lie beyond an end of the row
(square to the centre line) and where the outline crosses the centre line. Gaps narrower than OPENING_M are closed by a straight line. A band
lies beside the lines as beside any line: flat where they are open, square to the centre line there.
"""
import math
from dataclasses import dataclass, field

import numpy as np
import shapely
import shapely.ops

from . import law

OPENING_M = 60.0
REACH_M = 100.0  # an edge belongs to no centre line farther away
FAR_ALONG_M = 3 * law.WIDEST_M  # what of a line is cut at its end lies no farther back along it


@dataclass
class Side:
    """The left of a segment from `start` along the unit vector `along`, metres; `cuts`: places and directions beyond which nothing is."""

    start: np.ndarray
    along: np.ndarray
    length_m: float
    offset_m: float
    row: str
    cuts: list = field(default_factory=list)


@dataclass
class Corner:
    """The outside of a corner, as a sector (lines.Sector) of radius 0, with cuts."""

    apex: np.ndarray
    middle: np.ndarray
    half_angle: float
    radius_m: float
    row: str
    cuts: list = field(default_factory=list)
    is_portal: bool = False


class Area:
    """The land between boundary lines, as rings."""

    def __init__(self, area):
        polygons = [p for p in getattr(area, "geoms", [area]) if p.geom_type == "Polygon"]
        self.paths = [np.array(ring.coords) for p in polygons for ring in (p.exterior, *p.interiors)]


class Centre:
    """The centre line of a row: pieces (n × 4) and the section of each, in force and above ground."""

    def __init__(self, paths):
        self.paths = paths
        self.rows = np.concatenate([np.column_stack([p[:-1], p[1:]]) for p in paths])
        self.section = np.concatenate([[i] * (len(p) - 1) for i, p in enumerate(paths)])
        self.along = (self.rows[:, 2:] - self.rows[:, :2])
        self.length = np.hypot(*self.along.T)
        self.along = self.along / self.length[:, None]
        neighbours = {}
        for x0, y0, x1, y1 in self.rows:
            a, b = key((x0, y0)), key((x1, y1))
            neighbours.setdefault(a, set()).add(b)
            neighbours.setdefault(b, set()).add(a)
        self.ends = {place for place, near in neighbours.items() if len(near) == 1}
        self.asked = {}

    def squares(self):
        """Every end as (place, unit vector out of the line)."""
        for x0, y0, x1, y1 in self.rows:
            for a, b in (((x0, y0), (x1, y1)), ((x1, y1), (x0, y0))):
                if key(a) in self.ends:
                    out = np.subtract(a, b)
                    yield np.array(a), out / math.hypot(*out)

    def beside(self, place):
        """(piece, metres along the piece, metres from it, left?, beyond an end?) of the nearest piece."""
        place = np.asarray(place)
        known = self.asked.get(place.tobytes())
        if known is None:
            known = self.asked[place.tobytes()] = self._beside(place)
        return known

    def _beside(self, place):
        d = place - self.rows[:, :2]
        s = np.einsum("ij,ij->i", d, self.along)
        inside = np.clip(s, 0, self.length)
        foot = self.rows[:, :2] + inside[:, None] * self.along
        metres = np.hypot(*(place - foot).T)
        near = np.flatnonzero(metres < metres.min() + 1e-6)
        i = near[np.argmin(np.abs(s - inside)[near])]  # outside a bend, its bisector
        left = self.along[i][0] * d[i][1] - self.along[i][1] * d[i][0] >= 0
        beyond = abs(s[i] - inside[i]) > 1e-6 and key(foot[i]) in self.ends
        return i, inside[i], metres[i], left, beyond

    def square(self, place):
        """Unit vector square from the centre line at a place beside it."""
        i, s, _, left, beyond = self.beside(place)
        foot = self.rows[i, :2] + s * self.along[i]
        over = abs(np.dot(place - foot, self.along[i]))
        if over > 0.002 and not beyond:
            return (place - foot) / math.hypot(*(place - foot))
        return np.array([-self.along[i][1], self.along[i][0]]) * (1 if left else -1)


def key(place):
    return tuple(np.round(np.asarray(place) / 0.001).astype(np.int64))


def add_row(row, sections, land, edges, sides, corners, carriageways):
    """`sections`: (path, left_m or None, right_m or None) above ground and in force. Adds the parts of what was surveyed; returns for every
    section which of its sides were."""
    centre = Centre([path for path, _, _ in sections])
    lines = {}  # (walk, left of it?) -> list of (start, end, points) along the walk
    walks = Walks([path for path, _, _ in sections])
    for ring in _rings(land, walks):
        for piece in _open(np.asarray(ring), centre, True):
            _sort_in(piece, centre, walks, lines)
    for feature in edges:
        for path in feature.paths:
            for piece in _open(path, centre, False):
                _sort_in(piece, centre, walks, lines)
    taken = [[False, False] for _ in sections]
    for (walk, left), runs in lines.items():
        runs.sort(key=lambda run: (run[0], run[1]))
        for number, (path, left_m, right_m) in enumerate(sections):
            if walks.walk[number] != walk:
                continue
            side = 0 if left == walks.forward[number] else 1
            low, high = walks.range(number)
            covered = sum(max(0, min(b, high) - max(a, low)) for a, b, _ in runs)
            taken[number][side] = covered > 0 if (left_m, right_m)[side] is None else covered > (high - low) / 2
        _draw(row, centre, walks, walk, left, runs, taken, sides, corners)
    _carriageways(centre, walks, lines, taken, sections, carriageways)
    return taken


class Walks:
    """Sections put end to end."""

    def __init__(self, paths):
        self.paths, count = paths, len(paths)
        self.walk, self.forward, self.start = [None] * count, [True] * count, [0.0] * count
        self.length = [float(np.hypot(*np.diff(p, axis=0).T).sum()) for p in paths]
        ends = {}
        for i, p in enumerate(paths):
            for place in (p[0], p[-1]):
                ends.setdefault(key(place), []).append(i)
        order = [i for i in range(count) if len(ends[key(paths[i][0])]) != 2 or len(ends[key(paths[i][-1])]) != 2]
        self.members = []
        for first in order + list(range(count)):
            if self.walk[first] is not None:
                continue
            here, forward, at, members = first, len(ends[key(paths[first][0])]) != 2 or first not in order, 0.0, []
            while here is not None and self.walk[here] is None:
                self.walk[here], self.forward[here], self.start[here] = len(self.members), forward, at
                members.append(here)
                at += self.length[here]
                out = paths[here][-1] if forward else paths[here][0]
                others = [i for i in ends[key(out)] if i != here]
                here = others[0] if len(ends[key(out)]) == 2 and others else None
                if here is not None:
                    forward = key(paths[here][0]) == key(out)
            self.members.append(members)

    def range(self, section):
        return self.start[section], self.start[section] + self.length[section]

    def position(self, centre, beside):
        """Metres along the walk."""
        piece, s = beside[0], beside[1]
        section = centre.section[piece]
        before = centre.length[:piece][centre.section[:piece] == section].sum() + s
        return self.start[section] + (before if self.forward[section] else self.length[section] - before)

    def outline(self, walk):
        points = np.concatenate([self.paths[i] if self.forward[i] else self.paths[i][::-1] for i in self.members[walk]])
        return points

    def is_loop(self, walk):
        points = self.outline(walk)
        return len(points) > 3 and key(points[0]) == key(points[-1])


def _rings(land, walks):
    """Outlines with the land to the right; a hole counts only where the row goes round it."""
    if not land:
        return
    area = shapely.union_all([feature.shape() for feature in land]) if sum(len(f.paths) for f in land) > 1 else land[0].shape()
    for polygon in getattr(area, "geoms", [area]):
        yield list(shapely.geometry.polygon.orient(polygon, -1).exterior.coords)
        for hole in polygon.interiors:
            if any(walks.is_loop(w) and shapely.Polygon(walks.outline(w)).contains(shapely.Point(hole.coords[0]))
                   for w in range(len(walks.members))):
                yield list(shapely.geometry.polygon.orient(shapely.Polygon(hole.coords), 1).exterior.coords)


def _open(path, centre, is_ring):
    """The line without what lies beyond an end and what crosses the centre line: a list of lines (n × 2)."""
    kept, runs = [], []
    squares = list(centre.squares())
    for a, b in zip(path[:-1], path[1:]):
        along, cuts, crosses = b - a, [0.0, 1.0], False
        if math.hypot(*along) < 1e-9:
            continue
        for place, out in squares:
            p, q = np.dot(a - place, out), np.dot(b - place, out)
            if (p < 0) != (q < 0):
                cuts.append(p / (p - q))
        d, e = centre.rows[:, :2] - a, centre.rows[:, 2:] - centre.rows[:, :2]
        det = along[0] * e[:, 1] - along[1] * e[:, 0]
        with np.errstate(divide="ignore", invalid="ignore"):
            t = (d[:, 0] * e[:, 1] - d[:, 1] * e[:, 0]) / det
            u = (d[:, 0] * along[1] - d[:, 1] * along[0]) / det
        crosses = is_ring and bool(((t >= 0) & (t <= 1) & (u >= -1e-9) & (u <= 1 + 1e-9)).any())
        cuts = sorted(set(cuts))
        for low, high in zip(cuts, cuts[1:]):
            if (high - low) * math.hypot(*along) < 1e-7:
                continue
            _, _, metres, _, beyond = centre.beside(a + along * (low + high) / 2)
            kept.append((a + along * low, a + along * high, not (beyond or crosses or metres > REACH_M)))
    for a, b, is_kept in kept:
        if not is_kept:
            runs.append(None)
        elif runs and runs[-1] is not None:
            runs[-1].append(b)
        else:
            runs.append([a, b])
    if is_ring and len(runs) > 1 and runs[0] is not None and runs[-1] is not None:
        runs[0] = runs.pop() + runs[0][1:]
    return [np.array(run) for run in runs if run is not None]


def _sort_in(points, centre, walks, lines):
    """Turned along its walk, by side."""
    middle = (points[len(points) // 2 - 1] + points[len(points) // 2]) / 2
    beside = centre.beside(middle)
    section = centre.section[beside[0]]
    start, end = (walks.position(centre, centre.beside(p)) for p in (points[0], points[-1]))
    if start > end:
        points, start, end = points[::-1], end, start
    lines.setdefault((walks.walk[section], bool(beside[3]) == walks.forward[section]), []).append((start, end, points))


def _takes(centre, walks, walk, left, taken, place):
    section = centre.section[centre.beside(place)[0]]
    return taken[section][0 if left == walks.forward[section] else 1]


def _draw(row, centre, walks, walk, left, runs, taken, sides, corners):
    """Joins runs over narrow openings, and makes sides and corners of them."""
    joined = []
    for start, end, points in runs:
        if joined:
            gap = math.hypot(*(points[0] - joined[-1][-1]))
            between = [i for i in walks.members[walk] if walks.range(i)[0] < start and walks.range(i)[1] > last_end]
            if gap < OPENING_M and all(taken[i][0 if left == walks.forward[i] else 1] for i in between):
                joined[-1] = np.concatenate([joined[-1], points])
                last_end = end
                continue
        joined.append(points)
        last_end = end
    for points in joined:
        pieces = [(a, b) for a, b in zip(points[:-1], points[1:]) if math.hypot(*(b - a)) > 1e-6]
        # Only beside sections that take the survey: those come in one stretch, since sections are surveyed or not as a whole.
        pieces = [(a, b) for a, b in pieces if _takes(centre, walks, walk, left, taken, (a + b) / 2)]
        if pieces:
            line = np.array([pieces[0][0]] + [b for _, b in pieces])
            add_line(row, line if left else line[::-1], centre, sides, corners)


def add_line(row, line, centre, sides, corners):
    """One boundary line, walked with the land beside the road to the left."""
    steps = np.diff(line, axis=0)
    lengths = np.hypot(*steps.T)
    along = steps / lengths[:, None]
    is_closed = math.hypot(*(line[0] - line[-1])) < 1e-3
    made = []  # (part, metres from the start to its near and far end)
    at = np.concatenate([[0], np.cumsum(lengths)])
    for i in range(len(steps)):
        made.append((Side(line[i], along[i], float(lengths[i]), 0.0, row), at[i], at[i + 1], [line[i], line[i + 1]]))
        j = (i + 1) % len(steps)
        if j == 0 and not is_closed:
            continue
        corner = _corner(row, line[i + 1], along[i], along[j])
        if corner:
            made.append((corner, at[i + 1], at[i + 1], [line[i + 1]]))
    sides += [part for part, *_ in made if isinstance(part, Side)]
    corners += [part for part, *_ in made if isinstance(part, Corner)]
    if is_closed:
        return
    for is_start in (True, False):
        place = line[0] if is_start else line[-1]
        normal = centre.square(place)
        way = np.array([normal[1], -normal[0]])
        toward = -way if is_start else way
        for part, low, high, core in made:
            back = low if is_start else at[-1] - high
            if back <= FAR_ALONG_M and all(np.dot(p - place, toward) <= 1e-6 for p in core):
                part.cuts.append((place, toward))
        fill = _corner(row, place, along[0], way, True) if is_start else _corner(row, place, way, along[-1], True)
        if fill:
            corners.append(fill)


def _corner(row, apex, u, w, is_fill=False):
    """The outside of a turn to the right from `u` into `w`; a fill lies on the inside of the turn that the square makes."""
    cross = u[0] * w[1] - u[1] * w[0]
    if (cross <= 1e-9) if is_fill else (cross >= -1e-9):
        return None
    a, b = np.array([-u[1], u[0]]), np.array([-w[1], w[0]])
    middle = a + b
    if math.hypot(*middle) < 1e-9:
        return None
    angle = abs(math.atan2(cross, float(np.dot(u, w))))
    return Corner(apex, middle / math.hypot(*middle), angle / 2, 0.0, row)


def _carriageways(centre, walks, lines, taken, sections, carriageways):
    """One area a section: from boundary line to boundary line, or to the centre line."""
    for number, (path, _, _) in enumerate(sections):
        ends = []
        for side in (0, 1):
            if not taken[number][side]:
                ends.append(None)
                continue
            left = (side == 0) == walks.forward[number]
            low, high = walks.range(number)
            points = []
            for run in _with_openings(lines.get((walks.walk[number], left), []), walks, walks.walk[number], left, taken):
                for a, b in zip(run[:-1], run[1:]):
                    points += _beside_section(centre, number, a, b)
            if walks.is_loop(walks.walk[number]) and len(walks.members[walks.walk[number]]) == 1 and points:
                points.append(points[0])
            ends.append(points if walks.forward[number] else points[::-1])
        others = [other for i, (other, _, _) in enumerate(sections) if i != number]
        polygon = _between(path, others, *ends)
        if polygon is not None and polygon.area > 0:
            carriageways.append(Area(polygon))


def _with_openings(runs, walks, walk, left, taken):
    """The lines of one side, and the straight lines across all openings between them: the carriageway ends there, however wide they are."""
    last = None
    for start, end, points in runs:
        if last is not None:
            between = [i for i in walks.members[walk] if walks.range(i)[0] < start and walks.range(i)[1] > last[0]]
            if all(taken[i][0 if left == walks.forward[i] else 1] for i in between):
                yield np.array([last[1], points[0]])
        yield points
        last = (end, points[-1])


def _beside_section(centre, number, a, b):
    """The part of a segment that lies beside a section, by halving; its ends."""
    count = max(1, int(math.hypot(*(b - a)) / 5))
    places = [a + (b - a) * t for t in (1e-6, *(np.arange(count) + 0.5) / count, 1 - 1e-6)]
    own = [centre.section[centre.beside(place)[0]] == number for place in places]
    points = []
    for i, is_own in enumerate(own):
        if is_own and not (i > 0 and own[i - 1]):
            points.append(a if i == 0 else _change(centre, number, places[i - 1], places[i]))
        if is_own and not (i + 1 < len(own) and own[i + 1]):
            points.append(b if i + 1 == len(own) else _change(centre, number, places[i + 1], places[i]))
    return points


def _change(centre, number, other, own):
    for _ in range(40):
        middle = (other + own) / 2
        if centre.section[centre.beside(middle)[0]] == number:
            own = middle
        else:
            other = middle
    return own


def _between(path, others, left, right):
    line = shapely.LineString(path)

    def foot(place):
        """Metres along the line: of the bend, on the bisector of two sections; else of what is nearest."""
        place = shapely.Point(place)
        for corner, at in ((path[0], 0.0), (path[-1], line.length)):
            for other in others:
                if key(corner) in (key(other[0]), key(other[-1])) and abs(shapely.LineString(other).distance(place) - line.distance(place)) < 0.002:
                    return at
        return line.project(place)

    def with_feet(points):
        first, last = foot(points[0]), foot(points[-1])
        return [line.interpolate(first).coords[0], *points, line.interpolate(last).coords[0]], first, last

    def course(low, high):
        if abs(low - high) < 1e-9:
            return []
        part = list(shapely.ops.substring(line, min(low, high), max(low, high)).coords)[1:-1]
        return part if low <= high else part[::-1]

    if not left and not right:
        return None
    if left and right:
        (a, a0, a1), (b, b0, b1) = with_feet(left), with_feet(right)
        ring = a + course(a1, b1) + b[::-1] + course(b0, a0)
    else:
        a, a0, a1 = with_feet(left or right)
        ring = a + course(a1, a0)
    polygon = shapely.Polygon(ring)
    return polygon if polygon.is_valid else shapely.make_valid(polygon)
