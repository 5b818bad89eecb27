#!/usr/bin/env python3
"""Runs other people's clients over a server: GDAL, OWSLib, an OpenAPI validator, schemathesis, QGIS.

usage: Tools/Serving/check.py [--requests N] [--only NAME,...] URL | -- PROGRAM ARGUMENT...

URL is that of a server that runs (http://127.0.0.1:8080). What stands behind -- is started with --port 0 and ended again:
    Tools/Serving/check.py -- .build/debug/noisezone-server --pack GeoData/street-block --date 2026-11-20
A client that is not there is passed over, and told. Exit code 1: something is wrong; 69: no client is there.
"""
import argparse
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request

PAGE = 7


def get(url, accept=None):
    request = urllib.request.Request(url, headers={"Accept": accept} if accept else {})
    with urllib.request.urlopen(request, timeout=60) as answer:
        return answer.read()


def pages(url):
    """All features behind a link, page by page."""
    features = []
    while url:
        page = json.loads(get(url, "application/geo+json"))
        features += page["features"]
        assert page["numberReturned"] == len(page["features"]), url
        url = next((link["href"] for link in page["links"] if link["rel"] == "next"), None)
    return page["numberMatched"], features


def vertices(coordinates):
    return 1 if coordinates and isinstance(coordinates[0], (int, float)) else sum(map(vertices, coordinates))


def collections(base):
    return [one["id"] for one in json.loads(get(base + "/ogc/collections"))["collections"]]


def direct(base, name):
    matched, features = pages(f"{base}/ogc/collections/{name}/items?limit=500")
    ids = [feature["id"] for feature in features]
    assert len(ids) == len(set(ids)) == matched, f"{name}: {len(ids)} features, {len(set(ids))} of them different, {matched} told"
    return features


def check_gdal(base, _):
    """Every collection as a layer, in small pages; then a rectangle and a property, which GDAL leaves to the server."""
    if not shutil.which("ogr2ogr"):
        return "ogr2ogr is not installed (gdal-bin)"
    for name in collections(base):
        wanted = direct(base, name)
        for page in (PAGE, 1000):
            if page == PAGE and len(wanted) > 3000:
                continue
            with tempfile.TemporaryDirectory() as folder:
                path = os.path.join(folder, "out.geojsonl")
                command = ["ogr2ogr", "-f", "GeoJSONSeq", path, f"OAPIF:{base}/ogc", name, "-oo", f"PAGE_SIZE={page}", "-lco", "COORDINATE_PRECISION=9"]
                done = subprocess.run(command, capture_output=True, text=True, timeout=600)
                assert done.returncode == 0 and not done.stderr.strip(), f"{name}: {done.stderr}"
                with open(path, encoding="utf-8") as lines:
                    found = [json.loads(line) for line in lines]
            assert len(found) == len(wanted), f"{name}, pages of {page}: {len(found)} features, not {len(wanted)}"
            for one, other in zip(found, wanted):
                if other["geometry"] is not None:
                    assert vertices(one["geometry"]["coordinates"]) == vertices(other["geometry"]["coordinates"]), f"{name} {other['id']}"
                for key in ("class", "kind", "row", "part", "building"):
                    assert one["properties"].get(key) == other["properties"].get(key), f"{name} {other['id']}: {key}"
    told = subprocess.run(
        ["ogrinfo", "-ro", "-q", f"OAPIF:{base}/ogc", "zones", "-where", "class = '4a'", "-geom=NO"], capture_output=True, text=True, timeout=600)
    wanted = json.loads(get(f"{base}/ogc/collections/zones/items?class=4a"))["numberMatched"]
    assert told.stdout.count("OGRFeature(") == wanted, f"where: {told.stdout.count('OGRFeature(')}, not {wanted}"
    return None


