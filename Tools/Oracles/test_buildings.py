#!/usr/bin/env python3
"""The oracle for buildings against closed forms and against plain rays. Metres; run: python3 test_buildings.py

Most tests have one road in class 2 (40 m) from x = 200, and speak of (x, t): x along the road, t from its left boundary line.
"""
import unittest

import numpy as np
import shapely

import facades
import oracle as command
from test_oracle import DATE, area, box, rail, road
from zoning import frontage, outcomes, sight, stretches
from zoning.decide import Oracle
from zoning.pack import LAYERS

WEST, LINE = 200, 10
STEP = 0.004  # metres to either side of an expected line


def house(id, x0, t0, x1, t1, storeys=6, **more):
    return box(WEST + x0, LINE + t0, WEST + x1, LINE + t1, id=id, **({} if storeys is None else {"storeys": storeys}), **more)


def polygon(id, *corners, storeys=6):
    return area({"id": id, "storeys": storeys}, *[(WEST + x, LINE + t) for x, t in corners])


def scene(length, *buildings, **layers):
    pack = {name: [] for name in LAYERS} | {
        "metres_per_storey": 3.0,
        "district": [box(-2000, -2000, 3000, 2000)],
        "zones": [box(-2000, -2000, 0, 2000, id="101", **{"class": "1"}), box(0, -2000, 1000, 2000, id="201", **{"class": "2"}),
                  box(1000, -2000, 2000, 2000, id="301", **{"class": "3"})],
        "roads": [road((WEST, 0), (WEST + length, 0))], "buildings": list(buildings)} | layers
    return Oracle(pack, DATE)


def classes(oracle, places):
    """The answer at each (x, t): a class, or a tuple of the different ones."""
    views = oracle.views([(WEST + x, LINE + t) for x, t in places])
    found = [tuple(dict.fromkeys(str(v.noise_class[i]) for v in views)) for i in range(len(places))]
    return [f[0] if len(f) == 1 else f for f in found]


class Case(unittest.TestCase):
    def outline(self, oracle, corners, within="2", without="4a"):
        """Within the polygon lies one class and beside its edges another, up to the distance of 40 m; None: not tested."""
        ring = shapely.Polygon(corners)
        for (a, b) in zip(corners, corners[1:] + corners[:1]):
            a, b = np.array(a), np.array(b)
            for share in (0.01, 0.3, 0.5, 0.8, 0.99):
                place = a + share * (b - a)
                square = np.array([a[1] - b[1], b[0] - a[0]]) / np.hypot(*(b - a))
                for way in (STEP, -STEP):
                    at = place + way * square
                    expected = within if ring.contains(shapely.Point(at)) else without
                    if expected is not None and at[1] < 40 and not any(h.contains(shapely.Point(WEST + at[0], LINE + at[1])) for h in self.footprints(oracle)):
                        self.assertEqual(classes(oracle, [at]), [expected], at)

    @staticmethod
    def footprints(oracle):
        return [b.shape.buffer(STEP) for b in oracle.shielding.buildings]

    def rule(self, oracle, side=1):
        front, = [k for k, f in enumerate(oracle.shielding.fronts) if f.stretch.side == side]
        return oracle.shielding.views[front]["rules"]


