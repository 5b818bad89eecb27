"""GeoJSON as text, a feature a line, and files that are written whole or not at all."""
import json
import os


def degrees(p):
    """A position with 7 decimals, as text."""
    return f"[{p[0]:.7f},{p[1]:.7f}]"


def feature(properties, kind, coordinates):
    """coordinates: JSON text."""
    shown = json.dumps(properties, ensure_ascii=False)
    return f'{{"type": "Feature", "properties": {shown}, "geometry": {{"type": "{kind}", "coordinates": {coordinates}}}}}'


def collection(features, crs=None):
    """features: JSON texts. crs: an OGC name, for coordinates that are not WGS84."""
    named = f'"crs": {json.dumps({"type": "name", "properties": {"name": crs}})}, ' if crs else ""
    return f'{{"type": "FeatureCollection", {named}"features": [\n' + ",\n".join(features) + "\n]}\n"


def write(path, text):
    with open(path + ".part", "w", encoding="utf-8", newline="\n") as file:
        file.write(text)
    os.replace(path + ".part", path)