def check_owslib(base, _):
    """Landing page, document, conformance, every collection page by page, a feature, the queryables."""
    if not importlib.util.find_spec("owslib"):
        return "OWSLib is not installed (pip install OWSLib)"
    from owslib.ogcapi.features import Features

    server = Features(f"{base}/ogc")
    assert server.api()["openapi"].startswith("3.0")
    assert any(name.endswith("ogcapi-features-1/1.0/conf/core") for name in server.conformance()["conformsTo"])
    for name in server.feature_collections():
        assert server.collection(name)["id"] == name and server.collection_queryables(name)["properties"]
        seen, offset = [], 0
        while True:
            page = server.collection_items(name, limit=50, offset=offset)
            seen += [feature["id"] for feature in page["features"]]
            offset += 50
            if offset >= page["numberMatched"]:
                break
        assert len(seen) == len(set(seen)) == page["numberMatched"], name
        assert server.collection_item(name, seen[-1])["id"] == seen[-1]
    assert collections(base) == list(server.feature_collections())
    return None


def places(coordinates):
    if coordinates and isinstance(coordinates[0], (int, float)):
        yield tuple(coordinates)
    else:
        for part in coordinates or []:
            yield from places(part)


def check_systems(base, _):
    """Every system of every collection, in the order of axes that PROJ has for its name: each place is one of those in longitude and latitude."""
    if not importlib.util.find_spec("pyproj"):
        return "pyproj is not installed (pip install pyproj)"
    from pyproj import Transformer

    step = 1e-6  # A decimetre; what is compared are centimetres.
    for name in collections(base):
        known = set()
        for feature in direct(base, name):
            for x, y in places((feature["geometry"] or {}).get("coordinates")):
                known.add((round(x / step), round(y / step)))
        assert known, name
        for uri in json.loads(get(f"{base}/ogc/collections/{name}"))["crs"]:
            mover = Transformer.from_crs(uri, "http://www.opengis.net/def/crs/OGC/1.3/CRS84")
            _, features = pages(f"{base}/ogc/collections/{name}/items?limit=500&crs={uri}")
            for feature in features:
                for place in places((feature["geometry"] or {}).get("coordinates")):
                    x, y = mover.transform(*place)
                    column, row = round(x / step), round(y / step)
                    near = ((column + i, row + j) in known for i in (0, -1, 1) for j in (0, -1, 1))
                    assert any(near), f"{name} {feature['id']}: {place} of {uri} is {x}, {y}"
    return None


def check_openapi(base, _):
    """The document of all addresses against OpenAPI 3.0."""
    if not importlib.util.find_spec("openapi_spec_validator"):
        return "openapi-spec-validator is not installed (pip install openapi-spec-validator)"
    from openapi_spec_validator import validate

    validate(json.loads(get(base + "/ogc/api", "application/vnd.oai.openapi+json;version=3.0")))
    return None


