"""Stretches (B1): each side of a listed line, cut where another listed line meets its centre line. Metres."""
import math
from collections import defaultdict
from dataclasses import dataclass, field

import numpy as np
import shapely

from . import law, lines

ARC_STEP = math.radians(1)  # chords of the boundary line at bends; 1.3 mm inside an arc of 35 m
INNER_M = 1e-6  # what lies this near to the edge of a carriageway is not on it
MEET_M = 0.25   # an end this near to another line lies on it: an edge straight in degrees bows by centimetres in the plane
STEP_M = 0.5    # how far along another line one looks whether it leads away
KERB_M = 1.0    # so far outside the boundary lines of a line another may end and still end at it (B1a): roads are drawn to the kerb


@dataclass
class Stretch:
    """One side of one stretch. `side` is +1 for the left of the direction in which it is walked, -1 for the right."""

    row: str
    side: int
    strips: list = field(default_factory=list)   # lines.Strip; the side's offset in left_m or right_m
    sectors: list = field(default_factory=list)  # (lines.Sector, lies at an end of the stretch: of which one is an open point)
    pieces: list = field(default_factory=list)   # (start, end, unit vector away from the line): the boundary line as it runs
    open_pieces: list = field(default_factory=list)  # the same without what lies on another line's carriageway
    end_bends: list = field(default_factory=lambda: [[], []])  # pieces of the bends at either end, at junctions: are they frontage? Open
    faces: list = field(default_factory=list)    # (start, end) from a portal to the boundary line: whether they are seen is an open point

    @property
    def end_pieces(self):
        return self.end_bends[0] + self.end_bends[1]

    @property
    def length_m(self):
        return sum(math.dist(a, b) for a, b, _ in self.pieces)

    @property
    def name(self):
        a, b = self.pieces[0][0], self.pieces[-1][1]
        return f"{self.row} {'left' if self.side > 0 else 'right'} {a[0]:.1f},{a[1]:.1f} to {b[0]:.1f},{b[1]:.1f}"

    def offset_m(self, strip):
        return strip.left_m if self.side > 0 else strip.right_m


def stretches_in_force(pack, date, as_built):
    """All stretches, both sides, of the lines that make a 4a band on that date."""
    rows, below = defaultdict(list), defaultdict(set)
    for feature in pack["roads"] + pack["rail"]:
        p = feature.properties
        if p.get("kind", "urban_rail") == "urban_rail" and law.line_in_force(p, date, as_built):
            for path in map(lines._without_repeats, feature.paths):
                if p["structure"] not in law.BELOW_GROUND:
                    rows[p["row"]].append((path, float(p["left_m"]), float(p["right_m"])))
                elif "kind" in p:
                    below[p["row"]].update((lines._key(path[0]), lines._key(path[-1])))
    paths = {row: [path for path, _, _ in sections] for row, sections in rows.items()}
    found = []
    for row, sections in rows.items():
        junctions = [place for other in rows if other != row
                     for place in junctions_with(paths[row], paths[other]) + ends_at_the_kerb(sections, rows[other])]
        for segments, closed in _chains(sections):
            for run, ends in _runs(segments, closed, junctions):
                found += [_stretch(row, side, run, ends, below[row]) for side in (1, -1)]
    _trim(found)
    return [s for s in found if s.pieces]


def _chains(sections):
    """Sections of one row that touch, walked from end to end: lists of segments (a, b, left, right), and whether they close."""
    ends = defaultdict(list)
    for i, (path, _, _) in enumerate(sections):
        ends[lines._key(path[0])].append((i, 0))
        ends[lines._key(path[-1])].append((i, 1))
    used = set()

    def walk(i, backward):
        segments = []
        while True:
            used.add(i)
            path, left, right = sections[i]
            if backward:
                path, left, right = path[::-1], right, left
            segments += [(a, b, left, right) for a, b in zip(path, path[1:])]
            here = ends[lines._key(path[-1])]
            onward = [(j, end) for j, end in here if j not in used]
            if len(here) != 2 or not onward:
                return segments
            i, backward = onward[0][0], onward[0][1] == 1

    starts = [(i, end) for meeting in ends.values() if len(meeting) != 2 for i, end in meeting] + [(i, 0) for i in range(len(sections))]
    for i, end in starts:
        if i not in used:
            segments = walk(i, end == 1)
            yield segments, lines._key(segments[0][0]) == lines._key(segments[-1][1])


