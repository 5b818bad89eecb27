"""The named pieces of the courses and the stops, as what the layer holds: (properties, places in the plane)."""
from .alignment import align
from .tables import Fault


def lines(network, position):
    for row in network.features:
        properties = {"id": row["id"], "name": row["name"], "aliases": row["aliases"], "kind": row["kind"]}
        if row["structure"]:
            properties["structure"] = row["structure"]
        properties.update(accuracy_m=whole(row["accuracy_m"]), source=texts(network, row))
        places = network.paths.get(row["id"])
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


def whole(metres):
    """Without decimals where there are none."""
    return int(metres) if metres == int(metres) else metres


def texts(network, row):
    return "; ".join(network.sources[source]["text"] for source in row["source"])
