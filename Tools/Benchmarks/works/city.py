"""How building a map grows with the buildings of a city: 1,000 for each km², with a road."""
import math

from figures import Work
from inputs import city


def run(bench):
    """Whole processes on all cores: reading, building with every façade, writing GeoPackage."""
    works, before = [], None
    for count in bench.count((10_000, 100_000, 1_000_000), (1_000, 10_000)):
        pack = bench.file(f"city-{count}")
        buildings = city.write(pack, count)
        output, built = bench.build(pack, "gpkg")
        size = (pack / "buildings.geojson").stat().st_size
        note = (f"wall {built.wall:.1f} s, peak {built.peak / 1e6:.0f} MB, {built.peak / buildings:.0f} bytes a building; "
                f"{size / 1e6:.0f} MB of buildings read, {output.stat().st_size / 1e6:.0f} MB written")
        if before:
            note += f", exponent {math.log(built.processor / before[1]) / math.log(buildings / before[0]):.2f}"
        before = (buildings, built.processor)
        work = Work(f"Pack → GeoPackage, a city of {buildings:,} buildings", "ms", 1)
        work.add("noisezone build", [built.processor], note)
        works.append(work)
    return works
