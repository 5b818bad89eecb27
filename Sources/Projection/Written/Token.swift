/// A piece of a written coordinate.
enum Token: Hashable {
    case number(WrittenNumber)
    case mark(Mark)
    /// N, E, S, W, 北纬, 东经 and the like.
    case hemisphere(Hemisphere)
    case label(Label)
    case comma
    /// `;` and `、`, which never stand inside a number.
    case semicolon
    case space
    /// `=` or `:`
    case equals
    case open(Character)
    case close(Character)
    /// A word that says nothing about the numbers: 坐标, point.
    case noise

    /// The unit sign after a number.
    enum Mark: Int, Hashable, Comparable {
        case degree, minute, second
        /// 米, and the letter m in a projected system (there read as ``minute``).
        case metre

        static func < (a: Mark, b: Mark) -> Bool { a.rawValue < b.rawValue }
    }

    enum Hemisphere: Hashable {
        case east, west, north, south

        var axis: Axis { self == .east || self == .west ? .first : .second }
        var isNegative: Bool { self == .west || self == .south }
    }

    enum Label: Hashable {
        case longitude, latitude, easting, northing, x, y

        var axis: Axis { self == .longitude || self == .easting || self == .x ? .first : .second }
    }

    /// first: longitude, easting; second: latitude, northing.
    enum Axis: Hashable { case first, second }
}

/// A number as written: digits, at most one point, at most one sign.
struct WrittenNumber: Hashable {
    /// Without the sign.
    let magnitude: Double
    let isNegative: Bool
    let hasSign: Bool
    let hasPoint: Bool
    /// With the sign, digits made half-width.
    let text: String
}
