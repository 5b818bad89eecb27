"""府環空字第1100026940號 and 噪音管制區劃定作業準則, as the decision needs them. Metres, dB(A) by period."""

ID, CRS, ORIGIN = "yilan-2021", "EPSG:32651", (373_000.0, 2_739_000.0)
DATE = "2026-11-20"
PERIODS = ["day", "evening", "night"]
HOURS = {"*": (6, 20, 22), "3": (7, 20, 23), "4": (7, 20, 23)}  # at which they begin, by class

# 準則 6.
LIMITS = {"1": (55, 50, 45), "2": (60, 55, 50), "3": (65, 60, 55), "4": (75, 70, 65)}

# Zones are drawn in classes 2 and 4 (and may be in 3); 公告 二: class 3 is the rest.
BASE = {"1": "2", "2": "4", "3": "3"}
RESIDUAL = ("residual", "3")

# 公告 三: the land of motorways and railways; 公告 四: so far about it class 3, where it is housing class 2.
LAND_CLASS, BAND_CLASS, BAND_M, HOUSING_CLASS = "4", "3", 30.0, "2"

# 公告 一: about these class 2.
AREAS = ["school", "culture_bureau", "confucius_temple", "library", "hospital"]
AREA_CLASS, ABOUT_AREA_M = "2", 50.0

LEVELS_M = [0.0, 30.0, 50.0]
