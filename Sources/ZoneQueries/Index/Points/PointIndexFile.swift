import FeatureIO
import Geometry
import Regulation
import StrictJSON
import Wording
import ZoningModel

/// A point index as bytes: beside its map in a file (`.nzi`), handed to a worker, or mapped by a server.
///
///     offset  bytes
///          0      8  "NZINDEX" and the version, 3
///          8      8  length of the whole, in bytes
///         16     32  SHA-256 of all that follows
///         48      4  length of the head
///         52      …  head: JSON (`noisezone.index/3`): the map by its hash, for which days it holds, and what each label means
///                …  the lattice: west, south, units in a degree, width, height (f64); reach, shifts, columns of blocks (i32)
///                …  the numbers of blocks, cells and edges (u32); then the three arrays, an edge as eight u32
///
/// Little end first throughout. Reading checks the hash, every length and every number that points somewhere: a file that was cut or
/// altered is refused, and none leads a look-up out of its arrays. Time and memory: linear in the bytes.
public struct PointIndexFile: Sendable {
    /// Labels by longitude and latitude, and what each of them means.
    public let index: PointIndex
    /// SHA-256 of the map that it was made of: of its file, or of everything that it was built from.
    public let mapHash: String
    /// The identifier of the rules that the map was drawn by: `beijing-etown-2025`.
    public let ruleset: String
    /// The days for which the map holds.
    public let validity: MapMeta.Validity
    /// Whether the map takes planned lines as open (clause 四.2, reading R4).
    public let isAsBuilt: Bool
    /// The periods of the day that the limits of a label are for, in their order.
    public let periods: [DayPeriod]
    /// The notices that the licences of the map's data want kept with it.
    public let attribution: [String]

    static let magic = Array("NZINDEX".utf8) + [3]
    private static let schema = "noisezone.index/3"
    /// Where what is hashed begins.
    private static let start = 48

    /// - Parameter mapHash: of the map, by which a reader finds it again for the places that the index leaves to the plane.
    public init(_ index: PointIndex, of meta: MapMeta, mapHash: String) {
        (self.index, self.mapHash, ruleset, validity, isAsBuilt) = (index, mapHash, meta.ruleset, meta.validity, meta.isAsBuilt)
        (periods, attribution) = (meta.periods, meta.attribution)
    }
}

// MARK: - Writing

extension PointIndexFile {
    /// The file; the same index gives the same bytes.
    public func bytes() -> [UInt8] {
        var body: [UInt8] = []
        let head = head()
        body.append(littleEndian: UInt32(truncatingIfNeeded: head.count))
        body += head
        let grid = index.grid
        for value in [grid.lattice.west, grid.lattice.south, grid.lattice.scale, grid.width, grid.height] {
            body.append(littleEndian: value)
        }
        for value in [Int32(truncatingIfNeeded: grid.reach), grid.shiftX, grid.shiftY, Int32(truncatingIfNeeded: grid.frame.blockColumns)] {
            body.append(littleEndian: value)
        }
        for count in [grid.directory.count, grid.cells.count, grid.edges.count] {
            body.append(littleEndian: UInt32(truncatingIfNeeded: count))
        }
        for first in grid.directory { body.append(littleEndian: first) }
        for cell in grid.cells { body.append(littleEndian: cell) }
        for edge in grid.edges { for word in edge.words { body.append(littleEndian: word) } }

        var whole = Self.magic
        whole.append(littleEndian: UInt64(Self.start + body.count))
        return whole + SHA256.digest(of: body) + body
    }

    private func head() -> [UInt8] {
        var writer = JSONWriter(.compact)
        writer.object { writer in
            writer.member("schema", Self.schema)
            writer.member("map", mapHash)
            writer.member("ruleset", ruleset)
            writer.member("valid_from", validity.from.description)
            writer.member("valid_until", validity.until?.description)
            writer.member("as_built", isAsBuilt)
            writer.member("periods", periods.map(\.rawValue))
            if !attribution.isEmpty { writer.member("attribution", attribution) }
            writer.key("answers")
            writer.array { writer in
                for label in 0..<UInt32(truncatingIfNeeded: index.count) { index.finding(label)?.write(to: &writer) }
            }
        }
        return writer.bytes
    }
}

