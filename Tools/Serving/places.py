#!/usr/bin/env python3
"""Places a second over HTTP, beside a PostGIS that is asked for points, and tables beside the command; answers are compared first.

usage: Tools/Serving/places.py FOLDER MAP.gpkg [--rows N]

FOLDER holds noisezone and noisezone-server (.build/release); MAP.gpkg is the map of E-Town. Wants wrk, taskset, curl, ogr2ogr, PostgreSQL with
PostGIS and pgbench, and a Python with numpy and pandas. What is measured runs on one processor, who asks on another. Prints Markdown.
Exit code 1: answers differ; 69: something is not there.
"""
import argparse
import csv
import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(ROOT, "Tools", "Benchmarks", "peers"))
DATE, WINDOW = "2026-11-20", (116.47, 39.72, 116.62, 39.84)
SERVER, CLIENT = "0", "1"
LUA = """
local n = 0
request = function()
  n = (n * 1103515245 + 12345) % 2147483648
  local x = {0} + (n %% 10007) / 10007 * {2}
  local y = {1} + (math.floor(n / 7) %% 10009) / 10009 * {3}
  return wrk.format("GET", string.format("/v1/at?lon=%.6f&lat=%.6f&crs=wgs84&date={4}&time=10:00", x, y))
end
"""


def wrk(port, connections, script):
    done = subprocess.run(["taskset", "-c", CLIENT, "wrk", "-t1", f"-c{connections}", "-d6s", "--latency", "-s", script, f"http://127.0.0.1:{port}"], capture_output=True, text=True, check=True)
    assert "Non-2xx" not in done.stdout and not done.stderr, done.stdout + done.stderr
    find = lambda name: re.search(name + r"\s+(\S+)", done.stdout)[1]
    return float(find("Requests/sec:")), find("50%"), find("99%")


