"""From the start of the process to the answer."""
from pathlib import Path

from bench import DATE
from figures import Work, commands

ETOWN = Path(__file__).resolve().parents[3] / "GeoData" / "beijing-etown"


def run(bench):
    rounds = bench.count(30, 10)
    west, south, east, north = bench.zones_in_degrees.total_bounds
    etown = bench.file("etown.gpkg")
    bench.build_to(ETOWN, etown)
    asked = [("Beijing E-Town, GeoPackage", etown, "116.5050,39.7900")]
    asked += [(f"the district, {kind}", path, f"{(west + east) / 2:.6f},{(south + north) / 2:.6f}")
              for kind, path in (("GeoPackage", bench.plane), ("GeoJSON", bench.degrees))]
    works = []
    for name, path, at in asked:
        runs = commands(rounds, [bench.noisezone, "query", "--map", path, "--at", at, "--crs", "wgs84", "--date", DATE], codes=(0, 2))
        work = Work(f"`query --at` with a built map ({name}, {path.stat().st_size / 1e6:.1f} MB)", "ms", 1)
        work.add("processor", [run.processor for run in runs], f"peak {max(run.peak for run in runs) / 1e6:.0f} MB")
        work.add("wall", [run.wall for run in runs], "waiting for other programs on the machine counted")
        works.append(work)
    alone = Work("`--version`", "ms", 1)
    alone.add("processor", [run.processor for run in commands(rounds, [bench.noisezone, "--version"])], "loading the program, and nothing else")
    return [*works, alone]
