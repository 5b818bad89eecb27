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

    public var isMaximum: Bool { self != .leq }

    /// For people: `Leq`, `Lmax (frequent)`.
    public var title: Text {
        switch self {
        case .leq: Text(zh: "等效声级 Leq", en: "Leq")
        case .lmaxFrequent: Text(zh: "频发噪声最大声级 Lmax", en: "Lmax (frequent)")
        case .lmaxSporadic: Text(zh: "偶发噪声最大声级 Lmax", en: "Lmax (sporadic)")
        case .lmax: Text(zh: "最大声级 Lmax", en: "Lmax")
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

    public var title: Text {
        switch self {
        case .outdoors: Text(zh: "室外", en: "outdoors")
        case .indoors: Text(zh: "室内", en: "indoors")
        case .structureBorne(.a): Text(zh: "结构传播,A类房间", en: "structure-borne, room A")
        case .structureBorne(.b): Text(zh: "结构传播,B类房间", en: "structure-borne, room B")
        }
    }
}