def main():
    parser = argparse.ArgumentParser(usage=__doc__.split("\n")[2])
    parser.add_argument("folder")
    parser.add_argument("map")
    parser.add_argument("--rows", type=int, default=1_000_000)
    options = parser.parse_args()
    try:
        import postgis
    except ImportError:
        postgis = None
    missing = [name for name in ("wrk", "taskset", "curl", "ogr2ogr", "pgbench") if not shutil.which(name)] + ([] if postgis else ["numpy, pandas"])
    if missing:
        print(f"missing: {', '.join(missing)}", file=sys.stderr)
        sys.exit(69)
    dice = random.Random(7)
    asked = [(dice.uniform(WINDOW[0], WINDOW[2]), dice.uniform(WINDOW[1], WINDOW[3])) for _ in range(2000)]
    server = subprocess.Popen(["taskset", "-c", SERVER, os.path.join(options.folder, "noisezone-server"), "--map", options.map, "--port", "0", "--date", DATE], stderr=subprocess.PIPE, text=True)
    port = next(int(match[1]) for line in server.stderr if (match := re.match(r"listening at http://127\.0\.0\.1:(\d+)", line)))
    with tempfile.TemporaryDirectory() as scratch, postgis.server(None) as peer:
        if peer is None:
            sys.exit(69)
        table = os.path.join(scratch, "zones.csv")
        subprocess.run(["ogr2ogr", "-f", "CSV", table, options.map, "zones", "-lco", "GEOMETRY=AS_WKT"], check=True)
        csv.field_size_limit(1 << 30)
        with open(table, newline="") as file:
            rows = [(row["class"], row["zone_id"], row["WKT"]) for row in csv.DictReader(file)]
        peer.sql("CREATE TABLE raw(class text, zone text, wkt text)", "COPY raw FROM STDIN", stdin="".join("\t".join(row) + "\n" for row in rows).encode())
        peer.sql("CREATE TABLE zones AS SELECT class, zone, ST_Subdivide(ST_SetSRID(ST_GeomFromText(wkt), 4548)) AS geom FROM raw", "CREATE INDEX ON zones USING gist(geom)", "ANALYZE zones")
        ask = "SELECT class, zone FROM zones WHERE ST_Intersects(geom, ST_Transform(ST_SetSRID(ST_Point({0}, {1}), 4326), 4548)) LIMIT 1"
        wrong = 0
        answers = peer.sql(*(f"SELECT coalesce(({ask.format(*place).replace('class, zone', 'class')}), '-')" for place in asked)).splitlines()
        for place, answer in zip(asked, answers, strict=True):
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/v1/at?lon={place[0]}&lat={place[1]}&crs=wgs84&date={DATE}&time=10:00") as reply:
                wrong += (json.load(reply)["class"] or "-") != answer
        print(f"{len(asked)} places asked of both, {wrong} answers differ\n")
        script = os.path.join(scratch, "places.lua")
        with open(script, "w") as file:
            file.write(LUA.replace("%%", "%").format(WINDOW[0], WINDOW[1], WINDOW[2] - WINDOW[0], WINDOW[3] - WINDOW[1], DATE))
        print("| way | connections | answers a second | 50 % | 99 % |\n|---|---|---|---|---|")
        for connections in (1, 8, 64):
            rate, half, most = wrk(port, connections, script)
            print(f"| /v1/at: class, limits, reasons, certainty, as JSON | {connections} | {rate:,.0f} | {half} | {most} |")
        with open(os.path.join(peer.base, "points.sql"), "w") as file:
            file.write(f"\\set x random(0, 1000000)\n\\set y random(0, 1000000)\n" + ask.format(f"{WINDOW[0]} + :x * {(WINDOW[2] - WINDOW[0]) / 1e6}", f"{WINDOW[1]} + :y * {(WINDOW[3] - WINDOW[1]) / 1e6}") + ";\n")
        os.chmod(os.path.join(peer.base, "points.sql"), 0o644)
        with open(peer.data / "postmaster.pid") as file:
            subprocess.run(["taskset", "-a", "-cp", SERVER, file.readline().strip()], check=True, capture_output=True)
        for connections in (1, 8):
            done = subprocess.run(["taskset", "-c", CLIENT, "pgbench", "-h", peer.base, "-U", "postgres", "-n", "-M", "prepared", "-c", str(connections), "-T", "6", "-f", os.path.join(peer.base, "points.sql"), "postgres"], capture_output=True, text=True, check=True)
            rate = float(re.search(r"tps = ([\d.]+)", done.stdout)[1])
            print(f"| PostGIS, prepared statement, no HTTP: class alone | {connections} | {rate:,.0f} | {connections / rate * 1000:.2f}ms | |")
        places = os.path.join(scratch, "places.csv")
        with open(places, "w") as file:
            file.write("id,lon,lat\n" + "".join(f"{n},{dice.uniform(WINDOW[0], WINDOW[2]):.7f},{dice.uniform(WINDOW[1], WINDOW[3]):.7f}\n" for n in range(options.rows)))
        # On both processors: who sends, and who answers.
        subprocess.run(["taskset", "-a", "-cp", f"{SERVER},{CLIENT}", str(server.pid)], check=True, capture_output=True)
        begun = time.perf_counter()
        subprocess.run(["curl", "-sf", "-H", "Content-Type: text/csv", "-H", "Expect:", "-T", places, "-X", "POST", "-o", os.path.join(scratch, "http.csv"), f"http://127.0.0.1:{port}/v1/places?crs=wgs84&date={DATE}"], check=True)
        http = time.perf_counter() - begun
        begun = time.perf_counter()
        subprocess.run([os.path.join(options.folder, "noisezone"), "query", "--input", places, "--crs", "wgs84", "--map", options.map, "--date", DATE, "-o", os.path.join(scratch, "file.csv")], check=True, capture_output=True)
        file_ = time.perf_counter() - begun
        with open(os.path.join(scratch, "http.csv"), "rb") as one, open(os.path.join(scratch, "file.csv"), "rb") as other:
            same = one.read() == other.read()
        with open(f"/proc/{server.pid}/status") as status:
            memory = int(re.search(r"VmHWM:\s+(\d+)", status.read())[1]) // 1024
        print(f"\n{options.rows:,} rows by /v1/places in {http:.2f} s, by the command in {file_:.2f} s ({file_ / http:.0%}); the same bytes: {same}; memory of the server at most {memory} MB")
        server.send_signal(signal.SIGTERM)
        sys.exit(1 if wrong or not same or server.wait() else 0)


if __name__ == "__main__":
    main()
