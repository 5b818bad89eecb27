import Geometry
import Wording

/// The one renderer for terminals.
extension Diagnostic: Spoken {
    /// One line: `error GeoData/x/zones.geojson feature 201 at 116.50740,39.79200: what. fix [code]`.
    ///
    /// Control characters of the file (they could move a terminal's cursor or colour it) are shown as `\u{1B}`.
    public var phrase: Phrase {
        var place: Phrase =
            switch severity {
            case .error: "error"
            case .warning: "warning"
            case .note: "note"
            }
        if let file { place = "\(place) \(file)" }
        if let line { place = "\(place) line \(line)" }
        if let feature { place = "\(place) feature \(feature)" }
        if let coordinate { place = "\(place) at \(coordinate.written)" }
        return "\(place): \(advice)\(others) [\(code)]"
    }

    /// The count of what one message stands for, and the first of the others.
    private var others: Phrase {
        guard count > 1 else { return "" }
        let mentions = also.map { mention -> Phrase in
            switch (mention.feature, mention.coordinate) {
            case (let feature?, let place?): "\(feature) at \(place.written)"
            case (let feature?, nil): "\(feature)"
            case (nil, let place?): "\(place.written)"
            case (nil, nil): "…"
            }
        }
        return mentions.isEmpty
            ? " (\(count) of this kind in all)" : " (\(count) of this kind in all, among them \(Phrase.list(mentions)))"
    }

    /// What is wrong, and how to mend it.
    public var advice: Phrase { fix == "" ? what : "\(what). \(fix)" }
}

extension Diagnostic {
    /// `1 error, 2 warnings`
    public static func count(_ diagnostics: [Diagnostic]) -> Phrase {
        let errors = diagnostics.reduce(0) { $0 + ($1.severity == .error ? $1.count : 0) }
        let warnings = diagnostics.reduce(0) { $0 + ($1.severity == .warning ? $1.count : 0) }
        let counted: (Phrase, Phrase) = (errors == 1 ? "1 error" : "\(errors) errors", warnings == 1 ? "1 warning" : "\(warnings) warnings")
        return "\(counted.0), \(counted.1)"
    }
}

extension Coordinate {
    /// `116.50740,39.79200` for what can be degrees (about 1 m), `504321.123,4405678.000` for what can only be metres (1 mm).
    var written: String {
        guard x.isFinite, y.isFinite else { return "\(x),\(y)" }
        let places = abs(x) <= 180 && abs(y) <= 180 ? 5 : 3
        var bytes: [UInt8] = []
        FixedPoint.append(x, places: places, to: &bytes)
        bytes.append(UInt8(ascii: ","))
        FixedPoint.append(y, places: places, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }
}
