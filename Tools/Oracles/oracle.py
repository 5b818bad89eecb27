#!/usr/bin/env python3
"""Answers places by plain distances, without maps, buffers or arcs of chords.

usage: oracle.py PACK POINTS.csv [--date YYYY-MM-DD] [--as-built] -o ANSWERS.csv
POINTS.csv has columns lon,lat (degrees, WGS 84). The answer keeps their order and adds
status,class,day,night,limits_class,zone,kind,margin_m (limits in dB(A), margin in metres, at most 100) and, for packs with
buildings, what else may hold: decided is `yes`, `storeys` (unknown storeys leave several answers, B3) or `open` (an open point of the
readings decides), other_classes the classes of the other answers. The margin is 0 where buildings have a say.
"""
import argparse
import csv
import sys

import numpy as np

from zoning import decide, outcomes, pack, plane

COLUMNS = ["status", "class", "day", "night", "limits_class", "zone", "kind", "margin_m", "decided", "other_classes"]


def read_points(path):
    """Longitude and latitude (degrees) as n × 2."""
    with open(path, encoding="utf-8") as file:
        header = file.readline().strip().split(",")
        lonlat = [header.index("lon"), header.index("lat")]
        return np.loadtxt(file, delimiter=",", usecols=lonlat, ndmin=2)


def rows(found):
    """The outcomes as rows of text; what has no value is empty. The first view leads."""
    a = found.answers[0]
    for i, (view, decided) in enumerate(zip(found.views, found.decided)):
        has_limits = a.day[i] >= 0
        others = sorted({other[1] or other[0] for other in view} - {view[0][1] or view[0][0]})
        yield (a.status[i], a.noise_class[i], a.day[i] if has_limits else "", a.night[i] if has_limits else "",
               a.limits_class[i], a.zone[i], a.kind[i], f"{a.margin_m[i]:.4f}", decided, " ".join(others))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pack")
    parser.add_argument("points")
    parser.add_argument("--date", default="2026-11-20")
    parser.add_argument("--as-built", action="store_true")
    parser.add_argument("-o", "--output", default="-")
    options = parser.parse_args()
    lonlat = read_points(options.points)
    oracle = decide.Oracle(pack.read_pack(options.pack), options.date, options.as_built)
    found = outcomes.of(oracle, plane.to_plane(lonlat))
    file = sys.stdout if options.output == "-" else open(options.output, "w", encoding="utf-8", newline="")
    with file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["lon", "lat"] + COLUMNS)
        for place, row in zip(lonlat, rows(found)):
            writer.writerow([f"{place[0]:.9f}", f"{place[1]:.9f}", *row])


if __name__ == "__main__":
    main()
