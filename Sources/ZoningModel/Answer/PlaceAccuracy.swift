/// How well a place is known (`--accuracy`).
public enum PlaceAccuracy: Sendable, Hashable {
    /// Metres about it (reading A1).
    case metres(Double)
    /// Exactly; that the data are not counts for the decision (reading A0).
    case data

    /// Metres by which the place itself may lie elsewhere.
    package var ofPlace: Double { if case .metres(let metres) = self { metres } else { 0 } }

    /// Metres of the disc whose shares are told; `ofData` is how well the lines there are known.
    package func disc(ofData: Double) -> Double { if case .metres(let metres) = self { metres } else { ofData } }
}

extension PlaceAccuracy: ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
    /// `2.5`: metres about the place (reading A1).
    public init(floatLiteral metres: Double) { self = .metres(metres) }
    /// `5`: metres about the place (reading A1).
    public init(integerLiteral metres: Int) { self = .metres(Double(metres)) }
}
