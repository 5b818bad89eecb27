"""How well the network is known where nothing says where it is: how far each point lies from where all the others put it."""
import math

from .adjustment import adjust

ROUNDS = 3  # from the adjustment of all observations it is not far


def leave_one_out(network):
    """Prints what is missed with one point of a centre line, then with one junction figure, left out. Takes some seconds."""
    report("one point of a centre line left out", [
        (beside(*(network.points.at[place] for place in three)), three[1])
        for line in network.points.lines.values() for three in zip(line, line[1:], line[2:])])

    figures = [one for one in network.observations if not one.stop]
    # else nothing else says where along the line
    shared = [one for one in figures if sum(one.place in line for line in network.lines.values()) > 1]
    start = adjust(network, network.observations)
    missed = []
    for one in shared:
        position = adjust(network, [other for other in network.observations if other is not one], start, ROUNDS)
        missed.append((math.dist(position[one.place], (one.x, one.y)), one.label))
    report("one junction figure left out", missed)


def beside(a, p, b):
    """Metres from p to the segment from a to b."""
    (ax, ay), (x, y), (bx, by) = a, p, b
    length = math.dist(a, b) ** 2
    t = min(1.0, max(0.0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length)) if length else 0.0
    return math.dist(p, (ax + t * (bx - ax), ay + t * (by - ay)))


def report(title, misses):
    misses.sort()
    print(f"{title}: {len(misses)}, median {misses[len(misses) // 2][0]:.0f} m, 90 % within {misses[len(misses) * 9 // 10][0]:.0f} m")
    for miss, label in misses[-8:]:
        print(f"    {miss:4.0f} m  {label}")
