"""Roads of random rows of annex 1."""
import csv
from pathlib import Path

from . import paths, sections

KINDS = ["along", "along", "beside", "across", "across", "jagged", "curved", "outside", "ring"]
# Structure and the boundary line that clause 二(四)4 gives it; `fence` is for expressways, `approximate` for any.
EDGE = {"surface": "lane_edge", "embankment": "embankment", "elevated": "drip_line", "tunnel": "approximate"}


def annex():
    """Annex 1: row, name and grade."""
    with open(Path(__file__).parent.parent / "annex1.csv", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def random_roads(rng, ground, count):
    """Features of `count` rows: list of (properties, path)."""
    rows = annex()
    chosen = [rows[i] for i in rng.permutation(len(rows))[:count]]
    features = []
    for index, row in enumerate(chosen):
        kind = KINDS[index % len(KINDS)]
        stretches = 2 if rng.random() < 0.15 else 1  # a row with a gap, as where part of a road is not listed
        for _ in range(stretches):
            features += _stretch(rng, row, paths.random_path(rng, ground, kind))
    return features


def _stretch(rng, row, path):
    """Sections end to end; one of the inner ones may be a tunnel or be missing."""
    features, offsets = [], _offsets(rng)
    pieces = sections.cut(rng, path, 5)
    for index, piece in enumerate(pieces):
        if len(pieces) > 2 and rng.random() < 0.12:
            continue
        if rng.random() < 0.4:
            offsets = _offsets(rng)
        structure = str(rng.choice(["surface", "embankment", "elevated", "tunnel"], p=[0.5, 0.15, 0.17, 0.18]))
        if len(pieces) == 1 and structure == "tunnel" and rng.random() < 0.8:
            structure = "surface"
        features.append((_properties(rng, row, structure, offsets), sections.drawn(rng, piece)))
    return features


def _properties(rng, row, structure, offsets):
    edge = EDGE[structure]
    if row["grade"] == "expressway" and structure in ("surface", "embankment"):
        edge = "fence"
    if rng.random() < 0.2:
        edge = "approximate"
    return {**row, "left_m": offsets[0], "right_m": offsets[1], "edge_kind": edge, "structure": structure, **sections.status(rng)}


def _offsets(rng):
    """Centre line to boundary line, left and right, metres."""
    left = round(float(rng.uniform(3, 32)), 2)
    return left, left if rng.random() < 0.3 else round(float(rng.uniform(3, 32)), 2)
