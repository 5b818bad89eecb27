"""A cadastre as GeoJSON: parcels of four to ten corners, numbers with seven decimals, four properties each."""
import numpy as np

USES = ["residential", "industrial", "commercial", "green"]


def write(path, count, seed=5):
    """One parcel a line; written anew only where it is not there."""
    if path.exists():
        return path
    rng = np.random.default_rng(seed)
    corners = rng.integers(4, 11, count)
    starts = np.concatenate([[0], np.cumsum(corners)])
    turns = np.arange(starts[-1]) - np.repeat(starts[:-1], corners)
    angles = (turns + rng.uniform(0, 0.8, starts[-1])) * 2 * np.pi / np.repeat(corners, corners)
    lon = (np.repeat(rng.uniform(116.2, 116.7, count), corners) + 0.0003 * np.cos(angles)).tolist()
    lat = (np.repeat(rng.uniform(39.6, 40.0, count), corners) + 0.0002 * np.sin(angles)).tolist()
    uses, floors = rng.integers(0, len(USES), count), rng.integers(0, 10, count)
    with open(path, "w", encoding="utf-8") as file:
        file.write('{"type":"FeatureCollection","features":[\n')
        for number in range(count):
            ring = [f"[{x:.7f},{y:.7f}]" for x, y in zip(lon[starts[number]:starts[number + 1]], lat[starts[number]:starts[number + 1]])]
            file.write(
                f'{"," if number else ""}{{"type":"Feature","properties":{{"pid":"P-{number:07}","use":"{USES[uses[number]]}",'
                f'"floors":{floors[number]},"owner":"户主{number % 97}"}},"geometry":{{"type":"Polygon","coordinates":'
                f'[[{",".join(ring + ring[:1])}]]}}}}\n')
        file.write("]}\n")
    return path
