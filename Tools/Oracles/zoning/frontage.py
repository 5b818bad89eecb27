"""What stands along a stretch: share of tall frontage (B1), first row and joining lines (B4), by dense sampling square to the line. Metres."""
import itertools
import math
from dataclasses import dataclass

import numpy as np
import shapely

from . import law

SAMPLE_M = 0.02
TOGETHER_M = 1e-6  # what is met this near to something else is met together with it
HAIR_M = 0.05  # across the look: a wall drawn square to the road leans no more, as 7 decimals of a degree are 1 cm


@dataclass
class Building:
    """A footprint; storeys None: unknown (B3). Height None: unknown. `parts`: what of it lies in zones with a distance, by class."""

    id: str
    shape: object
    storeys: float | None
    height_m: float | None
    parts: list
    edges: np.ndarray


@dataclass
class Join:
    """A joining line, as high as the lower of its two buildings; `sure`: however B4 is read."""

    edge: np.ndarray
    height_m: float | None
    sure: bool


def buildings_of(pack, zones):
    """The layer `buildings`; storeys derive from the height only if the pack says how (B3)."""
    per_storey = pack["metres_per_storey"]
    found = []
    for feature in pack["buildings"]:
        p = feature.properties
        storeys, height = p.get("storeys"), p.get("height_m")
        if height is None and storeys is not None and per_storey:
            height = storeys * per_storey
        if storeys is None and height is not None and per_storey:
            storeys = math.floor(height / per_storey + 1e-9)
        shape = feature.shape()
        parts = [(c, shape.intersection(zone)) for c, zone in zones if c in law.WIDTH_M and shape.intersects(zone)]
        parts = [(c, part) for c, part in parts if part.area > 0]
        found.append(Building(str(p["id"]), shape, storeys, height, parts, edges_of(shape)))
    return found


def edges_of(shape):
    """All edges of a polygon, k × 4."""
    rings = [ring for part in getattr(shape, "geoms", [shape]) for ring in (part.exterior, *part.interiors)]
    return np.concatenate([np.column_stack([c[:-1], c[1:]]) for c in (np.asarray(ring.coords)[:, :2] for ring in rings)])


