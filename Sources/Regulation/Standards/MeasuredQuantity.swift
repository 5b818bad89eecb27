import Wording

/// What a sound level meter was asked for, dB(A).
public enum MeasuredQuantity: String, Sendable, Hashable, CaseIterable {
    /// The equivalent level over the time of measuring.
    case leq
    /// The maximum of noise that comes often in a night (频发).
    case lmaxFrequent = "lmax-frequent"
    /// The maximum of noise that comes by chance in a night (偶发).
    case lmaxSporadic = "lmax-sporadic"
    /// The maximum, where a standard makes no such difference.
    case lmax

    /// True for every Lmax, false for Leq.
    public var isMaximum: Bool { self != .leq }

    /// For people: `Leq`, `Lmax (frequent)`.
    public var title: Phrase {
        switch self {
        case .leq: "Leq"
        case .lmaxFrequent: "Lmax (frequent)"
        case .lmaxSporadic: "Lmax (sporadic)"
        case .lmax: "Lmax"
        }
    }
}

/// Where it was measured, as far as the standards tell such places apart.
public enum MeasuringPlace: Sendable, Hashable {
    /// In the open or outside the boundary.
    case outdoors
    /// In a noise-sensitive building that the boundary all but touches.
    case indoors
    /// In a building that a fixed source makes to sound through its structure.
    case structureBorne(Room)

    /// Kinds of room inside noise-sensitive buildings.
    public enum Room: String, Sendable, Hashable, CaseIterable {
        /// For sleep: bedrooms, wards.
        case a
        /// For work by day: offices, classrooms.
        case b
    }

    /// As in the data of the standards.
    public var id: String {
        switch self {
        case .outdoors: "outdoors"
        case .indoors: "indoors"
        case .structureBorne: "structure-borne"
        }
    }

    /// For people: `outdoors`, `structure-borne, room A`.
    public var title: Phrase {
        switch self {
        case .outdoors: "outdoors"
        case .indoors: "indoors"
        case .structureBorne(.a): "structure-borne, room A"
        case .structureBorne(.b): "structure-borne, room B"
        }
    }
}
