import Regulation

/// How far from a line or an area its band may reach, whatever its lanes, the class beside it and the day.
extension Ruleset {
    /// Metres from the boundary line of a line of the kind; 0 for one that makes no band.
    package func widestBand(of source: SourceKind) -> Double {
        let rows = distances.blocks.first { $0.kinds.contains(source) }?.rows ?? []
        return rows.flatMap(\.metres.entries).compactMap { $0.value?.metres }.max() ?? 0
    }

    /// Metres from the border of an area of the kind.
    package func widestBuffer(of kind: String) -> Double {
        area(kind)?.buffer?.entries.compactMap { $0.value?.metres }.max() ?? 0
    }
}
