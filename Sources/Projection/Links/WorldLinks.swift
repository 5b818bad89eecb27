import Geometry

/// Links of Google Maps (developers.google.com/maps/documentation/urls): latitude first. Its map of China is in GCJ-02, and its aerial
/// pictures of China are not: a link to these leaves the system open.
enum GoogleLink {
    static func reading(of address: LinkAddress) throws(Refusal) -> LinkReading? {
        if address.path.contains("dir") || ["daddr", "saddr", "origin", "destination"].contains(where: address.has) {
            throw .severalPlaces
        }
        guard var reading = try pair(in: address) else { return nil }
        let kind = try address.value("t", "basemap")
        let isPicture = address.path.contains { $0.contains("!1e3") } || ["k", "h", "satellite", "hybrid"].contains(kind)
        if !isPicture { reading.crs = system(of: reading.pair) }
        return reading
    }

    private static func pair(in address: LinkAddress) throws(Refusal) -> LinkReading? {
        let pins = Set(address.path.lazy.filter { $0.hasPrefix("data=") }.flatMap(pins))
        guard pins.count <= 1 else { throw .severalPlaces }
        if let pin = pins.first { return LinkReading(pair: pin) }
        // A pair, or a name that is looked up on a map: `q=loc:39.79,116.5` is a pair too.
        for name in ["query", "q"] {
            guard let text = try address.value(name) else { continue }
            let place = text.hasPrefix("loc:") ? String(text.dropFirst("loc:".count)) : text
            if isPlace(place) { return LinkReading(pair: place) }
        }
        if let named = address.path.drop(while: { $0 != "place" && $0 != "search" }).dropFirst().first, isPlace(named) {
            return LinkReading(pair: named)
        }
        // `@?api=1&map_action=map&center=…` has its view behind.
        if let view = address.path.first(where: { $0.hasPrefix("@") }).flatMap({ LinkReading.pair($0.dropFirst()) }) {
            return LinkReading(pair: view, isView: true)
        }
        for name in ["center", "ll"] {
            if let view = try address.value(name).flatMap({ LinkReading.pair($0) }) { return LinkReading(pair: view, isView: true) }
        }
        return nil
    }

    /// The places that are marked in `data=!4m6…!3d39.79!4d116.5`.
    private static func pins(_ data: String) -> [String] {
        let fields = data.split(separator: "!")
        return zip(fields, fields.dropFirst()).compactMap { latitude, longitude in
            guard latitude.hasPrefix("3d"), longitude.hasPrefix("4d") else { return nil }
            return "\(latitude.dropFirst(2)),\(longitude.dropFirst(2))"
        }
    }

    private static func isPlace(_ text: String) -> Bool {
        LinkReading.arePlain(text) && LinkReading.pair(text) != nil || text.contains("°")
    }

    /// GCJ-02 within its rectangle, WGS 84 elsewhere; of numbers that are none it does not matter.
    private static func system(of pair: String) -> CoordinateReferenceSystem {
        guard let place = try? LinkReading(pair: pair).place(in: .gcj02) else { return .gcj02 }
        return GCJ02.applies(at: place) ? .gcj02 : .wgs84
    }
}

/// Links of OpenStreetMap (wiki.openstreetmap.org/wiki/Browsing): WGS 84; a mark in `mlat`, `mlon`, else the middle of the view.
enum OSMLink {
    static func reading(of address: LinkAddress) throws(Refusal) -> LinkReading? {
        if address.path.contains("directions") { throw .severalPlaces }
        for (latitude, longitude, isView) in [("mlat", "mlon", false), ("lat", "lon", true)] {
            if let y = try address.value(latitude), let x = try address.value(longitude) {
                return LinkReading(pair: "\(y),\(x)", crs: .wgs84, isView: isView)
            }
        }
        guard let map = address.fragment.split(separator: "&").first(where: { $0.hasPrefix("map=") }) else { return nil }
        return LinkReading.pair(map.dropFirst("map=".count), from: 1, separator: "/").map {
            LinkReading(pair: $0, crs: .wgs84, isView: true)
        }
    }
}

/// `geo:39.79,116.5;crs=wgs84` (RFC 5870): latitude first; a height and an uncertainty are not used. `geo:0,0?q=39.79,116.5(name)` as
/// phones write it.
enum GeoLink {
    static func reading(of text: String) throws(Refusal) -> LinkReading? {
        let parts = text.dropFirst("geo:".count).split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        let fields = (parts.first ?? "").split(separator: ";", omittingEmptySubsequences: false)
        for field in fields.dropFirst() where field.lowercased().hasPrefix("crs=") && field.lowercased() != "crs=wgs84" {
            throw .unknownSystem(String(field.dropFirst("crs=".count)))
        }
        if parts.count == 2, let asked = parts[1].split(separator: "&").first(where: { $0.hasPrefix("q=") }) {
            let place = try LinkAddress.decoded(asked.dropFirst("q=".count)).prefix { $0 != "(" }
            if LinkReading.arePlain(String(place)), let pair = LinkReading.pair(place) { return LinkReading(pair: pair, crs: .wgs84) }
            // A name, with 0,0 for a place that the phone does not know.
            if fields.first == "0,0" { return nil }
        }
        guard let numbers = fields.first, numbers.count(where: { $0 == "," }) <= 2 else { return nil }
        return LinkReading.pair(numbers).map { LinkReading(pair: $0, crs: .wgs84) }
    }
}
