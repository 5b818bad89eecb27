"""One least-squares adjustment of all places that no figured line holds: near what was observed, lines straight or smooth, on the grid."""
import math

from .equations import Equations
from .start import first_positions

UNSEEN = 3000.0            # m: how near a place that nobody saw or guessed is held to its start; keeps the system regular, no more
OUTLIER = 2.0              # an observation that misses by more standard deviations pulls less (Huber)
GRID_TURN = math.radians(2.5)  # how far a street may be turned against the grid
GRID_OFFSET = 80.0         # m: how near to its axis a street of the grid lies where nothing holds the place
SLACK = 5.0                # m: what a line may leave its direction or its curve by, whatever its length
SHORTEST = 30.0            # m: pieces of a line are taken to be this long at least where their direction is held
SAME_PLACE = 1.0           # m: three places of a line of which two are this near make no turn
ROUNDS = 8                 # how often the equations are made linear anew; the last rounds move no place by a metre


def adjust(network, observations, start=None, rounds=ROUNDS):
    """place → (x, y) for all places.

    observations: those that count. start: where to begin (default: from the observations); it steers the linearisation only.
    """
    seen = {}
    for one in observations:
        seen.setdefault(one.place, []).append(((one.x, one.y), one.accuracy))
    position = dict(start or first_positions(network, seen))
    places = [p for p in sorted(position) if p not in network.held]
    guesses = {p: (position[p], UNSEEN) for p in places if p not in seen}
    guesses.update({p: g for p, g in network.guesses.items() if p not in network.held})
    for _ in range(rounds):
        equations = Equations(places, network.held)
        observe(equations, seen, position, network)
        for place, (at, deviation) in sorted(guesses.items()):
            equations.add_place(place, at, deviation)
        for row in network.courses:
            line, axis = network.lines[row["course"]], network.axis(row)
            if axis:
                keep_to_grid(equations, line, axis, position, lambda p: p in seen or p in network.guesses)
            bend(equations, line, math.radians(row["bend_deg"]), position)
        link(equations, network.links)
        position.update(equations.solved())
    return position


def observe(equations, seen, position, network):
    for place, spots in seen.items():
        if place in network.held:
            continue
        for at, deviation in spots:
            miss = math.hypot(position[place][0] - at[0], position[place][1] - at[1])
            equations.add_place(place, at, deviation * math.sqrt(max(1.0, miss / (OUTLIER * deviation))))


def keep_to_grid(equations, line, axis, position, is_known):
    """Each piece of a line runs along the axis; a place that nothing else holds lies on it, or all do where the course is held."""
    ax, ay = axis.across
    for a, b in zip(line, line[1:]):
        length = max(SHORTEST, math.dist(position[a], position[b]))
        equations.add([(a, (-ax, -ay)), (b, (ax, ay))], 0.0, length * GRID_TURN + SLACK)
    for place in line:
        if axis.held or not is_known(place):
            equations.add([(place, axis.across)], axis.at, axis.held or GRID_OFFSET)


def bend(equations, line, turn, position):
    """At each place the line turns by `turn` (radians, a standard deviation): the place is that near to the chord of its neighbours."""
    for a, b, c in zip(line, line[1:], line[2:]):
        pa, pb, pc = position[a], position[b], position[c]
        ab, bc, ac = math.dist(pa, pb), math.dist(pb, pc), math.dist(pa, pc)
        if min(ab, bc, ac) < SAME_PLACE:
            continue
        nx, ny = (pa[1] - pc[1]) / ac, (pc[0] - pa[0]) / ac
        t = ab / (ab + bc)
        deviation = turn * ab * bc / (ab + bc) + SLACK
        equations.add([(b, (nx, ny)), (a, (-(1 - t) * nx, -(1 - t) * ny)), (c, (-t * nx, -t * ny))], 0.0, deviation)


def link(equations, links):
    """A place lies at an offset from the mean of others."""
    for place, others, (x, y), deviation in links:
        for value, unit in ((x, (1.0, 0.0)), (y, (0.0, 1.0))):
            mean = [(p, (-unit[0] / len(others), -unit[1] / len(others))) for p in others]
            equations.add([(place, unit)] + mean, value, deviation)
