"""Straight sight from a place to a boundary line past obstacles, in plan and in space, without sampling.

Seen from a place p, an obstacle's edge hides an interval of every straight piece A–B of the line. A point of the triangle p, A, B is
p + α (A − p) + β (B − p); it stands before the point u = β / (α + β) of the piece, at the share τ = α + β of the way. Edges are
straight in (α, β), so clipping them to the triangle is clipping a number. What no interval covers is seen.
"""
import numpy as np

COVER = 1e-9    # intervals this near touch (share of a piece)


def sees(place, pieces, edges, from_share=None, least_m=1e-6):
    """Does the place see more than `least_m` of the line? The nearest pieces are looked at first, which mostly settles it."""
    middle = (pieces[:, :2] + pieces[:, 2:]) / 2 - place
    order = np.argsort(middle[:, 0] ** 2 + middle[:, 1] ** 2)
    return any(seen_length_m(place, pieces[i:i + 1], edges, from_share) > least_m for i in order)


def seen_length_m(place, pieces, edges, from_share=None):
    """Metres of the line that the place sees.

    pieces: m × 4 (A, B); edges: k × 4 of obstacles, both ends; from_share: k, the share of the way from the place beyond which
    an edge stands in the way (B7: nearer to the place the line runs above it); none: everywhere (B5). O(m k).
    """
    a, b = pieces[:, :2] - place, pieces[:, 2:] - place
    whole = a[:, 0] * b[:, 1] - a[:, 1] * b[:, 0]          # twice the area of the triangle
    length = np.hypot(*(pieces[:, 2:] - pieces[:, :2]).T)
    if len(edges) == 0:
        return float(length.sum())
    p, q = edges[:, :2] - place, edges[:, 2:] - place
    total = 0.0
    for i in np.flatnonzero(np.abs(whole) > 1e-9 * length):  # a place in line with the piece sees it as a point
        low, high = _hidden(a[i], b[i], whole[i], p, q, from_share)
        total += length[i] * _uncovered(low, high)
    return float(total)


def _hidden(a, b, whole, p, q, from_share):
    """The intervals [low, high] of the piece that the edges hide."""
    alpha0, alpha1 = _cross(p, b) / whole, _cross(q, b) / whole
    beta0, beta1 = _cross_of(a, p) / whole, _cross_of(a, q) / whole
    start, end = np.zeros(len(p)), np.ones(len(p))
    least = np.zeros(len(p)) if from_share is None else np.maximum(from_share, 0)
    tau0, tau1 = alpha0 + beta0, alpha1 + beta1
    for f0, f1 in ((alpha0, alpha1), (beta0, beta1), (1 - tau0, 1 - tau1), (tau0 - least, tau1 - least)):
        start, end = _clip(f0, f1, start, end)
    keep = end > start
    alpha0, alpha1, beta0, beta1, start, end = (v[keep] for v in (alpha0, alpha1, beta0, beta1, start, end))
    u = []
    for share in (start, end):
        alpha, beta = alpha0 + share * (alpha1 - alpha0), beta0 + share * (beta1 - beta0)
        tau = alpha + beta
        u.append(np.where(tau > 1e-12, beta / np.where(tau > 1e-12, tau, 1), np.nan))
    good = ~(np.isnan(u[0]) | np.isnan(u[1]))
    return np.minimum(*u)[good], np.maximum(*u)[good]


def _clip(f0, f1, start, end):
    """Keeps the part of [start, end] in which the number that runs from f0 to f1 is not negative."""
    slope = f1 - f0
    with np.errstate(divide="ignore", invalid="ignore"):
        root = -f0 / slope
    start = np.where(slope > 0, np.maximum(start, root), start)
    end = np.where(slope < 0, np.minimum(end, root), end)
    return start, np.where((slope == 0) & (f0 < 0), -1.0, end)


def _uncovered(low, high):
    """The share of [0, 1] that no interval covers."""
    order = np.argsort(low)
    reach, free = 0.0, 0.0
    for lo, hi in zip(low[order], high[order]):
        if lo > reach + COVER:
            free += lo - reach
        reach = max(reach, hi)
    return free + max(0.0, 1.0 - reach) * (reach < 1.0 - COVER)


def _cross(v, w):
    return v[:, 0] * w[1] - v[:, 1] * w[0]


def _cross_of(v, w):
    return v[0] * w[:, 1] - v[1] * w[:, 0]
