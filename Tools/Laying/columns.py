"""The columns of every table, in the order of the file. GeoData/beijing-etown/network/README.md says what they mean."""
from .tables import above_zero, above_zero_or_none, latitude, longitude, names, number, number_or_none, one_of, some_words, sources, text, text_or_none, words

SOURCES = {"source": text, "text": text, "licence": text, "found_at": text_or_none}

# Every row of the others says where it comes from.
CITED = {"source": sources, "note": text_or_none}
TABLES = {
    "frames": {"frame": text, "x_m": number, "y_m": number, "turn_deg": number, "second_axis": one_of("left", "right")},
    "courses": {"course": text, "part": text, "axis": one_of("u", "v", ""), "at_m": number_or_none, "held_m": number_or_none,
                "bend_deg": above_zero, "places": some_words},
    "points": {"course": text, "place": text_or_none, "longitude": longitude, "latitude": latitude, "accuracy_m": above_zero},
    "names": {"name": text, "courses": some_words},
    "figures": {"figure": text, "place": text_or_none, "longitude": longitude, "latitude": latitude, "accuracy_m": above_zero,
                "approaches": number_or_none, "status": one_of("observed", "refused")},
    "stops": {"line": text, "stop": text, "id": text_or_none, "aliases": names, "place": text_or_none, "longitude": longitude,
              "latitude": latitude, "accuracy_m": above_zero, "drawn_accuracy_m": number_or_none,
              "status": one_of("observed", "drawn", "outside")},
    "guesses": {"place": text, "frame": text, "x": number, "y": number, "accuracy_m": above_zero},
    "links": {"place": text, "between": some_words, "east_m": number, "north_m": number, "accuracy_m": above_zero},
    "features": {"id": text, "name": text, "aliases": names, "kind": one_of("road", "river", "border", "rail"),
                 "structure": text_or_none, "courses": words, "from": text_or_none, "to": text_or_none, "accuracy_m": above_zero_or_none},
    "widths": {"feature": text, "left_m": above_zero, "right_m": above_zero, "samples": number},
    "alignments": {"feature": text, "point": text_or_none, "straight_1": words, "straight_2": words, "radius_m": number_or_none},
}
TABLES = {name: {**columns, **CITED} for name, columns in TABLES.items()}

# The column that no two rows of a table share.
KEYS = {"frames": "frame", "courses": "course", "names": "name", "figures": "figure", "guesses": "place", "features": "id",
        "widths": "feature"}
