"""A parcel of very many vertices → shares, sides and checks, the whole command."""
import json

from bench import DATE
from figures import Work, commands
from inputs import rings


def run(bench):
    pack = rings.pack(bench.file("rings"))
    work = Work("A parcel of very many vertices → its shares and its outline, the whole command", "ms", 1)
    for what, make, count in (("smooth", rings.circle, 1_000_000), ("a comb", rings.comb, 1_000_000), ("a comb", rings.comb, 100_000)):
        ring, area, beyond = make(count)
        path = rings.write(bench.file(f"ring-{make.__name__}-{count}.geojson"), ring)
        runs = commands(bench.count(3, 1), [bench.noisezone, "parcel", path, "--pack", pack, "--date", DATE, "--format", "json"])
        parcel = json.loads(runs[0].out)["parcels"][0]
        found = {share["class"]: share["area_m2"] for share in parcel["classes"]}
        wanted = {"2": area - beyond, "3": beyond}
        if any(abs(found.get(name, 0) - wanted[name]) > 0.02 + 1e-8 * area for name in wanted):
            raise SystemExit(f"{what} of {count} vertices: {found}, but {wanted} in closed form: no time is told for wrong answers")
        work.add(f"{what}, {count:,} vertices", [run.processor for run in runs],
                 f"{len(parcel['outline']):,} stretches, peak {max(run.peak for run in runs) / 1e6:.0f} MB")
    work.checked = "The areas are those of the closed form, to 0.02 m²; teeth less than 2 cm wide count with the body."
    return [work]
