"""Roads whose boundary lines were surveyed (W1a): crooked carriageways that widen, with bays, service roads on one side, gaps."""
import numpy as np
import shapely

from zoning import plane

from . import paths, sections

MODES = ["land", "gap", "edges", "one side", "in part", "tunnel"]


def random_surveyed(rng, ground, rows):
    """Layers `roads`, `road_land`, `road_edges` for these rows: lists of (properties, shape)."""
    layers = {"roads": [], "road_land": [], "road_edges": []}
    for index, row in enumerate(rows):
        made = None
        while made is None:
            made = _row(rng, row, _gentle(rng, ground), MODES[index % len(MODES)])
        for name, features in made.items():
            layers[name] += features
    return layers


def _gentle(rng, ground):
    while True:
        path = paths.random_path(rng, ground, str(rng.choice(["across", "across", "curved"])))
        steps = np.diff(path, axis=0)
        turn = np.abs(np.diff(np.unwrap(np.arctan2(steps[:, 1], steps[:, 0]))))
        if len(turn) == 0 or turn.max() < 0.75:
            return path


def _row(rng, row, path, mode):
    """Features of one row, or None where its carriageway folds over itself."""
    pieces = sections.cut(rng, path, 4)
    if mode in ("in part", "tunnel") and len(pieces) < (3 if mode == "tunnel" else 2):
        return None
    path = np.concatenate([piece if i == 0 else piece[1:] for i, piece in enumerate(pieces)])
    profile = _Profile(rng, path)
    if not profile.is_plain():
        return None
    base = {**row, "edge_kind": "approximate", "structure": "surface", "status": "open"}
    widths = {"left_m": profile.base[0], "right_m": profile.base[1]}
    layers = {"roads": [], "road_land": [], "road_edges": []}
    survey = {"row": row["row"], "accuracy_m": 0.1}
    edges = {**survey, "edge_kind": "lane_edge"}
    inner = int(rng.integers(1, len(pieces) - 1)) if mode == "tunnel" else -1
    first = int(rng.integers(1, len(pieces))) if mode == "in part" else 0
    gaps = {side: _gap(rng, profile.length) for side in ("left", "right")}
    if mode == "gap":
        gaps["right"] = gaps["left"]
    ends = np.cumsum([0.0] + [shapely.LineString(piece).length for piece in pieces])
    for i, piece in enumerate(pieces):
        p = dict(base)
        in_gap = any(low < ends[i] + 5 and ends[i + 1] - 5 < high for low, high in gaps.values())
        if i == inner:
            p["structure"] = "tunnel"
        if mode == "one side":
            p |= widths if in_gap else {"right_m": profile.base[1]}
        elif mode == "in part" and i < first or mode in ("gap", "edges") and in_gap or rng.random() < 0.2:  # an offset counts for nothing where it was surveyed
            p |= widths
        layers["roads"].append((p, piece if mode in ("edges", "one side") else sections.drawn(rng, piece)))
    length = profile.length
    start = sum(shapely.LineString(piece).length for piece in pieces[:first])
    if mode in ("land", "tunnel", "in part"):
        layers["road_land"].append((survey, profile.land(start if first else -15, length + 15)))
    elif mode == "gap":
        low, high = gaps["left"]
        layers["road_land"] += [(survey, profile.land(-15, low)), (survey, profile.land(high, length + 15))]
    else:
        for side in ("left", "right")[: 1 if mode == "one side" else 2]:
            for low, high in ((-15, gaps[side][0]), (gaps[side][1], length + 15)):
                layers["road_edges"].append(({**edges, "side": side}, profile.edge(side, low, high)))
    return layers if all(_is_valid(land) for _, land in layers["road_land"]) else None


def _is_valid(land):
    """Valid as a file holds it."""
    xy = np.array(land.exterior.coords)
    return all(shapely.Polygon(p).is_valid for p in (np.round(xy, 3), np.round(plane.to_lonlat(xy), 7)))


def _gap(rng, length):
    """A junction: 16 to 90 m without a boundary line."""
    middle, half = rng.uniform(0.3, 0.7) * length, rng.uniform(8, 45)
    return middle - half, middle + half


