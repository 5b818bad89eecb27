"""Which places of the 4a bands are left where buildings are known (clause 二(四)2 and 3, readings B1–B9)."""
import math

import numpy as np
import shapely

from . import frontage, law, sight, stretches

# Every place is decided four times: with the open points of the readings settled to see much and to see little (a place at which
# these differ is left out of the comparison), and with unknown storeys taken as low and as tall (B3: both are answers).
VIEWS = [("much", False), ("much", True), ("little", False), ("little", True)]


SHARE_ERROR = 2e-9  # of a share that corners alone decide


class Shielding:
    def __init__(self, pack, date, as_built=False):
        district = shapely.union_all([f.shape() for f in pack["district"]])
        self.zones = [(f.properties["class"], f.shape().intersection(district)) for f in pack["zones"]]
        self.buildings = frontage.buildings_of(pack, self.zones)
        self.fronts = [frontage.Frontage(s, self.buildings, self.zones) for s in stretches.stretches_in_force(pack, date, as_built)]
        self.footprints = shapely.STRtree([b.shape for b in self.buildings])
        self.edges = [b.edges for b in self.buildings]
        self.joins = [join for front in self.fronts for join in front.joins]
        self.views = [self._obstacles(front) for front in self.fronts]
        self.sources = {}  # of façades: what of a line lies outside buildings, by number of the front and way to see

    def rule(self, front, view, unknown_tall):
        """2 or 3 (B1: more than half), the open points settled for much or for little 4a."""
        low, high = front.shares(unknown_tall)
        return 3 if (low if view == "much" else high) > law.MAINLY_SHARE + SHARE_ERROR else 2

    def _obstacles(self, front):
        """For seeing much and for seeing little: the pieces of the line and the edges that stand in the way."""
        whole = [(a, b) for a, b, _ in front.stretch.pieces + front.stretch.end_pieces] + front.stretch.faces
        pieces = [np.array([[*a, *b] for a, b in part]).reshape(-1, 4) for part in (whole, [(a, b) for a, b, _ in front.stretch.open_pieces])]
        near = set(front.near)
        some = [(self.edges[k], self.buildings[k].height_m) for k in sorted(near)]
        lands = [land for lands in frontage.band_lands(front.stretch).values() for land in lands]
        about = shapely.box(*shapely.total_bounds(lands))  # no line of sight leaves this box
        about_it = sorted({int(k) for k in self.footprints.query(about)} | near)
        everything = [(self.edges[k], self.buildings[k].height_m) for k in about_it]
        some += [(join.edge[None, :], join.height_m) for join in front.joins if join.sure]
        everything += [(join.edge[None, :], join.height_m) for join in self.joins if about.intersects(shapely.LineString(join.edge.reshape(2, 2)))]
        # B2 against B5: does a building beyond the table distance stand in the way? Joining lines of other stretches? Open points.
        return {"much": (pieces[0], *_table(some)), "little": (pieces[1], *_table(everything)),
                "rules": [(self.rule(front, view, tall)) for view, tall in VIEWS]}

    def kept(self, xy, widths):
        """For places (n × 2) with the table distance there (inf: no band): n × 4 of bool, in order of VIEWS; and whether
        any rule 3 was asked. A place in no band is not kept."""
        kept, asked = np.zeros((len(xy), len(VIEWS)), dtype=bool), np.zeros(len(xy), dtype=bool)
        inside = self._inside(xy)
        for front, view in zip(self.fronts, self.views):
            member, at_end = members(front.stretch, xy, widths)
            rules = view["rules"]
            for i in np.flatnonzero(member | at_end):
                asked[i] |= any(rule == 3 for rule in rules)
                seen = {}
                for v, (how, _) in enumerate(VIEWS):
                    if at_end[i] and not member[i] and how == "little":
                        continue  # in the sector of a bend at a junction only: of which stretch is an open point
                    if rules[v] == 3 and not kept[i, v]:
                        if how not in seen:
                            seen[how] = not inside[i] and self._sees(view[how], xy[i])  # B9
                        kept[i, v] = seen[how]
                    elif rules[v] == 2:
                        kept[i, v] = True
        return kept, asked

    def _inside(self, xy):
        points = shapely.points(xy)
        inside = np.zeros(len(xy), dtype=bool)
        hits = self.footprints.query(points, predicate="within")
        inside[hits[0]] = True
        return inside

    def _sees(self, view, place):
        pieces, edges, _ = view
        return sight.sees(place, pieces, edges)

    def facade(self, front_index, place, height_m, source_m=law.SOURCE_HEIGHT_M):
        """B7: does the line of the stretch reach the façade point (just outside its wall) over or past everything in front?

        Returns (seen though unknown heights are endless, seen if they are nothing) for much and for little: 2 × 2 of bool.
        """
        answer = []
        for how in ("much", "little"):
            pieces, edges, heights = self.views[front_index][how]
            if (front_index, how) not in self.sources:
                self.sources[front_index, how] = self._outside_buildings(pieces)
            pieces = self.sources[front_index, how]
            for unknown in (math.inf, 0.0):
                if unknown == 0 and not np.isnan(heights).any():
                    answer.append(answer[-1])
                    continue
                h = np.where(np.isnan(heights), unknown, heights)
                if height_m <= source_m:
                    share = np.where(h > height_m, -1.0, np.where(h > source_m, 1.0, 2.0))
                else:
                    share = (height_m - h) / (height_m - source_m)
                share = np.where(np.isinf(h), -1.0, share)
                standing = share < 1
                answer.append(sight.sees(place, pieces, edges[standing], share[standing]))
        return np.array(answer).reshape(2, 2)

    def _outside_buildings(self, pieces):
        """A source within a building is none (its own walls would hide it)."""
        kept = []
        for row in pieces:
            line = shapely.LineString(row.reshape(2, 2))
            for k in self.footprints.query(line, predicate="crosses"):
                line = line.difference(self.buildings[k].shape)
            kept += [shapely.get_coordinates(g).ravel() for g in getattr(line, "geoms", [line]) if g.length > 0]
        return np.array(kept).reshape(-1, 4)


def _table(obstacles):
    """Edges k × 4 and their heights (NaN: unknown)."""
    edges = [e for e, _ in obstacles]
    heights = [np.full(len(e), math.nan if h is None else h) for e, h in obstacles]
    return (np.concatenate(edges), np.concatenate(heights)) if edges else (np.zeros((0, 4)), np.zeros(0))


def members(stretch, xy, widths):
    """Is the place beside the stretch, within the table distance (W4)? And: within a sector at an end of it?"""
    member, at_end = np.zeros(len(xy), dtype=bool), np.zeros(len(xy), dtype=bool)
    widths = np.where(np.isfinite(widths), widths, -math.inf)
    for strip in stretch.strips:
        away = xy - strip.start
        s = away @ strip.along
        t = stretch.side * (strip.along[0] * away[:, 1] - strip.along[1] * away[:, 0])
        member |= (s >= 0) & (s <= strip.length_m) & (t >= 0) & (t <= stretch.offset_m(strip) + widths)
    for sector, end in stretch.sectors:
        away = xy - sector.apex
        a = away @ sector.middle
        b = np.abs(sector.middle[0] * away[:, 1] - sector.middle[1] * away[:, 0])
        within = (np.hypot(a, b) <= sector.radius_m + widths) & (np.arctan2(b, a) <= sector.half_angle)
        if end:
            at_end |= within
        else:
            member |= within
    return member, at_end
