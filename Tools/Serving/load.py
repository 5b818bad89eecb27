#!/usr/bin/env python3
"""Asks a server of the program for many places and tiles at once, with hostile clients beside, and ends it in four ways.

usage: Tools/Serving/load.py FOLDER [--places N] [--tiles N] [--clients N]

FOLDER holds noisezone and noisezone-server (.build/release). Everything goes to 127.0.0.1; requests are bounded in number and time.
Every answer is compared with what `noisezone query --input` says of the same places, every tile with the first of its address.
Exit code 1: a wrong or missing answer, an answer that tells a path, a server that does not end, or that leaves something behind.
"""
import argparse
import asyncio
import csv
import json
import os
import random
import re
import resource
import signal
import subprocess
import sys
import tempfile
import time

DATE, CLOCK = "2026-11-20", "10:00"
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PACK = os.path.join(ROOT, "GeoData", "beijing-etown")
OTHER = os.path.join(ROOT, "GeoData", "street-block")
WINDOW = (116.45, 39.72, 116.62, 39.84)
# What a request says itself may be told back; what a file holds may not.
SECRETS = [ROOT, "root:x:", "Sources/", ".swift", ".gpkg"]


class Server:
    def __init__(self, folder, arguments):
        self.process = subprocess.Popen(
            [os.path.join(folder, "noisezone"), "serve", "--port", "0", "--date", DATE, *arguments],
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        self.port = None
        self.told = []
        for line in self.process.stderr:
            self.told.append(line)
            if match := re.match(r"listening at http://127\.0\.0\.1:(\d+)", line):
                self.port = int(match[1])
                break
        assert self.port, "".join(self.told)
        os.set_blocking(self.process.stderr.fileno(), False)

    def memory(self):
        with open(f"/proc/{self.process.pid}/status") as status:
            return int(re.search(r"VmHWM:\s+(\d+)", status.read())[1]) / 1024

    def end(self, how=signal.SIGTERM, wait=30):
        self.process.send_signal(how)
        return self.process.wait(wait)


async def read_answer(reader):
    """Status, headers and body of one answer of HTTP/1.1; None where the connection ends before its head."""
    head = b""
    while not head.endswith(b"\r\n\r\n"):
        line = await reader.readline()
        if not line:
            return None
        head += line
    lines = head.decode("latin-1").split("\r\n")
    fields = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines[1:] if line)}
    status = int(lines[0].split()[1])
    if fields.get("transfer-encoding") == "chunked":
        body = b""
        while size := int(await reader.readline(), 16):
            body += await reader.readexactly(size)
            await reader.readexactly(2)
        while (await reader.readline()).strip():
            pass
    else:
        body = await reader.readexactly(int(fields.get("content-length", 0))) if status not in (204, 304) else b""
    return status, fields, body


async def client(port, paths, results):
    """Asks one path after the other over one connection."""
    reader = writer = None
    for path in paths:
        if writer is None:
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
        begun = time.perf_counter()
        writer.write(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode())
        answer = await asyncio.wait_for(read_answer(reader), 60)
        results.append((path, answer, time.perf_counter() - begun))
        if answer is None:
            writer = None
    if writer:
        writer.close()


HOSTILE = [
    b"\x00\x01\x02\x03\r\n\r\n", b"GET\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"GET /../../../etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n",
    b"GET /assets/..%2f..%2fetc%2fpasswd HTTP/1.1\r\nHost: x\r\n\r\n", b"GET /tiles/%2e%2e/1/1/1 HTTP/1.1\r\nHost: x\r\n\r\n",
    b"GET /v1/at?crs=/etc/passwd&lon=1&lat=1 HTTP/1.1\r\nHost: x\r\n\r\n", b"GET /v1/at?lon=%ff&lat=%00&crs=wgs84 HTTP/1.1\r\nHost: x\r\n\r\n",
    b"GET /v1/at?lon=1e999&lat=nan&crs=wgs84 HTTP/1.1\r\nHost: x\r\n\r\n", b"GET /ogc/collections/zones/items?limit=99999999999999999999 HTTP/1.1\r\nHost: x\r\n\r\n",
    b"GET /tiles/noisezone/99/-1/9999999999999999999999 HTTP/1.1\r\nHost: x\r\n\r\n", b"POST /v1/places?crs=wgs84 HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
    b"POST /v1/places?crs=wgs84 HTTP/1.1\r\nHost: x\r\nContent-Type: text/csv\r\nContent-Length: 99999999999\r\n\r\n",
    b"POST /v1/places?crs=wgs84 HTTP/1.1\r\nHost: x\r\nContent-Type: text/csv\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
    b"POST /v1/parcels HTTP/1.1\r\nHost: x\r\nContent-Type: application/geo+json\r\nContent-Length: 12\r\n\r\n{\"type\":[[[[",
    b"POST /v1/places?crs=wgs84 HTTP/1.1\r\nHost: x\r\nContent-Type: text/csv; charset=utf-16\r\nContent-Length: 6\r\n\r\n\xff\xfel\x00o\x00",
    b"GET / HTTP/1.1\r\n" + b"".join(b"X%d: y\r\n" % n for n in range(3000)) + b"\r\n", b"GET /" + b"a" * 40000 + b" HTTP/1.1\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: x\r\nX: " + b"y" * 60000 + b"\r\n\r\n", b"OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n", b"TRACE / HTTP/1.1\r\nHost: x\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    b"GET http://example.org/ HTTP/1.1\r\nHost: evil\"><script>\r\n\r\n",
]