class _Profile:
    """A crooked carriageway about a path: both edges as places and metres along the path."""

    def __init__(self, rng, path):
        steps = np.diff(path, axis=0)
        lengths = np.hypot(*steps.T)
        along = steps / lengths[:, None]
        self.path = np.concatenate([[path[0] - 30 * along[0]], path[1:-1], [path[-1] + 30 * along[-1]]])
        self.length = float(lengths.sum())
        self.line = shapely.LineString(self.path)
        self.vertices = np.concatenate([[-30], np.cumsum(lengths)[:-1], [self.length + 30]])
        self.base = [round(float(rng.uniform(8, 25)), 2) for _ in range(2)]
        self.edges = [self._edge(rng, base, 1 if i == 0 else -1) for i, base in enumerate(self.base)]

    def _edge(self, rng, base, sign):
        """(metres along, place) of one edge."""
        stations = [(at, base + rng.normal(0, 0.4)) for at in np.arange(-30, self.length + 30, rng.uniform(8, 40))]
        stations += [(at, base + rng.normal(0, 0.4)) for at in self.vertices]
        for _ in range(int(rng.integers(0, 4))):  # bays
            at, deep, long = rng.uniform(20, self.length - 60), rng.uniform(2, 4), rng.uniform(15, 40)
            stations = [s for s in stations if not at - 1 < s[0] < at + long + 1 or s[0] in self.vertices]
            stations += [(at, base), (at + 1e-6, base + deep), (at + long, base + deep), (at + long + 1e-6, base)]
        if rng.random() < 0.4:  # a service road
            low, high, wide = 0.3 * self.length, rng.uniform(0.5, 1.2) * self.length, rng.uniform(10, 25)
            stations = [(at, off + wide if low < at < high else off) for at, off in stations]
        for end, sense in ((0, -1), (self.length, 1)):  # widening at junctions
            if rng.random() < 0.5:
                more, over = rng.uniform(2, 10), rng.uniform(15, 60)
                stations = [(at, off + more * max(0, 1 - max(0, sense * (end - at)) / over)) for at, off in stations]
        stations.sort()
        return [(at, self._place(at, sign * off)) for at, off in stations]

    def _normal(self, at):
        i = int(np.clip(np.searchsorted(self.vertices, at) - 1, 0, len(self.path) - 2))
        steps = np.diff(self.path, axis=0)
        steps /= np.hypot(*steps.T)[:, None]
        u = steps[i]
        for j in range(1, len(self.path) - 1):  # at a bend, its bisector
            if abs(self.vertices[j] - at) < 1e-3:
                u = steps[j - 1] + steps[j]
        u = u / np.hypot(*u)
        return np.array([-u[1], u[0]])

    def _place(self, at, aside):
        return np.array(self.line.interpolate(at + 30).coords[0]) + aside * self._normal(at)

    def _part(self, edge, low, high):
        """The edge between two stations, with its places there."""
        at = np.array([s[0] for s in edge])
        places = np.array([s[1] for s in edge])
        ends = []
        for end in (low, high):
            normal, centre = self._normal(end), np.array(self.line.interpolate(end + 30).coords[0])
            i = int(np.clip(np.searchsorted(at, end), 1, len(at) - 1))
            a, b = places[i - 1], places[i]
            way = np.array([normal[1], -normal[0]])
            p, q = np.dot(a - centre, way), np.dot(b - centre, way)
            share = np.clip(p / (p - q) if p != q else 0, 0, 1)
            ends.append(a + (b - a) * share)
        inside = places[(at > low + 1e-3) & (at < high - 1e-3)]
        return np.concatenate([[ends[0]], inside, [ends[1]]])

    def land(self, low, high):
        return shapely.Polygon(np.concatenate([self._part(self.edges[0], low, high), self._part(self.edges[1], low, high)[::-1]]))

    def edge(self, side, low, high):
        return self._part(self.edges[0 if side == "left" else 1], low, high)

    def is_plain(self):
        """Neither edge folds over itself, nor comes nearer to the centre line than it should."""
        if self.length < 250:
            return False
        lines = [shapely.LineString([s[1] for s in edge]) for edge in self.edges]
        area = shapely.Polygon(np.concatenate([lines[0].coords, lines[1].coords[::-1]]))
        return all(line.is_simple for line in lines) and area.is_valid and area.contains(self.line.segmentize(5)) and all(
            line.distance(self.line) > 5 for line in lines)
