#!/usr/bin/env python3
"""The oracle of the three cities against closed forms: places whose answer can be worked by hand. Metres; run: python3 test_cities.py"""
import unittest

import numpy as np

from cities import decide, pack
from cities.laws import foshan, yilan, yokkaichi
from zoning.pack import Feature


def box(x0, y0, x1, y1, **properties):
    return Feature(properties, [np.array([(x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0)], dtype=float)])


def line(*places, left_m=10, right_m=6, **properties):
    return Feature({"name": "x", "left_m": left_m, "right_m": right_m, "status": "open", "structure": "surface", **properties},
                   [np.array(places, dtype=float)])


def ask(law, places, date=None, **layers):
    """The first of the classes of BASE west of x = 0, the second to x = 1000, no zone beyond; the district is 5 km wide."""
    one, two = list(law.BASE.values())[:2]
    whole = {name: [] for name in pack.LAYERS} | {
        "district": [box(-2000, -2000, 3000, 2000)],
        "zones": [box(-2000, -2000, 0, 2000, id="A", **{"class": one}), box(0, -2000, 1000, 2000, id="B", **{"class": two})]} | layers
    return decide.Oracle(whole, law, date or law.DATE).views(np.array(places, dtype=float))


def classes(law, places, **options):
    return [view[0][1] for view in ask(law, places, **options)]


class Foshan(unittest.TestCase):
    ROAD = {"row": "r", "grade": "arterial"}

    def test_widths(self):
        """W4, W5: 50 m in class 1, 35 in class 2 and in the rest, which is class 2; nothing beyond an end (W6)."""
        road = [line((-500, 0), (2000, 0), **self.ROAD)]
        for x, width, base in ((-100, 50, "1"), (100, 35, "2"), (1500, 35, "2")):
            found = classes(foshan, [(x, 10 + width), (x, 10.001 + width), (x, -6 - width), (x, -6.001 - width)], roads=road)
            self.assertEqual(found, ["4a", base, "4a", base])
        self.assertEqual(classes(foshan, [(-500.001, 0), (-500, 0)], roads=road), ["1", "4a"])
        self.assertEqual(ask(foshan, [(1500, 500)])[0][0], ("inside", "2", "residual", "60", "50"))

    def test_lines_without_a_row(self):
        for opened, found in ((None, "2"), ("2024-01-09", "2"), ("2024-01-10", "4a"), (foshan.DATE, "4a"), ("2026-11-21", "2")):
            dated = {"opened_on": opened} if opened else {}
            self.assertEqual(classes(foshan, [(100, 20)], roads=[line((0, 0), (500, 0), grade="class2", **dated)]), [found])

    def test_railways(self):
        """三(三), 三(四), 三(五)."""
        def rail(approved):
            return [line((-500, 0), (900, 0), kind="railway", row="r", eia_approved_on=approved)]
        road = [line((-500, 30), (900, 30), **self.ROAD)]
        for approved, night in (("2010-12-31", "55"), ("2011-01-01", "60")):
            view = ask(foshan, [(100, 30)], rail=rail(approved), roads=road)[0]
            self.assertEqual(view[0][1:], ("4b", "B", "70", night))

    def test_first_row(self):
        road = [line((0, 0), (900, 0), **self.ROAD)]
        tall, low, unknown = (box(x, 20, x + 50, 30, id=str(x), **more) for x, more in ((100, {"storeys": 3}), (200, {"storeys": 2}), (300, {})))
        behind = box(200, 31, 250, 35, id="behind", storeys=9)
        asked = [(125, 19), (125, 20), (125, 25), (125, 40), (99, 40), (225, 40), (225, 25)]
        found = ask(foshan, [*asked, (325, 40)], roads=road, buildings=[tall, low, unknown, behind])
        self.assertEqual([view[0][1] for view in found[:-1]], ["4a", "4a", "2", "2", "4a", "4a", "4a"])
        self.assertEqual([answer[1] for answer in found[-1]], ["4a"] * 4 + ["2"] * 4)


class Yilan(unittest.TestCase):
    def test_order(self):
        """Land, band, housing in it, area, zone, rest."""
        layers = {"railway_land": [box(-500, 0, 900, 20, name="a")], "areas": [box(0, 40, 100, 60, kind="school", name="b")],
                  "residential": [box(50, 10, 100, 30, id="c")]}
        asked = [(20, 20), (20, 20.001), (20, 50), (20, 50.001), (60, 25), (60, 15), (20, 110), (20, 110.001), (-100, 51), (1500, 500)]
        self.assertEqual(classes(yilan, asked, **layers), ["4", "3", "3", "2", "2", "4", "2", "4", "2", "3"])
        self.assertEqual(ask(yilan, [(1500, 500)])[0][0], ("inside", "3", "residual", "65", "60", "55"))


class Yokkaichi(unittest.TestCase):
    def test_widths_and_ends(self):
        """15 m by two lanes, 20 m by three; about a corner of the land the distance is round (W6)."""
        for lanes, width in ((1, 15), (2, 15), (3, 20), (4, 20)):
            road = [line((100, 0), (500, 0), grade="national", lanes=lanes)]
            reach = 0.6 * width, 0.8 * width
            asked = [(200, 10 + width), (200, 10.001 + width), (500 + reach[0], 10 + reach[1] - 1e-6), (500.001 + reach[0], 10 + reach[1])]
            self.assertEqual(classes(yokkaichi, asked, roads=road), ["trunk", "b", "trunk", "b"])

    def test_municipal_and_facing(self):
        for lanes, found in ((2, "b1"), (3, "b1"), (4, "trunk")):
            layers = {"roads": [line((100, 0), (500, 0), grade="municipal", lanes=lanes)], "areas": [box(100, -50, 300, 50, kind="facing_one_lane")]}
            self.assertEqual(classes(yokkaichi, [(200, 20)], **layers), [found])
        both = [box(-50, 0, 1100, 50, kind=kind) for kind in ("facing_one_lane", "facing_lanes")]
        self.assertEqual(classes(yokkaichi, [(-10, 20), (10, 20), (1050, 20)], areas=both), ["a2", "b2", ""])
        road = [line((900, 0), (1200, 0), grade="national", lanes=2)]
        self.assertEqual(classes(yokkaichi, [(950, 20), (1050, 20)], roads=road), ["trunk", ""])


if __name__ == "__main__":
    unittest.main()
