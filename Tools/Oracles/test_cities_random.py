#!/usr/bin/env python3
"""The oracle of the three cities over random districts: every rule broken in turn, and distances by shapely.

run: python3 test_cities_random.py    (some ten seconds)
"""
import tempfile
import unittest
from pathlib import Path
from unittest import mock

import numpy as np
import shapely

from cities import decide, generate, pack, points
from cities.laws import foshan, yilan, yokkaichi

SEEDS, PLACES = range(1, 4), 3000


def broken(module, name, value):
    return mock.patch.object(module, name, value)


BROKEN = {
    foshan: {
        "width": broken(foshan, "WIDTH_M", {"1": 50.0, "2": 35.0, "3": 20.1}), "residual": broken(foshan, "RESIDUAL", ("residual", "3")),
        "areas": broken(foshan, "AREAS", {**foshan.AREAS, "port": "4b"}), "waterways": broken(foshan, "KINDS_4A", foshan.KINDS_4A - {"waterway"}),
        "day of approval": broken(foshan, "NEW_RAILWAY_FROM", "2010-12-31"), "day without row": broken(foshan, "COUNTS_UNLISTED_FROM", "2024-01-09"),
        "storeys": broken(foshan, "TALL_FROM_STOREYS", 4), "underground": broken(foshan, "BELOW_GROUND", {"tunnel"}),
    },
    yilan: {
        "band": broken(yilan, "BAND_M", 30.1), "about areas": broken(yilan, "ABOUT_AREA_M", 49.9), "housing": broken(yilan, "HOUSING_CLASS", "3"),
        "land": broken(yilan, "LAND_CLASS", "3"), "residual": broken(yilan, "RESIDUAL", None),
    },
    yokkaichi: {
        "lanes": broken(yokkaichi, "width_m", lambda p: 15.0 if p["lanes"] < 2 else 20.0),
        "municipal": broken(yokkaichi, "MUNICIPAL_FROM_LANES", 3), "tunnels": broken(yokkaichi, "BELOW_GROUND", set()),
        "facing": broken(yokkaichi, "FACING", dict(reversed(yokkaichi.FACING.items()))),
    },
}


class Random(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.districts = {law: [] for law in BROKEN}
        with tempfile.TemporaryDirectory() as folder:
            for law, found in cls.districts.items():
                for seed in SEEDS:
                    generate.generate(law, seed, Path(folder), 1500)
                    layers = pack.read_pack(Path(folder), law.CRS)
                    found.append((layers, points.points(layers, law, seed, PLACES)))

    def test_every_rule_is_met(self):
        """Each rule, broken, changes some answer: the districts hold what the rule is about."""
        for law, found in self.districts.items():
            sound = [decide.Oracle(layers, law, law.DATE).views(xy) for layers, xy in found]
            for name, rule in BROKEN[law].items():
                with rule:
                    otherwise = [decide.Oracle(layers, law, law.DATE).views(xy) for layers, xy in found]
                self.assertFalse(sound == otherwise, (law.ID, name))

    def test_distances_by_shapely(self):
        """Yilan: shapely says the same distances from land."""
        for layers, xy in self.districts[yilan]:
            land = shapely.union_all([pack.polygon(f) for f in layers["road_land"] + layers["railway_land"]])
            away = shapely.distance(shapely.points(xy), land)
            found = np.array([view[0][1] for view in decide.Oracle(layers, yilan, yilan.DATE).views(xy)])
            clear = (np.abs(away - yilan.BAND_M) > 1e-6) & (found != "")
            self.assertTrue((np.isin(found, ["2", "3"]) | (away > yilan.BAND_M) | (away < 1e-6))[clear].all())
            self.assertTrue((found[(away == 0) & (found != "")] == "4").all())

    def test_land_of_roads_by_shapely(self):
        """Yokkaichi: the land of a road is the rectangles beside its segments and the sectors of its bends, as polygons."""
        for layers, xy in self.districts[yokkaichi][:2]:
            oracle = decide.Oracle(layers, yokkaichi, yokkaichi.DATE)
            near = np.zeros(len(xy), dtype=bool)
            for row in oracle.trunks:
                land = shapely.union_all([_rectangle(strip) for strip in row.strips] + [_sector(sector) for sector in row.sectors])
                near |= shapely.distance(shapely.points(xy), land) <= yokkaichi.width_m(row.properties)
            found = np.array([view[0][1] for view in oracle.views(xy)])
            self.assertLess(((found == "trunk") != near)[found != ""].sum(), 3)  # chords of sectors lie a little within


def _rectangle(strip):
    normal, end = np.array([-strip.along[1], strip.along[0]]), strip.start + strip.length_m * strip.along
    left, right = strip.left_m * normal, -strip.right_m * normal
    return shapely.Polygon([strip.start + left, end + left, end + right, strip.start + right])


def _sector(sector):
    middle = np.arctan2(sector.middle[1], sector.middle[0])
    angle = middle + np.linspace(-1, 1, 400) * sector.half_angle
    return shapely.Polygon([sector.apex, *(sector.apex + sector.radius_m * np.column_stack([np.cos(angle), np.sin(angle)]))])


if __name__ == "__main__":
    unittest.main()
