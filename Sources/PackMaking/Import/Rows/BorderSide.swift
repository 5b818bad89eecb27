import Geometry

/// The border of a district that is named by the side it lies on, 北区界: of its outline what looks that way.
struct BorderSide {
    private let towards: Coordinate

    /// Nil for a name that is no side of a border.
    init?(name: String) {
        guard name.hasSuffix("界"), let first = name.first else { return nil }
        switch first {
        case "东": towards = Coordinate(x: 1, y: 0)
        case "南": towards = Coordinate(x: 0, y: -1)
        case "西": towards = Coordinate(x: -1, y: 0)
        case "北": towards = Coordinate(x: 0, y: 1)
        default: return nil
        }
    }

    /// Metres of walking that it costs to end at a side that looks square away from the one that is named.
    private static let penalty = 2000.0

    /// - Parameter outline: closed rings, the exterior counter-clockwise.
    func lines(of outline: [[Coordinate]]) -> [EndLine] {
        outline.flatMap { ring in
            let turn: Double = Polygon.signedArea(ring) < 0 ? -1 : 1
            return zip(ring, ring.dropFirst()).compactMap { a, b -> EndLine? in
                guard a != b else { return nil }
                let outwards = (b - a).normalized.leftNormal * -turn
                let share = Coordinate.dot(outwards, towards)
                // What looks the other way is another border.
                guard share > -0.5 else { return nil }
                return EndLine(course: [a, b], finding: .junction, penalty: Self.penalty * (1 - share), accuracy: nil)
            }
        }
    }
}
