import Geometry

/// The one renderer for terminals.
extension Diagnostic: CustomStringConvertible {
    /// One line: `error GeoData/x/zones.geojson feature 201 at 116.50740,39.79200: what. fix [code]`.
    ///
    /// Control characters of the file (they could move a terminal's cursor or colour it) are shown as `\u{1B}`.
    public var description: String {
        var line = severity.rawValue
        if let file { line += " " + file }
        if let feature { line += " feature " + feature }
        if let coordinate { line += " at " + coordinate.written }
        line += ": \(what). \(fix) [\(code)]"
        return line.withoutControlCharacters
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

extension String {
    /// The text with C0 and C1 controls, DEL, line separators and direction overrides written out.
    var withoutControlCharacters: String {
        guard unicodeScalars.contains(where: \.isUnsafeOnTerminal) else { return self }
        var text = ""
        for scalar in unicodeScalars {
            if scalar.isUnsafeOnTerminal {
                text += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
            } else {
                text.unicodeScalars.append(scalar)
            }
        }
        return text
    }
}

extension Unicode.Scalar {
    fileprivate var isUnsafeOnTerminal: Bool {
        switch value {
        case 0..<0x20, 0x7F..<0xA0, 0x2028...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}
