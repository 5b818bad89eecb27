import Regulation

/// What is assumed of the width of a road where nothing was surveyed: stated in pack.json, so that whoever knows better can change it.
package struct WidthTable: Sendable {
    /// Metres from the centre line to the boundary line, by grade or kind, where the source says neither width nor lanes.
    package var halfWidths: [String: Double]
    /// Metres of one motor lane, by grade.
    package var lanes: [String: Double]
    /// Metres between the outermost motor lane and the boundary line, by grade: the cycle lane with its margins.
    package var besideLanes: [String: Double]

    /// Assumptions, not measurements. Motor lanes 3.75 m above 60 km/h and 3.5 m below, cycle lanes of 2.5 m at least, as CJJ 37-2012 (2016), 5.3
    /// has them; beside motorways the hard shoulder of JTG B01-2014, 4.0.5.
    package static let standard = WidthTable(
        halfWidths: [
            "expressway": 15, "class1": 12, "class2": 6, "urban_expressway": 15, "arterial": 13, "sub_arterial": 9, "urban_rail": 4.5,
            "railway": 5, "spur": 3,
        ],
        lanes: ["expressway": 3.75, "class1": 3.75, "class2": 3.5, "urban_expressway": 3.75, "arterial": 3.5, "sub_arterial": 3.5],
        besideLanes: ["expressway": 3, "class1": 2.5, "class2": 1.5, "urban_expressway": 2.75, "arterial": 3, "sub_arterial": 3])

    /// Metres of a carriageway from edge to edge, without what is beside its lanes; nil where its source says nothing.
    func carriageway(of way: Way, grade: String) -> Double? {
        way.width ?? way.lanes.map { $0 * (lanes[grade] ?? 3.5) }
    }

    /// The same with half-widths that a pack assumes otherwise.
    func with(_ halfWidths: [String: Double]) -> WidthTable {
        var table = self
        table.halfWidths.merge(halfWidths) { $1 }
        return table
    }
}
