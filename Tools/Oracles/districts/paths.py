"""Random paths for roads and rails: along zone lines, beside them, across, round, curved, jagged. Metres."""
import numpy as np
from shapely.geometry import LineString


def random_path(rng, ground, kind):
    """A path (n × 2) that does not cross itself."""
    while True:
        path = MAKERS[kind](rng, ground)
        if len(path) > 1 and LineString(path).is_simple and LineString(path).length > 150:
            return path


def along(rng, ground):
    """On zone lines: a walk over nodes of the grid, with its bent edges."""
    return ground.path(_walk(rng, ground))


def beside(rng, ground):
    """Parallel to a zone line, 4 to 60 m from it."""
    return _moved(along(rng, ground), rng.choice([-1, 1]) * rng.uniform(4, 60))


def outside(rng, ground):
    """Beside the district line, outside of it."""
    ring = np.array(ground.district.exterior.coords)[:-1]
    first, count = rng.integers(len(ring)), rng.integers(3, len(ring) // 2)
    part = np.roll(ring, -first, axis=0)[:count]
    side = 1 if not ground.district.exterior.is_ccw else -1
    return _moved(part, side * rng.uniform(3, 70))


def across(rng, ground):
    """Gentle and nearly straight bends through the district, often beyond its line."""
    return _steps(rng, _start(rng, ground), rng.integers(2, 9), (120, 900), _any_of(rng, [(0.0002, 0.03), (0.05, 0.7)]))


def jagged(rng, ground):
    """Sharp bends, up to 150° of turn."""
    return _steps(rng, _start(rng, ground), rng.integers(2, 6), (50, 400), (0.8, 2.6))


def curved(rng, ground):
    """A curve of many short segments, between two straight pieces."""
    radius, turn = rng.uniform(20, 400), rng.uniform(0.5, 2.8) * rng.choice([-1, 1])
    count = int(rng.integers(8, 40))
    headings = rng.uniform(0, 2 * np.pi) + np.linspace(0, turn, count)
    lengths = np.full(count, abs(radius * turn) / count)
    lengths[[0, -1]] = rng.uniform(80, 500, 2)
    return _path(_start(rng, ground), headings, lengths)


def ring(rng, ground):
    """A closed road."""
    count, radius = int(rng.integers(5, 14)), rng.uniform(60, 250)
    angle = np.linspace(0, 2 * np.pi, count, endpoint=False) + rng.uniform(-0.1, 0.1, count)
    places = _start(rng, ground) + (radius * rng.uniform(0.8, 1.2, count))[:, None] * np.column_stack([np.cos(angle), np.sin(angle)])
    return np.concatenate([places, places[:1]])


MAKERS = {maker.__name__: maker for maker in (along, beside, outside, across, jagged, curved, ring)}


def _walk(rng, ground):
    """Neighbouring nodes: straight on with a turn now and then, never back."""
    node = (int(rng.integers(ground.columns + 1)), int(rng.integers(ground.rows + 1)))
    ahead = np.array([[1, 0], [0, 1], [-1, 0], [0, -1]])[rng.integers(4)]
    nodes = [node]
    for _ in range(int(rng.integers(1, ground.columns + 2))):
        if rng.random() < 0.25:
            ahead = np.array([-ahead[1], ahead[0]]) * rng.choice([-1, 1])
        node = (int(node[0] + ahead[0]), int(node[1] + ahead[1]))
        if node not in ground.nodes or node in nodes:
            break
        nodes.append(node)
    return nodes if len(nodes) > 1 else _walk(rng, ground)


def _moved(path, aside):
    """Every vertex moved to the left of the path by about `aside` metres."""
    steps = np.diff(path, axis=0)
    steps /= np.hypot(steps[:, 0], steps[:, 1])[:, None]
    mean = np.concatenate([steps[:1], steps[:-1] + steps[1:], steps[-1:]])
    mean /= np.hypot(mean[:, 0], mean[:, 1])[:, None]
    return path + aside * np.column_stack([-mean[:, 1], mean[:, 0]])


def _steps(rng, start, count, lengths, turns):
    turn = rng.uniform(*turns, count) * rng.choice([-1, 1], count)
    return _path(start, rng.uniform(0, 2 * np.pi) + np.cumsum(turn), rng.uniform(*lengths, count))


def _path(middle, headings, lengths):
    """A path of the given steps whose middle vertex lies at `middle`."""
    steps = np.column_stack([np.cos(headings), np.sin(headings)]) * np.asarray(lengths)[:, None]
    path = np.concatenate([[[0, 0]], np.cumsum(steps, axis=0)])
    return path - path[len(path) // 2] + middle


def _start(rng, ground):
    x0, y0, x1, y1 = ground.box
    return np.array([rng.uniform(x0, x1), rng.uniform(y0, y1)])


def _any_of(rng, choices):
    return choices[rng.integers(len(choices))]
