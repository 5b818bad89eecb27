"""Memory of the index: the district, and a city of 8,000 km² with a road for each."""
import json

from figures import Work, command
from inputs import district, places


def run(bench):
    roads = bench.count(8000, 400)
    side = (roads / 80) ** 0.5
    pack = district.write(bench.file(f"wide-{roads}"), 1, 10_000 * side, 8_000 * side, max(1, round(5 * side)), max(1, round(4 * side)), roads, 0)
    city, _ = bench.build(pack, "gpkg")
    works = []
    for name, path in (("district of 80 km²", bench.plane), (f"city of {roads:,} km², {roads:,} roads", city)):
        lon, lat = places.make((116.5, 39.7, 116.6, 39.8), 1000)
        numbers = places.write_numbers(bench.file("few.f64"), lon, lat)
        done = command([bench.measure_program, "points", path, numbers, bench.file("few.answers"), 3])
        ours = json.loads(done.out)
        work = Work(f"Index of a {name}", "ms", 1)
        work.add("noisezone, building it", ours["index"],
                 f"index {ours['bytes'] / 1e6:.2f} MB; process with the whole map at most {done.peak / 1e6:.0f} MB")
        works.append(work)
    return works
