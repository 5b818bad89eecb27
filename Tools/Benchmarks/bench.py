"""What every work needs: programs, a folder for its files, and the one district that they share."""
import json
from functools import cached_property
from pathlib import Path

import geopandas
import numpy as np
import shapely

from figures import command
from inputs import district

CLASSES = ["outside", "unzoned", "0", "1", "2", "3", "4a", "4b"]
DATE = "2026-11-20"


class Bench:
    def __init__(self, programs, folder, quick):
        self.noisezone, self.measure_program, self.strtree = (Path(programs) / name for name in ("noisezone", "measure", "strtree"))
        self.folder, self.quick = Path(folder), quick
        self.rounds = 3 if quick else 7
        self.folder.mkdir(parents=True, exist_ok=True)

    def count(self, full, quick):
        return quick if self.quick else full

    def file(self, name):
        return self.folder / name

    def measure(self, *words):
        """Figures of the library, from the program beside."""
        return json.loads(command([self.measure_program, *words]).out)

    def build(self, pack, ending):
        """The map of a pack, and what building it took."""
        output = pack / f"map.{ending}"
        return output, self.build_to(pack, output)

    def build_to(self, pack, output):
        return command([self.noisezone, "build", pack, "-o", output, "--date", DATE, "--overwrite"])

    @cached_property
    def pack(self):
        return district.write(self.file("district"))

    @cached_property
    def degrees(self):
        """The district's map as GeoJSON: its path. Ours and the peers read the same file."""
        return self.build(self.pack, "geojson")[0]

    @cached_property
    def plane(self):
        """The district's map as GeoPackage, in metres."""
        return self.build(self.pack, "gpkg")[0]

    @cached_property
    def zones_in_degrees(self):
        return zones(self.degrees)

    @cached_property
    def zones_in_plane(self):
        return zones(self.plane, layer="zones")


def zones(path, **options):
    """Polygons with the number of their class in CLASSES, and the base zone and kind that they have."""
    frame = geopandas.read_file(path, **options)
    names = frame["class"].where(frame["class"].notna(), "unzoned")
    frame["number"] = np.array([CLASSES.index(name) for name in names], dtype=np.int8)
    return frame[["number", "zone_id", "kind", "geometry"]].copy()


def joined(frame):
    """Pieces that differ by their rows alone, joined: fewer lines, larger polygons."""
    whole = frame.dissolve(["number", "zone_id", "kind"], dropna=False).reset_index()
    return whole.astype({"number": np.int8}).explode(ignore_index=True)


def classes_by_zone(frame, found):
    """The class of every place, from the index of its zone; -1 is outside."""
    return np.append(frame["number"].to_numpy(), 0)[found]


def differing(frame, lon, lat, ours, theirs, tolerance_m=0.01):
    """How many answers differ. Each must lie at a line of the map: its coordinates are rounded to 1 cm, and the two ways round apart."""
    rows = np.flatnonzero(ours != theirs)
    if len(rows):
        lines = shapely.union_all(shapely.boundary(frame.geometry.to_numpy()))
        shapely.prepare(lines)
        near = shapely.distance(shapely.points(lon[rows], lat[rows]), lines) * 111_320
        if near.max() > tolerance_m:
            worst = rows[near.argmax()]
            raise SystemExit(f"{lon[worst]},{lat[worst]}: {CLASSES[ours[worst]]}, but {CLASSES[theirs[worst]]} by the peer, "
                             f"{near.max():.3f} m from a line: no time is told for wrong answers")
    return len(rows)
