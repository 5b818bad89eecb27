"""Random districts: ground, paths, roads, rail, lands, and the pack that is written of them. Metres in EPSG:4548."""
