#!/usr/bin/env python3
"""Runs the works that are named, or all, and prints their tables as Markdown. Tools/benchmark sets everything up and calls this.

usage: run.py --programs FOLDER --work FOLDER [--quick] [NAME...]
"""
import argparse
import importlib
import os
import platform
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

NAMES = ["lookups", "tables", "systems", "shares", "rings", "building", "writing", "reading", "starting", "memory", "sight", "scaling", "city"]
"""One a file in works/."""


def machine():
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    model = next((line.split(":")[1].strip() for line in lines if line.startswith("model name")), platform.machine())
    load = ", ".join(f"{value:.1f}" for value in os.getloadavg())
    return f"{model}, {os.cpu_count()} cores; load {load} at the start; pinned to {sorted(os.sched_getaffinity(0))}"


def versions(bench):
    import duckdb
    import geopandas
    import numpy
    import pyogrio
    import shapely
    first = subprocess.run([bench.noisezone, "--version"], capture_output=True, text=True, check=True).stdout.strip().splitlines()
    gdal = ".".join(map(str, pyogrio.__gdal_version__))
    return (f"{', '.join(first)}; Python {platform.python_version()}, numpy {numpy.__version__}, shapely {shapely.__version__} "
            f"(GEOS {shapely.geos_version_string}), geopandas {geopandas.__version__}, pyogrio {pyogrio.__version__} (GDAL {gdal}), "
            f"DuckDB {duckdb.__version__}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--programs", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--quick", action="store_true", help="a tenth of the input")
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(NAMES))
    options = parser.parse_args()
    unknown = [name for name in options.names if name not in NAMES]
    if unknown:
        parser.error(f"no work named {', '.join(unknown)}; there are {', '.join(NAMES)}")
    from bench import Bench
    bench = Bench(options.programs, options.work, options.quick)
    print(f"Machine: {machine()}.\n\nVersions: {versions(bench)}.\n", flush=True)
    for name in options.names or NAMES:
        print(f"measuring: {name}", file=sys.stderr)
        for work in importlib.import_module(f"works.{name}").run(bench):
            print(work.markdown(), flush=True)


if __name__ == "__main__":
    main()
