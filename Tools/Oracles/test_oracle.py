#!/usr/bin/env python3
"""The oracle against closed forms: places whose answer can be worked by hand. Metres; run: python3 test_oracle.py"""
import math
import unittest

import numpy as np

from zoning.decide import Oracle
from zoning.pack import LAYERS, Feature

DATE = "2026-11-20"


def area(properties, *corners):
    return Feature(properties, [np.array([*corners, corners[0]], dtype=float)])


def box(x0, y0, x1, y1, **properties):
    return area(properties, (x0, y0), (x1, y0), (x1, y1), (x0, y1))


def road(*places, row="annex1-16", left_m=10, right_m=6, structure="surface", status="open", **more):
    properties = dict(row=row, left_m=left_m, right_m=right_m, structure=structure, status=status, **more)
    return Feature(properties, [np.array(places, dtype=float)])


def rail(*places, structure="elevated", **more):
    return road(*places, row="annex2-1", left_m=4, right_m=4, structure=structure, **{"kind": "urban_rail", **more})


def ask(places, date=DATE, as_built=False, **layers):
    """Classes west of x = 0: 1, to x = 1000: 2, to x = 2000: 3, then no zone; the district is 5 km wide."""
    pack = {name: [] for name in LAYERS} | {
        "district": [box(-2000, -2000, 3000, 2000)],
        "zones": [box(-2000, -2000, 0, 2000, id="101", **{"class": "1"}), box(0, -2000, 1000, 2000, id="201", **{"class": "2"}),
                  box(1000, -2000, 2000, 2000, id="301", **{"class": "3"})]} | layers
    return Oracle(pack, date, as_built).answer(np.array(places, dtype=float))


def classes(places, **options):
    return list(ask(places, **options).noise_class)


class Roads(unittest.TestCase):
    def test_width_by_zone_and_side(self):
        """W4, W5: left 10 + d, right 6 + d; the limit distance is inside; a step at the zone line."""
        street = [road((-500, 0), (1900, 0))]
        for x, d, base in ((-100, 55, "1"), (100, 40, "2"), (1500, 25, "3")):
            left, right = 10 + d, -(6 + d)
            places = [(x, left), (x, left + 0.001), (x, right), (x, right - 0.001), (x, 10), (x, -6.001)]
            answers = ask(places, roads=street)
            self.assertEqual(list(answers.noise_class), ["4a", base, "4a", base, "4a", "4a"])
            self.assertEqual(list(answers.kind[-2:]), ["carriageway", "band"])
        self.assertEqual(classes([(-0.01, 60), (0.01, 60)], roads=street), ["4a", "2"])

    def test_ends_are_square(self):
        """W6: nothing beyond the end, the whole width at it."""
        self.assertEqual(classes([(200, 49), (199.9, 49), (199.9, 0)], roads=[road((200, 0), (400, 0))]), ["4a", "2", "2"])

    def test_area_of_a_straight_road(self):
        """The band and the carriageway cover length × (10 + 6 + 2 d)."""
        x, y = np.meshgrid(np.arange(100.5, 500), np.arange(-99.5, 100))
        answers = ask(np.column_stack([x.ravel(), y.ravel()]), roads=[road((200, 0), (400, 0))])
        self.assertEqual((answers.noise_class == "4a").sum(), 200 * (10 + 6 + 80))
        self.assertEqual((answers.kind == "carriageway").sum(), 200 * 16)

    def test_bend_within_a_section(self):
        """W7: a right angle to the left has its arc on the right: 6 + 40 about the vertex."""
        street = [road((200, 0), (400, 0), (400, 300))]
        r = 46 / math.sqrt(2)
        self.assertEqual(classes([(400 + r - 0.01, -r), (400 + r + 0.01, -r), (400 + 46, -1)], roads=street), ["4a", "2", "2"])

    def test_bend_between_sections(self):
        """The larger outer offset makes the arc, in whichever direction the sections are drawn."""
        r = (20 + 40) / math.sqrt(2) - 0.01
        for second in (road((400, 0), (400, 300), right_m=20), road((400, 300), (400, 0), left_m=20, right_m=1)):
            street = [road((200, 0), (400, 0)), second]
            self.assertEqual(classes([(400 + r, -r), (400 + r + 0.02, -r)], roads=street), ["4a", "2"])
            self.assertEqual(classes([(400 + r, -r)], roads=[street[0]]), ["2"])

    def test_other_row_tunnel_and_plan_end_the_line(self):
        """W6, R2, R4: no arc where the other section is of another row, below ground or not in force."""
        place = [(400 + 30, -30)]
        for more in ({"row": "annex1-17"}, {"structure": "tunnel"}, {"status": "planned"}, {"opened_on": "2026-11-21"}):
            self.assertEqual(classes(place, roads=[road((200, 0), (400, 0)), road((400, 0), (400, 300), **more)]), ["2"], more)

    def test_closed_road_has_no_end(self):
        ring = [road((200, 0), (400, 0), (400, 200), (200, 200), (200, 0))]
        self.assertEqual(classes([(200 - 30, -30)], roads=ring), ["4a"])

    def test_dates(self):
        """R4: on the day of opening the band is there; a plan without a date never is, but as built."""
        for more, given, built in (({"opened_on": DATE}, "4a", "4a"), ({"opened_on": "2026-11-21"}, "2", "4a"),
                                   ({"status": "planned"}, "2", "4a"), ({"status": "planned", "opened_on": DATE}, "4a", "4a")):
            street = [road((200, 0), (400, 0), **more)]
            self.assertEqual(classes([(300, 20)], roads=street), [given])
            self.assertEqual(classes([(300, 20)], roads=street, as_built=True), [built])

    def test_no_width_without_a_class(self):
        """Unzoned land has no band and no carriageway; outside there is nothing (Z5, Z6)."""
        zones = [box(0, -2000, 1000, 2000, id="301", **{"class": "3"})]
        answers = ask([(500, 100), (1500, 0), (4000, 0)], zones=zones, roads=[road((0, 0), (2900, 0))])
        self.assertEqual(list(answers.noise_class), ["3", "", ""])
        self.assertEqual(list(answers.status), ["inside", "unzoned", "outside"])


