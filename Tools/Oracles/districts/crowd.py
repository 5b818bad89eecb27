"""Places near the lines at which an answer can change. Metres."""
import math

import numpy as np

from zoning import law, lines

LEVELS_M = [0.0, *law.WIDTH_M.values()]  # carriageway edge or land outline, and the limits of the bands
NEAR_M, FAR_M = 0.01, 2.0
HAIR_M = 0.0001  # every tenth place lies this near or up to NEAR_M: cracks and seams are no wider


def about_lines(rng, layers, count):
    """`count` places (n × 2), each up to 2 m from some line, most of them 1 cm to 2 m."""
    # All lines, also those that are not in force: what makes no band must not be seen either.
    strips, sectors, sides, areas = lines.parts_in_force(layers, "2026-11-20", as_built=True)
    rings = [path for name in ("district", "zones", "yards", "residential") for f in layers[name] for path in f.paths]
    land = [path for feature in layers["railway_land"] for path in feature.paths]
    portals = [sector for sector in sectors if sector.is_portal]
    sources = [(_on_ring, rings), (_beside_ring, land), (_on_side, strips), (_on_end, strips), (_on_arc, sectors),
               (_on_arc, portals), (_on_sector_side, sectors), (_on_vertex, rings + land)]
    if sides:
        sources += 2 * [(_beside_side, sides), (_on_ring, [path for area in areas for path in area.paths])]
    sources = [source for source in sources if source[1]]
    places = np.empty((count, 2))
    for i in range(count):
        make, items = sources[i % len(sources)]
        places[i] = make(rng, items[rng.integers(len(items))])
    direction, distance = rng.uniform(0, 2 * math.pi, count), np.exp(rng.uniform(math.log(NEAR_M), math.log(FAR_M), count))
    hair = rng.random(count) < 0.1
    distance[hair] = np.exp(rng.uniform(math.log(HAIR_M), math.log(NEAR_M), hair.sum()))
    return places + distance[:, None] * np.column_stack([np.cos(direction), np.sin(direction)])


def _level(rng):
    return LEVELS_M[rng.integers(len(LEVELS_M))]


def _on_ring(rng, ring):
    i = rng.integers(len(ring) - 1)
    return ring[i] + rng.random() * (ring[i + 1] - ring[i])


def _beside_ring(rng, ring):
    """At a level from an edge, on either side, or from a vertex in any direction."""
    i = rng.integers(len(ring) - 1)
    if rng.random() < 0.3:
        return ring[i] + _level(rng) * _unit(rng.uniform(0, 2 * math.pi))
    step = (ring[i + 1] - ring[i]) / math.hypot(*(ring[i + 1] - ring[i]))
    return _on_ring(rng, ring[i: i + 2]) + rng.choice([-1, 1]) * _level(rng) * np.array([-step[1], step[0]])


def _on_side(rng, strip):
    return _at(strip, rng.random() * strip.length_m, _aside(rng, strip))


def _beside_side(rng, side):
    """At a level from a surveyed line, or about its end."""
    at = rng.choice([0, side.length_m, rng.random() * side.length_m])
    aside = side.offset_m + _level(rng) * (1 if rng.random() < 0.7 else rng.random())
    return side.start + at * side.along + aside * np.array([-side.along[1], side.along[0]])


def _on_end(rng, strip):
    return _at(strip, rng.choice([0, strip.length_m]), rng.uniform(-1, 1) * abs(_aside(rng, strip)))


def _on_arc(rng, sector):
    turn = rng.uniform(-1.05, 1.05) * sector.half_angle
    return sector.apex + (sector.radius_m + _level(rng)) * _turned(sector.middle, turn)


def _on_sector_side(rng, sector):
    side = rng.choice([-1, 1]) * sector.half_angle
    return sector.apex + rng.random() * (sector.radius_m + _level(rng)) * _turned(sector.middle, side)


def _on_vertex(rng, ring):
    return ring[rng.integers(len(ring))]


def _aside(rng, strip):
    """Left positive: a boundary line or a band limit on either side."""
    return strip.left_m + _level(rng) if rng.random() < 0.5 else -strip.right_m - _level(rng)


def _at(strip, along_m, left_m):
    return strip.start + along_m * strip.along + left_m * np.array([-strip.along[1], strip.along[0]])


def _unit(angle):
    return np.array([math.cos(angle), math.sin(angle)])


def _turned(vector, angle):
    c, s = math.cos(angle), math.sin(angle)
    return np.array([c * vector[0] - s * vector[1], s * vector[0] + c * vector[1]])


def about_buildings(rng, layers, count):
    """`count` places about buildings: half anywhere within 40 m of one, half 1 cm to 2 m from a line through two corners nearby."""
    corners = [np.concatenate(feature.paths) for feature in layers["buildings"]]
    middles = np.array([c.mean(axis=0) for c in corners])
    ends = np.array([p for f in layers["roads"] + layers["rail"] for path in f.paths for p in (path[0], path[-1])])
    places = np.empty((count, 2))
    for i in range(count):
        k = rng.integers(len(corners))
        corner = corners[k][rng.integers(len(corners[k]))]
        if i % 2:
            places[i] = corner + rng.uniform(0, 40) * _unit(rng.uniform(0, 2 * math.pi))
            continue
        near = np.flatnonzero(np.hypot(*(middles - middles[k]).T) < 150)
        other = corners[near[rng.integers(len(near))]]
        other = other[rng.integers(len(other))] if rng.random() < 0.8 else ends[np.argmin(np.hypot(*(ends - corner).T))]
        way = corner - other
        if math.hypot(*way) < 1e-6:
            places[i] = corner
            continue
        way /= math.hypot(*way)
        away = math.exp(rng.uniform(math.log(NEAR_M), math.log(FAR_M))) * rng.choice([-1, 1])
        places[i] = corner + rng.uniform(0, 45) * way + away * np.array([-way[1], way[0]])
    return places