def check_schemathesis(base, wanted):
    """Requests made from the document, good and bad: no fault of the server, no answer that the document does not tell of."""
    program = shutil.which("schemathesis", path=os.path.dirname(sys.executable) + os.pathsep + os.environ.get("PATH", ""))
    if not program:
        return "schemathesis is not installed (pip install schemathesis)"
    operations = sum(
        method in ("get", "post") for path in json.loads(get(base + "/ogc/api"))["paths"].values() for method in path)
    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, "tables.py"), "w") as hooks:
            hooks.write(HOOKS)
        # Of a table no row is refused by refusing the table: what is wrong with it is told in the row.
        for method, checks in (("GET", CHECKED + ",negative_data_rejection"), ("POST", CHECKED)):
            done = subprocess.run(
                [program, "run", f"{base}/ogc/api", "--url", base, "--max-examples", str(max(1, wanted // operations)), "--seed", "16",
                 "--include-method", method, "--phases", "examples,coverage,fuzzing", "--continue-on-failure", "--warnings", "off",
                 "--suppress-health-check", "all", "--no-color", "--checks", checks],
                capture_output=True, text=True, cwd=folder, env={**os.environ, "SCHEMATHESIS_HOOKS": "tables", "PYTHONPATH": folder})
            print(done.stdout[-6000:] if done.returncode else "\n".join(done.stdout.splitlines()[-8:]), flush=True)
            assert done.returncode == 0, "schemathesis: see above"
    return None


# Tables are text as it stands.
HOOKS = """
import schemathesis

@schemathesis.serializer("text/csv", "application/x-ndjson", "application/geo+json-seq")
def table(context, value):
    import json
    return value.encode() if isinstance(value, str) else json.dumps(value).encode()
"""

CHECKED = (
    "not_a_server_error,status_code_conformance,content_type_conformance,response_headers_conformance,response_schema_conformance,"
    "unsupported_method,allow_header_conformance")

QGIS = """
import sys
from qgis.core import QgsApplication, QgsVectorLayer
application = QgsApplication([], False)
application.initQgis()
for name in sys.argv[2:]:
    layer = QgsVectorLayer(f" pagingEnabled='true' pageSize='50' restrictToRequestBBOX='0' srsname='EPSG:4326' typename='{name}' url='{sys.argv[1]}/ogc'", name, "OAPIF")
    assert layer.isValid(), f"{name}: {layer.error().message()}"
    seen = [feature.id() for feature in layer.getFeatures()]
    print(name, len(seen), len(set(seen)))
application.exitQgis()
"""


def check_qgis(base, _):
    """Every collection as a layer of QGIS, without a screen."""
    python = "/usr/bin/python3"
    if not os.path.exists(python) or subprocess.run([python, "-c", "import qgis.core"], capture_output=True).returncode:
        return "python3-qgis is not installed"
    names = collections(base)
    done = subprocess.run(
        [python, "-c", QGIS, base, *names], capture_output=True, text=True, timeout=600, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"})
    found = {line.split()[0]: line.split()[1:] for line in done.stdout.splitlines() if len(line.split()) == 3}
    for name in names:
        wanted = str(len(direct(base, name)))
        assert found.get(name) == [wanted, wanted], f"{name}: {found.get(name)}, not {wanted}\n{done.stderr[-2000:]}"
    return None


CHECKS = {"gdal": check_gdal, "owslib": check_owslib, "systems": check_systems, "openapi": check_openapi, "schemathesis": check_schemathesis, "qgis": check_qgis}


def start(command):
    said = tempfile.NamedTemporaryFile("r", suffix=".log")
    server = subprocess.Popen([*command, "--port", "0"], stdout=subprocess.DEVNULL, stderr=open(said.name, "w"))
    for _ in range(600):
        if found := re.search(r"listening at (http://\S+)", said.read()):
            return server, found.group(1)
        said.seek(0)
        if server.poll() is not None:
            break
        time.sleep(0.1)
    server.kill()
    said.seek(0)
    sys.exit(f"the server did not start: {said.read()}")


def main():
    parser = argparse.ArgumentParser(usage=__doc__.split("\n\n")[1].removeprefix("usage: "))
    parser.add_argument("--requests", type=int, default=10_000)
    parser.add_argument("--only", default=",".join(CHECKS))
    parser.add_argument("server", nargs="+")
    given = parser.parse_args()
    server, base = (None, given.server[0]) if given.server[0].startswith("http") else start(given.server)
    wrong = checked = 0
    try:
        for name in given.only.split(","):
            try:
                missing = CHECKS[name](base.rstrip("/"), given.requests)
                print(f"{name}: {'passed over: ' + missing if missing else 'as it should be'}", flush=True)
                checked += missing is None
            except Exception as fault:  # Whatever a client trips over is told, and the next one runs.
                print(f"{name}: {type(fault).__name__}: {fault}", flush=True)
                wrong += 1
    finally:
        if server:
            server.terminate()
            server.wait(60)
    sys.exit(1 if wrong else 0 if checked else 69)


if __name__ == "__main__":
    main()
