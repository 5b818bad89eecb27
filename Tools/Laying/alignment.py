"""The course of a rail line that leaves the streets: straight from point to point, round where two straights meet."""
from .curves import crossing, rounded


def align(network, feature, position):
    """The points of a feature, by its rows of alignments.csv."""
    rows = [row for row in network.alignments if row["feature"] == feature["id"]]

    def at(row, column, word):
        if word.startswith("@"):
            if word not in position:
                raise row.fault(column, f"no course passes {word}")
            return position[word]
        if (feature["name"], word) not in network.stop_at:
            raise row.fault(column, f"{feature['name']} has no stop {word} in stops.csv")
        return network.stop_at[feature["name"], word]

    points = []
    for before, row, after in zip([None] + rows, rows, rows[1:] + [None]):
        if row["point"]:
            points.append(at(row, "point", row["point"]))
            continue
        straights = [at(row, column, word) for column in ("straight_1", "straight_2") for word in row[column]]
        if len(straights) != 4 or row["radius_m"] is None:
            raise row.fault("point", "give a point, or two straights of two points each and a radius")
        if not (before and before["point"] and after and after["point"]):
            raise row.fault("point", "a bend lies between two points")
        met = crossing(*straights)
        if not met:
            raise row.fault("straight_2", "is parallel to straight_1")
        points += rounded(met[0], at(before, "point", before["point"]), at(after, "point", after["point"]), row["radius_m"])
    return points
