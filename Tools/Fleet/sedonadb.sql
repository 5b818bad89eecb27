-- Places → class and limits in SedonaDB, the same rows as `noisezone query --input`. Views: `pieces` of zones.csv (noisezone export MAP -o zones.csv
-- --to-crs EPSG:4548, the plane of the map), `places` of id, lon, lat. Every statement makes one table of the name above it. Rules: beijing-etown-2025.
-- In Python: sd = sedonadb.connect(), and for every step sd.sql(TEXT).to_memtable().to_view(NAME). Of the two steps "placed" one is run, that for
-- the system of the places.

-- zones: the pieces, numbered in the order in which they lead
-- R3: 4b, then 4a, then the base zone; W4: a band before the land beside it; R5: a railway with its own limits before an existing one;
-- Z2: of two base zones the one with the lower limits, by night first. A line between two pieces of one label is no boundary.
SELECT *, ST_GeomFromText(wkt) AS geom,
    row_number() OVER (ORDER BY
        CASE WHEN kind IN ('base', 'residential') THEN 2 WHEN class = '4b' THEN 0 ELSE 1 END, class IS NULL,
        kind NOT IN ('base', 'residential') AND limits_class <> class,
        night_db NULLS LAST, day_db NULLS LAST, limits_class NULLS LAST, zone_id NULLS LAST, id) AS lead,
    dense_rank() OVER (ORDER BY class, limits_class, zone_id /* buildings: , other_class, other_limits_class */) AS label
FROM pieces

-- edges: every straight piece of a line once, with the piece that leads there, and the lowest and highest label beside it
-- What only one piece has is the district line (rim).
WITH rings AS (SELECT lead, label, ST_Points(ST_ExteriorRing(geom)) AS ring FROM zones
        UNION ALL SELECT lead, label, ST_Points(ST_InteriorRingN(geom, n)) FROM
            (SELECT lead, label, geom, unnest(generate_series(1, CAST(ST_NumInteriorRings(geom) AS BIGINT))) AS n FROM zones WHERE ST_NumInteriorRings(geom) > 0)),
    steps AS (SELECT lead, label, ring, unnest(generate_series(1, CAST(ST_NPoints(ring) AS BIGINT) - 1)) AS n FROM rings),
    -- ST_PointN of SedonaDB 0.5 gives NULL where n is a column.
    ends AS (SELECT lead, label, ST_GeometryN(ring, n) AS a, ST_GeometryN(ring, n + 1) AS b FROM steps),
    numbers AS (SELECT lead, label, ST_X(a) AS ax, ST_Y(a) AS ay, ST_X(b) AS bx, ST_Y(b) AS by_ FROM ends),
    sides AS (SELECT lead, label, ax, ay, bx, by_ FROM numbers WHERE ax < bx OR ax = bx AND ay < by_
        UNION ALL SELECT lead, label, bx, by_, ax, ay FROM numbers WHERE ax > bx OR ax = bx AND ay > by_)
SELECT min(lead) AS lead, min(label) AS low, max(label) AS high, count(*) = 1 AS rim, ST_MakeLine(ST_Point(ax, ay), ST_Point(bx, by_)) AS geom
FROM sides GROUP BY ax, ay, bx, by_

-- placed, from degrees (WGS 84 or CGCS2000): the place in the plane; NULL where the numbers are no place, look exchanged (in China only the other
-- way round), or lie more than 3,900 km from the meridian of the plane
WITH known AS (SELECT id, CASE WHEN lon BETWEEN -180 AND 180 AND lat BETWEEN -90 AND 90 AND NOT (lon BETWEEN 3 AND 54 AND lat >= 73)
        AND cos(radians(lon - 117)) >= 0 AND cos(radians(lat)) * abs(sin(radians(lon - 117))) < 0.6 THEN lon END AS lon, lat FROM places),
    moved AS (SELECT id, ST_Transform(ST_SetSRID(ST_Point(lon, lat), 4490), 'EPSG:4548') AS geom FROM known),
    metres AS (SELECT id, ST_X(geom) AS x, ST_Y(geom) AS y FROM moved)
SELECT id, ST_Point(CASE WHEN x BETWEEN -3400000 AND 4400000 AND y BETWEEN -10002000 AND 10002000 THEN x END, y) AS geom FROM metres

-- placed, from the plane (EPSG:4548, easting in lon and northing in lat; in China their ranges tell which is which)
SELECT id, ST_Point(CASE WHEN lon BETWEEN 100000 AND 900000 AND lat BETWEEN 1000000 AND 6200000 THEN lon
        WHEN lat BETWEEN 100000 AND 900000 AND lon BETWEEN 1000000 AND 6200000 THEN lat END,
    CASE WHEN lat BETWEEN 1000000 AND 6200000 THEN lat ELSE lon END) AS geom FROM places

-- answers
WITH near AS (
        SELECT p.id AS id, min(e.lead) AS lead, min(e.low) <> max(e.high) OR bool_or(e.rim) AS on_line
        FROM placed p JOIN edges e ON ST_DWithin(e.geom, p.geom, 0.001) GROUP BY p.id),
    inside AS (SELECT p.id AS id, z.lead AS lead FROM placed p JOIN zones z ON ST_Contains(z.geom, p.geom)),
    found AS (
        SELECT p.id AS id, p.geom IS NULL AS lost, coalesce(near.lead, inside.lead) AS lead, coalesce(near.on_line, false) AS on_line
        FROM placed p LEFT JOIN near ON near.id = p.id LEFT JOIN inside ON inside.id = p.id)
SELECT found.id AS id,
    CASE WHEN lost THEN 'error' WHEN z.lead IS NULL THEN 'outside' WHEN z.kind = 'base' AND z.class IS NULL THEN 'unzoned' ELSE 'inside' END AS nz_status,
    z.class AS nz_class, z.day_db AS nz_day, z.night_db AS nz_night, z.zone_id AS nz_zone,
    CASE WHEN NOT lost THEN on_line END AS nz_on_boundary
FROM found LEFT JOIN zones z ON z.lead = found.lead

-- plain: without the edge rule, a place on a line in the piece that leads there; places within 1 mm of a line may come out otherwise
WITH found AS (SELECT p.id AS id, min(z.lead) AS lead FROM placed p LEFT JOIN zones z ON ST_Intersects(z.geom, p.geom) GROUP BY p.id)
SELECT found.id AS id, z.class AS nz_class, z.day_db AS nz_day, z.night_db AS nz_night, z.zone_id AS nz_zone
FROM found LEFT JOIN zones z ON z.lead = found.lead
