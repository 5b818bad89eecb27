"""DuckDB with its spatial extension, on one thread, without a network."""
from pathlib import Path

import duckdb
import duckdb_extension_spatial
import pandas


def connection():
    base = duckdb.connect(config={"threads": 1, "autoinstall_known_extensions": False})
    folder = Path(duckdb_extension_spatial.__file__).parent / "extensions"
    base.execute(f"LOAD '{next(folder.rglob('spatial.duckdb_extension'))}'")
    return base


def add_zones(base, frame):
    """The table zones(zone, number, geom)."""
    source = pandas.DataFrame({"zone": range(len(frame)), "number": frame["number"].to_numpy(), "wkb": frame.geometry.to_wkb()})
    base.register("source", source)
    base.execute("CREATE TABLE zones AS SELECT zone::INTEGER AS zone, number, ST_GeomFromWKB(wkb) AS geom FROM source")
    base.unregister("source")