class Frontage:
    """One stretch with the buildings about it.

    `shares(unknown_tall)`: lowest and highest share of frontage with ≥ 3 storeys that sampling and the open points leave.
    """

    def __init__(self, stretch, buildings, zones):
        """zones: list of (class, polygon), clipped to the district."""
        self.stretch = stretch
        self.near = near_buildings(stretch, buildings)  # B2
        self.ends = {k: set() for k in self.near}
        self.first, self.alone, self.on_open = self._look(stretch.pieces, buildings, zones)
        self.at_ends = [self._look(bend, buildings, zones)[0] if bend else np.zeros((0, 3)) for bend in stretch.end_bends]
        self.buildings = buildings
        self.joins = self._joins()

    def _look(self, pieces, buildings, zones):
        """For every sample the first building within the table distance, -1 for open land; corners; lies the sample in a zone?"""
        first, zoned = [], []
        corners = {k: [] for k in self.near}
        for a, b, out in pieces:
            length = math.dist(a, b)
            along = (b - a) / length
            reach = shapely.box(*_bounds(np.array([a, b, a + out * law.WIDEST_M, b + out * law.WIDEST_M]))).buffer(1)
            here = [k for k in self.near if buildings[k].shape.intersects(reach)]
            u, weight, exact = _cells(length, [(buildings[k].edges[:, :2] - a) @ along for k in here])
            best, who = np.full(len(u), np.inf), np.full(len(u), -1)
            for k in sorted(here, key=lambda k: (self._height(buildings[k]), k)):  # of what is met together the taller counts
                shape = buildings[k].shape
                for noise_class, part in buildings[k].parts:
                    t = first_met(part, a, along, out, u, law.WIDTH_M[noise_class])
                    nearer = np.isfinite(t) & (t <= best + TOGETHER_M)
                    best[nearer], who[nearer] = t[nearer], k
                corners[k] += corners_met(shape, a, along, out, length)
            for k in here:
                self.ends[k] |= ends_met(buildings[k], a, along, out, u[who == k], best[who == k])
            first.append(np.column_stack([who, weight, exact]))
            ahead = a + u[:, None] * along + 0.01 * out
            with_band = [shapely.contains_xy(zone, ahead[:, 0], ahead[:, 1]) for c, zone in zones if c in law.WIDTH_M]
            zoned.append(np.any(with_band, axis=0) if with_band else np.zeros(len(u), dtype=bool))
        return np.concatenate(first), corners, np.concatenate(zoned)

    @staticmethod
    def _height(building):
        """Known to be low, not known, known to be tall."""
        return 1 if building.storeys is None else 2 * (building.storeys >= law.TALL_FROM_STOREYS)

    def shares(self, unknown_tall):
        who, weight = self.first[:, 0].astype(int), self.first[:, 1]
        tall = np.array([self._is_tall(k, unknown_tall) for k in range(len(self.buildings))] + [False])
        low = tall[who]
        loose = np.count_nonzero(np.diff(who) * (1 - self.first[1:, 2]))  # changes that no corner explains
        # How much of a bend at a junction belongs to the stretch is an open point, at either end of it: nothing, the near half, all.
        bends = itertools.product(*(self._parts(seen, tall, walked) for seen, walked in zip(self.at_ends, (-1, 1))))
        at_ends = [tuple(map(sum, zip(*chosen))) for chosen in bends]
        found = []
        for counted in (np.ones(len(who), dtype=bool), self.on_open):  # B1 says: the whole length; land in no zone is an open point
            for more, more_low in at_ends:
                total = weight[counted].sum() + more
                if total > 0:
                    share, error = ((weight * low)[counted].sum() + more_low) / total, loose * SAMPLE_M / total + 1e-9
                    found += [share - error, share + error]
        return (min(found), max(found)) if found else (0.0, 0.0)

    @staticmethod
    def _parts(seen, tall, walked):
        """Metres of nothing, half and all of a bend, and of what is tall in it; `walked`: 1 away from the stretch, -1 towards it."""
        seen = seen[::walked]
        near = seen[np.cumsum(seen[:, 1]) <= seen[:, 1].sum() / 2]
        return [(part[:, 1].sum(), (part[:, 1] * tall[part[:, 0].astype(int)]).sum()) for part in (seen[:0], near, seen)]

    def _is_tall(self, k, unknown_tall):
        storeys = self.buildings[k].storeys
        return unknown_tall if storeys is None else storeys >= law.TALL_FROM_STOREYS

    def _joins(self):
        """B4: neighbours of the row whose nearest road-side corners are at most 20 m apart."""
        who = self.first[:, 0].astype(int)
        starts = np.flatnonzero(np.concatenate([[True], np.diff(who) != 0]))
        order = who[starts].tolist()
        row = [(k, i) for i, k in enumerate(order) if k >= 0]
        joins = []
        for (one, i), (other, j) in zip(row, row[1:]):
            if one == other:
                continue
            # A road-side corner is a vertex that is met, or the end of a wall that is met: where these give two lines, that is open.
            lines = [self._line(corners[one], corners[other]) for corners in (self.alone, self.ends)]
            heights = self.buildings[one].height_m, self.buildings[other].height_m
            height = None if None in heights else min(heights)
            sure = j > i + 1 and lines[0] == lines[1]  # sure only across open land
            joins += [Join(np.array([*p, *q]), height, sure) for p, q in {line for line in lines if line}]
        return joins

    @staticmethod
    def _line(ones, others):
        """The nearest two of some corners, if they are at most 20 m apart."""
        pairs = [(math.dist(p, q), p, q) for p in ones for q in others]
        distance, p, q = min(pairs, key=lambda pair: pair[0], default=(math.inf, None, None))
        return (p, q) if 1e-9 < distance <= law.JOINED_GAP_M + 1e-6 else None


def _cells(length, corners):
    """Samples along a piece: middles and lengths of cells that end at every corner; does a corner lie at the start of the cell?"""
    grid = np.linspace(0, length, max(1, math.ceil(length / SAMPLE_M)) + 1)
    at_corner = np.concatenate([[0.0], *[c[(c > 0) & (c < length)] for c in corners]])
    stops = np.unique(np.concatenate([grid, at_corner]))
    stops = stops[np.concatenate([[True], np.diff(stops) > 1e-9])]
    exact = np.isclose(stops[:-1, None], np.unique(at_corner)[None, :], rtol=0, atol=2e-9).any(axis=1)
    return (stops[:-1] + stops[1:]) / 2, np.diff(stops), exact


def near_buildings(stretch, buildings):
    """B2: numbers of the buildings with any part inside the table distance of the stretch."""
    lands = band_lands(stretch)
    about = shapely.box(*shapely.total_bounds([part for parts in lands.values() for part in parts]))
    return [k for k, building in enumerate(buildings) if building.shape.intersects(about)
            and any(part.intersects(land) for noise_class, part in building.parts for land in lands[noise_class])]


