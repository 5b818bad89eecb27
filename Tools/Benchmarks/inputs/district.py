"""A data pack of any size: zones that share their corners, roads that bend gently, elevated rail lines."""
import csv
import json
import math
import random
from pathlib import Path

CRS = "EPSG:4548"
# The middle of every district, in that system: Beijing.
EAST, NORTH = 457_000, 4_405_000
ANNEX1 = Path(__file__).resolve().parents[2] / "Oracles" / "annex1.csv"
ANNEX2 = [("annex2-1", "亦庄线"), ("annex2-2", "亦庄T1线")]


def write(folder, seed=1, width=10_000, height=8_000, columns=5, rows=2, roads=80, rails=3):
    """width and height in metres. The rows of the annexes are given out in turn. Left and right of a line are alike, no section is
    underground: the peers build bands from buffers, which know nothing else."""
    rng = random.Random(seed)
    frame = _Frame(rng, width, height)
    with ANNEX1.open(encoding="utf-8") as file:
        annex1 = list(csv.DictReader(file))
    zones, district = frame.zones(columns, rows)
    layers = {"district": district, "zones": zones}
    layers["roads"] = [frame.line(annex1[n % len(annex1)], {"edge_kind": "lane_edge", "structure": "surface"}, rng.randint(5, 20), 4000)
                       for n in range(roads)]
    layers["rail"] = [frame.line({"row": ANNEX2[n % 2][0], "name": ANNEX2[n % 2][1]}, {"kind": "urban_rail", "structure": "elevated"}, 5, 9000)
                      for n in range(rails)]
    layers = {name: features for name, features in layers.items() if features}
    folder.mkdir(parents=True, exist_ok=True)
    for name, features in layers.items():
        _write(folder / f"{name}.geojson", {
            "type": "FeatureCollection", "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::4548"}},
            "features": features})
    _write(folder / "pack.json", {
        "id": f"random-{seed}-{roads}", "title": {"zh": "随机区", "en": "Random district"}, "ruleset": "beijing-etown-2025",
        "status": "schematic", "positional_accuracy_m": 1, "working_crs": CRS,
        "layers": {name: f"{name}.geojson" for name in layers},
        "sources": [{"layer": name, "origin": f"made at random, seed {seed}", "licence": "none", "date": "2026-11-20"} for name in layers]})
    return folder


def square(folder, roads, seed=1):
    """A square with one road for each km², zones of some 2 x 2 km: for seeing how work grows."""
    side = 1000 * math.sqrt(roads)
    cells = max(1, round(side / 2000))
    return write(folder, seed, side, side, cells, cells, roads, 0)


class _Frame:
    def __init__(self, rng, width, height):
        self.rng, self.width, self.height = rng, width, height

    def place(self, x, y):
        return [round(EAST - self.width / 2 + x, 3), round(NORTH - self.height / 2 + y, 3)]

    def zones(self, columns, rows):
        """A grid of zones with its inner corners moved, and the district around it."""
        across, up = self.width / columns, self.height / rows

        def corner(column, row):
            inside = 0 < column < columns and 0 < row < rows
            moved = [self.rng.uniform(-0.15, 0.15) * size if inside else 0 for size in (across, up)]
            return self.place(column * across + moved[0], row * up + moved[1])

        at = [[corner(column, row) for column in range(columns + 1)] for row in range(rows + 1)]
        zones = []
        for row in range(rows):
            for column in range(columns):
                ring = [at[row][column], at[row][column + 1], at[row + 1][column + 1], at[row + 1][column]]
                name, zone_class = f"z{row}-{column}", str(1 + (row + column + self.rng.randint(0, 1)) % 3)
                zones.append(_polygon({"id": name, "name": name, "class": zone_class}, ring))
        outline = at[0] + [line[-1] for line in at[1:-1]] + at[-1][::-1] + [line[0] for line in at[-2:0:-1]]
        return zones, [_polygon({"name": "district"}, outline)]

    def line(self, row, more, half, length):
        """A course of some `length` metres with a corner every 200 m or so, that turns a little at each."""
        x, y = self.rng.uniform(0, self.width), self.rng.uniform(0, self.height)
        heading = self.rng.choice([0, 0.5, 1, 1.5]) * math.pi + self.rng.uniform(-0.2, 0.2)
        course, left = [self.place(x, y)], length * self.rng.uniform(0.3, 1.7)
        while left > 0:
            step = self.rng.uniform(150, 250)
            heading += self.rng.uniform(-0.15, 0.15)
            x, y, left = x + step * math.cos(heading), y + step * math.sin(heading), left - step
            course.append(self.place(x, y))
        properties = {**row, "left_m": half, "right_m": half, "status": "open", **more}
        return {"type": "Feature", "properties": properties, "geometry": {"type": "LineString", "coordinates": course}}


def _polygon(properties, ring):
    return {"type": "Feature", "properties": properties, "geometry": {"type": "Polygon", "coordinates": [ring + ring[:1]]}}


def _write(path, document):
    path.write_text(json.dumps(document, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