extension Finding {
    /// What a brief answer says: `{"status": "inside", "zones": […], "on_carriageway": false, "answers": [{…}]}`
    fileprivate func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.key("answer")
            Designation(status: status, zoneClass: zoneClass, limitsClass: limitsClass, limits: limits).write(to: &writer)
            writer.key("zones")
            writer.array { writer in
                for zone in zones {
                    writer.object { writer in
                        writer.member("id", zone.id)
                        writer.member("name", zone.name)
                        writer.member("class", zone.zoneClass?.id)
                    }
                }
            }
            writer.member("on_boundary", isOnBoundary)
            writer.member("on_carriageway", isOnCarriageway)
            writer.member("heights_unknown", hangsOnHeights)
            writer.key("answers_here")
            writer.array { writer in for answer in answersHere { answer.write(to: &writer) } }
            writer.key("because")
            writer.array { writer in
                for reason in because {
                    writer.object { writer in
                        writer.member("reading", reason.reading.rawValue)
                        writer.member("clause", reason.clause)
                    }
                }
            }
        }
    }

    fileprivate init(_ object: inout StrictObject) throws(JSONError) {
        var answer = try object.object("answer")
        let own = try Designation(&answer)
        var zones: [Zone] = []
        for value in try object.array("zones") {
            var zone = try value.object()
            zones.append(
                Zone(
                    id: try zone.string("id"), name: try zone.string("name"),
                    zoneClass: try zone.optionalString("class").map(ZoneClass.init)))
            try zone.finish()
        }
        var answersHere: [Designation] = []
        for value in try object.array("answers_here") {
            var answer = try value.object()
            answersHere.append(try Designation(&answer))
        }
        var because: [Reason] = []
        for value in try object.array("because") {
            var reason = try value.object()
            because.append(Reason(reading: Interpretation.ID(rawValue: try reason.string("reading")), clause: try reason.string("clause")))
            try reason.finish()
        }
        self.init(
            status: own.status, zoneClass: own.zoneClass, limits: own.limits, limitsClass: own.limitsClass, zones: zones,
            isOnBoundary: try object.bool("on_boundary"), isOnCarriageway: try object.bool("on_carriageway"), answersHere: answersHere,
            hangsOnHeights: try object.bool("heights_unknown"), change: nil, because: because)
        try object.finish()
    }
}

extension Designation {
    fileprivate func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("status", status.rawValue)
            writer.member("class", zoneClass?.id)
            writer.member("limits_class", limitsClass?.id)
            // By the place of the period in the day; as many as any day may have, so that a reader need not know the rules.
            writer.key("limits")
            writer.array(inline: true) { writer in
                guard let limits else { return }
                for period in 0..<NoiseLimit.mostPeriods {
                    if let level = limits[period] { writer.int(level) } else { writer.null() }
                }
            }
        }
    }

    fileprivate init(_ object: inout StrictObject) throws(JSONError) {
        let status = try object.string("status", oneOf: [Status.inside, .outside, .unzoned].map(\.rawValue))
        var levels: [Int?] = []
        for value in try object.array("limits") { levels.append(value.isNull ? nil : try value.int()) }
        self.init(
            status: Status(rawValue: status) ?? .outside, zoneClass: try object.optionalString("class").map(ZoneClass.init),
            limitsClass: try object.optionalString("limits_class").map(ZoneClass.init),
            limits: levels.isEmpty ? nil : NoiseLimit(levels))
        try object.finish()
    }
}

// MARK: - Reading

extension PointIndexFile {
    /// Reads an index that ``bytes()`` wrote.
    ///
    /// Fails with `index-not` (not an index), `index-version` (of a later version) or `index-damaged` (cut or altered).
    /// - Parameter file: for messages.
    public init(_ bytes: [UInt8], file: String) throws(FileError) {
        guard bytes.starts(with: Self.magic.dropLast()) else {
            throw FileError(
                code: QueryFault.indexNot, path: file, what: "this is no point index",
                fix: "Write one with noisezone index MAP -o FILE.nzi",
                kind: .badData)
        }
        guard bytes.prefix(Self.magic.count) == Self.magic.prefix(bytes.count) else {
            throw FileError(
                code: QueryFault.indexVersion, path: file, what: "the index is of a version that is not known here",
                fix: "Write it again with this version of the program, or use a later one", kind: .badData)
        }
        do throws(ByteReader.Short) {
            var reader = ByteReader(bytes)
            try reader.skip(Self.magic.count)
            let length = try reader.uint64(littleEndian: true)
            let hash = try reader.bytes(SHA256.digestCount)
            guard length == UInt64(bytes.count), hash == SHA256.digest(of: Array(bytes[Self.start...])) else { throw .init() }
            let head = try reader.bytes(Int(try reader.uint32(littleEndian: true)))
            let parts: Head
            do throws(JSONError) { parts = try Self.parts(of: head, file: file) } catch { throw .init() }
            let grid = try PointGrid(&reader, labels: parts.findings.count)
            guard reader.left == 0 else { throw .init() }
            index = PointIndex(grid: grid, findings: parts.findings)
            (mapHash, ruleset, validity, isAsBuilt) = (parts.map, parts.ruleset, parts.validity, parts.isAsBuilt)
            (periods, attribution) = (parts.periods, parts.attribution)
        } catch {
            throw FileError(
                code: QueryFault.indexDamaged, path: file, what: "the index was cut or altered since it was written",
                fix: "Write it again with noisezone index", kind: .badData)
        }
    }

