#!/usr/bin/env python3
"""Pages of features a second, beside pygeoapi over the same map; what both answer is compared first.

usage: Tools/Serving/items.py FOLDER PROGRAM MAP.gpkg MAP.geojson

FOLDER has the programs of a Python environment with pygeoapi and gunicorn, whose Python loads extensions of SQLite (that of Debian does);
PROGRAM is noisezone-server. Wants wrk, taskset, ogr2ogr and libsqlite3-mod-spatialite: the servers run on one processor, wrk on another. Exit code 69: something of it is not there; 1: the answers differ.
"""
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request

OURS, PEER = 18471, 18472
SETTINGS = """
server: {{bind: {{host: 127.0.0.1, port: {port}}}, url: 'http://127.0.0.1:{port}', mimetype: application/json, encoding: utf-8, languages: [en-US],
  limits: {{default_items: 100, max_items: 10000}}, map: {{url: 'x', attribution: 'x'}}}}
logging: {{level: ERROR}}
metadata: {{identification: {{title: x, description: x, keywords: [x], terms_of_service: x, url: x}}, license: {{name: x, url: x}},
  provider: {{name: x, url: x}}, contact: {{name: x}}}}
resources:
  geojson: {{type: collection, title: x, description: x, keywords: [x], extents: {{spatial: {{bbox: [-180, -90, 180, 90]}}}}, links: [],
    providers: [{{type: feature, name: GeoJSON, data: '{geojson}', id_field: id}}]}}
  sqlite: {{type: collection, title: x, description: x, keywords: [x], extents: {{spatial: {{bbox: [-180, -90, 180, 90]}}}}, links: [],
    providers: [{{type: feature, name: SQLiteGPKG, data: '{gpkg}', id_field: id, table: zones}}]}}
"""


def get(url):
    with urllib.request.urlopen(url, timeout=120) as answer:
        return json.load(answer)


def count(feature):
    def places(part):
        return 1 if isinstance(part[0], (int, float)) else sum(map(places, part))

    return places(feature["geometry"]["coordinates"])


def wait(url):
    for _ in range(300):
        try:
            return get(url)
        except OSError:
            time.sleep(0.2)
    sys.exit(f"{url}: no answer")


def speed(url):
    done = subprocess.run(["taskset", "-c", "1", "wrk", "-t1", "-c8", "-d5s", url], capture_output=True, text=True, check=True)
    assert "Non-2xx" not in done.stdout, done.stdout
    return float(next(line for line in done.stdout.splitlines() if "Requests/sec" in line).split()[1])


def main():
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    folder, program, package, text = (os.path.abspath(path) for path in sys.argv[1:])
    if not shutil.which("wrk") or not os.path.exists(f"{folder}/pygeoapi"):
        print("wrk or pygeoapi is not there", file=sys.stderr)
        sys.exit(69)
    with tempfile.TemporaryDirectory() as room:
        settings, document, degrees = f"{room}/settings.yml", f"{room}/openapi.yml", f"{room}/degrees.gpkg"
        # pygeoapi gives what the file has: degrees, so that both write the same.
        subprocess.run(["ogr2ogr", "-f", "GPKG", degrees, text, "-nln", "zones"], check=True, capture_output=True)
        with open(settings, "w") as file:
            file.write(SETTINGS.format(port=PEER, geojson=text, gpkg=degrees))
        environment = {**os.environ, "PYGEOAPI_CONFIG": settings, "PYGEOAPI_OPENAPI": document, "SPATIALITE_LIBRARY_PATH": "mod_spatialite"}
        subprocess.run([f"{folder}/pygeoapi", "openapi", "generate", settings, "--output-file", document], env=environment, check=True, capture_output=True)
        servers = [
            subprocess.Popen(["taskset", "-c", "0", program, "--map", package, "--port", str(OURS)], stderr=subprocess.DEVNULL),
            subprocess.Popen(
                ["taskset", "-c", "0", f"{folder}/gunicorn", "-w", "1", "-b", f"127.0.0.1:{PEER}", "pygeoapi.flask_app:APP"],
                env=environment, cwd=room, stderr=subprocess.DEVNULL),
        ]
        try:
            ours, peer = f"http://127.0.0.1:{OURS}/ogc/collections/zones/items", f"http://127.0.0.1:{PEER}/collections/NAME/items"
            wait(ours)
            wait(peer.replace("NAME", "sqlite") + "?f=json")
            for query in ("limit=10", "limit=100", "limit=1000"):
                wanted = get(f"{ours}?{query}")["features"]
                mine = speed(f"{ours}?{query}")
                words = []
                for name in ("geojson", "sqlite"):
                    url = f"{peer.replace('NAME', name)}?f=json&{query}"
                    found = get(url)["features"]
                    assert [one["id"] for one in found] == [one["id"] for one in wanted], f"{name}: other features"
                    assert [count(one) for one in found] == [count(one) for one in wanted], f"{name}: other places"
                    theirs = speed(url)
                    words.append(f"pygeoapi over {name} {theirs:.1f}/s ({mine / theirs:.0f} times)")
                print(f"{query}: {mine:.0f}/s; {'; '.join(words)}", flush=True)
        finally:
            for server in servers:
                server.terminate()
                server.wait(30)


if __name__ == "__main__":
    main()