async def hostile(port, seed, until, leaks, statuses):
    """Malformed, oversized, slow and cut off, one connection after the other."""
    dice = random.Random(seed)
    while time.monotonic() < until():
        try:
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            bytes_ = dice.choice(HOSTILE)
            kind = dice.randrange(4)
            if kind == 0:
                bytes_ = bytes_[: dice.randrange(len(bytes_) + 1)]
            if kind == 1:
                for at in range(0, min(len(bytes_), 40), 4):
                    writer.write(bytes_[at : at + 4])
                    await asyncio.sleep(0.05)
            else:
                writer.write(bytes_)
            if kind == 2:
                writer.transport.abort()
                continue
            try:
                got = await asyncio.wait_for(reader.read(1 << 16), 0.2)
            except asyncio.TimeoutError:
                got = b""
            if got:
                statuses[got[9:12]] = statuses.get(got[9:12], 0) + 1
                leaks += [secret for secret in SECRETS if secret.encode() in got]
            writer.close()
        except (ConnectionError, OSError):
            await asyncio.sleep(0.01)


def quantile(values, share):
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def places(count, dice):
    return [(f"{dice.uniform(WINDOW[0], WINDOW[2]):.6f}", f"{dice.uniform(WINDOW[1], WINDOW[3]):.6f}") for _ in range(count)]


def expected(folder, source, asked):
    """Class, day and night of every place, as the command says them."""
    with tempfile.TemporaryDirectory() as scratch:
        table = os.path.join(scratch, "places.csv")
        with open(table, "w") as file:
            file.write("lon,lat\n" + "".join(f"{lon},{lat}\n" for lon, lat in asked))
        done = subprocess.run([os.path.join(folder, "noisezone"), "query", "--input", table, "--crs", "wgs84", "--date", DATE, *source], capture_output=True, text=True)
        rows = list(csv.DictReader(done.stdout.splitlines()))
    assert len(rows) == len(asked), done.stderr
    return {(row["lon"], row["lat"]): (row["nz_status"], row["nz_class"] or None, row["nz_day"], row["nz_night"]) for row in rows}


def told(body):
    finding = json.loads(body)
    limits = finding["limits"] or {"day": "", "night": ""}
    return (finding["status"], finding["class"], str(limits["day"]), str(limits["night"]))


def at(place):
    return f"/v1/at?lon={place[0]}&lat={place[1]}&crs=wgs84&date={DATE}&time={CLOCK}"


async def load(server, options, answers):
    dice = random.Random(5)
    asked = list(answers)
    tiles = [f"/tiles/noisezone/{z}/{x}/{y}" for z in (12, 14, 15, 16) for x, y in ((int((lon + 180) / 360 * 2**z), y) for lon in (116.50, 116.53, 116.56) for y in range(int(0.3788 * 2**z), int(0.3788 * 2**z) + 9))]
    paths = [at(place) for place in asked] + [dice.choice(tiles) for _ in range(options.tiles)]
    dice.shuffle(paths)
    by_path = {at(place): answers[place] for place in asked}
    results, leaks, statuses = [], [], {}
    done = False

    def until():
        return 0 if done else float("inf")

    begun = time.perf_counter()
    enemies = [asyncio.create_task(hostile(server.port, seed, until, leaks, statuses)) for seed in range(32)]
    await asyncio.gather(*(client(server.port, paths[n :: options.clients], results) for n in range(options.clients)))
    seconds = time.perf_counter() - begun
    done = True
    await asyncio.gather(*enemies)
    wrong, first = 0, {}
    for path, answer, _ in results:
        if answer is None:
            wrong += 1
        elif path in by_path:
            wrong += answer[0] != 200 or told(answer[2]) != by_path[path]
        else:
            wrong += answer[0] not in (200, 204) or first.setdefault(path, answer[2]) != answer[2]
    times = [seconds_ * 1000 for *_, seconds_ in results]
    print(f"{len(results)} answers to {options.clients} connections in {seconds:.1f} s, {wrong} wrong; ms: 50 % {quantile(times, .5):.1f}, 99 % {quantile(times, .99):.1f}, 99.9 % {quantile(times, .999):.1f}")
    print(f"hostile clients were told {dict(sorted((key.decode('latin-1'), n) for key, n in statuses.items()))}; {len(leaks)} leaks {sorted(set(leaks))}; memory at most {server.memory():.0f} MB")
    return wrong + len(leaks) + (len(results) != len(paths))


