#!/usr/bin/env python3
"""Answers places by plain distances, without maps, buffers or arcs of chords.

usage: oracle.py PACK POINTS.csv [--date YYYY-MM-DD] [--as-built] -o ANSWERS.csv
POINTS.csv has columns lon,lat (degrees, WGS 84). The answer keeps their order and adds
status,class,day,night,limits_class,zone,kind,margin_m (limits in dB(A), margin in metres, at most 100).
"""
import argparse
import csv
import sys

import numpy as np

from zoning import decide, pack, plane

COLUMNS = ["status", "class", "day", "night", "limits_class", "zone", "kind", "margin_m"]


def read_points(path):
    """Longitude and latitude (degrees) as n × 2."""
    with open(path, encoding="utf-8") as file:
        header = file.readline().strip().split(",")
        lonlat = [header.index("lon"), header.index("lat")]
        return np.loadtxt(file, delimiter=",", usecols=lonlat, ndmin=2)


def rows(answers):
    """The answers as rows of text; what has no value is empty."""
    a = answers
    for i in range(len(a.status)):
        has_limits = a.day[i] >= 0
        yield (a.status[i], a.noise_class[i], a.day[i] if has_limits else "", a.night[i] if has_limits else "",
               a.limits_class[i], a.zone[i], a.kind[i], f"{a.margin_m[i]:.4f}")


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
    answers = oracle.answer(plane.to_plane(lonlat))
    file = sys.stdout if options.output == "-" else open(options.output, "w", encoding="utf-8", newline="")
    with file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["lon", "lat"] + COLUMNS)
        for place, row in zip(lonlat, rows(answers)):
            writer.writerow([f"{place[0]:.9f}", f"{place[1]:.9f}", *row])


if __name__ == "__main__":
    main()
