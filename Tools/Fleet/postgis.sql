-- Places → class and limits in PostGIS, the same rows as `noisezone query --input`.
-- Tables: pieces, a copy of zones.csv (noisezone export MAP -o zones.csv --to-crs EPSG:4548, the plane of the map); places: id integer, lon and lat
-- double precision. Rules: beijing-etown-2025.
-- CREATE EXTENSION postgis first. Of the two steps "placed" one is run, that for the system of the places.

-- map: the pieces, numbered in the order in which they lead
CREATE TABLE zones AS
SELECT id, class, day_db, night_db, zone_id, kind, ST_GeomFromText(wkt, 4548) AS geom,
    -- R3: 4b, then 4a, then the base zone; W4: a band before the land beside it; R5: a railway with its own limits before an existing one;
    -- Z2: of two base zones the one with the lower limits, by night first.
    row_number() OVER (ORDER BY
        CASE WHEN kind IN ('base', 'residential') THEN 2 WHEN class = '4b' THEN 0 ELSE 1 END, class IS NULL,
        kind NOT IN ('base', 'residential') AND limits_class <> class,
        night_db NULLS LAST, day_db NULLS LAST, limits_class NULLS LAST, zone_id NULLS LAST, id)::integer AS lead,
    -- A line between two pieces of one label is no boundary.
    dense_rank() OVER (ORDER BY class, limits_class, zone_id /* buildings: , other_class, other_limits_class */)::integer AS label
FROM pieces;
CREATE INDEX ON zones USING gist(geom);
CREATE UNIQUE INDEX ON zones(lead);

-- Every straight piece of a line once, with the piece that leads there, and the lowest and highest label beside it. What only one piece has is
-- the district line (rim).
CREATE TABLE edges AS
WITH sides AS (
    SELECT lead, label, LEAST(a, b) AS a, GREATEST(a, b) AS b FROM zones, LATERAL (
        SELECT ARRAY[ST_X(ST_StartPoint(geom)), ST_Y(ST_StartPoint(geom))] AS a, ARRAY[ST_X(ST_EndPoint(geom)), ST_Y(ST_EndPoint(geom))] AS b
        FROM ST_DumpSegments(zones.geom)) AS segments
    WHERE a <> b)
SELECT min(lead) AS lead, min(label) AS low, max(label) AS high, count(*) = 1 AS rim,
    ST_SetSRID(ST_MakeLine(ST_Point(a[1], a[2]), ST_Point(b[1], b[2])), 4548) AS geom
FROM sides GROUP BY a, b;
CREATE INDEX ON edges USING gist(geom);
ANALYZE zones;
ANALYZE edges;

-- placed, from degrees (WGS 84 or CGCS2000): the place in the plane; NULL where the numbers are no place, look exchanged (in China only the other
-- way round), or lie more than 3,900 km from the meridian of the plane
CREATE TABLE placed AS
SELECT id, CASE WHEN ST_X(geom) BETWEEN -3400000 AND 4400000 AND ST_Y(geom) BETWEEN -10002000 AND 10002000 THEN geom END AS geom
FROM (SELECT id, CASE WHEN lon BETWEEN -180 AND 180 AND lat BETWEEN -90 AND 90 AND NOT (lon BETWEEN 3 AND 54 AND lat >= 73)
    AND cosd(lon - 117) >= 0 AND cosd(lat) * abs(sind(lon - 117)) < 0.6
    THEN ST_Transform(ST_SetSRID(ST_Point(lon, lat), 4490), 4548) END AS geom FROM places OFFSET 0) AS moved;

-- placed, from the plane (EPSG:4548, easting in lon and northing in lat; in China their ranges tell which is which)
CREATE TABLE placed AS
SELECT id, ST_SetSRID(CASE WHEN lon BETWEEN 100000 AND 900000 AND lat BETWEEN 1000000 AND 6200000 THEN ST_Point(lon, lat)
    WHEN lat BETWEEN 100000 AND 900000 AND lon BETWEEN 1000000 AND 6200000 THEN ST_Point(lat, lon) END, 4548) AS geom FROM places;

-- answers: the few lines and pieces look for their places, and not the many places for their pieces (OFFSET 0 holds it to that)
CREATE INDEX ON placed USING gist(geom);
ANALYZE placed;
CREATE TABLE answers AS
WITH near AS (SELECT p.id, min(e.lead) AS lead, min(e.low) <> max(e.high) OR bool_or(e.rim) AS on_line
        FROM edges e CROSS JOIN LATERAL (SELECT id FROM placed WHERE ST_DWithin(e.geom, placed.geom, 0.001) OFFSET 0) p GROUP BY p.id),
    inside AS (SELECT p.id, z.lead FROM zones z CROSS JOIN LATERAL (SELECT id FROM placed WHERE ST_Contains(z.geom, placed.geom) OFFSET 0) p),
    found AS (
        SELECT p.id, p.geom IS NULL AS lost, coalesce(near.lead, inside.lead) AS lead, coalesce(near.on_line, false) AS on_line
        FROM placed p LEFT JOIN near ON near.id = p.id LEFT JOIN inside ON inside.id = p.id)
SELECT found.id,
    CASE WHEN lost THEN 'error' WHEN z.lead IS NULL THEN 'outside' WHEN z.kind = 'base' AND z.class IS NULL THEN 'unzoned' ELSE 'inside' END AS nz_status,
    z.class AS nz_class, z.day_db AS nz_day, z.night_db AS nz_night, z.zone_id AS nz_zone,
    CASE WHEN NOT lost THEN on_line END AS nz_on_boundary
FROM found LEFT JOIN zones z ON z.lead = found.lead;

-- plain: without the edge rule, a place on a line in the piece that leads there; places within 1 mm of a line may come out otherwise
CREATE TABLE plain AS
WITH beside AS (SELECT p.id, min(z.lead) AS lead
        FROM zones z CROSS JOIN LATERAL (SELECT id FROM placed WHERE ST_Intersects(z.geom, placed.geom) OFFSET 0) p GROUP BY p.id)
SELECT p.id AS id, z.class AS nz_class, z.day_db AS nz_day, z.night_db AS nz_night, z.zone_id AS nz_zone
FROM placed p LEFT JOIN beside ON beside.id = p.id LEFT JOIN zones z ON z.lead = beside.lead;