async def stop(server, answers):
    """SIGTERM while requests are under way: each that was sent whole before has its answer, or the connection was not taken."""
    asked = list(answers)[:2000]
    results, lost = [], 0

    async def one(places_):
        nonlocal lost
        for place in places_:
            try:
                reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
                writer.write(f"GET {at(place)} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
                first = await asyncio.wait_for(reader.read(1), 30)
            except (ConnectionError, OSError):
                return
            if not first:
                return
            # An answer that has begun must end.
            try:
                rest = await asyncio.wait_for(reader.readuntil(b"}\n"), 30)
                results.append(rest)
            except (asyncio.IncompleteReadError, asyncio.TimeoutError):
                lost += 1
            writer.close()

    tasks = [asyncio.create_task(one(asked[n::32])) for n in range(32)]
    await asyncio.sleep(0.15)
    server.process.send_signal(signal.SIGTERM)
    await asyncio.gather(*tasks)
    code = server.process.wait(30)
    print(f"SIGTERM under load: exit code {code}, {len(results)} answers whole, {lost} cut off")
    return lost + (code != 0)


async def reload(folder, answers):
    """SIGHUP under load: each answer is that of the map whose hash it tells, and none is mixed."""
    with tempfile.TemporaryDirectory() as scratch:
        # The places of one map lie outside the other.
        maps = {}
        for name, pack in (("a", PACK), ("b", OTHER)):
            path = os.path.join(scratch, name + ".gpkg")
            subprocess.run([os.path.join(folder, "noisezone"), "build", pack, "-o", path, "--date", DATE], check=True, capture_output=True)
            maps[name] = path
        current = os.path.join(scratch, "map.gpkg")
        asked = list(answers)[:3000]
        by_hash = {}
        for path in maps.values():
            digest = subprocess.run(["sha256sum", path], capture_output=True, text=True, check=True).stdout.split()[0]
            by_hash[digest] = expected(folder, ["--map", path], asked)
        os.link(maps["a"], current)
        server = Server(folder, ["--map", current])
        results = []
        paths = [at(place) for place in asked] * 3

        async def swap():
            for number in range(6):
                await asyncio.sleep(0.3)
                fresh = current + ".new"
                os.link(maps["ba"[number % 2]], fresh)
                os.replace(fresh, current)
                server.process.send_signal(signal.SIGHUP)
            # One that cannot be read: the old map is kept.
            with open(current + ".new", "w") as file:
                file.write("no map")
            os.replace(current + ".new", current)
            server.process.send_signal(signal.SIGHUP)

        swapping = asyncio.create_task(swap())
        while not swapping.done():
            await asyncio.gather(*(client(server.port, paths[n::16], results) for n in range(16)))
        await asyncio.sleep(0.5)
        await client(server.port, paths[:20], results)
        by_path = {at(place): place for place in asked}
        wrong, seen = 0, {}
        for path, answer, _ in results:
            if answer is None or answer[0] != 200:
                wrong += 1
                continue
            digest = json.loads(answer[2])["map"]["sha256"]
            seen[digest] = seen.get(digest, 0) + 1
            wrong += told(answer[2]) != by_hash[digest][by_path[path]]
        differ = sum(one != other for one, other in zip(*(list(table.values()) for table in by_hash.values())))
        code = server.end()
        print(f"SIGHUP under load: {len(results)} answers of {len(seen)} maps {sorted(seen.values())}, {differ} of {len(asked)} places differ between them, {wrong} wrong; exit code {code}")
        return wrong + (len(seen) != 2) + (code != 0)


def kill(folder):
    """kill -9 leaves nothing behind: no file beside the map, and the port is free."""
    with tempfile.TemporaryDirectory() as scratch:
        server = Server(folder, ["--pack", OTHER])
        before = set(os.listdir(scratch)) | set(os.listdir(OTHER)) | set(os.listdir(tempfile.gettempdir()))
        server.process.kill()
        server.process.wait()
        after = set(os.listdir(scratch)) | set(os.listdir(OTHER)) | set(os.listdir(tempfile.gettempdir()))
        again = Server(folder, ["--pack", OTHER, "--port", str(server.port)])
        again.end()
        print(f"kill -9: {len(after - before)} files left, the port is taken again")
        return len(after - before)


def main():
    parser = argparse.ArgumentParser(usage=__doc__.split("\n")[2])
    parser.add_argument("folder")
    parser.add_argument("--places", type=int, default=10_000)
    parser.add_argument("--tiles", type=int, default=1_000)
    parser.add_argument("--clients", type=int, default=64)
    options = parser.parse_args()
    resource.setrlimit(resource.RLIMIT_NOFILE, (4096, resource.getrlimit(resource.RLIMIT_NOFILE)[1]))
    answers = expected(options.folder, ["--pack", PACK], places(options.places, random.Random(3)))
    server = Server(options.folder, ["--pack", PACK])
    faults = asyncio.run(load(server, options, answers))
    faults += server.end() != 0
    faults += asyncio.run(stop(Server(options.folder, ["--pack", PACK]), answers))
    faults += asyncio.run(reload(options.folder, answers))
    faults += kill(options.folder)
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
