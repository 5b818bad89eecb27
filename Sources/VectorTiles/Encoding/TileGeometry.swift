import Geometry

/// The commands that a geometry is written with (MVT 2.1, 4.3): moves from place to place, relative to the place before.
struct TileGeometry {
    /// `GeomType` of the specification.
    enum GeometryKind: UInt64 {
        case point = 1
        case line, area
    }

    let kind: GeometryKind
    private(set) var commands: [UInt32] = []
    private let origin: LatticePoint
    private var cursor: LatticePoint

    private enum Command: UInt32 {
        case moveTo = 1
        case lineTo = 2
        case closePath = 7
    }

    /// - Parameter origin: the north-west corner of the tile.
    init(_ kind: GeometryKind, origin: LatticePoint) {
        self.kind = kind
        self.origin = origin
        cursor = origin
    }

    /// The geometry of the next feature, of the same kind.
    mutating func restart() {
        commands.removeAll(keepingCapacity: true)
        cursor = origin
    }

    mutating func add(places: [LatticePoint]) {
        command(.moveTo, places.count)
        for place in places { go(to: place) }
    }

    mutating func add(line: [LatticePoint]) { add(line: line[...]) }

    /// Precondition: two vertices at least.
    mutating func add(line: ArraySlice<LatticePoint>) {
        command(.moveTo, 1)
        go(to: line[line.startIndex])
        command(.lineTo, line.count - 1)
        for number in (line.startIndex + 1)..<line.endIndex { go(to: line[number]) }
    }

    mutating func add(ring: [LatticePoint]) { add(ring: ring[...]) }

    /// A closed ring, of three corners at least; the last vertex is not written.
    mutating func add(ring: ArraySlice<LatticePoint>) {
        add(line: ring.dropLast())
        command(.closePath, 1)
    }

    private mutating func command(_ command: Command, _ count: Int) {
        commands.append(UInt32(truncatingIfNeeded: count) << 3 | command.rawValue)
    }

    private mutating func go(to place: LatticePoint) {
        commands.append(Self.zigzag(place.x - cursor.x))
        commands.append(Self.zigzag(place.y - cursor.y))
        cursor = place
    }

    /// 0, -1, 1, -2 … as 0, 1, 2, 3 …
    static func zigzag(_ number: Int64) -> UInt32 {
        let narrow = Int32(truncatingIfNeeded: number)
        return UInt32(bitPattern: (narrow << 1) ^ (narrow >> 31))
    }
}