def _runs(segments, closed, junctions):
    """The segments between cuts, and whether a bend at their (start, end) belongs to the next stretch of the same line too."""
    cut = []  # segments cut at junctions, with a mark where a junction lies at the start
    marks = []
    for a, b, left, right in segments:
        length = math.dist(a, b)
        segment = shapely.LineString([a, b])
        on_it = [segment.project(shapely.Point(place)) for place in junctions if segment.distance(shapely.Point(place)) <= lines.TOUCH_M]
        at = sorted({round(s, 6) for s in on_it if lines.TOUCH_M < s < length - lines.TOUCH_M})
        stops = [0.0, *at, length]
        for s0, s1 in zip(stops, stops[1:]):
            marks.append(s0 > 0 or any(s <= lines.TOUCH_M for s in on_it))
            cut.append((a + (b - a) * s0 / length, a + (b - a) * s1 / length, left, right))
    if closed and any(marks):
        first = marks.index(True)
        cut, marks = cut[first:] + cut[:first], marks[first:] + marks[:first]
    starts = [0] + [i for i in range(1, len(cut)) if marks[i]] + [len(cut)]
    runs = [cut[a:b] for a, b in zip(starts, starts[1:])]
    for k, run in enumerate(runs):
        wraps = closed
        before = runs[k - 1][-1] if k > 0 or wraps else None
        after = runs[(k + 1) % len(runs)][0] if k + 1 < len(runs) or wraps else None
        yield run, (before, after)


def junctions_with(paths, others):
    """The places of a line (list of paths) from which another line leads away: where it crosses, ends, or parts after running along.

    One walks a step along the other line from every place where the two may meet: it leads away if that takes one from the line.
    """
    line, other = shapely.MultiLineString(paths), shapely.MultiLineString(others)
    if line.distance(other) > MEET_M:
        return []
    crossed = [place for place in shapely.get_coordinates(line.intersection(other)) if _ways_off(place, line, others)]
    near = [place for ours, theirs in ((other, line), (line, other)) for place in shapely.get_coordinates(ours)
            if theirs.distance(shapely.Point(place)) <= MEET_M]
    for place in near:
        # Both ways off without a crossing: it comes near and turns, or crosses right beside this vertex.
        ways, apart = _ways_off(place, line, others), max(line.distance(shapely.Point(place)), other.distance(shapely.Point(place)))
        if (ways == 1 or ways and apart <= lines.TOUCH_M) and all(math.dist(place, known) > 4 * MEET_M for known in crossed):
            crossed.append(shapely.get_coordinates(line.interpolate(line.project(shapely.Point(place))))[0])
    return crossed


def ends_at_the_kerb(sections, others):
    """B1a: the feet, on a line, of the ends of another that lie between its boundary lines or no more than KERB_M outside; what lies on the
    line itself is a matter of `junctions_with`. Lines are lists of (path, left, right)."""
    pieces = [(np.asarray(a), np.asarray(b), left, right) for path, left, right in sections for a, b in zip(path, path[1:])]
    line, segments = shapely.MultiLineString([path for path, _, _ in sections]), shapely.linestrings([(a, b) for a, b, _, _ in pieces])
    chains = [shapely.LineString([chain[0][0], *(piece[1] for piece in chain)]) for chain, closed in _chains(others) if not closed]
    feet = []
    for i, chain in enumerate(chains):
        for at, onward in ((0, STEP_M), (chain.length, chain.length - STEP_M)):
            end = chain.interpolate(at)
            a, b, left, right = pieces[int(np.argmin(shapely.distance(segments, end)))]
            on_left = (b[0] - a[0]) * (end.y - a[1]) - (b[1] - a[1]) * (end.x - a[0]) >= 0
            off, reach = line.distance(end), (left if on_left else right) + KERB_M
            # Beside a bend a step may seem to lead away from a line that is followed; farther on it does not.
            farther = min(max(STEP_M, 2 * off), chain.length) * (1 if at == 0 else -1)
            leads_away = all(line.distance(chain.interpolate(at + step)) - off > 1e-3 * abs(step) for step in (onward - at, farther))
            goes_on = any(other.distance(end) <= lines.TOUCH_M for j, other in enumerate(chains) if j != i)
            # What crosses and ends a little farther on has its junction at the crossing.
            if MEET_M < off <= reach and leads_away and not goes_on and not line.intersection(chain).distance(end) <= 2 * reach:
                feet.append(shapely.get_coordinates(line.interpolate(line.project(end)))[0])
    return feet


def _ways_off(place, line, others):
    """How many ways along the other line lead away from the line at a place."""
    found, here = 0, line.distance(shapely.Point(place))
    for path in map(shapely.LineString, others):
        if path.distance(shapely.Point(place)) <= MEET_M:
            at = path.project(shapely.Point(place))
            for onward in (at - STEP_M, at + STEP_M):
                step = abs(min(max(onward, 0), path.length) - at)
                off = line.distance(path.interpolate(at + math.copysign(step, onward - at))) - here
                found += step > 0.01 and off > 1e-3 * step + 1e-6
    return found


