"""The zoning function by plain distances: law, plane, pack, line parts, shapes, polygons, decision."""
