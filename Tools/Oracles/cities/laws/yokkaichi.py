"""四日市市告示第372号 with 平成12年総理府令第15号 (request limits) and 平成10年環境庁告示第64号 (ambient). Metres, dB(A) by period."""

ID, CRS, ORIGIN = "yokkaichi-2000", "EPSG:6674", (57_000.0, -114_000.0)
DATE = "2026-11-20"
PERIODS = ["day", "night"]
HOURS = {"*": (6, 22)}  # at which they begin, by class

NONE = (None, None)  # away from roads there is no request limit

# The request limits lead: 自動車騒音の限度.
LIMITS = {
    "a": NONE, "b": NONE, "c": NONE,
    "a1": (65, 55), "b1": (65, 55),
    "a2": (70, 65), "b2": (75, 70), "c2": (75, 70),
    "trunk": (75, 70),
}
# Categories A and B are taken for areas a and b, C for c; facing one lane the figure of the area.
AMBIENT = {
    "a": (55, 45), "b": (55, 45), "c": (60, 50),
    "a1": (55, 45), "b1": (55, 45),
    "a2": (60, 55), "b2": (65, 60), "c2": (65, 60),
    "trunk": (70, 65),
}
SETS = {"request": LIMITS, "ambient": AMBIENT}

BASE = {"1": "a", "2": "b", "3": "c"}
RESIDUAL = None  # other land has no area, and no limits near a trunk road either (Z5)

# Facing a road: area of the map × lanes of the road.
FACING = {"facing_one_lane": {"a": "a1", "b": "b1", "c": "c2"}, "facing_lanes": {"a": "a2", "b": "b2", "c": "c2"}}

# Roads for trunk traffic, and from how many lanes a municipal one is.
TRUNK_GRADES = {"motorway", "car_only", "national", "prefectural"}
MUNICIPAL_FROM_LANES = 4
BELOW_GROUND = {"tunnel"}

LEVELS_M = [0.0, 15.0, 20.0]


def is_trunk(properties):
    return properties["grade"] in TRUNK_GRADES or properties["lanes"] >= MUNICIPAL_FROM_LANES


def width_m(properties):
    """From the boundary of the land of the road."""
    return 15.0 if properties["lanes"] <= 2 else 20.0


def line_in_force(properties, date, as_built):
    """R4: a road that is not open yet is none."""
    if as_built:
        return True
    opened_on = properties.get("opened_on")
    return properties["status"] == "open" if opened_on is None else opened_on <= date
