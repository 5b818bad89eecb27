"""How building grows: a road for each km², a hundred times as many."""
import math

from figures import Work, times
from inputs import district
from peers import building as peers


def run(bench):
    """Whole processes on all cores: reading, building, writing GeoJSON. The exponent is that of processor time between two sizes."""
    works, before = [], None
    for roads in bench.count((1000, 10_000, 100_000), (200, 1000)):
        pack = district.square(bench.file(f"city-{roads}"), roads)
        output, built = bench.build(pack, "geojson")
        note = f"wall {built.wall:.1f} s, peak {built.peak / 1e6:.0f} MB, {output.stat().st_size / 1e6:.0f} MB written"
        if before:
            note += f", exponent {math.log(built.processor / before[1]) / math.log(roads / before[0]):.2f}"
        before = (roads, built.processor)
        work = Work(f"Pack → GeoJSON, {roads:,} roads on {roads:,} km²", "ms", 1)
        work.add("noisezone build", [built.processor], note)
        if roads <= 10_000:
            seconds, _ = times(1, lambda: peers.with_shapely(*peers.read(pack)))
            work.add_peer("shapely, zone by zone", seconds, "nothing is written")
        works.append(work)
    return works