    private struct Head {
        let map: String
        let ruleset: String
        let validity: MapMeta.Validity
        let isAsBuilt: Bool
        let periods: [DayPeriod]
        let attribution: [String]
        let findings: [Finding]
    }

    private static func parts(of head: [UInt8], file: String) throws(JSONError) -> Head {
        var object = try JSONDocument(head, file: file).object()
        _ = try object.string("schema", oneOf: [schema])
        let (map, ruleset) = (try object.string("map"), try object.string("ruleset"))
        func day(_ text: String) throws(JSONError) -> CivilDate {
            do throws(RegulationError) { return try CivilDate(parsing: text) } catch { throw object.error(error.phrase) }
        }
        let from = try day(try object.string("valid_from"))
        let until = try object.optionalString("valid_until").map { (text) throws(JSONError) in try day(text) }
        let isAsBuilt = try object.bool("as_built")
        let periods = try object.strings("periods").map(DayPeriod.init(rawValue:))
        let attribution = try object.optionalStrings("attribution") ?? []
        var findings: [Finding] = []
        for value in try object.array("answers") {
            var answer = try value.object()
            findings.append(try Finding(&answer))
        }
        try object.finish()
        return Head(
            map: map, ruleset: ruleset, validity: MapMeta.Validity(from: from, until: until), isAsBuilt: isAsBuilt, periods: periods,
            attribution: attribution, findings: findings)
    }
}

extension PointGrid {
    /// - Parameter labels: how many there are.
    fileprivate init(_ reader: inout ByteReader, labels: Int) throws(ByteReader.Short) {
        func double() throws(ByteReader.Short) -> Double { try reader.double(littleEndian: true) }
        func int32() throws(ByteReader.Short) -> Int32 { try reader.int32(littleEndian: true) }
        func count() throws(ByteReader.Short) -> Int { Int(try reader.uint32(littleEndian: true)) }
        let (west, south, scale) = (try double(), try double(), try double())
        let (width, height) = (try double(), try double())
        let reach = Int(try int32())
        let (shiftX, shiftY, columns) = (try int32(), try int32(), Int(try int32()))
        let (blocks, cells, edges) = (try count(), try count(), try count())
        let side = 1 << PointFrame.blockShift
        guard PointLattice.isSound(west: west, south: south, scale: scale, width: width, height: height), (0...30).contains(shiftX),
            (0...30).contains(shiftY), (0...Int(Int32.max)).contains(reach), columns > 0, blocks > 0, blocks % columns == 0,
            Int(width) >> (Int(shiftX) + PointFrame.blockShift) < columns,
            Int(height) >> (Int(shiftY) + PointFrame.blockShift) < blocks / columns, edges > 0,
            reader.left == 4 * (blocks + cells) + 32 * edges
        else { throw .init() }
        let directory = try reader.uint32s(blocks)
        let cellWords = try reader.uint32s(cells)
        let words = try reader.uint32s(8 * edges)
        let list = (0..<edges).map { CellEdge(words, from: 8 * $0) }
        // What points somewhere points into the arrays, and every label has its meaning.
        guard directory.allSatisfy({ Int($0) + side * side <= cells }) else { throw .init() }
        func isLabel(_ label: UInt32) -> Bool { label < labels || label == Self.undecided }
        for (number, edge) in list.enumerated() where number > 0 {
            guard edge.count >= 1, edge.count <= edges - number, edge.count == 1 || list[number + 1].count == edge.count - 1,
                edge.dy >= 0, isLabel(edge.corner)
            else { throw .init() }
        }
        for cell in cellWords {
            guard cell & Self.isMixed != 0 ? (1..<edges).contains(Int(cell & ~Self.isMixed)) : isLabel(cell) else { throw .init() }
        }
        let lattice = PointLattice(west: west, south: south, unitsPerDegree: scale)
        self.init(
            frame: PointFrame(lattice, width: width, height: height, shiftX: shiftX, shiftY: shiftY, blockColumns: columns),
            width: width, height: height, reach: reach, directory: directory, cells: cellWords, edges: list)
    }
}

extension CellEdge {
    fileprivate var words: [UInt32] {
        [x, y, dx, dy].map { UInt32(bitPattern: $0) } + [near, tag, corner, count]
    }

    /// Precondition: there are eight words from `first` on.
    fileprivate init(_ words: [UInt32], from first: Int) {
        func way(_ place: Int) -> Int32 { Int32(bitPattern: words[first + place]) }
        self.init(
            x: way(0), y: way(1), dx: way(2), dy: way(3), near: words[first + 4], tag: words[first + 5], corner: words[first + 6],
            count: words[first + 7])
    }
}
