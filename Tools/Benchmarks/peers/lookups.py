"""Places → index of their zone, by shapely, geopandas and DuckDB. -1 is outside."""
import geopandas
import numpy as np
import pandas
import shapely

from figures import times
from peers import duck


def ways(frame, whole, lon, lat):
    """Name, the zones that it asks, and a function of the number of rounds to (seconds, found).

    Each way takes the form of the map that it is faster with: pieces as they were built (frame), or joined by answer (whole)."""
    zones, wholes = frame.geometry.to_numpy(), whole.geometry.to_numpy()
    return [
        ("shapely: contains_xy over sorted blocks", whole, lambda rounds: times(rounds, lambda: _blocks(wholes, lon, lat))),
        ("shapely: STRtree.query(contains) of zones over places", frame, lambda rounds: _tree_of_places(zones, lon, lat, rounds)),
        ("shapely: STRtree.query(intersects)", frame, lambda rounds: _tree_of_zones(zones, lon, lat, rounds)),
        ("geopandas: sjoin(within)", frame, lambda rounds: _sjoin(frame, lon, lat, rounds)),
        ("DuckDB: spatial join", frame, lambda rounds: _duck(frame, lon, lat, rounds)),
    ]


def _blocks(zones, lon, lat, side=128):
    """Places sorted into side × side blocks; each zone asks the blocks of its box, row by row."""
    west, south, east, north = shapely.total_bounds(zones)
    column = np.clip(((lon - west) * (side / (east - west))).astype(np.int32), 0, side - 1)
    row = np.clip(((lat - south) * (side / (north - south))).astype(np.int32), 0, side - 1)
    block = row * side + column
    order = np.argsort(block, kind="stable")
    x, y = lon[order], lat[order]
    starts = np.searchsorted(block[order], np.arange(side * side + 1))
    found = np.full(len(lon), -1, dtype=np.int32)
    boxes = shapely.bounds(zones)
    shapely.prepare(zones)
    for number, (zone, box) in enumerate(zip(zones, boxes)):
        first, last = (np.clip((np.array(ends) - west) * (side / (east - west)), 0, side - 1).astype(int) for ends in (box[0], box[2]))
        low, high = (np.clip((np.array(ends) - south) * (side / (north - south)), 0, side - 1).astype(int) for ends in (box[1], box[3]))
        for at in range(low, high + 1):
            part = slice(starts[at * side + first], starts[at * side + last + 1])
            found[part][shapely.contains_xy(zone, x[part], y[part])] = number
    result = np.empty_like(found)
    result[order] = found
    return result


def _tree_of_places(zones, lon, lat, rounds):
    points = shapely.points(lon, lat)
    shapely.prepare(zones)

    def work():
        zone, place = shapely.STRtree(points).query(zones, predicate="contains")
        found = np.full(len(lon), -1, dtype=np.int32)
        found[place] = zone
        return found

    return times(rounds, work)


def _tree_of_zones(zones, lon, lat, rounds):
    points, tree = shapely.points(lon, lat), shapely.STRtree(zones)

    def work():
        place, zone = tree.query(points, predicate="intersects")
        found = np.full(len(lon), -1, dtype=np.int32)
        found[place] = zone
        return found

    return times(rounds, work)


def _sjoin(frame, lon, lat, rounds):
    points = geopandas.GeoDataFrame(geometry=geopandas.points_from_xy(lon, lat, crs=frame.crs))

    def work():
        joined = geopandas.sjoin(points, frame, predicate="within")["index_right"]
        found = np.full(len(lon), -1, dtype=np.int32)
        found[joined.index.to_numpy()] = joined.to_numpy()
        return found

    return times(rounds, work)


def _duck(frame, lon, lat, rounds):
    with duck.connection() as base:
        duck.add_zones(base, frame)
        places = pandas.DataFrame({"place": np.arange(len(lon), dtype=np.int32), "lon": lon, "lat": lat})
        base.execute("CREATE TABLE places AS SELECT place, ST_Point(lon, lat) AS geom FROM places")

        def work():
            joined = base.execute("SELECT place, zone FROM places JOIN zones ON ST_Contains(zones.geom, places.geom)").fetchnumpy()
            found = np.full(len(lon), -1, dtype=np.int32)
            found[joined["place"]] = joined["zone"]
            return found

        return times(rounds, work)