class Ground(Case):
    def test_slab_parallel(self):
        """B5: the shadow of a slab ends where the lines from both ends of the stretch over its back corners meet: t = 15 x / 40."""
        oracle = scene(200, house("a", 40, 5, 160, 15))
        self.outline(oracle, [(40, 15), (160, 15), (100, 37.5)])
        self.assertEqual(classes(oracle, [(100, 4.99), (100, 10), (39, 15), (100, 38), (100, -17)]), ["4a", "2", "4a", "4a", "4a"])

    def test_slab_parallel_cut_by_the_distance(self):
        """The same in class 3: a trapezoid, t from 15 to 25; x = 40 t / 15 at its side."""
        oracle = scene(200, house("a", 40, 5, 160, 15), zones=[box(0, -2000, 1000, 2000, id="3", **{"class": "3"})])
        self.outline(oracle, [(40, 15), (160, 15), (200 - 200 / 3, 25), (200 / 3, 25)], within="3", without=None)
        self.assertEqual(classes(oracle, [(65, 24.9), (68, 24.9), (135, 24.9)]), ["4a", "3", "4a"])

    def test_slab_oblique(self):
        """The shadow of a convex slab lies below the lines from either end of the stretch over its farther corner on that side."""
        a, b, c, d = (50, 4), (130, 4 + 20), (130 - 2.5, 4 + 20 + 10), (50 - 2.5, 4 + 10)  # square: (80,20)·(-2.5,10) = 0
        oracle = scene(150, polygon("a", a, b, c, d))
        self.assertEqual(self.rule(oracle), [3, 3, 3, 3])  # 82.5 of 150
        # From (0,0) over d, slope 14 / 47.5; from (150,0) over c, slope 34 / 22.5; where the rear wall is higher, it is the border.
        left = 14 / 47.5

        def right(x):
            return (150 - x) * 34 / 22.5

        for x in (60, 80, 100, 110):
            back = 14 + (x - 47.5) / 4  # the rear wall
            limit = min(left * x, right(x), 40)
            above = [(x, limit - STEP), (x, limit + STEP)]
            if limit > back:
                self.assertEqual(classes(oracle, above), ["2", "4a"], x)
            else:
                self.assertEqual(classes(oracle, [(x, back + STEP)]), ["4a"], x)

    def test_two_slabs_wedge(self):
        """Through a gap of 30 m: the border runs along the line through the back corner of one and the front corner of the other."""
        oracle = scene(190, house("a", 20, 5, 80, 15), house("b", 110, 5, 170, 15))
        self.outline(oracle, [(20, 15), (80, 15), (500 / 13, 375 / 13)])
        self.outline(oracle, [(110, 15), (170, 15), (190 - 500 / 13, 375 / 13)])
        self.assertEqual(classes(oracle, [(95, t) for t in (6, 15, 39.99)]), ["4a"] * 3)

    def test_gaps(self):
        """B4: 20.00 m is joined, 20.01 is not; the joining line runs at the front."""
        for gap, behind in ((19, "2"), (20, "2"), (20.01, "4a"), (21, "4a")):
            oracle = scene(160 + gap, house("a", 20, 5, 80, 15), house("b", 80 + gap, 5, 140 + gap, 15))
            self.assertEqual(classes(oracle, [(80 + gap / 2, t) for t in (4.9, 5.1, 14, 39)]), ["4a"] + 3 * [behind], gap)
        oracle = scene(180, house("a", 20, 5, 80, 15), house("b", 100, 5, 160, 15))
        self.outline(oracle, [(20, 15), (80, 15), (80, 5), (100, 5), (100, 15), (160, 15), (180 - 160 / 3, 40), (160 / 3, 40)])

    def test_gap_between_staggered_corners(self):
        """B4: the distance is between the corners, not along the road: 16 and 12 aside make 20, 16 and 12.01 more."""
        for t, behind in ((17, "2"), (17.01, "4a")):
            oracle = scene(160, house("a", 20, 5, 80, 15), house("b", 96, t, 150, 30))
            self.assertEqual(classes(oracle, [(88, 18)]), [behind])

    def test_second_row_sticks_out(self):
        """B6: before the part of a second row that sticks out the ground is 4a, though the corners are near."""
        oracle = scene(150, house("a", 20, 5, 100, 15), house("b", 90, 20, 130, 30))
        self.assertEqual(classes(oracle, [(110, 19.9), (125, 10), (110, 25)]), ["4a", "4a", "2"])

    def test_rule_3_hides_behind_low_buildings_too(self):
        """B5: every building stands in the way, whatever its height."""
        oracle = scene(400, house("a", 10, 5, 220, 15), house("b", 250, 5, 390, 15, storeys=1))
        self.assertEqual(classes(oracle, [(320, 17), (320, 10)]), ["2", "2"])

    def test_courtyard(self):
        """B9: a courtyard is no footprint, and it is not seen."""
        block = house("a", 40, 5, 160, 35)
        block.paths.append(house("", 60, 15, 140, 25).paths[0])
        self.assertEqual(classes(scene(200, block), [(100, 20), (100, 10)]), ["2", "2"])

    def test_rule_2_runs_through(self):
        """B9, B1: a lone building of 50 % leaves the whole band."""
        oracle = scene(200, house("a", 40, 5, 140, 15))
        self.assertEqual([classes(scene(200, house("a", 40, 5, 140.1, 15)), [(90, 10)]), classes(oracle, [(90, 10), (90, 16)])],
                         [["2"], ["4a", "4a"]])

    def test_railways_take_no_notice(self):
        """B8."""
        oracle = scene(200, house("a", 40, 5, 160, 15), railway_land=[box(WEST, LINE - 5, WEST + 200, LINE, eia_approved_on="2015-01-01")])
        self.assertEqual(classes(oracle, [(100, 10), (100, 20)]), ["4b", "4b"])


