#!/usr/bin/env python3
"""Holds the program against the oracle in random districts of Foshan, Yilan and Yokkaichi.

usage: compare_cities.py --program PATH [--city foshan-2024|yilan-2021|yokkaichi-2000] [--districts 10] [--points 60000]
                         [--seed 1] [--size M] [--keep FOLDER]

Each district is made, built and asked; every third as if built. A disagreement is near if the oracle gives the program's answer
somewhere within 2 cm of the place. Any other is printed, and the run ends with exit code 1; so does a place that is said to
be on a line where none is, one on a line that is not said to be, or one called certain though unknown storeys decide.
"""
import argparse
import sys
import tempfile
from collections import Counter
from pathlib import Path

import comparing
from cities import compare, laws

FIGURES = ["places", "near", "far", "on_no_line", "line_missed", "open", "undecided", "called_certain"]


def run(law, options, folder):
    watch, total, clean = comparing.Watch(), Counter(), True
    for seed in range(options.seed, options.seed + options.districts):
        counts = compare.district(law, seed, options, folder / f"{law.ID}-{seed}", watch)
        total.update({name: getattr(counts, name) for name in FIGURES})
        clean &= counts.is_clean()
        print(f"{law.ID} {seed}: " + words(vars(counts)) + f"; {dict(sorted(counts.classes.items()))}", *counts.faults, sep="\n", flush=True)
    print(f"{law.ID}, {options.districts} districts: {words(total)}; seconds: "
          + ", ".join(f"{step} {seconds:.1f}" for step, seconds in watch.seconds.items()), flush=True)
    return clean


def words(figures):
    return ", ".join(f"{figures[name]} {name.replace('_', ' ')}" for name in FIGURES)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True)
    parser.add_argument("--city", choices=[law.ID for law in laws.ALL])
    parser.add_argument("--districts", type=int, default=10)
    parser.add_argument("--points", type=int, default=60_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--size", type=float, help="longer side of a district, metres; default 1.8–3.2 km, by seed")
    parser.add_argument("--keep", type=Path, help="folder for packs, maps and places; default: a temporary one")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        chosen = [law for law in laws.ALL if options.city in (None, law.ID)]
        clean = [run(law, options, options.keep or Path(temporary)) for law in chosen]
    sys.exit(0 if all(clean) else 1)


if __name__ == "__main__":
    main()
