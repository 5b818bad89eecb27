/// How the answers about parcels are written.
public enum ParcelFormat: String, Sendable, CaseIterable { case text, json, ndjson, csv, geojson }