class Stretches(Case):
    def test_shares(self):
        """B1: 2 and 3 storeys; 49, 50 and 51 %."""
        for end, storeys, rule in ((140, 2, 2), (98, 3, 2), (100, 3, 2), (102, 3, 3)):
            oracle = scene(200, house("a", 0, 5, end, 15, storeys=storeys))
            self.assertEqual(self.rule(oracle), [rule] * 4, end)
            low, high = oracle.shielding.fronts[0].shares(False)
            self.assertTrue(low - 1e-9 <= (end / 200 if storeys > 2 else 0) <= high + 1e-9)

    def test_first_building_counts(self):
        """B1: low before high counts as low."""
        self.assertEqual(self.rule(scene(200, house("a", 0, 5, 150, 9, storeys=2), house("b", 0, 12, 150, 20, storeys=9))), [2] * 4)

    def test_unknown_storeys(self):
        """B3: both outcomes."""
        oracle = scene(200, house("a", 20, 5, 90, 15), house("b", 90, 5, 180, 15, storeys=None))
        self.assertEqual(self.rule(oracle), [2, 3, 2, 3])
        self.assertEqual(classes(oracle, [(100, 20), (100, 3)]), [("4a", "2"), "4a"])

    def test_storeys_from_the_height(self):
        """B3: 9 m at 3 m a storey are three."""
        self.assertEqual(self.rule(scene(200, house("b", 50, 5, 180, 15, storeys=None, height_m=9))), [3] * 4)
        oracle = scene(200, house("b", 50, 5, 180, 15, storeys=None, height_m=9), metres_per_storey=None)
        self.assertEqual(self.rule(oracle), [2, 3, 2, 3])

    def test_beyond_the_distance(self):
        """B2: the table distance is inside (W4)."""
        for t, rule in ((40, 3), (40.01, 2)):
            self.assertEqual(self.rule(scene(200, house("a", 10, t, 190, 60))), [rule] * 4, t)

    def test_cut_at_junctions(self):
        """B1: a junction parts both sides of both lines; a railway and a plan do not."""
        crossing = road((300, -200), (300, 200), row="annex1-17")
        for more, count in (([crossing], 8), ([road((300, 0), (300, 200), row="annex1-17")], 6),
                            ([rail((300, -200), (300, 200), kind="railway")], 2),
                            ([road((300, -200), (300, 200), row="annex1-17", status="planned")], 2)):
            oracle = scene(200, house("a", 0, 5, 60, 15), roads=[road((200, 0), (400, 0)), *[m for m in more if m.properties["row"] != "annex2-1"]],
                           rail=[m for m in more if m.properties["row"] == "annex2-1"])
            self.assertEqual(len(oracle.shielding.fronts), count)
        self.assertEqual(sum(f.stretch.length_m for f in oracle.shielding.fronts), 400)

    def test_ends_at_the_kerb(self):
        """B1a: left 10 m and right 6 m to the boundary lines, and 1 m more; not what crosses, runs along, or goes on."""
        ours = [(np.array([(200, 0), (400, 0)], dtype=float), 10.0, 6.0)]
        for theirs, expected in (([[(300, 10.99), (300, 200)]], [100]), ([[(300, 11.01), (300, 200)]], []), ([[(300, -6.99), (300, -90)]], [100]),
                                 ([[(300, -7.01), (300, -90)]], []), ([[(300, -5), (300, 200)]], []), ([[(250, 8), (350, 8)]], []),
                                 ([[(300, 5), (300, 200)], [(300, 5), (300, 200)][::-1]], []), ([[(300, 200), (330, 8)]], [130])):
            sections = [(np.array(path, dtype=float), 5.0, 5.0) for path in theirs]
            found = stretches.ends_at_the_kerb(ours, sections)
            self.assertEqual([round(float(place[0]) - WEST, 6) for place in found], expected, theirs)

    def test_reversed_sections_are_one_line(self):
        for second in (road((300, 0), (400, 0)), road((400, 0), (300, 0), left_m=6, right_m=10)):
            oracle = scene(200, house("a", 0, 5, 101, 15), roads=[road((200, 0), (300, 0)), second])
            self.assertEqual([round(f.stretch.length_m, 6) for f in oracle.shielding.fronts], [200, 200])
            self.assertEqual(self.rule(oracle), [3] * 4)

    def test_bend(self):
        """The boundary line inside a bend loses what it cuts off itself, outside it has an arc."""
        oracle = scene(0, house("a", 0, 5, 1, 6), roads=[road((200, 0), (400, 0), (400, 300))])
        outer = 200 + 300 + np.pi / 2 * 6
        for front in oracle.shielding.fronts:
            self.assertAlmostEqual(front.stretch.length_m, 190 + 290 if front.stretch.side > 0 else outer, delta=0.02)

    def cuts(self, ours, *theirs):
        """Where along a line another one (list of paths) makes junctions."""
        line = shapely.LineString(ours)
        found = stretches.junctions_with([np.array(ours, dtype=float)], [np.array(path, dtype=float) for path in theirs])
        return sorted({round(float(line.project(shapely.Point(place))), 2) for place in found})

    def test_lines_that_run_together(self):
        straight, bent = [(0, 0), (300, 0)], [(0, 0), (100, 0), (100, 100)]
        joins = [(50, 80), (50, 0), (120, 0)], [(200, -80), (200, 0), (120, 0)]
        self.assertEqual(self.cuts(straight, *joins), [50, 200])
        self.assertEqual(self.cuts(joins[0], straight), [80, 150])  # 150: its own end
        self.assertEqual(self.cuts(straight, [(50, 0), (120, 0)], [(120, 0), (200, 0)]), [])
        self.assertEqual(self.cuts(bent, bent[::-1]), [])
        self.assertEqual(self.cuts(bent, [(0, 0), (180, 0)]), [100])
        self.assertEqual(self.cuts([(0, 0), (180, 0)], bent), [100])
        self.assertEqual(self.cuts(straight, [(100, -50), (100, 50)]), [100])
        for beyond in (0.07, 0, -0.07):
            self.assertEqual(self.cuts(straight, [(120, beyond), (120, -80)]), [120])
        self.assertEqual(self.cuts(straight, [(120, -1), (120, -80)]), [])

    def test_height_holds_whole_storeys(self):
        for height, each, storeys in ((8.99, 3.0, 2), (10, 3.0, 3), (8.6, 3.0, 2), (9.9, 3.3, 3), (8.4, 2.8, 3)):
            oracle = scene(200, house("b", 50, 5, 180, 15, storeys=None, height_m=height), metres_per_storey=each)
            self.assertEqual(oracle.shielding.buildings[0].storeys, storeys)

    def test_corners_of_a_building_across_the_line(self):
        for front in (0.1, -0.1, -4):
            oracle = scene(100, house("a", 5, front, 40, 20), house("b", 58, 4, 95, 30))
            joins = [join for f in oracle.shielding.fronts for join in f.joins]
            self.assertEqual([tuple(np.round(join.edge, 6)) for join in joins], [(WEST + 40, LINE + front, WEST + 58, LINE + 4)])
            self.assertTrue(joins[0].sure)


