"""Places to ask about, in metres of the plane: half anywhere in the district box and beside it, half crowded about lines."""
import math

import numpy as np

from districts import crowd

from . import parts

BESIDE_M = 80.0


def points(pack, law, seed, count):
    """`count` places (n × 2), to a tenth of a millimetre; the same seed gives the same places."""
    rng = np.random.default_rng([seed, 5])
    corners = np.concatenate([path for feature in pack["district"] for path in feature.paths])
    anywhere = rng.uniform(corners.min(axis=0) - BESIDE_M, corners.max(axis=0) + BESIDE_M, (count // 2, 2))
    return np.round(rng.permutation(np.concatenate([anywhere, about_lines(rng, pack, law, count - count // 2)])), 4)


def about_lines(rng, pack, law, count):
    """Places up to 2 m from a line at which an answer may change, every tenth 0.1 mm to 1 cm."""
    sources = _sources(pack, law)
    places = np.empty((count, 2))
    for i in range(count):
        make, items = sources[i % len(sources)]
        places[i] = make(rng, items[rng.integers(len(items))], law.LEVELS_M)
    turn = rng.uniform(0, 2 * math.pi, count)
    near = np.where(rng.random(count) < 0.1, crowd.HAIR_M, crowd.NEAR_M)
    distance = np.exp(rng.uniform(np.log(near), np.log(np.where(near == crowd.HAIR_M, crowd.NEAR_M, crowd.FAR_M))))
    return places + distance[:, None] * np.column_stack([np.cos(turn), np.sin(turn)])


def _sources(pack, law):
    rings = {name: [path for f in pack[name] for path in f.paths]
             for name in ("district", "zones", "areas", "residential", "road_land", "railway_land", "buildings")}
    plain = rings["district"] + rings["zones"] + rings["areas"] + rings["residential"]
    land = rings["road_land"] + rings["railway_land"]
    # All lines that have ends, also those that are not in force: what makes no band must not be seen either.
    lines = pack["roads"] + pack["rail"] + pack["waterways"]
    rows = parts.rows_in_force(lines, _Everything, None, True, lambda p: "any") if lines else []
    strips, sectors = [s for row in rows for s in row.strips], [s for row in rows for s in row.sectors]
    found = [(_on_ring, plain), (_beside_ring, land), (_beside_ring, rings["areas"]), (_beside_strip, strips), (_about_end, strips),
             (_about_bend, sectors), (_behind, [(strips, ring) for ring in rings["buildings"]] * bool(strips)), (_behind_bend, [
                 (sectors, ring) for ring in rings["buildings"]] * bool(sectors))]
    return [source for source in found if source[1]]


class _Everything:
    BELOW_GROUND = frozenset()

    @staticmethod
    def line_in_force(properties, date, as_built):
        return True


def _at(strip, along_m, left_m):
    return strip.start + along_m * strip.along + left_m * np.array([-strip.along[1], strip.along[0]])


def _on_ring(rng, ring, levels):
    i = rng.integers(len(ring) - 1)
    share = rng.integers(2) if rng.random() < 0.2 else rng.random()
    return ring[i] + share * (ring[i + 1] - ring[i])


def _beside_ring(rng, ring, levels):
    i, level = rng.integers(len(ring) - 1), levels[rng.integers(len(levels))]
    if rng.random() < 0.3:
        turn = rng.uniform(0, 2 * math.pi)
        return ring[i] + level * np.array([math.cos(turn), math.sin(turn)])
    step = (ring[i + 1] - ring[i]) / math.dist(ring[i], ring[i + 1])
    return _on_ring(rng, ring[i: i + 2], levels) + rng.choice([-1, 1]) * level * np.array([-step[1], step[0]])


def _beside_strip(rng, strip, levels):
    level = levels[rng.integers(len(levels))]
    return _at(strip, rng.random() * strip.length_m, strip.left_m + level if rng.random() < 0.5 else -strip.right_m - level)


def _about_end(rng, strip, levels):
    """On the square through an end, or on an arc about a corner of the land there."""
    side = rng.choice([-1, 1])
    end, offset = rng.integers(2) * strip.length_m, strip.left_m if side == 1 else strip.right_m
    if rng.random() < 0.5:
        return _at(strip, end, side * rng.uniform(0, offset + levels[-1]))
    level, turn = levels[rng.integers(len(levels))], rng.uniform(0, 2 * math.pi)
    return _at(strip, end + level * math.cos(turn), side * offset + level * math.sin(turn))


def _about_bend(rng, sector, levels):
    turn = rng.uniform(-1.05, 1.05) * sector.half_angle if rng.random() < 0.6 else rng.choice([-1, 1]) * sector.half_angle
    c, s = math.cos(turn), math.sin(turn)
    way = np.array([c * sector.middle[0] - s * sector.middle[1], s * sector.middle[0] + c * sector.middle[1]])
    far = sector.radius_m + levels[rng.integers(len(levels))]
    return sector.apex + way * (far if rng.random() < 0.6 else far * rng.random())


def _behind(rng, item, levels):
    """On a wall, or on the square from a strip nearby through a corner."""
    strips, ring = item
    corner = ring[rng.integers(len(ring) - 1)]
    if rng.random() < 0.4:
        return _on_ring(rng, ring, levels)
    strip = min((strips[i] for i in rng.integers(0, len(strips), 60)), key=lambda p: _away(p, corner))
    s, t = parts.in_strip_frame(strip, *corner)
    return _at(strip, s, math.copysign(rng.uniform(0, 60), t))


def _behind_bend(rng, item, levels):
    """On the ray out of a bend nearby through a corner."""
    sectors, ring = item
    corner = ring[rng.integers(len(ring) - 1)]
    sector = min(sectors, key=lambda p: math.dist(p.apex, corner))
    return sector.apex + (corner - sector.apex) * rng.uniform(0.8, 2)


def _away(strip, place):
    s, t = parts.in_strip_frame(strip, *place)
    return math.hypot(max(-s, s - strip.length_m, 0), t)
