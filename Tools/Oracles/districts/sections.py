"""Cuts a path into sections of one row that touch end to end, drawn in either direction, some of them left out."""
import numpy as np

DATES = ["2020-01-01", "2025-06-01", "2026-11-20", "2026-11-21", "2031-05-05"]  # about the date 2026-11-20
STATUS = [("open", False), ("open", True), ("planned", False), ("planned", True)]


def cut(rng, path, most):
    """One to `most` pieces, cut at vertices or within segments."""
    for _ in range(int(rng.integers(0, most))):
        if rng.random() < 0.5:  # a new vertex within a segment: sections that meet without a bend
            i = int(rng.integers(len(path) - 1))
            middle = path[i] + rng.uniform(0.2, 0.8) * (path[i + 1] - path[i])
            path = np.insert(path, i + 1, middle, axis=0)
    cuts = rng.permutation(np.arange(1, len(path) - 1))[: int(rng.integers(0, most))]
    cuts = [0, *sorted(int(c) for c in cuts), len(path) - 1]
    return [path[a: b + 1] for a, b in zip(cuts, cuts[1:])]


def drawn(rng, piece):
    """The piece in either direction."""
    return piece[::-1] if rng.random() < 0.5 else piece


def status(rng):
    """Properties `status` and `opened_on`: mostly open, and every other case of reading R4."""
    if rng.random() < 0.6:
        return {"status": "open"}
    state, dated = STATUS[rng.integers(len(STATUS))]
    return {"status": state, **({"opened_on": str(rng.choice(DATES))} if dated else {})}
