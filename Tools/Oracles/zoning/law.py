"""The figures and dates of 京技管发〔2025〕8号, as the decision needs them. Distances in metres, limits in dB(A)."""

# Clauses 二(一)–(四)1: class -> (day, night). The rules have no class 0 (Z4).
LIMITS = {"1": (55, 45), "2": (60, 50), "3": (65, 55), "4a": (70, 55), "4b": (70, 60)}

# GB 3096-2008, reading R5: existing railways, while no train passes.
EXISTING_RAILWAY_LIMITS = (70, 55)

# Clause 二(四)1 table 1: width of the bands by the class of the zone that contains the place (reading W5).
# Unzoned land has no row in the table: no band there.
WIDTH_M = {"1": 55.0, "2": 40.0, "3": 25.0}
WIDEST_M = 55.0

# Clause 二(四)1: 4b applies to railways whose assessment was approved from this day on.
NEW_RAILWAY_FROM = "2011-01-01"

# Reading T2.
IN_FORCE_FROM = "2025-04-29"

# Clause 四.1, reading Z1: housing in class 3 keeps its class and takes the limits of class 1.
HOUSING_ZONE_CLASS, HOUSING_LIMITS_CLASS = "3", "1"

# Reading R2: these make no band.
BELOW_GROUND = {"tunnel", "underground"}


def line_in_force(properties, date, as_built):
    """Reading R4, clause 四.2. `date` and `opened_on` are YYYY-MM-DD, which compare as text."""
    if as_built:
        return True
    opened_on = properties.get("opened_on")
    if opened_on is None:
        return properties["status"] == "open"
    return opened_on <= date


def is_new_railway(properties):
    """Clause 二(四)1 and reading R5: approved 2011-01-01 or later."""
    return properties["eia_approved_on"] >= NEW_RAILWAY_FROM

# Clause 二(四)2 and 3, readings B1, B4, B7: tall from this many storeys; mainly: more than this share; joined up to this gap; the source.
TALL_FROM_STOREYS = 3
MAINLY_SHARE = 0.5
JOINED_GAP_M = 20.0
SOURCE_HEIGHT_M = 0.5
