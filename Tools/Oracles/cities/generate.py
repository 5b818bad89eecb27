"""Writes a random, valid data pack of a city, in the working plane, coordinates in millimetres."""
import json
from pathlib import Path

import numpy as np
from shapely.geometry.polygon import orient

from districts import ground

from . import features_of, laws


def generate(law, seed, folder, size_m=None):
    """The same seed and size give the same bytes."""
    rng = np.random.default_rng([seed, laws.ALL.index(law)])
    land = ground.Ground(rng, size_m or rng.uniform(1800, 3200))
    layers = {
        "district": [({"name": f"random {seed}"}, land.district)],
        "zones": [({"id": id, "name": f"zone {id}", "class": law.BASE[noise_class]}, polygon) for id, noise_class, polygon in land.zones],
        **features_of.MAKERS[law.ID](rng, land),
    }
    write(law, seed, Path(folder), {name: features for name, features in layers.items() if features})


def write(law, seed, folder, layers):
    folder.mkdir(parents=True, exist_ok=True)
    for name, features in layers.items():
        text = json.dumps({"type": "FeatureCollection", "features": [_feature(law, *f) for f in features]}, ensure_ascii=False)
        (folder / f"{name}.geojson").write_text(text + "\n", encoding="utf-8")
    manifest = {
        "id": f"random-{seed}", "title": {"zh": "随机区", "en": "Random district"}, "ruleset": law.ID, "status": "schematic",
        "positional_accuracy_m": 0, "working_crs": law.CRS, "crs": law.CRS,
        "layers": {name: f"{name}.geojson" for name in layers},
        "sources": [{"layer": name, "origin": f"made at random, seed {seed}", "licence": "none", "date": law.DATE} for name in layers],
    }
    if hasattr(law, "METRES_PER_STOREY"):
        manifest["metres_per_storey"] = law.METRES_PER_STOREY
    (folder / "pack.json").write_text(json.dumps(manifest, ensure_ascii=False) + "\n", encoding="utf-8")


def _feature(law, properties, shape):
    """Districts are made about the origin of E-Town; here they lie in the plane of their own city."""
    if hasattr(shape, "exterior"):
        shape = orient(shape)
        geometry = {"type": "Polygon", "coordinates": [_moved(law, ring.coords) for ring in (shape.exterior, *shape.interiors)]}
    else:
        geometry = {"type": "LineString", "coordinates": _moved(law, shape)}
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def _moved(law, coordinates):
    return np.round(np.asarray(coordinates) - ground.ORIGIN + law.ORIGIN, 3).tolist()