class Facades(Case):
    def facade(self, oracle, x, t, height):
        views = oracle.shielding.facade(0, np.array([WEST + x, LINE + t]), height)
        return views.tolist()

    def test_tower_behind_a_slab(self):
        """B7: over a wall of 18 m at 5 m, from 0.5 m, a point at 20 m is met from 0.5 + 17.5 · 20 / 5 = 70.5 m up."""
        oracle = scene(200, house("a", 2, 5, 198, 15), house("b", 80, 20, 120, 30, storeys=24))
        for height, seen in ((72, True), (70.51, True), (70.49, False), (69, False), (3, False)):
            self.assertEqual(self.facade(oracle, 100, 19.999, height), [[seen] * 2] * 2, height)

    def test_past_the_side(self):
        """From the end of the line past the slab's side: the line enters at x = 40 and t = 8, 40 % of the way: 44.25 m."""
        oracle = scene(200, house("a", 40, 5, 160, 15), house("b", 80, 20, 120, 30, storeys=24))
        for height, seen in ((44.3, True), (44.2, False)):
            self.assertEqual(self.facade(oracle, 100, 20, height), [[seen] * 2] * 2, height)

    def test_own_walls_and_sides(self):
        """The front is seen at every height, the rear never, the side past its own front corner."""
        oracle = scene(200, house("a", 60, 5, 160, 15))
        for x, t, seen in ((100, 4.999, True), (100, 15.001, False), (59.999, 10, True)):
            self.assertEqual(self.facade(oracle, x, t, 9), [[seen] * 2] * 2, (x, t))

    def test_joining_line_is_a_wall(self):
        """As high as the lower of its two: 9 m at 5 m hides 20 m up to 0.5 + 8.5 · 4 = 34.5 m."""
        oracle = scene(220, house("a", 2, 5, 100, 15), house("b", 120, 5, 218, 15, storeys=3))
        for height, seen in ((34.6, True), (34.4, False)):
            self.assertEqual(self.facade(oracle, 110, 19.999, height), [[seen] * 2] * 2, height)

    def test_parts_of_walls(self):
        """facades.py: the 24th storey of the tower is 4a, the others are not; told otherwise it says so."""
        slab, tower = house("a", 2, 5, 198, 15), house("b", 80, 20, 120, 30, storeys=24)
        layers = scene(200, slab, tower).pack
        wall = np.array([(WEST + 80, LINE + 20), (WEST + 120, LINE + 20)], dtype=float)
        for top, low, expected in (("4a", "2", {"same": 15}), ("2", "4a", {"different": 15})):
            features = [({"building": "b", "from_storey": 24, "to_storey": 24, "class": top}, wall),
                        ({"building": "b", "from_storey": 1, "to_storey": 23, "class": low}, wall)]
            counts, _ = facades.compare(layers, features, DATE)
            self.assertEqual(dict(counts), expected)

    def test_unknown_height_in_front(self):
        oracle = scene(200, house("a", 2, 5, 198, 15, storeys=None), house("b", 80, 20, 120, 30, storeys=24))
        self.assertEqual(self.facade(oracle, 100, 19.999, 60), [[False, True]] * 2)


