"""The layers that only one city has, besides district and zones: lists of (properties, shape) by layer."""
from shapely.geometry import LineString

from districts import lands, paths, sections

from . import buildings
from .laws import foshan, yilan, yokkaichi

PATHS = ["along", "across", "beside", "jagged", "curved", "across", "outside", "ring"]
OPENINGS = ["2020-01-01", "2024-01-09", "2024-01-10", "2025-06-01", "2026-11-20", "2026-11-21"]  # about both days that decide
APPROVED = ["1998-07-01", "2010-12-31", "2011-01-01", "2019-03-02"]


def foshan_layers(rng, ground):
    layers = {"roads": [], "rail": [], "waterways": []}
    for number in range(int(rng.integers(6, 11))):
        grade, name = str(rng.choice(foshan.ROADS)), f"路{number + 1}"
        named = {"name": name, "grade": grade, "edge_kind": str(rng.choice(["motor_lane_edge", "approximate"]))}
        if number == 0:
            named |= {"row": "road-1", "name": "G15", "grade": "motorway"}
        elif rng.random() < 0.5:
            named["row"] = f"附件1 表3-{number + 1}"
        layers["roads"] += _line(rng, ground, number, named, ["surface", "surface", "embankment", "elevated", "tunnel"], 30)
    for number in range(int(rng.integers(4, 8))):
        named = {"name": f"线{number + 1}", "kind": "urban_rail" if number % 2 else "railway"}
        if rng.random() < 0.7:
            named["row"] = f"附件1 表15-{number + 1}"
        if named["kind"] == "railway":
            named["eia_approved_on"] = str(rng.choice(APPROVED))
        layers["rail"] += _line(rng, ground, number, named, ["at_grade", "at_grade", "elevated", "underground"], 9)
    for number in range(int(rng.integers(1, 4))):
        named = {"name": f"水道{number + 1}", "kind": "waterway"}
        if number == 0:
            named |= {"row": "waterway-1", "name": "容桂水道1"}
        layers["waterways"] += _line(rng, ground, number, named, None, 90)
    layers["areas"] = [({"kind": kind, "name": f"场站{n + 1}"}, lands.patch(rng, ground, 40, 150))
                       for n, kind in enumerate(rng.choice(list(foshan.AREAS), 9))]
    lines = [feature for name in ("roads", "rail", "waterways") for feature in layers[name]]
    layers["buildings"] = buildings.random_buildings(rng, ground.district, lines, 160)
    return layers


def yilan_layers(rng, ground):
    land = [_strip(rng, ground) for _ in range(int(rng.integers(6, 10)))]
    half = len(land) // 2
    return {
        "road_land": [({"grade": "motorway", "name": f"國道{n + 1}"}, shape) for n, shape in enumerate(land[:half])],
        "railway_land": [({"name": f"鐵路{n + 1}"}, shape) for n, shape in enumerate(land[half:])],
        "areas": [({"kind": kind, "name": f"校{n + 1}"}, lands.patch(rng, ground, 40, 160)) for n, kind in enumerate(rng.choice(yilan.AREAS, 10))],
        "residential": [({"id": f"r{n + 1}"}, lands.patch(rng, ground, 60, 260)) for n in range(14)],
    }


def yokkaichi_layers(rng, ground):
    roads = []
    for number in range(int(rng.integers(7, 12))):
        named = {"name": f"道{number + 1}", "grade": str(rng.choice([*sorted(yokkaichi.TRUNK_GRADES), "municipal", "municipal"])),
                 "lanes": int(rng.choice([1, 2, 3, 4, 6])), "edge_kind": str(rng.choice(["road_land_boundary", "approximate"]))}
        roads += _line(rng, ground, number, named, ["surface", "surface", "embankment", "elevated", "tunnel"], 25)
    facing = [({"kind": kind, "name": f"街{n + 1}"}, lands.patch(rng, ground, 40, 200))
              for n, kind in enumerate(rng.choice(list(yokkaichi.FACING), 16))]
    return {"roads": roads, "areas": facing}


MAKERS = {foshan.ID: foshan_layers, yilan.ID: yilan_layers, yokkaichi.ID: yokkaichi_layers}


def _line(rng, ground, number, named, structures, widest_m):
    """Sections of one line end to end, drawn in either direction, with gaps, tunnels and plans between them."""
    features, path = [], paths.random_path(rng, ground, PATHS[(number + int(rng.integers(3))) % len(PATHS)])
    pieces, offsets = sections.cut(rng, path, 4), _offsets(rng, widest_m)
    dated = {"status": "open", "opened_on": str(rng.choice(OPENINGS[2:5]))} if rng.random() < 0.6 else {"status": "open"}
    for piece in pieces:
        if len(pieces) > 2 and rng.random() < 0.12:
            continue
        if rng.random() < 0.3:
            offsets = _offsets(rng, widest_m)
        properties = {**named, "left_m": offsets[0], "right_m": offsets[1], **(dated if rng.random() < 0.7 else _status(rng))}
        if structures:
            properties["structure"] = str(rng.choice(structures))
        features.append((properties, sections.drawn(rng, piece)))
    return features


def _status(rng):
    status = {"status": str(rng.choice(["open", "planned"]))}
    return status | ({"opened_on": str(rng.choice(OPENINGS))} if rng.random() < 0.7 else {})


def _offsets(rng, widest_m):
    """Centre line to boundary line, left and right, metres."""
    left = round(float(rng.uniform(2, widest_m)), 2)
    return left, left if rng.random() < 0.3 else round(float(rng.uniform(2, widest_m)), 2)


def _strip(rng, ground):
    """Land along a path, of one width and with mitred corners."""
    while True:
        path = paths.random_path(rng, ground, str(rng.choice(PATHS[:6])))
        shape = LineString(path).buffer(rng.uniform(5, 35), cap_style="flat", join_style="mitre", mitre_limit=2)
        if shape.geom_type == "Polygon" and shape.is_valid:
            return shape
