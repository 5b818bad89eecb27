#!/usr/bin/env python3
"""The oracle over random districts: margins that hold, a second look in plain words, and rules that are all met there.

run: python3 test_random.py    (about half a minute)
"""
import math
import tempfile
import unittest
from pathlib import Path
from unittest import mock

import numpy as np

from districts import crowd
from generate import generate
from zoning import decide, law, lines, outcomes, pack, surveyed

DATE, SEEDS, PLACES = "2026-11-20", range(1, 9), 8000


def districts():
    """Packs of the seeds, and places about their lines."""
    with tempfile.TemporaryDirectory() as folder:
        for seed in SEEDS:
            generate(seed, Path(folder) / str(seed), in_plane=True)
            layers = pack.read_pack(Path(folder) / str(seed))
            yield seed, layers, crowd.about_lines(np.random.default_rng(seed), layers, PLACES)


class Random(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.districts = list(districts())

    def test_nothing_changes_within_the_margin(self):
        rng = np.random.default_rng(5)
        for seed, layers, xy in self.districts:
            oracle = decide.Oracle(layers, DATE)
            answers = oracle.answer(xy)
            angle = rng.uniform(0, 2 * math.pi, len(xy))
            moved = xy + 0.999 * answers.margin_m[:, None] * np.column_stack([np.cos(angle), np.sin(angle)])
            self.assertEqual(outcomes.tuples(answers), outcomes.tuples(oracle.answer(moved)), seed)

    def test_bands_in_plain_words(self):
        """A place is in the band if it has a foot on a segment near enough, or lies beyond both ends of a bend's arms."""
        for seed, layers, xy in self.districts[:3]:
            oracle = decide.Oracle(layers, DATE)
            answers = oracle.answer(xy)
            clear = np.flatnonzero((answers.margin_m > 1e-6) & ~np.isin(answers.kind, ["yard", ""]))
            for i in clear[:: max(1, len(clear) // 400)]:
                if answers.noise_class[i] == "4b":
                    continue
                width = law.WIDTH_M[layer_class(layers, answers.zone[i])]
                self.assertEqual(answers.noise_class[i] == "4a", in_some_part(oracle, xy[i], width), (seed, xy[i]))

    def test_every_rule_is_met(self):
        """Each rule, broken, changes some answer: the districts hold what the rule is about."""
        sound = [outcomes.tuples(decide.Oracle(layers, DATE).answer(xy)) for _, layers, xy in self.districts]
        for name, broken in BROKEN.items():
            changed = 0
            with broken():
                for answers, (_, layers, xy) in zip(sound, self.districts):
                    wrong = outcomes.tuples(decide.Oracle(layers, DATE).answer(xy))
                    changed += sum(a != b for a, b in zip(answers, wrong))
            print(f"  {name}: {changed} of {len(SEEDS) * PLACES} places")
            self.assertGreater(changed, 0, name)


def layer_class(layers, zone):
    return next(f.properties["class"] for f in layers["zones"] if f.properties["id"] == zone)


def in_some_part(oracle, place, width):
    for strip in oracle.strips:
        s, t = (place - strip.start) @ strip.along, cross(strip.along, place - strip.start)
        if 0 <= s <= strip.length_m and -strip.right_m - width <= t <= strip.left_m + width:
            return True
    for sector in oracle.sectors:
        away = place - sector.apex
        turn = abs(math.atan2(cross(sector.middle, away), sector.middle @ away))
        if math.hypot(*away) <= sector.radius_m + width and turn <= sector.half_angle:
            return True
    return False


def cross(a, b):
    return a[0] * b[1] - a[1] * b[0]


def sectors(keep=lambda sector: True, change=lambda sector: None):
    """Parts whose sectors are thinned out or changed."""
    whole = lines.parts_in_force

    def parts(*arguments):
        strips, all_sectors, *rest = whole(*arguments)
        kept = [sector for sector in all_sectors if keep(sector)]
        for sector in kept:
            change(sector)
        return strips, kept, *rest
    return lambda: mock.patch.object(lines, "parts_in_force", parts)


def reversed_sections():
    """Sections whose left and right are mistaken where they are drawn westward."""
    add = lines._add_section
    return mock.patch.object(lines, "_add_section", lambda row, path, left, right, *more: (
        add(row, path, right, left, *more) if path[-1][0] < path[0][0] else add(row, path, left, right, *more)))


def between_sections():
    """No bends between sections: every end of a section is an end of the line."""
    key = lines._key
    counter = iter(range(10**9))
    return mock.patch.object(lines, "_key", lambda place: (*key(place), next(counter)))


BROKEN = {
    "W7 no bends": sectors(keep=lambda s: s.is_portal),
    "W7 no bends under 3 degrees": sectors(keep=lambda s: s.half_angle > math.radians(1.5)),
    "W8 no portals": sectors(keep=lambda s: not s.is_portal),
    "W8 portal from the edge": sectors(change=lambda s: setattr(s, "radius_m", s.radius_m + 4 * s.is_portal)),
    "W6 sections do not join": between_sections,
    "W1 left for right": reversed_sections,
    "R2 tunnels make bands": lambda: mock.patch.object(law, "BELOW_GROUND", set()),
    "R4 dates ignored": lambda: mock.patch.object(law, "line_in_force", lambda p, *_: p["status"] == "open"),
    "R4 as built": lambda: mock.patch.object(law, "line_in_force", lambda *_: True),
    "R5 the day after": lambda: mock.patch.object(law, "NEW_RAILWAY_FROM", "2011-01-02"),
    "R5 the day before": lambda: mock.patch.object(law, "NEW_RAILWAY_FROM", "2010-12-31"),
    "table 1, class 1": lambda: mock.patch.dict(law.WIDTH_M, {"1": 54.9}),
    "table 1, class 2": lambda: mock.patch.dict(law.WIDTH_M, {"2": 39.9}),
    "table 1, class 3": lambda: mock.patch.dict(law.WIDTH_M, {"3": 24.9}),
    "Z1 no housing": lambda: mock.patch.object(law, "HOUSING_ZONE_CLASS", "none"),
    "Z1 housing anywhere": lambda: mock.patch.object(law, "HOUSING_ZONE_CLASS", "2"),
}


class Surveyed(unittest.TestCase):
    """Districts with surveyed boundary lines (W1a)."""

    @classmethod
    def setUpClass(cls):
        with tempfile.TemporaryDirectory() as folder:
            cls.districts = []
            for seed in (1, 2):
                generate(seed, Path(folder) / str(seed), in_plane=True, surveyed_count=18)
                layers = pack.read_pack(Path(folder) / str(seed))
                cls.districts.append((layers, crowd.about_lines(np.random.default_rng(seed), layers, PLACES)))

    def test_nothing_changes_within_the_margin(self):
        rng = np.random.default_rng(5)
        for layers, xy in self.districts:
            oracle = decide.Oracle(layers, DATE)
            answers = oracle.answer(xy)
            angle = rng.uniform(0, 2 * math.pi, len(xy))
            moved = xy + 0.999 * answers.margin_m[:, None] * np.column_stack([np.cos(angle), np.sin(angle)])
            self.assertEqual(outcomes.tuples(answers), outcomes.tuples(oracle.answer(moved)))

    def test_every_rule_is_met(self):
        sound = [outcomes.tuples(decide.Oracle(layers, DATE).answer(xy)) for layers, xy in self.districts]
        for name, broken in BROKEN_SURVEYS.items():
            with broken():
                changed = sum(a != b for (layers, xy), before in zip(self.districts, sound)
                              for a, b in zip(before, outcomes.tuples(decide.Oracle(layers, DATE).answer(xy))))
            self.assertGreater(changed, 0, name)


def corners(keep):
    """Corners and fills thinned out."""
    whole = surveyed._corner
    return lambda: mock.patch.object(
        surveyed, "_corner", lambda row, apex, u, w, is_fill=False: whole(row, apex, u, w, is_fill) if keep(is_fill) else None)


BROKEN_SURVEYS = {
    "W1a every opening closed": lambda: mock.patch.object(surveyed, "OPENING_M", 1000),
    "W1a no opening closed": lambda: mock.patch.object(surveyed, "OPENING_M", 0),
    "W1a a narrower opening": lambda: mock.patch.object(surveyed, "OPENING_M", 30),
    "W6 ends are not cut": lambda: mock.patch.object(surveyed, "FAR_ALONG_M", -1),
    "W6 nothing before an oblique end": corners(lambda is_fill: not is_fill),
    "W7 no corners": corners(lambda is_fill: is_fill),
    "W1a offsets count all the same": lambda: mock.patch.object(
        surveyed, "add_row", lambda row, sections, *_: [[False, False] if None not in s[1:] else [True, True] for s in sections]),
}


if __name__ == "__main__":
    unittest.main()