def _stretch(row, side, run, ends, below):
    """`below`: the ends of what runs underground (W8)."""
    stretch = Stretch(row, side)
    strips = []
    for a, b, left, right in run:
        length = math.dist(a, b)
        strips.append(lines.Strip(np.array(a), (b - a) / length, length, left, right, row))
    stretch.strips = strips
    before, after = ends
    for i in range(len(run) + 1):
        one = run[i - 1] if i > 0 else before
        other = run[i] if i < len(run) else after
        if i > 0:
            stretch.pieces.append(_beside(strips[i - 1], side))
        if one is None or other is None:
            continue
        bends = []
        u, w = (one[1] - one[0]) / math.dist(one[0], one[1]), (other[1] - other[0]) / math.dist(other[0], other[1])
        lines._add_bend(row, lines.End(other[0], u, one[2], one[3]), lines.End(other[0], -w, other[3], other[2]), bends)
        turn = u[0] * w[1] - u[1] * w[0]
        for sector in bends:
            if turn * side < 0:  # the outer side of the bend
                stretch.sectors.append((sector, i in (0, len(run))))
                (stretch.pieces if 0 < i < len(run) else stretch.end_bends[i > 0]).extend(_arc(sector, turn))
    for strip, neighbour, at, outward in ((strips[0], before, 0.0, -1), (strips[-1], after, strips[-1].length_m, 1)):
        place = strip.start + at * strip.along
        if neighbour is None and lines._key(place) in below:  # W8: each side has the quarter of the disc before it
            aside = side * np.array([-strip.along[1], strip.along[0]])
            middle = (outward * strip.along + aside) / math.sqrt(2)
            stretch.sectors.append((lines.Sector(place, middle, math.pi / 4, 0.0, True, row), False))
            stretch.faces.append((place, place + stretch.offset_m(strip) * aside))
    return stretch


def _beside(strip, side):
    out = side * np.array([-strip.along[1], strip.along[0]])
    offset = strip.left_m if side > 0 else strip.right_m
    start = strip.start + offset * out
    return start, start + strip.length_m * strip.along, out


def _arc(sector, turn):
    """Chords of the boundary line round a bend, in walking order."""
    count = max(1, math.ceil(2 * sector.half_angle / ARC_STEP))
    angles = np.linspace(-sector.half_angle, sector.half_angle, count + 1) * (1 if turn > 0 else -1)
    c, s = np.cos(angles), np.sin(angles)
    m = sector.middle
    ways = np.column_stack([c * m[0] - s * m[1], s * m[0] + c * m[1]])
    places = sector.apex + sector.radius_m * ways
    result = []
    for i in range(count):
        out = ways[i] + ways[i + 1]
        result.append((places[i], places[i + 1], out / math.hypot(*out)))
    return result


def _trim(stretches):
    """Takes from every boundary line what lies on the carriageway of its own row; `open_pieces`: of any row."""
    land = defaultdict(list)
    for stretch in stretches:
        for strip in stretch.strips:
            a, b, out = _beside(strip, stretch.side)
            land[stretch.row].append(_halfplanes([strip.start, strip.start + strip.length_m * strip.along, b, a]))
        for sector, _ in stretch.sectors:
            if sector.radius_m * sector.half_angle > INNER_M:  # a portal has no carriageway
                chords = _arc(sector, 1)
                land[stretch.row].append(_halfplanes([sector.apex, chords[0][0], *[b for _, b, _ in chords]]))
    for stretch in stretches:
        stretch.pieces = _without(stretch.pieces, land[stretch.row])
        stretch.end_bends = [_without(bend, land[stretch.row]) for bend in stretch.end_bends]
        stretch.open_pieces = _without(stretch.pieces, [part for row, parts in land.items() if row != stretch.row for part in parts])


def _halfplanes(ring):
    """A convex ring as its box, and places of its sides with unit vectors into it."""
    ring = np.array(ring)
    steps = np.roll(ring, -1, axis=0) - ring
    length = np.hypot(*steps.T)
    ring, steps = ring[length > 1e-9], steps[length > 1e-9] / length[length > 1e-9][:, None]
    inward = np.column_stack([-steps[:, 1], steps[:, 0]])
    middle = ring.mean(axis=0)
    inward[((middle - ring) * inward).sum(axis=1) < 0] *= -1
    return ring.min(axis=0), ring.max(axis=0), ring, inward


def _hidden(a, b, part):
    """The part of the segment, in shares, that lies within a convex area by more than INNER_M."""
    _, _, places, inward = part
    start = ((a - places) * inward).sum(axis=1) - INNER_M
    slope = inward @ (b - a)
    if (start[slope == 0] < 0).any():
        return None
    rising, falling = slope > 0, slope < 0
    first = max(0.0, (-start[rising] / slope[rising]).max(initial=0.0))
    last = min(1.0, (-start[falling] / slope[falling]).min(initial=1.0))
    return (first, last) if first < last else None


def _without(pieces, land):
    kept = []
    lows, highs = (np.array([part[end] for part in land]).reshape(-1, 2) for end in (0, 1))
    for a, b, out in pieces:
        near = ((np.maximum(a, b) >= lows) & (np.minimum(a, b) <= highs)).all(axis=1)
        hidden = sorted(filter(None, (_hidden(a, b, land[i]) for i in np.flatnonzero(near))))
        at = 0.0
        for first, last in [*hidden, (1.0, 1.0)]:
            if (first - at) * math.dist(a, b) > INNER_M:
                kept.append((a + at * (b - a), a + first * (b - a), out))
            at = max(at, last)
    return kept