class Rails(unittest.TestCase):
    def test_portal(self):
        """W8: half a disc of radius d beyond the end, no carriageway; the side bands reach 4 + d up to it."""
        line = [rail((200, 0), (400, 0)), rail((400, 0), (800, 0), structure="underground")]
        places = [(440, 0), (440.01, 0), (400.01, 40.1), (399.99, 44), (401, 0)]
        answers = ask(places, rail=line)
        self.assertEqual(list(answers.noise_class), ["4a", "2", "2", "4a", "4a"])
        self.assertEqual(answers.kind[4], "band")

    def test_no_portal(self):
        """W9, R4: none at a station, none where the underground section is of another row or not in force."""
        for more in (None, {"row": "annex2-2"}, {"status": "planned"}):
            line = [rail((200, 0), (400, 0))]
            if more:
                below = rail((400, 0), (800, 0), structure="underground")
                below.properties.update(more)
                line.append(below)
            self.assertEqual(classes([(420, 0)], rail=line), ["2"], more)

    def test_railway_and_spur_make_no_band_of_their_own(self):
        """W3, R6."""
        for kind in ("railway", "spur"):
            self.assertEqual(classes([(300, 0)], rail=[rail((200, 0), (400, 0), kind=kind)]), ["2"])

    def test_railway_land(self):
        """二(四)1, R5: 40 m from the land, round at its corner; 70/60 from 2011-01-01, before it 70/55."""
        r = 40 / math.sqrt(2)
        places = [(300, 60), (300, 60.01), (400 + r - 0.01, 20 + r - 0.01), (400 + r + 0.01, 20 + r), (300, 10), (2500, 10)]
        for approved, night in (("2011-01-01", 60), ("2010-12-31", 55)):
            answers = ask(places, railway_land=[box(200, 0, 400, 20, eia_approved_on=approved),
                                                box(2400, 0, 2600, 20, eia_approved_on=approved)])
            self.assertEqual(list(answers.noise_class), ["4b", "2", "4b", "2", "4b", ""])
            self.assertEqual((answers.day[0], answers.night[0]), (70, night))

    def test_precedence(self):
        """二(四)5, R5: 4b over 4a, a new railway over an existing one."""
        land = [box(200, 0, 400, 20, eia_approved_on="2011-01-01"), box(200, 10, 600, 30, eia_approved_on="1998-01-01")]
        answers = ask([(300, 15), (550, 15), (700, 15)], railway_land=land, roads=[road((200, 15), (800, 15))])
        self.assertEqual(list(zip(answers.noise_class, answers.night)), [("4b", 60), ("4b", 55), ("4a", 55)])

    def test_yard(self):
        """R7: as drawn, whatever lies about it; never outside the district."""
        yard = [box(2500, 0, 3100, 100, eia_approved_on="2011-01-01")]
        answers = ask([(2600, 50), (2600, 101), (3050, 50)], yards=yard)
        self.assertEqual(list(zip(answers.status, answers.noise_class)), [("inside", "4b"), ("unzoned", ""), ("outside", "")])


class Housing(unittest.TestCase):
    def test_limits_of_class_1_in_class_3(self):
        """四.1, Z1: class 3 with 55/45; a band wins; nothing changes in class 2."""
        answers = ask([(1500, 100), (1500, 20), (900, 100)], residential=[box(800, 0, 1600, 200)], roads=[road((1200, 0), (1800, 0))])
        self.assertEqual(list(answers.noise_class), ["3", "4a", "2"])
        self.assertEqual(list(answers.limits_class), ["1", "4a", "2"])
        self.assertEqual(list(answers.day), [55, 70, 60])


class Margins(unittest.TestCase):
    def test_closed_forms(self):
        """Distance to the band limit, to the corner of a band, to a zone line."""
        answers = ask([(300, 60), (197, 54), (999, 1000)], roads=[road((200, 0), (400, 0))])
        np.testing.assert_allclose(answers.margin_m, [10, 5, 1], atol=1e-9)


if __name__ == "__main__":
    unittest.main()
