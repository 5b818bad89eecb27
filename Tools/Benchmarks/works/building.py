"""A pack that was read → its map, on one core."""
from bench import CLASSES
from figures import Work, times
from peers import building as peers

TOLERANCE = 1e-5
"""Of the area of a class: arcs of 5 mm on either side, and ends of buffers that are not quite square."""


def run(bench):
    ours = bench.measure("build", bench.pack, bench.rounds)
    work = Work(f"District → map, 80 roads and 3 rail lines in 10 zones, arcs at 5 mm, {ours['pieces']} pieces", "ms", 1)
    work.add("noisezone, one worker", ours["build"], "projection, checks of the zones, rows and clauses of every piece too")
    worst = 0
    for name, way in (("shapely, zone by zone", peers.with_shapely), ("geopandas, class by class", peers.with_geopandas)):
        seconds, (areas, _) = times(bench.count(7, 3), lambda way=way: way(*peers.read(bench.pack)))
        for label, area in areas.items():
            own = ours["areas"][CLASSES.index(label)]
            apart = abs(area - own) / own
            worst = max(worst, apart)
            if apart > TOLERANCE:
                raise SystemExit(f"class {label}: {own} m², but {area} by {name}: no time is told for another map")
        work.add_peer(name, seconds, "without rows and clauses")
    work.checked = f"The same area of every class, to {worst:.1g} of it."
    return [work]
