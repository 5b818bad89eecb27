"""A map in memory → GeoJSON."""
import geopandas

from figures import Work, times
from inputs import district


def run(bench):
    roads = bench.count(1000, 200)
    degrees, _ = bench.build(district.square(bench.file(f"city-{roads}"), roads), "geojson")
    ours = bench.measure("geojson", degrees, bench.rounds)
    megabytes = ours["bytes"] / 1e6
    work = Work(f"Map → GeoJSON, {megabytes:.1f} MB, 7 decimals", "MB/s", megabytes)
    work.add("noisezone, features to bytes", ours["writing"])
    frame = geopandas.read_file(degrees)
    output = bench.file("written.geojson")
    # The figure counts the bytes that are written, by each way its own.
    seconds, _ = times(bench.count(3, 2), lambda: frame.to_file(output, driver="GeoJSON", engine="pyogrio"))
    scale = megabytes / (output.stat().st_size / 1e6)
    work.add_peer("GDAL through pyogrio", [second * scale for second in seconds], "its own bytes counted")
    again = geopandas.read_file(output)
    if len(again) != len(frame) or not again.geometry.normalize().geom_equals_exact(frame.geometry.normalize(), 1e-9).all():
        raise SystemExit("GDAL wrote another map: no time is told")
    features = Work("The same map, in metres → GeoJSON in degrees", "ms", 1)
    features.add("noisezone: projected, given more vertices where straight lines bend, every piece valid, hashed and written", ours["features"])
    work.checked = "Read back, both files hold the same polygons, vertex by vertex."
    return [work, features]
