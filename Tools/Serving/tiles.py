#!/usr/bin/env python3
"""Processor time of a cold tile, beside ST_AsMVT of PostGIS over the same map in a table of its own.

usage: Tools/Serving/tiles.py PROGRAM MAP.gpkg [CONNECTION]

PROGRAM is noisezone-server; CONNECTION is what psql takes (a database with PostGIS, as a superuser on this machine). Wants ogr2ogr and psql.

No tile is asked for twice. Ours is the time of all threads of the server: HTTP, gzip, the tile; where sheets are drawn, what tiles share too.
Theirs is that of the backend: the query over zones alone, neither HTTP nor gzip, its plan kept. What HTTP alone takes is told first.
Exit code 69: something of it is not there; 1: a tile of ours is missing.
"""
import http.client
import json
import math
import os
import re
import shutil
import subprocess
import sys

ZOOMS = (8, 10, 12, 14, 16, 18)
COLUMNS = "fid, class, limits_class, day_db, night_db, zone_id, zone_name, kind, rows"
QUERY = f"""
create or replace function nz_tile(z int, x int, y int) returns bytea language sql stable as $$
 select ST_AsMVT(q, 'zones', 4096, 'geom', 'fid') from (select {COLUMNS}, ST_AsMVTGeom(geom, ST_TileEnvelope(z, x, y), 4096, 64, true) as geom
  from nz_zones where geom && ST_TileEnvelope(z, x, y, margin => 64.0 / 4096)) q where geom is not null $$;
create or replace function nz_spent() returns float language sql as $$ select split_part(pg_read_file('/proc/self/schedstat'), ' ', 1)::float / 1e3 $$;
"""


def psql(connection, statement):
    return subprocess.run(["psql", "-qAt", "-v", "ON_ERROR_STOP=1", connection], input=statement, capture_output=True, text=True, check=True).stdout


def theirs(connection, tiles):
    """Microseconds of the backend a tile: four rounds, the first of which makes the plan."""
    rows = ", ".join(f"({z}, {x}, {y})" for z, x, y in tiles)
    asked = f"select sum(length(nz_tile(t.z, t.x, t.y))) from (values {rows}) as t(z, x, y);"
    told = psql(connection, f"{asked} select nz_spent(); {asked * 3} select nz_spent();").split()
    return (float(told[-1]) - float(told[1])) / 3 / len(tiles)


class Server:
    def __init__(self, program, file):
        self.process = subprocess.Popen(
            [program, "--map", file, "--port", "0", "--max-tiles", "1"], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        for line in self.process.stderr:
            if match := re.match(r"listening at http://127\.0\.0\.1:(\d+)", line):
                self.link = http.client.HTTPConnection("127.0.0.1", int(match[1]))
                return
        sys.exit("the server does not start")

    def ask(self, path):
        self.link.request("GET", path, headers={"Accept-Encoding": "gzip"})
        answer = self.link.getresponse()
        return answer.status, answer.read()

    def spent(self):
        """Microseconds of all its tasks."""
        folder = f"/proc/{self.process.pid}/task"
        return sum(int(open(f"{folder}/{task}/schedstat").read().split()[0]) for task in os.listdir(folder)) / 1e3

    def cost(self, paths, statuses):
        begun = self.spent()
        for path in paths:
            status, _ = self.ask(path)
            if status not in statuses:
                sys.exit(f"{path}: {status}")
        return (self.spent() - begun) / len(paths)


def tiles_within(bounds, zoom):
    side = 1 << zoom

    def row(latitude):
        return int((0.5 - math.asinh(math.tan(math.radians(latitude))) / (2 * math.pi)) * side)

    def column(longitude):
        return int((longitude + 180) / 360 * side)

    west, south, east, north = bounds
    return [(zoom, x, y) for x in range(column(west), column(east) + 1) for y in range(row(north), row(south) + 1)]


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    if missing := [name for name in ("ogr2ogr", "psql") if not shutil.which(name)]:
        print(f"not there: {missing}", file=sys.stderr)
        sys.exit(69)
    program, file = sys.argv[1:3]
    connection = sys.argv[3] if len(sys.argv) > 3 else "dbname=postgres"
    subprocess.run(
        ["ogr2ogr", "-f", "PGDump", "/vsistdout/", file, "zones", "-t_srs", "EPSG:3857", "-nln", "nz_zones", "-lco", "GEOMETRY_NAME=geom", "-lco", "FID=fid",
         "-lco", "DROP_TABLE=IF_EXISTS", "-lco", "LAUNDER=YES"], check=True, stdout=open("/tmp/nz_zones.sql", "w"))
    subprocess.run(["psql", "-q", "-v", "ON_ERROR_STOP=1", connection, "-f", "/tmp/nz_zones.sql"], check=True, stdout=subprocess.DEVNULL)
    os.remove("/tmp/nz_zones.sql")
    psql(connection, "vacuum analyze nz_zones")
    psql(connection, QUERY)
    server = Server(program, file)
    bounds = json.loads(server.ask("/tiles/zones.json")[1])["bounds"]
    # Levels of no interest, so that the layers are ready and the code is warm.
    server.cost([f"/tiles/zones/{z}/{x}/{y}" for z, x, y in tiles_within(bounds, 13)], (200, 204))
    nothing = server.cost([f"/tiles/zones/9/{n}/1" for n in range(300)], (204,))
    print(f"an answer that holds nothing: {nothing:.0f} µs")
    print("| zoom | tiles | zones, sheets drawn, µs | all layers, sheets there, µs | ST_AsMVT of zones, µs | ratios |\n|---|---|---|---|---|---|")
    for zoom in ZOOMS:
        tiles = tiles_within(bounds, zoom)
        first, after = (server.cost([f"/tiles/{layer}/{z}/{x}/{y}" for z, x, y in tiles], (200, 204)) for layer in ("zones", "noisezone"))
        peer = theirs(connection, tiles)
        print(f"| {zoom} | {len(tiles)} | {first:.0f} | {after:.0f} | {peer:.0f} | {peer / first:.1f}, {peer / after:.1f} |")
    server.process.terminate()


if __name__ == "__main__":
    main()
