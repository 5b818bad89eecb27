"""The map of a district by shapely and by geopandas: buffers by class with flat caps, cut by zone. Rows of the annexes are not kept apart,
as the program keeps them: less work than ours."""
import json

import geopandas
import numpy as np
import shapely

ARC_M = 0.005
WIDTHS = {1: 55, 2: 40, 3: 25}
"""Table 1 of the rules: metres from the boundary line, by class of the zone."""


def read(pack):
    """Zones with their class, and lines with their half width."""
    def features(name):
        path = pack / f"{name}.geojson"
        return json.loads(path.read_text(encoding="utf-8"))["features"] if path.exists() else []

    zones = features("zones")
    lines = features("roads") + features("rail")
    return (shapely.polygons([zone["geometry"]["coordinates"][0] for zone in zones]), np.array([int(zone["properties"]["class"]) for zone in zones]),
            np.array([shapely.LineString(line["geometry"]["coordinates"]) for line in lines]),
            np.array([float(line["properties"]["left_m"]) for line in lines]))


def quarter_segments(radius):
    """So that no chord is farther than ARC_M from its arc."""
    return np.ceil(np.pi / 4 / np.arccos(1 - ARC_M / radius)).astype(int)


def bands(lines, radius):
    return shapely.buffer(lines, radius, cap_style="flat", join_style="round", quad_segs=int(quarter_segments(radius).max()))


def with_shapely(zones, classes, lines, halves):
    """Area of base land by class, of bands and of carriageways, zone by zone."""
    tree = shapely.STRtree(lines)
    areas = {name: 0.0 for name in ("1", "2", "3", "4a")}
    pieces = []
    for zone, zone_class in zip(zones, classes.tolist()):
        width = WIDTHS[zone_class]
        near = tree.query(shapely.box(*(np.array(zone.bounds) + np.array([-1, -1, 1, 1]) * (width + halves.max()))))
        band = shapely.intersection(zone, shapely.union_all(bands(lines[near], halves[near] + width)))
        carriageway = shapely.intersection(zone, shapely.union_all(bands(lines[near], halves[near])))
        base = shapely.difference(zone, band)
        pieces += [base, shapely.difference(band, carriageway), carriageway]
        areas[str(zone_class)] += base.area
        areas["4a"] += band.area
    return areas, pieces


def with_geopandas(zones, classes, lines, halves):
    frame = geopandas.GeoDataFrame({"class": classes}, geometry=zones)
    own = geopandas.GeoSeries(lines)

    def land(radius):
        return geopandas.GeoDataFrame(geometry=[own.buffer(radius, cap_style="flat", join_style="round",
                                                           resolution=int(quarter_segments(radius).max())).union_all()])

    carriageway, pieces = land(halves), []
    for zone_class, width in WIDTHS.items():
        part = frame[frame["class"] == zone_class]
        if part.empty:
            continue
        band = land(halves + width)
        base, inside = part.overlay(band, how="difference"), part.overlay(band, how="intersection")
        pieces.append((str(zone_class), base))
        pieces.append(("4a", inside.overlay(carriageway, how="difference")))
        pieces.append(("4a", inside.overlay(carriageway, how="intersection")))
    areas = {name: 0.0 for name in ("1", "2", "3", "4a")}
    for name, piece in pieces:
        areas[name] += piece.geometry.area.sum()
    return areas, pieces
