"""How a program is asked, and how its answers are held against those of the oracle."""
import csv
import json
import subprocess
import time
from collections import Counter

import numpy as np
import shapely

from zoning import outcomes

COLUMNS = ["nz_status", "nz_class", "nz_day", "nz_night", "nz_zone"]
NEAR_M = 0.02
RING_M = [0.0005, 0.0015, 0.004, 0.008, 0.012, 0.016, 0.02]
DIRECTIONS = 72


class Watch:
    """Seconds of each step."""

    def __init__(self):
        self.seconds = Counter()

    def time(self, step, work, *arguments):
        start = time.monotonic()
        result = work(*arguments)
        self.seconds[step] += time.monotonic() - start
        return result


def run(command):
    """Runs the program; its exit code 2 (something not decidable) is an answer too."""
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True)
    if done.returncode not in (0, 2):
        raise SystemExit(f"{' '.join(map(str, command))}\nended with {done.returncode}\n{done.stderr[-2000:]}")
    return done.stdout


def ask_query(program, map_file, points_file, date, as_built):
    """The bulk query: one tuple of text a place, whether it says that the place is on a line, and whether that it is certain."""
    text = run([program, "query", "--map", map_file, "--input", points_file, "--crs", "wgs84", "--format", "csv",
                "--date", date, "--columns", "certain"] + ["--as-built"] * as_built)
    rows = list(csv.DictReader(text.splitlines()))
    return [tuple(row[column] for column in COLUMNS) for row in rows], [row["nz_on_boundary"] == "true" for row in rows], [
        row["nz_certain"] == "true" for row in rows]


def ask_map(map_file, lonlat):
    """The polygons of the map themselves, looked up with shapely: the same tuples without the program's own look-up."""
    features = json.loads(map_file.read_text(encoding="utf-8"))["features"]
    zones = [f for f in features if f["geometry"]["type"].endswith("Polygon") and "limits_class" in f["properties"]]
    tree = shapely.STRtree([shapely.geometry.shape(f["geometry"]) for f in zones])
    answers = [("outside", "", "", "", "")] * len(lonlat)
    for place, zone in tree.query(shapely.points(lonlat), predicate="intersects").T.tolist():
        p = zones[zone]["properties"]
        status = "unzoned" if p["class"] is None else "inside"
        answers[place] = (status, *(_text(p[name]) for name in ("class", "day_db", "night_db", "zone_id")))
    return answers, [False] * len(lonlat), None


def within_reach(oracle, xy, near_m=NEAR_M):
    """All answers of the oracle within `near_m` of each place (n × 2, metres): a list of sets of tuples."""
    angle = np.linspace(0, 2 * np.pi, DIRECTIONS // 3 if oracle.shielding else DIRECTIONS, endpoint=False)
    rings = np.array(RING_M) * near_m / NEAR_M
    disc = np.concatenate([[[0, 0]]] + [radius * np.column_stack([np.cos(angle), np.sin(angle)]) for radius in rings])
    if len(xy) == 0:
        return []
    found = outcomes.of(oracle, (np.asarray(xy)[:, None, :] + disc[None, :, :]).reshape(-1, 2)).views
    return [{answer for view in found[i * len(disc): (i + 1) * len(disc)] for answer in view} for i in range(len(xy))]


def _text(value):
    return "" if value is None else str(value)
