"""Parcels like a cadastre's: 20 to 60 m, 4 to 12 corners, half of them with a side along a line of the map or some millimetres beside."""
import numpy as np
import shapely


def make(zones, count, seed=11):
    """Polygons in the plane of the zones, on a lattice of 1 mm."""
    rng = np.random.default_rng(seed)
    rings = [shapely.get_coordinates(ring) for ring in shapely.get_rings(zones)]
    box = shapely.total_bounds(zones)
    parcels = []
    while len(parcels) < count:
        width, depth = rng.uniform(20, 60, 2)
        if rng.random() < 0.5:
            corner, angle = rng.uniform(box[:2], box[2:]), rng.uniform(0, 2 * np.pi)
            along = np.array([np.cos(angle), np.sin(angle)])
        else:
            ring = rings[rng.integers(len(rings))]
            start = rng.integers(len(ring) - 1)
            a, b = (ring[start], ring[start + 1])[:: rng.choice([1, -1])]
            along = (b - a) / np.hypot(*(b - a))
            corner = a + np.array([-along[1], along[0]]) * rng.choice([0, 0, 0.001, -0.001, 0.006, -0.006, 0.5])
            if rng.random() < 0.5:
                width = np.hypot(*(b - a))
        parcel = shapely.Polygon(np.round(_ring(rng, corner, along, width, depth), 3))
        if parcel.is_valid and parcel.area > 1:
            parcels.append(shapely.orient_polygons(parcel) if hasattr(shapely, "orient_polygons") else shapely.normalize(parcel))
    return np.array(parcels)


def _ring(rng, corner, along, width, depth):
    """A box whose far side has up to four steps."""
    up = np.array([-along[1], along[0]])
    steps = int(rng.integers(0, 5))
    ring = [corner, corner + along * width]
    for step in range(steps + 1):
        deep = depth * rng.uniform(0.8, 1)
        ring += [corner + along * width * (1 - s / (steps + 1)) + up * deep for s in (step, step + 1)]
    return np.array(ring)


def write_numbers(path, parcels):
    """For every parcel the count of its vertices, then x and y of each, the first one again at the end."""
    with open(path, "wb") as file:
        for parcel in parcels:
            xy = shapely.get_coordinates(parcel)
            file.write(np.concatenate([[len(xy)], xy.ravel()]).astype("<f8").tobytes())
    return path
