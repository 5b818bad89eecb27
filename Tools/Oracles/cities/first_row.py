"""Foshan 三(二): what a first building leaves of a band. One looks square from the boundary line, out of a bend from its middle."""
import math

import numpy as np
import shapely

from . import pack, parts

# Unknown storeys are taken as low and as tall (B3).
UNKNOWN_TALL = [False, True]
# Two points that the text leaves open; a place at which they decide is open. A look from a place of the boundary line that lies on the
# line itself (at the inner side of a bend): taken as any other, as one that nothing cuts, or left out. And a wall that is met beyond the
# width of its own zone, though within that of the zone behind it: it cuts the band, or it stands too far off to count.
LOOKS = ["any", "nothing cuts", "left out", "too far"]


class FirstRow:
    def __init__(self, features, law, width_at):
        """`width_at`: metres by the zone of places (n × 2)."""
        self.width_at = width_at
        self.shapes = [pack.polygon(f) for f in features]
        self.tall = [_tall(f.properties, law) for f in features]  # True, False, None: unknown
        self.edges = [np.concatenate([np.column_stack([ring[:-1], ring[1:]]) for ring in f.paths]) for f in features]
        self.tree = shapely.STRtree(self.shapes)

    def kept(self, places, row, width):
        """Mask n × 2 × 4: is the place in the band of the row, by UNKNOWN_TALL and LOOKS; width: metres at each place, -inf: none."""
        kept = np.zeros((len(places), len(UNKNOWN_TALL), len(LOOKS)), dtype=bool)
        for strip in row.strips:
            at = parts.near(places, strip, max(width.max(initial=0), 0))
            s, t = parts.in_strip_frame(strip, places.x[at], places.y[at])
            for side, offset in ((1, strip.left_m), (-1, strip.right_m)):
                hit = np.flatnonzero((s >= 0) & (s <= strip.length_m) & (side * t > 0) & (side * t <= offset + width[at]))
                if len(hit):
                    normal = np.array([-strip.along[1], strip.along[0]]) * side
                    feet = strip.start + s[hit, None] * strip.along
                    self._look(kept, at.start + hit, feet, np.broadcast_to(normal, feet.shape), np.full(len(hit), offset), side * t[hit], row)
        for sector in row.sectors:
            at = parts.near(places, sector, max(width.max(initial=0), 0))
            within, r = parts.in_sector(sector, places.x[at], places.y[at])
            hit = np.flatnonzero(within & (r > 0) & (r <= sector.radius_m + width[at]))
            if len(hit):
                away = np.column_stack([places.x[at][hit], places.y[at][hit]]) - sector.apex
                feet = np.broadcast_to(sector.apex, away.shape)
                self._look(kept, at.start + hit, feet, away / r[hit, None], np.full(len(hit), sector.radius_m), r[hit], row)
        return kept

    def _look(self, kept, indices, feet, direction, offset, distance, row):
        """Along each ray from `offset` on: does a first building stand before `distance`, and is it tall?"""
        first, tall = self._first(feet, direction, offset, distance)
        before = first < distance
        false = on_row(row, feet + offset[:, None] * direction) & (distance > offset)
        walls = feet + np.where(before, first, 0)[:, None] * direction
        too_far = before & (first > offset + self.width_at(walls))
        for u, unknown_tall in enumerate(UNKNOWN_TALL):
            free = ~(before & np.where(np.isnan(tall), unknown_tall, tall == 1))
            for v, result in enumerate((free, free | false, free & ~false, free | too_far)):
                kept[indices, u, v] |= result

    def _first(self, feet, direction, offset, distance):
        """Distance of the first building on each ray, and whether it is tall (1, 0, NaN: unknown); inf where none is before `distance`."""
        first, tall = np.full(len(feet), np.inf), np.zeros(len(feet))
        start, end = feet + offset[:, None] * direction, feet + np.maximum(distance, offset)[:, None] * direction
        corners = np.concatenate([start, end])
        for k in sorted(self.tree.query(shapely.box(*corners.min(axis=0), *corners.max(axis=0)))):
            met = self._meets(feet, direction, offset, k)
            nearer = met < first
            first[nearer] = met[nearer]
            tall[nearer] = math.nan if self.tall[k] is None else float(self.tall[k])
        return first, tall

    def _meets(self, feet, direction, offset, k):
        """Where each ray first meets the footprint from `offset` on: at once if it begins inside."""
        nearest, crossings = np.full(len(feet), np.inf), np.zeros(len(feet), dtype=int)
        for x0, y0, x1, y1 in self.edges[k]:
            ax, ay, bx, by = x0 - feet[:, 0], y0 - feet[:, 1], x1 - feet[:, 0], y1 - feet[:, 1]
            across0, across1 = direction[:, 0] * ay - direction[:, 1] * ax, direction[:, 0] * by - direction[:, 1] * bx
            along0, along1 = direction[:, 0] * ax + direction[:, 1] * ay, direction[:, 0] * bx + direction[:, 1] * by
            straddles = (across0 <= 0) != (across1 <= 0)
            with np.errstate(divide="ignore", invalid="ignore"):
                along = along0 + (along1 - along0) * across0 / (across0 - across1)
            beyond = straddles & (along >= offset)
            crossings += beyond
            nearest = np.where(beyond, np.minimum(nearest, along), nearest)
        return np.where(crossings % 2 == 1, offset, nearest)


def on_row(row, xy):
    """Do the places lie between the boundary lines of the row, farther than a hair from them?"""
    found, hair = np.zeros(len(xy), dtype=bool), 1e-6
    for strip in row.strips:
        s, t = parts.in_strip_frame(strip, xy[:, 0], xy[:, 1])
        found |= (s > hair) & (s < strip.length_m - hair) & (t > hair - strip.right_m) & (t < strip.left_m - hair)
    for sector in row.sectors:
        within, r = parts.in_sector(sector, xy[:, 0], xy[:, 1])
        found |= within & (r < sector.radius_m - hair)
    return found


def _tall(properties, law):
    storeys, height = properties.get("storeys"), properties.get("height_m")
    if storeys is None and height is not None:
        storeys = math.floor(height / law.METRES_PER_STOREY + 1e-9)
    return None if storeys is None else storeys >= law.TALL_FROM_STOREYS
