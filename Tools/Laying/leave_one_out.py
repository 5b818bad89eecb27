"""How well the adjustment predicts: how far each observed junction is from where all the others put it."""
import math

from .adjustment import adjust

ROUNDS = 3  # from the adjustment of all observations it is not far


def leave_one_out(network):
    """Prints what is missed with one figure, then with one whole road, left out. Stops stay in. Takes about a minute."""
    figures = [one for one in network.observations if not one.stop and one.place not in network.held]
    # else nothing else says where along the line
    shared = [one for one in figures if sum(one.place in line for line in network.lines.values()) > 1]
    start = adjust(network, network.observations)

    def misses_without(group):
        position = adjust(network, [one for one in network.observations if one not in group], start, ROUNDS)
        return [(math.dist(position[one.place], (one.x, one.y)), one.label) for one in group if one in shared]

    report("one junction left out", [miss for one in shared for miss in misses_without([one])])
    roads = sorted(name for name, line in network.lines.items() if sum(one.place in line for one in shared) > 1)
    report("one road left out", [
        miss for name in roads for miss in misses_without([one for one in figures if one.place in network.lines[name]])])


def report(title, misses):
    misses.sort()
    print(f"{title}: {len(misses)} junctions, median {misses[len(misses) // 2][0]:.0f} m, 90 % within {misses[len(misses) * 9 // 10][0]:.0f} m")
    for miss, label in misses[-8:]:
        print(f"    {miss:4.0f} m  {label}")
