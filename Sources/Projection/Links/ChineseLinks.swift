import Wording

/// Links of Amap (lbs.amap.com/api/uri-api): longitude first, GCJ-02 unless `coordinate=wgs84`.
enum AmapLink {
    static func reading(of address: LinkAddress) throws(Refusal) -> LinkReading? {
        if address.path.contains("navigation") || address.has("from") || address.has("to") { throw .severalPlaces }
        let crs: CoordinateReferenceSystem
        switch try address.value("coordinate")?.lowercased() {
        case nil, "gaode", "gcj02": crs = .gcj02
        case "wgs84": crs = .wgs84
        case let other?: throw .unknownSystem(other)
        }
        if let position = try address.value("position") {
            return LinkReading.pair(position).map { LinkReading(pair: $0, isLatitudeFirst: false, crs: crs) }
        }
        if let markers = try address.value("markers") {
            let marks = markers.split(separator: "|")
            guard marks.count <= 1 else { throw .severalPlaces }
            return marks.first.flatMap { LinkReading.pair($0) }.map { LinkReading(pair: $0, isLatitudeFirst: false, crs: crs) }
        }
        if let longitude = try address.value("lng", "lon"), let latitude = try address.value("lat") {
            return LinkReading(pair: "\(longitude),\(latitude)", isLatitudeFirst: false, crs: crs)
        }
        // What the app sends: wb.amap.com/?p=ID,lat,lon,name and ?q=lat,lon,name.
        if let place = try address.value("p") { return LinkReading.pair(place, from: 1).map { LinkReading(pair: $0, crs: crs) } }
        if let place = try address.value("q"), let pair = LinkReading.pair(place), LinkReading.arePlain(pair) {
            return LinkReading(pair: pair, crs: crs)
        }
        return nil
    }
}

/// Links of Tencent (lbs.qq.com/webApi/uriV1/uriGuide/uriWebMarker): latitude first, GCJ-02 unless `coord_type=1`.
enum TencentLink {
    static func reading(of address: LinkAddress) throws(Refusal) -> LinkReading? {
        if address.path.contains("routeplan") { throw .severalPlaces }
        let crs: CoordinateReferenceSystem
        switch try address.value("coord_type") {
        case nil, "2": crs = .gcj02
        case "1": crs = .wgs84
        case let other?: throw .unknownSystem(other)
        }
        if let marker = try address.value("marker") {
            let places = marker.split(whereSeparator: { $0 == "|" || $0 == ";" }).map { $0.drop { $0 == " " } }
                .filter { $0.hasPrefix("coord:") }
            guard places.count <= 1 else { throw .severalPlaces }
            return places.first.flatMap { LinkReading.pair($0.dropFirst("coord:".count)) }.map { LinkReading(pair: $0, crs: crs) }
        }
        if let place = try address.value("coord") { return LinkReading.pair(place).map { LinkReading(pair: $0, crs: crs) } }
        if let x = try address.value("pointx"), let y = try address.value("pointy") {
            return LinkReading(pair: "\(x),\(y)", isLatitudeFirst: false, crs: crs)
        }
        return nil
    }
}

/// Links of Baidu (lbsyun.baidu.com, URI API): `location` with latitude first, in BD-09 unless `coord_type` says otherwise; behind an @ the
/// middle of the view in Baidu's metres.
enum BaiduLink {
    static func reading(of address: LinkAddress) throws(Refusal) -> LinkReading? {
        if address.path.contains("dir") || address.path.contains("direction") { throw .severalPlaces }
        let crs: CoordinateReferenceSystem
        switch try address.value("coord_type", "coordtype")?.lowercased() {
        case nil, "bd09ll", "bd09": crs = .bd09
        case "bd09mc": crs = .bd09mc
        case "gcj02": crs = .gcj02
        case "wgs84": crs = .wgs84
        case let other?: throw .unknownSystem(other)
        }
        if let place = try address.value("location", "latlng") {
            // In China an easting is larger than any northing, so that the order of metres is seen.
            return LinkReading.pair(place).map { LinkReading(pair: $0, crs: crs) }
        }
        guard let view = address.path.first(where: { $0.hasPrefix("@") }) else { return nil }
        return LinkReading.pair(view.dropFirst()).map { LinkReading(pair: $0, isLatitudeFirst: false, crs: .bd09mc, isView: true) }
    }
}

extension Refusal {
    static func unknownSystem(_ name: String) -> Refusal {
        Refusal(
            .linkSystem, "the link names a reference system that is not known: “\(Excerpt.of(name))”",
            "Give the coordinates, and their system with --crs")
    }
}
