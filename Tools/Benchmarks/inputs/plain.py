"""Places, tables and parcels about Beijing E-Town without any package: what counting instructions needs. The same seed, the same bytes."""
import math
import random
import struct

BOX = (116.44, 39.70, 116.62, 39.83)
"""West, south, east, north: degrees."""


def places(path, count, seed=7):
    """All longitudes, then all latitudes: 64-bit numbers."""
    rng = random.Random(seed)
    numbers = [rng.uniform(BOX[0], BOX[2]) for _ in range(count)] + [rng.uniform(BOX[1], BOX[3]) for _ in range(count)]
    path.write_bytes(struct.pack(f"<{len(numbers)}d", *numbers))
    return path


def table(path, count, seed=13):
    """The same places for every ending: CSV, or lines of JSON; 7 decimals."""
    rng = random.Random(seed)
    rows = [(number, rng.uniform(BOX[0], BOX[2]), rng.uniform(BOX[1], BOX[3])) for number in range(count)]
    if path.suffix == ".ndjson":
        lines = [f'{{"id":{number},"lon":{lon:.7f},"lat":{lat:.7f}}}' for number, lon, lat in rows]
    else:
        lines = ["id,lon,lat", *(f"{number},{lon:.7f},{lat:.7f}" for number, lon, lat in rows)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def parcels(path, count, seed=11):
    """Boxes of 20 to 60 m in metres of EPSG:4548, each as the count of its vertices and their x and y."""
    rng = random.Random(seed)
    data = bytearray()
    for _ in range(count):
        x, y, angle = rng.uniform(452_000, 467_000), rng.uniform(4_396_000, 4_410_000), rng.uniform(0, math.tau)
        width, depth = rng.uniform(20, 60), rng.uniform(20, 60)
        along, up = (math.cos(angle), math.sin(angle)), (-math.sin(angle), math.cos(angle))
        ring = [(round(x + a * width * along[0] + b * depth * up[0], 3), round(y + a * width * along[1] + b * depth * up[1], 3))
                for a, b in ((0, 0), (1, 0), (1, 1), (0, 1), (0, 0))]
        numbers = [len(ring), *(value for place in ring for value in place)]
        data += struct.pack(f"<{len(numbers)}d", *numbers)
    path.write_bytes(data)
    return path
