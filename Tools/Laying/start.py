"""Where the adjustment begins."""
from .tables import Fault


def first_positions(network, seen):
    """A starting position for each place: the mean of its observations, else its guess, its link, or the crossing of two axes of the grid.

    seen: place → [((x, y), standard deviation)]
    """
    start = dict(network.held)
    on = {}
    for row in network.courses:
        for place in network.lines[row["course"]]:
            on.setdefault(place, []).append(row)
    for place in on:
        if place in start:
            continue
        if place in seen:
            spots = [at for at, _ in seen[place]]
            start[place] = (sum(x for x, _ in spots) / len(spots), sum(y for _, y in spots) / len(spots))
        elif place in network.guesses:
            start[place] = network.guesses[place][0]
        else:
            axes = {row["axis"]: row["at_m"] for row in on[place] if row["axis"]}
            if len(axes) == 2:
                start[place] = network.on_grid(axes["u"], axes["v"])
    for place, others, (x, y), _ in network.links:
        if place not in start and all(other in start for other in others):
            start[place] = (sum(start[p][0] for p in others) / len(others) + x, sum(start[p][1] for p in others) / len(others) + y)
    for place in [p for p in on if p not in start]:
        start[place] = between(network, place, on[place], start)
    return start


def between(network, place, rows, start):
    """Where the axis of the one course meets the other course, straight between (or beyond) its nearest places that are known."""
    known, free = [row for row in rows if row["axis"]], [row for row in rows if not row["axis"]]
    if len(known) != 1 or len(free) != 1:
        crossed = " and ".join(row["course"] for row in rows)
        raise Fault(rows[0].where, f"places: nothing says where {place} is (on {crossed}): observe it, or guess it", "place-unknown")
    axis, line = network.axis(known[0]), network.lines[free[0]["course"]]
    i = line.index(place)
    before = [start[p] for p in line[:i] if p in start]
    after = [start[p] for p in line[i + 1:] if p in start]
    ends = before[-1:] + after[:1]
    if not before:
        ends = after[:2][::-1]
    if not after:
        ends = before[-2:]
    if not ends:
        raise Fault(free[0].where, f"places: nothing says where {place} is, nor any other place of the course", "place-unknown")
    a, b = ends[0], ends[-1]
    ca, cb = (p[0] * axis.across[0] + p[1] * axis.across[1] for p in (a, b))
    if ca == cb:
        raise Fault(free[0].where, f"places: nothing says where along it {place} is: guess it", "place-unknown")
    t = (axis.at - ca) / (cb - ca)
    return (a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1]))
