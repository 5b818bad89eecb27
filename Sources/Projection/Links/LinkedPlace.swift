import Geometry

/// The place that a link of a map service, or a `geo:` address, holds. The link is read, never followed.
struct LinkedPlace {
    let place: Coordinate
    let crs: CoordinateReferenceSystem
    let link: PlaceLink

    /// Bytes of UTF-8: names in links are long, percent-encoded.
    static let lengthLimit = 4096

    static func isLink(_ text: String) -> Bool {
        let start = text.prefix(8).lowercased()
        return start.hasPrefix("geo:") || start.hasPrefix("https://") || start.hasPrefix("http://")
    }

    /// - Parameter named: the system that was said beside the link: it must be that of the link, and decides where the link leaves it open.
    init(_ text: String, named: CoordinateReferenceSystem?) throws(Refusal) {
        let (service, reading) = try Self.read(text)
        if let own = reading.crs {
            if let named, !named.agrees(with: own) {
                throw Refusal(
                    .linkSystem, "the place is \(service.words), whose system is \(own.identifier), and --crs says \(named.identifier)",
                    "Leave out --crs, or give the coordinates alone and the system that they are in")
            }
            crs = own
        } else if let named, named.isGeographic {
            crs = named
        } else {
            throw Refusal(
                .linkSystem, "the link shows aerial pictures, and Google's pictures of China are in another system than its map",
                "Say --crs wgs84 if the place was found in the picture, --crs gcj02 if by its name or on the map")
        }
        link = PlaceLink(service: service, isView: reading.isView)
        place = try reading.place(in: crs)
    }

    private static func read(_ text: String) throws(Refusal) -> (LinkService, LinkReading) {
        if text.prefix(4).lowercased() == "geo:" {
            guard let reading = try GeoLink.reading(of: text) else { throw LinkReading.withoutPlace }
            return (.geo, reading)
        }
        guard let address = try LinkAddress(text) else { throw LinkReading.withoutPlace }
        guard let service = LinkService(host: address.host) else {
            throw Refusal(
                .link, "“\(Excerpt.of(address.host))” is no map service whose links are read here",
                "Open a short link in a browser, and give the long address that it leads to (Amap, Baidu, Tencent, Google, OpenStreetMap), or coordinates"
            )
        }
        let reading: LinkReading? =
            switch service {
            case .amap: try AmapLink.reading(of: address)
            case .baidu: try BaiduLink.reading(of: address)
            case .tencent: try TencentLink.reading(of: address)
            case .google: try GoogleLink.reading(of: address)
            case .osm: try OSMLink.reading(of: address)
            case .geo: nil
            }
        guard let reading else { throw LinkReading.withoutPlace }
        return (service, reading)
    }
}
