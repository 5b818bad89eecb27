"""One district of a city: made, built, asked, and held against the oracle."""
import csv
from collections import Counter
from dataclasses import dataclass, field

import numpy as np

import comparing

from . import decide, first_row, generate, one_by_one, pack, points

FIRST = ["nz_status", "nz_class", "nz_zone"]
ON_LINE_M = 0.0002  # a line this near is one that the place lies on: 1 mm (Z2) less what the lattice of 1 mm takes
SHOWN = 4


@dataclass
class Counts:
    """What comes of a district; `faults` are lines for people."""

    places: int = 0
    near: int = 0
    far: int = 0
    on_no_line: int = 0
    line_missed: int = 0
    open: int = 0
    undecided: int = 0
    called_certain: int = 0
    classes: Counter = field(default_factory=Counter)
    faults: list = field(default_factory=list)

    def is_clean(self):
        return not (self.far or self.on_no_line or self.line_missed or self.called_certain or self.faults)


def district(law, seed, options, folder, watch):
    as_built = seed % 3 == 0
    watch.time("generate", generate.generate, law, seed, folder / "pack", options.size)
    layers = pack.read_pack(folder / "pack", law.CRS)
    xy = watch.time("points", points.points, layers, law, seed, options.points)
    places_file, map_file = folder / "points.csv", folder / "map.gpkg"
    with open(places_file, "w", encoding="utf-8") as file:
        file.write("x,y\n")
        np.savetxt(file, xy, fmt="%.4f", delimiter=",")
    scenario = ["--date", law.DATE] + ["--as-built"] * as_built
    watch.time("build", comparing.run, [options.program, "build", folder / "pack", "-o", map_file, "--overwrite", *scenario])
    rows = watch.time("query", _ask, options.program, map_file, places_file, law, scenario)
    oracle = watch.time("oracle", decide.Oracle, layers, law, law.DATE, as_built)
    views = watch.time("oracle", oracle.views, xy)
    counts = watch.time("judge", _judge, law, oracle, xy, rows, views)
    counts.faults += watch.time("one by one", one_by_one.faults, options.program, map_file, law, xy, rows, scenario)
    return counts


def _ask(program, map_file, places_file, law, scenario):
    text = comparing.run([program, "query", "--map", map_file, "--input", places_file, "--x", "x", "--y", "y", "--crs", law.CRS,
                          "--format", "csv", "--columns", "certain", *scenario])
    return list(csv.DictReader(text.splitlines()))


def _judge(law, oracle, xy, rows, views):
    """Sorts what differs into near and far; where readings leave a place open nothing is compared, where storeys do, either is right."""
    if len(rows) != len(xy):
        raise SystemExit(f"{len(xy)} places asked, {len(rows)} answers")
    columns = FIRST + [f"nz_{period}" for period in law.PERIODS]
    given = [tuple(row[column] for column in columns) for row in rows]
    wanted = [set(view) for view in views]
    is_open = [_is_open(view) for view in views]
    counts = Counts(places=len(xy), open=sum(is_open), classes=Counter(view[0][1] or view[0][0] for view in views))
    differ = [i for i in range(len(xy)) if not is_open[i] and given[i] not in wanted[i]]
    about = within_reach(oracle, xy[differ])
    near = [i for i, reach in zip(differ, about) if given[i] in reach]
    far = sorted(set(differ) - set(near))
    counts.near, counts.far = len(near), len(far)
    said = [i for i, row in enumerate(rows) if row["nz_on_boundary"] == "true" and not is_open[i]]
    alone = [i for i, reach in zip(said, within_reach(oracle, xy[said])) if len(reach) == 1]
    counts.on_no_line = len(alone)
    missed = _missed(oracle, xy, rows, views, is_open)
    counts.line_missed = len(missed)
    undecided = [i for i in range(len(xy)) if not is_open[i] and len(wanted[i]) > 1]
    bold = [i for i in undecided if rows[i]["nz_certain"] == "true"]
    bold = [i for i, reach in zip(bold, _all_undecided(oracle, xy[bold])) if reach]
    counts.undecided, counts.called_certain = len(undecided), len(bold)
    for title, members in (("far", far), ("on no line", alone), ("line missed", missed), ("certain without the storeys", bold)):
        counts.faults += _shown(title, members, xy, views, given)
    return counts


def _is_open(view):
    """Do the points that the text leaves open decide, whatever the storeys?"""
    many = len(first_row.LOOKS)
    return len(view) > 1 and any(len(set(view[i: i + many])) > 1 for i in range(0, len(view), many))


def within_reach(oracle, xy, radius_m=comparing.NEAR_M, directions=comparing.DIRECTIONS):
    """All answers of the oracle within 2 cm of each place: a list of sets."""
    if len(xy) == 0:
        return []
    angle = np.linspace(0, 2 * np.pi, directions, endpoint=False)
    rings = np.array(comparing.RING_M) * radius_m / comparing.NEAR_M
    disc = np.concatenate([[[0, 0]]] + [radius * np.column_stack([np.cos(angle), np.sin(angle)]) for radius in rings])
    views = oracle.views((np.asarray(xy)[:, None, :] + disc[None, :, :]).reshape(-1, 2))
    return [{answer for view in views[i * len(disc): (i + 1) * len(disc)] for answer in view} for i in range(len(xy))]


def _missed(oracle, xy, rows, views, is_open):
    """Places with a line between two zones, or that of the district, within a fifth of a millimetre that are not said to be on one.

    Limits of bands are left out: an arc is drawn up to 5 mm from where it is."""
    angle = np.linspace(0, 2 * np.pi, 8, endpoint=False)
    ring = ON_LINE_M * np.column_stack([np.cos(angle), np.sin(angle)])
    quiet = [i for i, row in enumerate(rows) if row["nz_on_boundary"] != "true" and not is_open[i]]
    around = oracle.views((xy[quiet][:, None, :] + ring[None, :, :]).reshape(-1, 2))
    return [i for n, i in enumerate(quiet) if any(view[0][2] != views[i][0][2] for view in around[n * 8: n * 8 + 8])]


def _all_undecided(oracle, xy):
    """Do unknown storeys decide all about the place too, so that no line explains a certain answer?"""
    angle = np.linspace(0, 2 * np.pi, 12, endpoint=False)
    ring = comparing.NEAR_M * np.column_stack([np.cos(angle), np.sin(angle)])
    if len(xy) == 0:
        return []
    views = oracle.views((xy[:, None, :] + ring[None, :, :]).reshape(-1, 2))
    return [all(len(set(view)) > 1 for view in views[i * 12: i * 12 + 12]) for i in range(len(xy))]


def _shown(title, members, xy, views, given):
    """Each kind of disagreement with its number, and its first places."""
    kinds = {}
    for i in members:
        kinds.setdefault((" ".join(filter(None, views[i][0])), " ".join(filter(None, given[i]))), []).append(i)
    lines = []
    for (wanted, answer), places in sorted(kinds.items(), key=lambda item: -len(item[1])):
        lines.append(f"  {title}: {len(places)} × {wanted} for {answer} (expected for given)")
        lines += [f"    {xy[i][0]:.4f},{xy[i][1]:.4f}" for i in places[:SHOWN]]
    return lines
