"""Places anywhere in the box of a map, in degrees with 7 decimals: as numbers for programs, as CSV for commands."""
import numpy as np


def make(bounds, count, seed=7):
    """Longitudes and latitudes."""
    rng = np.random.default_rng(seed)
    return (np.round(rng.uniform(bounds[0], bounds[2], count), 7), np.round(rng.uniform(bounds[1], bounds[3], count), 7))


def write_numbers(path, lon, lat):
    np.concatenate([lon, lat]).astype("<f8").tofile(path)
    return path


def write_csv(path, lon, lat):
    """Five columns, as a table of customers or sensors has."""
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write("id,name,lon,lat,value\n")
        file.writelines(f"{n},点{n % 1000},{x:.7f},{y:.7f},{n % 97}.5\n" for n, (x, y) in enumerate(zip(lon.tolist(), lat.tolist())))
    return path
