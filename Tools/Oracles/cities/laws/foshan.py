"""佛环〔2024〕1号, as the decision needs it. Distances in metres, limits in dB(A) by period."""

ID, CRS, ORIGIN = "foshan-2024", "EPSG:4547", (408_000.0, 2_545_000.0)
DATE = "2026-11-20"
PERIODS = ["day", "night"]
HOURS = {"*": (6, 22)}  # at which they begin, by class

# 二(七) 表1; there is no class 0.
LIMITS = {"1": (55, 45), "2": (60, 50), "3": (65, 55), "4a": (70, 55), "4b": (70, 60)}

# The classes that zones are drawn in; what is in no zone is of class 2 (四).
BASE = {"1": "1", "2": "2", "3": "3"}
RESIDUAL = ("residual", "2")

# 三(二)(1)–(3), for 4b as well (三(三)); by the class of the zone that contains the place (W5).
WIDTH_M = {"1": 50.0, "2": 35.0, "3": 20.0}
LEVELS_M = [0.0, 20.0, 35.0, 50.0]

# 二(五), 三(二): what makes 4a; 三(三): what makes 4b. Bands lie on both sides, none beyond an end (W6).
ROADS = ["motorway", "class1", "class2", "urban_expressway", "arterial", "sub_arterial"]
KINDS_4A = {*ROADS, "urban_rail", "waterway"}
KINDS_4B = {"railway"}
BELOW_GROUND = {"tunnel", "underground"}  # 地面段, R2

# 三(三), 三(四): approved from this day on new, before it existing: "class 4" of its own, told as 4b, background 70/55.
NEW_RAILWAY_FROM = "2011-01-01"
EXISTING_RAILWAY_LIMITS = (70, 55)

# 三(五): lines built from this day on count by their grade; an older one only with a row of an annex.
COUNTS_UNLISTED_FROM = "2024-01-10"

# 三(二), 三(三): inside the red line, nothing about it.
AREAS = {"urban_rail_station": "4a", "bus_hub": "4a", "coach_station": "4a", "port": "4a", "service_area": "4a", "railway_station": "4b"}

# 三(二): from the face of a first building of so many storeys the band ends.
TALL_FROM_STOREYS = 3
METRES_PER_STOREY = 3.0  # of the random packs


def line_in_force(properties, date, as_built):
    """R4: open, or opened by then; 三(五): without a row only what was opened from 2024-01-10 on."""
    opened_on = properties.get("opened_on")
    is_new = opened_on is not None and opened_on >= COUNTS_UNLISTED_FROM
    if not properties.get("row") and not is_new:
        return False
    if as_built:
        return True
    return properties.get("status", "open") == "open" if opened_on is None else opened_on <= date


def is_new_railway(properties):
    return properties["eia_approved_on"] >= NEW_RAILWAY_FROM
