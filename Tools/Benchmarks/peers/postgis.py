"""PostGIS, where PostgreSQL with its extension is installed: a server of our own, on a socket in a folder of our own."""
import contextlib
import os
import pwd
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

import numpy as np
import pandas


@contextlib.contextmanager
def server(folder):
    """A Server; None where it is not installed."""
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb")) if Path("/usr/lib/postgresql").is_dir() else []
    controls = sorted(Path("/usr/share/postgresql").glob("*/extension/postgis.control")) if installed else []
    if not controls:
        yield None
        return
    # Not below the folder of the inputs: the server's user must be able to reach it.
    with tempfile.TemporaryDirectory(prefix="noisezone-postgis-") as base:
        running = Server(installed[-1].parent, Path(base))
        running.start()
        try:
            yield running
        finally:
            running.stop()


class Server:
    def __init__(self, programs, base):
        self.programs, self.base, self.data = programs, base, base / "data"
        self.user = "postgres" if os.getuid() == 0 else pwd.getpwuid(os.getuid()).pw_name
        if os.getuid() == 0:
            shutil.chown(base, self.user)

    def _run(self, program, *words, stdin=None):
        as_user = ["setpriv", f"--reuid={self.user}", "--regid=postgres", "--clear-groups"] if os.getuid() == 0 else []
        done = subprocess.run([*as_user, str(self.programs / program), *map(str, words)], input=stdin, capture_output=True, cwd=self.base,
                              env={**os.environ, "LC_ALL": "C.UTF-8"}, check=False)
        if done.returncode:
            raise SystemExit(f"{program}: {done.stderr.decode()[-1500:]}")
        return done.stdout.decode()

    def start(self):
        self._run("initdb", "-D", self.data, "-A", "trust", "-U", "postgres", "--no-sync")
        options = f"-k {self.base} -c listen_addresses= -c max_parallel_workers_per_gather=0 -c jit=off -c shared_buffers=512MB -c work_mem=256MB -c fsync=off"
        self._run("pg_ctl", "-D", self.data, "-l", self.base / "log", "-w", "-o", options, "start")
        self.sql("CREATE EXTENSION postgis")

    def stop(self):
        self._run("pg_ctl", "-D", self.data, "-m", "immediate", "-w", "stop")

    def sql(self, *statements, stdin=None):
        words = [word for statement in statements for word in ("-c", statement)]
        return self._run("psql", "-h", self.base, "-U", "postgres", "-d", "postgres", "-qAtX", "-v", "ON_ERROR_STOP=1", *words, stdin=stdin)

    def lookups(self, frame, lon, lat, rounds):
        """(name, seconds of the processor, index of the zone found), for the zones as they are and subdivided."""
        self.sql("CREATE TABLE raw(zone int, wkb text)", "COPY raw FROM STDIN",
                 stdin="".join(f"{n}\t{wkb.hex()}\n" for n, wkb in enumerate(frame.geometry.to_wkb())).encode())
        self.sql("CREATE TABLE places(place int, geom geometry)", "CREATE TABLE numbers(place int, lon float8, lat float8)",
                 "COPY numbers FROM STDIN (FORMAT csv)",
                 stdin=pandas.DataFrame({"n": np.arange(len(lon)), "x": lon, "y": lat}).to_csv(header=False, index=False).encode())
        self.sql("INSERT INTO places SELECT place, ST_Point(lon, lat) FROM numbers", "ANALYZE places")
        for name, shape in [("PostGIS: GiST", "geom"), ("PostGIS: GiST, ST_Subdivide", "ST_Subdivide(geom)")]:
            self.sql("DROP TABLE IF EXISTS zones", f"CREATE TABLE zones AS SELECT zone, {shape} AS geom FROM (SELECT zone, "
                     "ST_GeomFromWKB(decode(wkb, 'hex')) AS geom FROM raw) AS r", "CREATE INDEX ON zones USING gist(geom)", "ANALYZE zones")
            # The server itself writes to its log what a statement took.
            query = "SELECT place, zone FROM places JOIN zones ON ST_Intersects(zones.geom, places.geom)"
            seconds = []
            for _ in range(rounds):
                self.sql("SET log_statement_stats = on", f"EXPLAIN (ANALYZE, TIMING OFF) {query}")
                user, system = re.findall(r"!\t([\d.]+) s user, ([\d.]+) s system", (self.base / "log").read_text(encoding="utf-8"))[-1]
                seconds.append(float(user) + float(system))
            found = np.full(len(lon), -1, dtype=np.int32)
            rows = [line.split(",") for line in self.sql(f"COPY ({query}) TO STDOUT (FORMAT csv)").splitlines()]
            pairs = np.array(rows, dtype=np.int32)
            found[pairs[:, 0]] = pairs[:, 1]
            yield name, seconds, found
