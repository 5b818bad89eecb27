"""The named pieces of the courses and the stops, as what the layer holds: (properties, places in the plane)."""
from .alignment import align
from .tables import Fault


def lines(network, position):
    for row in network.features:
        properties = {"id": row["id"], "name": row["name"], "aliases": row["aliases"], "kind": row["kind"]}
        if row["structure"]:
            properties["structure"] = row["structure"]
        places = network.paths.get(row["id"])
        properties.update(accuracy_m=whole(accuracy(network, row, places)), source=texts(network, row))
        width = network.widths.get(row["id"])
        if width:
            properties.update(left_m=whole(width["left_m"]), right_m=whole(width["right_m"]), width_source=texts(network, width))
        points = [position[p] for p in places] if places else align(network, row, position)
        if len(points) < 2:
            raise Fault(row.where, "courses: is no line: name its courses, or give its points in alignments.csv", "table-cell")
        yield properties, points


def stops(network, position):
    """The stops that lie in the district: on a vertex of their line, else where the figure is."""
    for row in network.stops:
        if row["status"] == "outside":
            continue
        properties = {"id": row["id"], "name": row["stop"], "aliases": row["aliases"], "kind": "stop", "line": row["line"],
                      "accuracy_m": whole(row["drawn_accuracy_m"]), "source": texts(network, row)}
        yield properties, position[row["place"]] if row["place"] else network.stop_at[row["line"], row["stop"]]


def accuracy(network, row, places):
    """What the row says, else that of the least accurate point."""
    if row["accuracy_m"]:
        return row["accuracy_m"]
    known = network.points.accuracy
    if not places or any(place not in known for place in places):
        raise row.fault("accuracy_m", "is empty, which is for lines whose every point is in points.csv")
    return max(known[place] for place in places)


def whole(metres):
    """Without decimals where there are none."""
    return int(metres) if metres == int(metres) else metres


def texts(network, row):
    return "; ".join(network.sources[source]["text"] for source in row["source"])
