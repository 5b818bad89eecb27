"""Parcels → square metres of every class, by shapely, geopandas and DuckDB: arrays of parcels × classes, outside left at 0."""
import geopandas
import numpy as np
import pandas
import shapely

from figures import times
from peers import duck


def ways(frame, parcels, classes):
    zones, numbers = frame.geometry.to_numpy(), frame["number"].to_numpy()

    def table(parcel, number, area):
        return np.bincount(parcel * classes + number, weights=area, minlength=len(parcels) * classes).reshape(len(parcels), classes)

    def with_shapely(rounds):
        tree = shapely.STRtree(zones)

        def work():
            parcel, zone = tree.query(parcels, predicate="intersects")
            return table(parcel, numbers[zone], shapely.area(shapely.intersection(parcels[parcel], zones[zone])))

        return times(rounds, work)

    def with_prepared(rounds):
        """What lies in one zone needs no cutting."""
        tree = shapely.STRtree(zones)
        shapely.prepare(zones)

        def work():
            parcel, zone = tree.query(parcels)
            whole = shapely.contains_properly(zones[zone], parcels[parcel])
            area = np.where(whole, shapely.area(parcels[parcel]), 0)
            cut = np.flatnonzero(~whole & shapely.intersects(zones[zone], parcels[parcel]))
            area[cut] = shapely.area(shapely.intersection(parcels[parcel[cut]], zones[zone[cut]]))
            return table(parcel, numbers[zone], area)

        return times(rounds, work)

    def with_geopandas(rounds):
        own = geopandas.GeoDataFrame({"parcel": np.arange(len(parcels))}, geometry=parcels, crs=frame.crs)

        def work():
            cut = geopandas.overlay(own, frame, how="intersection", keep_geom_type=True)
            return table(cut["parcel"].to_numpy(), cut["number"].to_numpy(), cut.geometry.area.to_numpy())

        return times(rounds, work)

    def with_duck(rounds):
        with duck.connection() as base:
            duck.add_zones(base, frame)
            source = pandas.DataFrame({"parcel": np.arange(len(parcels), dtype=np.int32), "wkb": shapely.to_wkb(parcels)})
            base.execute("CREATE TABLE parcels AS SELECT parcel, ST_GeomFromWKB(wkb) AS geom FROM source")

            def work():
                cut = base.execute(
                    "SELECT parcel, number, sum(ST_Area(ST_Intersection(parcels.geom, zones.geom))) AS area FROM parcels "
                    "JOIN zones ON ST_Intersects(parcels.geom, zones.geom) GROUP BY parcel, number").fetchnumpy()
                return table(cut["parcel"], cut["number"], cut["area"])

            return times(rounds, work)

    return [("shapely: STRtree, prepared, cut only what is not whole", with_prepared), ("shapely: STRtree, intersection", with_shapely),
            ("geopandas: overlay", with_geopandas), ("DuckDB: ST_Intersection", with_duck)]
