import Geometry

/// What a link says of its place: two numbers as text, their order, and their system.
struct LinkReading {
    /// `39.79,116.5`, or with letters and signs of degrees.
    let pair: String
    /// Where no letters say otherwise.
    var isLatitudeFirst = true
    /// Nil where the link leaves it open.
    var crs: CoordinateReferenceSystem?
    /// Whether it is the middle of what the link shows, and no place that somebody marked.
    var isView = false

    /// The first two of some fields: `39.79,116.5,17z` has more.
    static func pair(_ text: some StringProtocol, from first: Int = 0, separator: Character = ",") -> String? {
        let fields = text.split(separator: separator, omittingEmptySubsequences: false).dropFirst(first).prefix(2)
        guard fields.count == 2, fields.allSatisfy({ !$0.isEmpty }) else { return nil }
        return fields.joined(separator: ",")
    }

    /// Whether the text is two plain numbers, and no name.
    static func arePlain(_ pair: String) -> Bool {
        pair.utf8.allSatisfy { (0x30...0x39).contains($0) || [0x2B, 0x2C, 0x2D, 0x2E, 0x20].contains($0) }
    }

    static var withoutPlace: Refusal {
        Refusal(
            .link, "the link holds no coordinates",
            "Open it in a browser, set a mark at the place, and give the address that then stands there; or give the coordinates and --crs")
    }

    /// The numbers as a place of their system.
    func place(in crs: CoordinateReferenceSystem) throws(Refusal) -> Coordinate {
        guard self.pair.utf8.count <= WrittenCoordinate.lengthLimit else { throw Self.withoutPlace }
        let pair = try WrittenPair(tokens: Tokenizer.tokens(of: self.pair))
        let axes = try (pair.first.axis, pair.second.axis)
        let isBare = axes.0 == nil && axes.1 == nil
        guard crs.isGeographic else { return try metres(pair, crs) }
        let written = isBare && isLatitudeFirst ? pair.turned : pair
        do throws(Refusal) { return try GeographicReader.place(of: written, crs: crs) } catch {
            guard error.cause == .swapped else { throw error }
            throw Refusal(
                .swapped, "longitude and latitude look exchanged in the link",
                "Give the coordinates alone, longitude first, and their system with --crs")
        }
    }

    /// In China an easting of Baidu's metres is larger than any northing, so that either order is read.
    private func metres(_ pair: WrittenPair, _ crs: CoordinateReferenceSystem) throws(Refusal) -> Coordinate {
        guard isLatitudeFirst else { return try ProjectedReader.place(of: pair, crs: crs) }
        do throws(Refusal) { return try ProjectedReader.place(of: pair.turned, crs: crs) } catch {
            guard error.cause == .swapped else { throw error }
            return try ProjectedReader.place(of: pair, crs: crs)
        }
    }
}
