"""Places in other reference systems, as tables have them: the shifts of Chinese web maps by the published formulas, the rest by pyproj."""
import json

import numpy as np
from pyproj import Transformer


def gcj02(lon, lat):
    x, y, pi, sin = lon - 105, lat - 35, np.pi, np.sin
    root, ripple = np.sqrt(np.abs(x)), (20 * sin(6 * x * pi) + 20 * sin(2 * x * pi)) * 2 / 3
    north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root + ripple
    north += (20 * sin(y * pi) + 40 * sin(y / 3 * pi) + 160 * sin(y / 12 * pi) + 320 * sin(y / 30 * pi)) * 2 / 3
    east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root + ripple
    east += (20 * sin(x * pi) + 40 * sin(x / 3 * pi) + 150 * sin(x / 12 * pi) + 300 * sin(x / 30 * pi)) * 2 / 3
    a, ee, phi = 6378245.0, 0.00669342162296594323, np.radians(lat)
    w = 1 - ee * sin(phi) ** 2
    return lon + np.degrees(east / (a / np.sqrt(w) * np.cos(phi))), lat + np.degrees(north / (a * (1 - ee) / (w * np.sqrt(w))))


def bd09(lon, lat):
    x, y = gcj02(lon, lat)
    turn = np.pi * 3000 / 180
    radius = np.hypot(x, y) + 0.00002 * np.sin(y * turn)
    angle = np.arctan2(y, x) + 0.000003 * np.cos(x * turn)
    return radius * np.cos(angle) + 0.0065, radius * np.sin(angle) + 0.006


def carried(name, lon, lat):
    """The two coordinates, and the decimals that a centimetre and less has there."""
    if name in ("gcj02", "bd09"):
        return (*{"gcj02": gcj02, "bd09": bd09}[name](lon, lat), 8)
    if name == "wgs84":
        return lon, lat, 8
    return (*Transformer.from_crs("EPSG:4326", name, always_xy=True).transform(lon, lat), 3)


def write_csv(path, name, lon, lat):
    x, y, places = carried(name, lon, lat)
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write("id,name,lon,lat,value\n")
        file.writelines(f"{n},点{n % 1000},{a:.{places}f},{b:.{places}f},{n % 97}.5\n" for n, (a, b) in enumerate(zip(x.tolist(), y.tolist())))
    return path


def write_lines(path, lon, lat):
    """The same objects, one a line."""
    with open(path, "w", encoding="utf-8", newline="") as file:
        for n, (a, b) in enumerate(zip(lon.tolist(), lat.tolist())):
            row = {"id": n, "name": f"点{n % 1000}", "lon": round(a, 8), "lat": round(b, 8), "value": n % 97 + 0.5}
            file.write(json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n")
    return path
