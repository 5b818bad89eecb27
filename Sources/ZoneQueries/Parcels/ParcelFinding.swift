import Geometry
import Regulation
import Wording
import ZoningModel

/// The answer for one parcel: which classes it lies in, how much of it in each, and what lies along its outline.
public struct ParcelFinding: Sendable {
    /// Whether all of the parcel, a part or none of it has a class.
    public typealias Status = ParcelShares.Status
    /// All land of one kind in the parcel, in square metres and as a share.
    public typealias Share = ParcelShares.Share
    /// A part of the outline with one kind of land on either side.
    public typealias Stretch = ParcelStretch

    /// One piece of the parcel in one piece of the map.
    public struct Piece: Sendable {
        /// The index in the zones of the map; nil outside the district.
        public let zone: Int?
        /// Metres of the working plane.
        public let polygon: Polygon
    }

    /// How much of it lies in which class.
    public let inClasses: ParcelShares
    /// They tile the parcel; empty where only the shares were asked for.
    public let pieces: [Piece]
    /// In the order of the outline, ring by ring.
    public let outline: [Stretch]

    /// Square metres in the working plane.
    public var area: Double { inClasses.area }
    /// The largest first.
    public var shares: [Share] { inClasses.shares }
    /// Whether all of the parcel, a part or none of it has a class. Time: the shares.
    public var status: Status { inClasses.status }
    /// The smallest limit by day and the smallest by night that apply anywhere in the parcel; nil if none applies.
    public var strictest: NoiseLimit? { inClasses.strictest }
    /// The classes in the parcel, the one with most land first.
    public var classes: [ZoneClass] { inClasses.classes }

    /// What lies outside along the outline, by length, the longest first. Time: the stretches.
    public var outsideLengths: [(land: Designation, length: Double)] {
        guard let first = outline.first else { return [] }
        let lands = first.lands
        // Most parcels lie in one land alone.
        if outline.allSatisfy({ $0.outsideNumber == first.outsideNumber }) {
            let length = outline.reduce(0) { $0 + $1.length }
            return length > 0 ? [(lands[Int(first.outsideNumber)], length)] : []
        }
        var lengths = [Double](repeating: 0, count: lands.count)
        for stretch in outline { lengths[Int(stretch.outsideNumber)] += stretch.length }
        return zip(lands, lengths).filter { $0.1 > 0 }.sorted { ($1.1, $0.0.words) < ($0.1, $1.0.words) }
    }
}

/// A stretch of the outline with one kind of land on either side. GB 12348 asks for the one outside.
///
/// An outline of a million stretches is one array of places and one of lands, which all of them share.
public struct ParcelStretch: Sendable {
    /// The polygon of the parcel, from 1, and its ring: 0 is the outer one.
    public let part: Int
    /// 0 for the outer ring of the part, from 1 on for its holes.
    public let ring: Int
    /// Metres along the ring from its first vertex.
    public let from: Double
    /// Metres along the ring from its first vertex; more than `from`.
    public let to: Double

    let lands: [Designation]
    let outsideNumber: Int32
    let insideNumber: Int32
    let places: [Coordinate]
    /// The places of the stretch, but for a first and a last one between two of them.
    let range: ClosedRange<Int>
    let head: Coordinate?
    let tail: Coordinate?

    /// All of a ring without repeated vertices, the same land on either side.
    init(around ring: [Coordinate], part: Int, ring number: Int, land: Int32, lands: [Designation]) {
        var length = 0.0
        for place in ring.indices.dropFirst() { length += ring[place - 1].distance(to: ring[place]) }
        (self.part, self.ring, from, to) = (part, number, 0, length)
        (self.lands, outsideNumber, insideNumber) = (lands, land, land)
        (places, range, head, tail) = (ring, 0...ring.count - 1, nil, nil)
    }

    init(
        part: Int, ring: Int, from: Double, to: Double, lands: [Designation], outsideNumber: Int32, insideNumber: Int32,
        places: [Coordinate], range: ClosedRange<Int>, head: Coordinate?, tail: Coordinate?
    ) {
        (self.part, self.ring, self.from, self.to) = (part, ring, from, to)
        (self.lands, self.outsideNumber, self.insideNumber) = (lands, outsideNumber, insideNumber)
        (self.places, self.range, self.head, self.tail) = (places, range, head, tail)
    }

    /// The land beside the outline, 5 cm outside the parcel.
    public var outside: Designation { lands[Int(outsideNumber)] }
    /// The land beside the outline, 5 cm inside the parcel.
    public var inside: Designation { lands[Int(insideNumber)] }
    /// Metres along the outline.
    public var length: Double { to - from }

    /// Metres of the working plane.
    public var course: [Coordinate] { (head.map { [$0] } ?? []) + places[range] + (tail.map { [$0] } ?? []) }
}

/// Why a valid parcel was not laid over the map.
public enum ParcelError: Error, Sendable {
    case geometry(GeometryError)
    /// Its outline crosses lines of the map oftener than is walked.
    case tooManyCrossings(most: Int)
    /// GEOS would have to cut it, and takes too long for so many vertices.
    case tooManyVertices(Int, most: Int)

    /// The name that scripts know it by: `geometry-invalid`, `too-many-crossings` or `too-many-vertices`.
    public var fault: ShapeFault {
        switch self {
        case .geometry: .geometryInvalid
        case .tooManyCrossings: .tooManyCrossings
        case .tooManyVertices: .tooManyVertices
        }
    }

    /// What is wrong, as a sentence without its full stop.
    public var what: Phrase {
        switch self {
        case .geometry(let error): "the parcel cannot be laid over the map: \(error)"
        case .tooManyCrossings(let most): "the outline crosses lines of the map more than \(most) times"
        case .tooManyVertices(let count, let most): "the parcel has \(count) vertices, and with more than \(most) it is not cut into pieces"
        }
    }

    /// How to mend it, as a sentence without its full stop.
    public var fix: Phrase {
        switch self {
        case .geometry: "Simplify its outline; if that does not help, report this with the parcel"
        case .tooManyCrossings: "Simplify its outline, or cut the parcel into several"
        case .tooManyVertices: "Simplify its outline, or ask for its shares and sides alone: --format text, json, ndjson or csv"
        }
    }
}
