import Geometry
import StrictJSON
import Wording

/// Areas by their corners as land bureaus list them: two numbers a corner, and not known yet which of them points north.
///
/// A table (`J1,4405000.123,39512345.678`, with a header or without), or the text that the bureaus exchange: a block of attributes, then a
/// line that ends in `@` before the corners of each plot.
package struct CornerList: Sendable {
    /// Which number points north, where the file says so in words.
    package enum Axes: Sendable, Hashable { case northFirst, eastFirst }

    /// In the order of the file.
    package var plots: [ListedPlot] = []
    /// Nil where nothing is said, or only x and y, which bureaus and programs use the other way round.
    package var axes: Axes?
    /// What the block of attributes says of the grid.
    package var grid = ListedGrid()
    /// What is wrong with lines of the file, the first error first.
    package var diagnostics: [Diagnostic] = []

    /// Every number that stands first of its two, and every second one: from the least to the greatest. Nil where there is no corner.
    package var ranges: (first: ClosedRange<Double>, second: ClosedRange<Double>)? {
        let corners = plots.lazy.flatMap(\.rings).flatMap(\.corners)
        guard let one = corners.first else { return nil }
        return corners.reduce((one.first...one.first, one.second...one.second)) { found, corner in
            (
                min(found.0.lowerBound, corner.first)...max(found.0.upperBound, corner.first),
                min(found.1.lowerBound, corner.second)...max(found.1.upperBound, corner.second)
            )
        }
    }
}

/// What the text of a land bureau says of the system that its numbers are in.
package struct ListedGrid: Sendable, Hashable {
    /// 坐标系, as it is written.
    package var datum: String?
    /// 几度分带: 3 or 6.
    package var zoneWidth: Int?
    /// 带号.
    package var zone: Int?

    package init() {}
}

/// One plot of a list, with all its rings.
package struct ListedPlot: Sendable {
    package var name: String?
    /// What the file says of it beside its corners.
    package var properties: [JSONMember] = []
    package var rings: [ListedRing] = []
    /// Square metres, where the file says them.
    package var declaredArea: Double?
    /// From 1.
    package let line: Int

    /// A plot without rings yet.
    package init(name: String? = nil, line: Int) { (self.name, self.line) = (name, line) }
}

/// One ring of a plot: its first corner does not stand again at the end.
package struct ListedRing: Sendable {
    /// How the list comes back to its first corner.
    package enum Closure: Sendable, Hashable {
        /// The first corner stands again at the end.
        case repeated
        /// It stands again, so many metres or degrees off.
        case gap(Double)
        /// It does not: the last side is understood.
        case understood
    }

    package var corners: [ListedCorner]
    package var closure = Closure.understood

    package init(corners: [ListedCorner]) { self.corners = corners }
}

/// One corner, its two numbers in the order in which they are written.
package struct ListedCorner: Sendable, Hashable {
    /// `J1`; empty where it has none.
    package let label: String
    package let first: Double
    package let second: Double
    /// From 1.
    package let line: Int

    package init(label: String, first: Double, second: Double, line: Int) {
        (self.label, self.first, self.second, self.line) = (label, first, second, line)
    }

    /// x is easting or longitude.
    package func place(_ axes: CornerList.Axes) -> Coordinate {
        axes == .northFirst ? Coordinate(x: second, y: first) : Coordinate(x: first, y: second)
    }
}

extension ListedPlot {
    /// The areas: rings inside others are holes by turns, whichever way they run. Faults go to `faults`.
    package func polygons(_ axes: CornerList.Axes, file: String, label: String, _ faults: inout [Diagnostic]) -> [Polygon] {
        var rings: [[Coordinate]] = []
        for ring in self.rings {
            let places = ring.corners.map { $0.place(axes) }
            guard places.count > 2 else {
                faults.append(
                    Diagnostic(
                        code: FileFault.ringTooShort, file: file, feature: label, line: ring.corners.first?.line ?? line,
                        coordinate: places.first, what: "a ring has fewer than three corners", fix: "Give three corners or more"))
                return []
            }
            rings.append(RingOrientation.oriented(places + [places[0]], counterClockwise: true))
        }
        var list = FaultList()
        let polygons = RingAssembly.polygons(rings, &list)
        faults += list.diagnostics(file: file, feature: label)
        return polygons
    }
}

/// What may be wrong with a list of corners.
public enum CornerFault: String, CaseIterable, FaultCode {
    /// The plot has another number of corners than its head says.
    case cornerCount = "corner-count"
    /// The list does not come back to its first corner.
    case cornerGap = "corner-gap"
    /// A line of the list is no corner.
    case cornerLine = "corner-line"
    /// There is no corner in the list.
    case cornerListEmpty = "corner-list-empty"
    /// A number of a corner cannot be read as it is written.
    case cornerNumber = "corner-number"
    /// It cannot be known which number points north.
    case cornerOrder = "corner-order"
    /// The reference system of the list cannot be known.
    case cornerSystem = "corner-system"
}
