"""The page of `noisezone serve` in a real browser, against the answers of the command. Started by Tools/browser."""

import argparse
import base64
import contextlib
import http.server
import json
import math
import re
import struct
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
import zlib
from pathlib import Path

from playwright.sync_api import sync_playwright

DAY = "2026-11-20"
DRAWS = ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist"]
failures = []


def check(condition, what):
    print(("ok    " if condition else "FAULT ") + what, flush=True)
    if not condition:
        failures.append(what)


def until(page, condition, arg=None, seconds=60):
    """Waits for a condition. Playwright's own way evaluates text in the page, which its policy forbids."""
    end = time.monotonic() + seconds
    while not page.evaluate(condition, arg):
        if time.monotonic() > end:
            raise TimeoutError(condition)
        page.wait_for_timeout(50)


class Server:
    """The built program, on a port that the system chooses."""

    def __init__(self, options, *more):
        self.process = subprocess.Popen(
            [options.program, "serve", "--map", options.map, "--port", "0", "--date", DAY, *more], stderr=subprocess.PIPE, text=True)
        self.base = ""
        for line in self.process.stderr:
            if found := re.search(r"http://\S+", line):
                self.base = found[0]
                break
        if not self.base:
            sys.exit("the server does not start")
        threading.Thread(target=self.process.stderr.read, daemon=True).start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(20)


class Page:
    """A page that is watched: what it asks of others, and what its console complains of."""

    def __init__(self, browser, base, width=1280, height=800, locale="en-US", **more):
        self.base, self.outside, self.faults = base, [], []
        self.context = browser.new_context(viewport={"width": width, "height": height}, locale=locale, **more)
        self.page = self.context.new_page()
        self.page.on("request", self.asked)
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("console", lambda message: message.type in ("error", "warning") and self.faults.append(message.text))

    def asked(self, request):
        if not request.url.startswith((self.base, "blob:", "data:")):
            self.outside.append(request.url)

    def open(self, state="", drawn=True):
        self.page.goto(f"{self.base}/{state}")
        if drawn:
            until(self.page, "() => document.body.dataset.map === 'drawn'")
        return self

    def state(self):
        return dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(self.page.url).fragment))

    def answer(self):
        """What the card says, when it has come."""
        until(self.page, "() => document.querySelector('#card [data-answer]') && !document.querySelector('#card[aria-busy]')")
        return self.page.evaluate(
            """() => ({
              kind: document.querySelector('#card [data-answer]').dataset.class ?? 'fault',
              day: parseInt(document.querySelector('[data-limit=day]')?.textContent), night: parseInt(document.querySelector('[data-limit=night]')?.textContent),
              distance: document.querySelector('[data-distance]')?.dataset.distance ?? null,
              uncertain: Boolean(document.querySelector('[data-uncertain]')), text: document.getElementById('card').innerText })""")

    def close(self, what):
        check(not self.outside, f"{what}: no request leaves the machine {self.outside[:3]}")
        check(not self.faults, f"{what}: no fault in the console {self.faults[:3]}")
        self.context.close()


def told(options, lon, lat, crs="wgs84", *more):
    """The command's answer."""
    run = subprocess.run(
        [options.program, "query", "--map", options.map, f"--at={lon},{lat}", "--crs", crs, "--date", DAY, "--format", "json", *more],
        capture_output=True, text=True)
    return json.loads(run.stdout)


def agrees(page, said):
    limits = said["limits"] or {}
    boundary = said["boundary"]
    return (
        page["kind"] == (said["class"] or said["status"])
        and (not limits or (page["day"], page["night"]) == (limits["day"], limits["night"]))
        and (boundary is None or math.isclose(float(page["distance"]), boundary["distance_m"]))
        and (said["status"] != "inside" or page["uncertain"] == (not said["certain"] or said["on_boundary"])))