def band_lands(stretch):
    """The land beside the stretch within each class's distance, as boxes and fans: {class: [polygon]}."""
    lands = {}
    for noise_class, width in law.WIDTH_M.items():
        parts = []
        for strip in stretch.strips:
            out = stretch.side * np.array([-strip.along[1], strip.along[0]])
            a, b = strip.start, strip.start + strip.length_m * strip.along
            far = stretch.offset_m(strip) + width
            parts.append(shapely.Polygon([a, b, b + far * out, a + far * out]))
        for sector, _ in stretch.sectors:
            angle = math.atan2(sector.middle[1], sector.middle[0]) + np.linspace(-sector.half_angle, sector.half_angle, 33)
            rim = sector.apex + (sector.radius_m + width) * np.column_stack([np.cos(angle), np.sin(angle)])
            parts.append(shapely.Polygon([sector.apex, *rim]).buffer(0))
        lands[noise_class] = parts
    return lands


def first_met(shape, a, along, out, u, limit):
    """Metres to the shape from every sample, looking square; infinite beyond the limit. A sample within the shape meets it at 0."""
    best = np.full(len(u), np.inf)
    start = a + u[:, None] * along
    best[shapely.contains_xy(shape, start[:, 0], start[:, 1])] = 0
    for x0, y0, x1, y1 in edges_of(shape) if shape.geom_type.endswith("Polygon") else np.concatenate([edges_of(g) for g in shape.geoms if g.area > 0]):
        p, q = np.array([x0, y0]) - a, np.array([x1, y1]) - a
        u0, u1, t0, t1 = p @ along, q @ along, p @ out, q @ out
        lo, hi = np.searchsorted(u, sorted((u0, u1)))
        if hi > lo:
            t = t0 + (u[lo:hi] - u0) / (u1 - u0) * (t1 - t0)
            np.minimum(best[lo:hi], np.where((t >= 0) & (t <= limit), t, np.inf), out=best[lo:hi])
    return best


def corners_met(shape, a, along, out, length):
    """Road-side corners of a building before this piece: the vertices met first looking square from the road, were it alone."""
    edges = edges_of(shape)
    nearest = -math.inf if shape.intersects(shapely.LineString([a, a + length * along])) else 0
    uv = np.column_stack([(edges[:, :2] - a) @ along, (edges[:, :2] - a) @ out, (edges[:, 2:] - a) @ along, (edges[:, 2:] - a) @ out])
    found = []
    for (x, y, _, _), (u, t, _, _) in zip(edges, uv):
        if not (-1e-3 <= u <= length + 1e-3 and nearest <= t <= law.WIDEST_M):
            continue
        low, high = np.minimum(uv[:, 0], uv[:, 2]), np.maximum(uv[:, 0], uv[:, 2])
        over = (low <= u + HAIR_M) & (high >= u - HAIR_M)
        run = uv[:, 2] - uv[:, 0]
        with np.errstate(divide="ignore", invalid="ignore"):
            share = np.clip(np.where(np.abs(run) > HAIR_M, (u - uv[:, 0]) / run, 0), 0, 1)
        at = np.where(np.abs(run) > HAIR_M, uv[:, 1] + share * (uv[:, 3] - uv[:, 1]), np.minimum(uv[:, 1], uv[:, 3]))
        if not (over & (at < t - 1e-3) & (at >= nearest)).any():
            found.append((x, y))
    return found


def ends_met(building, a, along, out, u, met):
    """The ends of the walls that are met at some samples, `met` metres away; walls that are looked along have none.

    A building that the line runs through is met from the road, before the line, by the wall that stands farthest to the road there.
    """
    start = a + u[:, None] * along
    across = shapely.contains_xy(building.shape, start[:, 0], start[:, 1])
    met, crossings = np.where(across, np.inf, met), []
    for x0, y0, x1, y1 in building.edges:
        (u0, t0), (u1, t1) = (((x - a[0]) * along[0] + (y - a[1]) * along[1], (x - a[0]) * out[0] + (y - a[1]) * out[1])
                              for x, y in ((x0, y0), (x1, y1)))
        over = (u > min(u0, u1)) & (u < max(u0, u1))
        if abs(u1 - u0) > HAIR_M and over.any():
            t = np.where(over, t0 + (u - u0) / (u1 - u0) * (t1 - t0), np.nan)
            met = np.where(over & across, np.minimum(met, t), met)
            crossings.append((t, (x0, y0), (x1, y1)))
    return {end for t, *ends in crossings if (np.abs(t - met) < 1e-6).any() for end in ends}


def _bounds(places):
    return (*places.min(axis=0), *places.max(axis=0))
