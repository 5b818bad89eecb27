"""Parcels → square metres of every class."""
import numpy as np
import shapely

from bench import CLASSES
from figures import Work
from inputs import parcels as making
from peers import shares as peers

TOLERANCE = 1e-3
"""Square metres, of parcels of 400 to 4,000 m²: what rounding leaves of sums in 64 bits, far from the origin."""

WIDTH = 0.02
"""Metres: a piece less wide on average is rounding, and goes to its neighbour."""


def run(bench):
    frame = bench.zones_in_plane
    zones = frame.geometry.to_numpy()
    district = shapely.union_all(zones)
    parcels = making.make(zones, bench.count(50_000, 5_000))
    numbers, answers = making.write_numbers(bench.file("parcels.f64"), parcels), bench.file("parcels.answers")
    ours = bench.measure("shares", bench.plane, numbers, answers, bench.rounds)
    areas = np.fromfile(answers, dtype="<f8").reshape(len(parcels), len(CLASSES))
    work = Work(f"Parcels → area by class, {len(parcels):,} parcels, half of them along lines of the map", "k parcels/s", len(parcels) / 1e3)
    work.add("noisezone, shares", ours["shares"])
    work.add("noisezone, shares and the classes along the outline", ours["sides"])
    worst, settled = 0, 0
    for name, way in peers.ways(frame, parcels, len(CLASSES)):
        seconds, theirs = way(2)
        apart = np.abs(areas - theirs)[:, 1:].max(axis=1)
        beyond = np.flatnonzero(apart > TOLERANCE)
        allowed = slivers(zones, district, parcels[beyond])
        if (apart[beyond] > allowed + TOLERANCE).any():
            number = beyond[(apart[beyond] - allowed).argmax()]
            raise SystemExit(f"{parcels[number].wkt}: {areas[number]} m², but {theirs[number]} by {name}: no time is told for wrong answers")
        worst, settled = max(worst, np.delete(apart, beyond).max()), len(beyond)
        work.add_peer(name, seconds)
    work.checked = (f"Parcel by parcel the same area of every class, to {worst:.1g} m². {settled} of {len(parcels):,} have pieces less than 2 cm "
                    "wide, which ours counts with their neighbours, and differ by those.")
    return [work]


def slivers(zones, district, parcels):
    """The area of each parcel that lies in pieces less than 2 cm wide on average, outside the district too."""
    parcel, zone = shapely.STRtree(zones).query(parcels, predicate="intersects")
    cut = np.concatenate([shapely.intersection(parcels[parcel], zones[zone]), shapely.difference(parcels, district)])
    pieces, of_cut = shapely.get_parts(cut, return_index=True)
    thin = np.where(2 * shapely.area(pieces) < WIDTH * shapely.length(pieces), shapely.area(pieces), 0)
    return np.bincount(np.concatenate([parcel, np.arange(len(parcels))])[of_cut], weights=thin, minlength=len(parcels))