class Command(Case):
    """oracle.py says what compare.py holds the program against, and never answers as if there were no buildings."""

    @staticmethod
    def rows(oracle, *places):
        """Class, decided and other classes of each (x, t)."""
        found = outcomes.of(oracle, np.array([(WEST + x, LINE + t) for x, t in places], dtype=float))
        return [(row[1], *row[-2:]) for row in command.rows(found)]

    def test_known_and_unknown_storeys(self):
        """Behind a slab 2; where the storeys decide the rule, both; open ground the same either way."""
        behind, beside = (100, 20), (100, -17)
        for storeys, expected in ((6, ("2", "yes", "")), (2, ("4a", "yes", "")), (None, ("4a", "storeys", "2"))):
            oracle = scene(200, house("a", 40, 5, 160, 15, storeys=storeys))
            self.assertEqual(self.rows(oracle, behind, beside), [expected, ("4a", "yes", "")], storeys)

    def test_no_answer_without_the_buildings(self):
        with self.assertRaises(ValueError):
            scene(200, house("a", 40, 5, 160, 15)).answer(np.zeros((1, 2)))


class Rays(unittest.TestCase):
    def test_sight_without_sampling_agrees_with_rays(self):
        """Random scenes: what 2000 rays see has a length; where there is a length of more than two rays, one sees."""
        rng = np.random.default_rng(7)
        seen_by_both = hidden_by_both = 0
        for _ in range(15):
            shapes = [shapely.affinity.rotate(shapely.box(x, y, x + w, y + h), turn) for x, y, w, h, turn in
                      np.column_stack([rng.uniform(0, 180, 9), rng.uniform(3, 25, 9), rng.uniform(5, 60, 9), rng.uniform(3, 14, 9), rng.uniform(0, 90, 9)])]
            walls = [shapely.LineString(rng.uniform([0, 2], [200, 30], (2, 2))) for _ in range(2)]
            edges = np.concatenate([frontage.edges_of(s) for s in shapes] + [np.asarray(w.coords).reshape(1, 4) for w in walls])
            line = np.array([[0, 0, 110, 0], [110, 0, 200, -30]], dtype=float)
            for place in rng.uniform([0, 20], [200, 50], (10, 2)):
                if any(s.distance(shapely.Point(place)) < 1e-3 for s in shapes):
                    continue
                sources = np.concatenate([np.linspace(p[:2], p[2:], 1000) for p in line])
                rays = shapely.linestrings(np.stack([np.broadcast_to(place, sources.shape), sources], axis=1))
                free = ~np.any([shapely.intersects(rays, o) for o in shapes + walls], axis=0)
                length = sight.seen_length_m(place, line, edges)
                self.assertTrue(length > 0 if free.any() else length < 0.5, (place, length))
                self.assertAlmostEqual(length, free @ np.repeat(np.hypot(*(line[:, 2:] - line[:, :2]).T) / 999, 1000), delta=0.12 * 12)
                seen_by_both += free.any()
                hidden_by_both += not free.any()
        self.assertGreater(min(seen_by_both, hidden_by_both), 20)


if __name__ == "__main__":
    unittest.main()