def taps(browser, options, base):
    watched = Page(browser, base).open(f"#date={DAY}&lang=en")
    page = watched.page
    box = page.locator("#map canvas").bounding_box()
    kinds = set()
    for step in range(20):
        # Over the whole map, and not on a button or the legend.
        x, y = box["x"] + box["width"] * (0.3 + 0.08 * (step % 5)), box["y"] + box["height"] * (0.12 + 0.2 * (step // 5))
        before = page.url
        page.mouse.click(x, y)
        until(page, "before => location.href !== before", before)
        card, state = watched.answer(), watched.state()
        said = told(options, state["lon"], state["lat"])
        kinds.add(card["kind"])
        check(agrees(card, said), f"tap {step + 1} at {state['lon']},{state['lat']}: {card['kind']}")
    check(len(kinds) >= 4, f"the taps were of several classes: {sorted(kinds)}")
    page.screenshot(path=options.pictures / "taps.png")
    # A link opens the same view and the same answer.
    again = Page(browser, base).open(page.url[len(base) + 1:])
    check(again.answer()["text"] == watched.answer()["text"], "a link opens the same answer")
    check(again.state().get("view") == watched.state().get("view"), "a link opens the same view")
    again.close("link")
    watched.close("taps")


def searches(browser, options, base):
    watched = Page(browser, base, width=1600, height=1000).open(f"#date={DAY}&lang=en")
    page = watched.page

    def look(text):
        page.fill("#text", text)
        page.press("#text", "Enter")

    look("荣华南路")
    page.click("#found button[data-kind=road]")
    check(watched.answer()["kind"] == "4a", "a road is found by name")
    page.wait_for_timeout(1500)
    page.screenshot(path=options.pictures / "road.png")
    look("201")
    page.click("#found button[data-id='201']")
    page.wait_for_timeout(500)
    check("201" in watched.answer()["text"], "a zone is found by number")
    look("116.5118,39.7918")
    page.wait_for_selector("#found button[data-crs=gcj02]")
    page.screenshot(path=options.pictures / "system.png")
    check(page.locator("#found button[data-crs]").count() == 4, "numbers are asked for their system")
    page.click("#found button[data-crs=gcj02]")
    until(page, "() => location.hash.includes('crs=gcj02')")
    card, said = watched.answer(), told(options, "116.5118", "39.7918", "gcj02")
    check(agrees(card, said), "a place in GCJ-02 is answered as by the command")
    check("116.5118, 39.7918 (gcj02)" in card["text"] and "116.505" not in card["text"], "its numbers are told as they were given")
    look("https://map.baidu.com/@12970943.48,4809097.07,15z")
    until(page, "() => location.hash.includes('crs=bd09mc')")
    check(agrees(watched.answer(), told(options, "12970943.48", "4809097.07", "bd09mc")), "a link of Baidu is a place")
    look("https://www.google.com/maps/@39.7918,116.5118,500m/data=!3m1!1e3")
    page.wait_for_selector("#found button[data-crs=wgs84]")
    check("aerial pictures" in page.inner_text("#found") and page.locator("#found button[data-crs]").count() == 2,
          "a link to aerial pictures is asked whether the place was found in the picture")
    page.click("#found button[data-crs=wgs84]")
    until(page, "() => location.hash.includes('crs=wgs84')")
    check(agrees(watched.answer(), told(options, "116.5118", "39.7918")), "and is answered as that")
    look("https://surl.amap.com/x")
    page.wait_for_selector("#found [role=alert]")
    check("--" not in page.inner_text("#found") and "coordinates" in page.inner_text("#found"), "a fault tells what can be done on the page")
    look("39.79,116.5")
    page.wait_for_selector("#found [role=alert]")
    check("swapped" in page.inner_text("#found"), "a pair that is swapped is refused")
    look("no such road")
    page.wait_for_selector("#found [role=alert]")
    page.press("#text", "Escape")
    check(page.is_hidden("#found"), "Escape closes the list")
    watched.close("search")


def languages(browser, options, base):
    watched = Page(browser, base, locale="zh-CN").open(f"#lon=116.5058&lat=39.7904&crs=wgs84&date={DAY}")
    page = watched.page
    card = watched.answer()
    check(page.get_attribute("html", "lang") == "zh-CN" and "4a类" in card["text"] and "昼间" in card["text"], "a Chinese browser is spoken to in Chinese")
    page.wait_for_timeout(2500)
    page.screenshot(path=options.pictures / "patterns.png")
    page.evaluate("document.getElementById('hatching').click()")
    check("hatching=0" in page.url, "patterns are an option, and the link keeps it")
    page.click("#language")
    check("class 4a" in watched.answer()["text"] and page.get_attribute("html", "lang") == "en", "the switch makes it English")
    text = page.evaluate("document.body.innerText.replace(/[\\s\\S]*?Legend/, '')")
    check("undefined" not in text and "null" not in text and "NaN" not in text, "no text is missing")
    with page.context.expect_page() as opened:
        page.click("#record")
    record = opened.value
    record.wait_for_load_state()
    check("4a" in record.content() and "116.5058" in record.content(), "the record opens")
    watched.close("languages")


def phone(browser, options, base):
    watched = Page(browser, base, width=360, height=740, locale="zh-CN", has_touch=True, is_mobile=True, device_scale_factor=2).open(f"#date={DAY}")
    page = watched.page
    page.wait_for_timeout(1500)
    page.screenshot(path=options.pictures / "phone.png")
    box = page.locator("#map canvas").bounding_box()
    page.touchscreen.tap(box["x"] + box["width"] * 0.5, box["y"] + box["height"] * 0.45)
    card, state = watched.answer(), watched.state()
    check(agrees(card, told(options, state["lon"], state["lat"])), "a tap on a phone is answered")
    check(page.evaluate("document.documentElement.scrollWidth") <= 360, "360 pixels are wide enough")
    small = page.evaluate("[...document.querySelectorAll('header button, #card .actions > *')].filter((node) => node.offsetParent && node.offsetHeight < 36).length")
    check(small == 0, "buttons are large enough for a finger")
    page.click("#options summary")
    page.wait_for_timeout(500)
    page.screenshot(path=options.pictures / "phone-card.png", full_page=True)
    watched.close("phone")


def keyboard(browser, options, base):
    watched = Page(browser, base).open(f"#date={DAY}&lang=en")
    page = watched.page
    reached = []
    for _ in range(14):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.id || document.activeElement.className || document.activeElement.tagName"))
        if "maplibregl-canvas" in reached[-1]:
            break
    check("text" in reached and "locate" in reached and "maplibregl-canvas" in reached[-1], f"Tab reaches all: {reached}")
    check(page.is_visible("#cross"), "the cross shows where Enter asks")
    for key in ["ArrowLeft", "ArrowUp", "+", "Enter"]:
        page.keyboard.press(key)
        page.wait_for_timeout(700)
    card, state = watched.answer(), watched.state()
    check(agrees(card, told(options, state["lon"], state["lat"])), "Enter asks at the cross")
    page.screenshot(path=options.pictures / "keyboard.png")
    page.focus("#text")
    page.keyboard.type("annex1-16")
    page.keyboard.press("Enter")
    page.wait_for_selector("#found li button")
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.dataset.kind") == "road":
            break
    page.keyboard.press("Enter")
    page.wait_for_timeout(800)
    check(watched.answer()["kind"] == "4a" and page.evaluate("document.activeElement.id") == "card", "a search by keyboard ends at the answer")
    check(page.inner_text("#status").startswith("class 4a; by day 70"), "the answer is told to a screen reader")
    nameless = page.evaluate(
        """[...document.querySelectorAll('button, input, a[href], summary, canvas[tabindex]')].filter((node) => !(node.innerText?.trim()
           || node.textContent?.trim() || node.getAttribute('aria-label') || node.labels?.length || node.title)).map((node) => node.outerHTML)""")
    check(not nameless, f"every control has a name {nameless[:2]}")
    watched.close("keyboard")


def position(browser, options, base):
    here = {"latitude": 39.7904, "longitude": 116.5058, "accuracy": 24.3}
    watched = Page(browser, base, permissions=["geolocation"], geolocation=here).open("#lang=en")
    page = watched.page
    page.click("#locate")
    until(page, "() => location.hash.includes('accuracy=25')")
    card = watched.answer()
    check(card["kind"] == "4a" and "known to ±25\u00a0m" in card["text"] and "now" in card["text"], "the phone's position is asked about with its accuracy")
    page.wait_for_timeout(1500)
    page.screenshot(path=options.pictures / "position.png")
    watched.close("position")
    watched = Page(browser, base, permissions=[]).open("#lang=en")
    watched.page.click("#locate")
    watched.page.wait_for_selector("#card [role=alert]", timeout=25_000)
    check("position is not to be had" in watched.answer()["text"], "a refusal is told")
    watched.close("position refused")
    # By a name that is no localhost, the page is not secure.
    far = base.replace("127.0.0.1", "noise.test")
    watched = Page(browser, far).open("#lang=zh")
    watched.page.click("#locate")
    check("https" in watched.answer()["text"], "without https it says what is needed")
    watched.close("position without https")


def without(browser, dim, options, base):
    watched = Page(dim, base).open(f"#lang=en&date={DAY}", drawn=False)
    page = watched.page
    page.wait_for_selector("#nomap:not([hidden])")
    check("WebGL" in page.inner_text("#nomap"), "without WebGL it says so")
    page.fill("#text", "https://uri.amap.com/marker?position=116.5118,39.7918")
    page.press("#text", "Enter")
    check(agrees(watched.answer(), told(options, "116.5118", "39.7918", "gcj02")), "search and card work without a map")
    page.screenshot(path=options.pictures / "without-webgl.png")
    watched.close("without WebGL")
    with Server(options) as bare:
        watched = Page(browser, bare.base).open("#lang=en", drawn=False)
        watched.page.wait_for_selector("#nomap:not([hidden])")
        check("MapLibre" in watched.page.inner_text("#nomap"), "without MapLibre it says so")
        watched.close("without MapLibre")


class Tiles(http.server.BaseHTTPRequestHandler):
    """A base map that is white, with a red square of some metres about one place as GCJ-02 has it."""

    # WGS 84 116.50744, 39.79201, by the published formula (as OffsetTests has it).
    place = (116.51340, 39.79320)

    def do_GET(self):
        z, x, y = map(int, re.findall(r"\d+", self.path)[:3])
        count = 2**z * 256
        east = (self.place[0] + 180) / 360 * count - x * 256
        south = (1 - math.asinh(math.tan(math.radians(self.place[1]))) / math.pi) / 2 * count - y * 256
        rows = b"".join(
            b"\0" + b"".join(b"\xff\0\0" if max(abs(column - east), abs(row - south)) < 8 else b"\xff\xff\xff" for column in range(256))
            for row in range(256))
        part = lambda name, data: struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        body = b"\x89PNG\r\n\x1a\n" + part(b"IHDR", struct.pack(">IIBBBBB", 256, 256, 8, 2, 0, 0, 0)) + part(b"IDAT", zlib.compress(rows)) + part(b"IEND", b"")
        self.send_response(200)
        self.send_header("Content-Type", "image/png")
        self.send_header("Access-Control-Allow-Origin", "*")
        self.end_headers()
        with contextlib.suppress(OSError):
            self.wfile.write(body)

    def log_message(self, *_):
        pass


def basemap(browser, options):
    tiles = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Tiles)
    threading.Thread(target=tiles.serve_forever, daemon=True).start()
    template = f"http://127.0.0.1:{tiles.server_port}/{{z}}/{{x}}/{{y}}.png"
    with Server(options, "--maplibre", str(options.maplibre), "--basemap", template, "--basemap-crs", "gcj02",
                "--basemap-attribution", "© Tiles") as server:
        watched = Page(browser, server.base).open(f"#lang=en&date={DAY}&view=116.50744,39.79201,17")
        page = watched.page
        page.wait_for_timeout(4000)
        check(page.inner_text("#notice").startswith("© Tiles"), "whose pictures these are stands on the map")
        picture = options.pictures / "basemap.png"
        page.screenshot(path=picture)
        box = page.locator("#map canvas").bounding_box()
        reds = page.evaluate(
            """async ({ data, box }) => {
              const picture = await createImageBitmap(new Blob([Uint8Array.from(atob(data), (sign) => sign.charCodeAt(0))]))
              const canvas = new OffscreenCanvas(picture.width, picture.height)
              const context = canvas.getContext('2d')
              context.drawImage(picture, 0, 0)
              const pixels = context.getImageData(box.x, box.y, box.width, box.height).data
              let [count, x, y] = [0, 0, 0]
              for (let index = 0; index < pixels.length; index += 4) if (pixels[index] - pixels[index + 2] > 150 && pixels[index + 1] < 90) {
                count += 1; x += (index / 4) % box.width; y += Math.floor(index / 4 / box.width)
              }
              return [count, x / count - box.width / 2, y / count - box.height / 2]
            }""",
            {"data": base64.b64encode(picture.read_bytes()).decode(), "box": {key: int(value) for key, value in box.items()}})
        check(reds[0] > 50 and max(abs(reds[1]), abs(reds[2])) < 8, f"a base map in GCJ-02 is moved under the data {reds}")
        watched.outside = [url for url in watched.outside if not url.startswith(template[: template.index("/{z}")])]
        watched.close("base map")
    tiles.shutdown()


def main():
    parser = argparse.ArgumentParser()
    for name in ["browser", "program", "maplibre", "pack", "pictures"]:
        parser.add_argument(f"--{name}", required=True)
    options = parser.parse_args()
    options.pictures = Path(options.pictures)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        options.map = f"{folder}/etown.gpkg"
        subprocess.run([options.program, "build", options.pack, "-o", options.map, "--date", DAY], check=True, capture_output=True)
        launch = lambda *more: playwright.chromium.launch(executable_path=options.browser, args=[*DRAWS, *more])
        with Server(options, "--maplibre", str(options.maplibre)) as server:
            browser = launch("--host-resolver-rules=MAP noise.test 127.0.0.1")
            taps(browser, options, server.base)
            searches(browser, options, server.base)
            languages(browser, options, server.base)
            phone(browser, options, server.base)
            keyboard(browser, options, server.base)
            position(browser, options, server.base)
            without(browser, launch("--disable-3d-apis"), options, server.base)
        basemap(browser, options)
    print(f"{len(failures)} faults" if failures else f"all well; pictures in {options.pictures}")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
