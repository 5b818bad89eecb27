import Geometry
import Regulation
import ZoningModel

/// The answer for one surveyed area: what it lies in, what it ends at, and what runs near it.
public struct ParkFinding: Sendable {
    /// The area as it was asked, in metres of the working plane, its rings begun and turned as its corners are numbered.
    public let polygons: [Polygon]
    /// Shares of the classes and what lies along the outline.
    public let parcel: ParcelFinding
    /// In the order of the corners.
    public let sides: [ParkSide]
    /// What it ends at, by side of the sky; a side that no edge faces is left out.
    public let neighbours: [SkySide: [ParkNeighbour]]
    /// Lines and land that make bands, as far as bands reach; the nearest first.
    public let lines: [NearLine]
}

/// One side of an outline, from a corner to the next.
public struct ParkSide: Sendable {
    /// The polygon, from 1.
    public let part: Int
    /// Its ring: 0 is the outer one.
    public let ring: Int
    /// The number of the corner that it begins at: `J1` is 1.
    public let from: Int
    /// That of the corner it leads to; the last side of a ring goes back to the first.
    public let to: Int
    /// Metres of the working plane.
    public let length: Double
    /// Where it faces, seen from the area.
    public let facing: SkySide
    /// The land beside it outside the area, the longest first, with metres.
    public let outside: [(land: Designation, length: Double)]
    /// The same inside the area.
    public let inside: [(land: Designation, length: Double)]
}

/// Lays the stretches of an outline to its sides.
struct ParkSides {
    let outline: [ParcelStretch]

    /// Time: sides times the stretches of their ring.
    func sides(of polygons: [Polygon]) -> [ParkSide] {
        var sides: [ParkSide] = []
        var first = 1
        for (part, polygon) in polygons.enumerated() {
            for (ring, places) in polygon.rings.enumerated() {
                let stretches = outline.filter { $0.part == part + 1 && $0.ring == ring }
                let isLeft = (Polygon.signedArea(places) > 0) != (ring > 0)
                let count = places.count - 1
                var (start, at) = (0.0, 0)
                for number in 0..<max(0, count) {
                    let (a, b) = (places[number], places[number + 1])
                    let end = start + a.distance(to: b)
                    while at < stretches.count - 1, stretches[at].to <= start { at += 1 }
                    let own = cut(stretches[min(at, stretches.count)...], start, end)
                    sides.append(
                        ParkSide(
                            part: part + 1, ring: ring, from: first + number, to: number + 1 == count ? first : first + number + 1,
                            length: end - start, facing: SkySide(of: (b - a).leftNormal * (isLeft ? -1 : 1)),
                            outside: own.sums(\.outside), inside: own.sums(\.inside)))
                    start = end
                }
                first += count
            }
        }
        return sides
    }

    fileprivate struct SideStretch {
        let outside: Designation
        let inside: Designation
        let length: Double
    }

    /// What of the stretches lies on a side; scraps from its corners count where there is nothing else.
    private func cut(_ stretches: ArraySlice<ParcelStretch>, _ start: Double, _ end: Double) -> [SideStretch] {
        var all: [SideStretch] = []
        for stretch in stretches {
            if stretch.from >= end { break }
            let length = min(end, stretch.to) - max(start, stretch.from)
            if length > 0 { all.append(SideStretch(outside: stretch.outside, inside: stretch.inside, length: length)) }
        }
        let long = all.filter { $0.length > Tolerance.shortStretch }
        return long.isEmpty ? all : long
    }
}

extension [ParkSides.SideStretch] {
    /// Metres by land, the longest first.
    fileprivate func sums(_ land: KeyPath<Element, Designation>) -> [(land: Designation, length: Double)] {
        var sums: [(land: Designation, length: Double)] = []
        for stretch in self {
            if let place = sums.firstIndex(where: { $0.land == stretch[keyPath: land] }) {
                sums[place].length += stretch.length
            } else {
                sums.append((stretch[keyPath: land], stretch.length))
            }
        }
        return sums.sorted { ($1.length, $0.land.words) < ($0.length, $1.land.words) }
    }
}
