import Geometry
import Regulation
import ZoningModel

/// The walls of buildings that have another class or other limits on another map, storey by storey.
public struct FacadeDifference: Sendable {
    /// A part of a wall, over some storeys, that is not the same on both maps.
    public struct WallChange: Sendable {
        /// The identifier of the building in its layer.
        public let building: String
        /// Counted from 1; nil where neither map knows them.
        public let storeys: ClosedRange<Int>?
        /// Metres along the wall.
        public let length: Double
        /// What it is on the first map.
        public let from: Designation
        /// What it is on the second map.
        public let to: Designation
        /// The row that makes it, on the second map, else on the first; nil where none does.
        public let row: String?
        /// The readings that decide on the first map and on the second.
        public let readings: [Interpretation.ID]

        /// How many storeys it counts for.
        var count: Int { storeys?.count ?? 1 }
    }

    /// All walls of one change.
    public struct WallSum: Sendable {
        /// What the walls were.
        public let from: Designation
        /// What the walls are.
        public let to: Designation
        /// How many buildings have some.
        public let buildings: Int
        /// How many storeys of these buildings have some.
        public let storeys: Int
        /// Metres of wall, each storey counted.
        public let length: Double
    }

    /// In the order of the second map.
    public let changes: [WallChange]
    /// Buildings with façades on the first map alone, by their identifiers, sorted.
    public let onlyBefore: [String]
    /// Buildings with façades on the second map alone, by their identifiers, sorted.
    public let onlyAfter: [String]
    /// Whether both maps have façades: where one has none, nothing is compared.
    public let isCompared: Bool

    /// Metres: shorter common parts are rounding; so far a wall may lie beside the other.
    private static let near = 0.01

    /// Walls are held against those of the same building that lie on the same line. Time: linear in the façades, and for a building the
    /// product of its own.
    init(from before: ZoneMap, to after: ZoneMap) {
        isCompared = !before.facades.isEmpty && !after.facades.isEmpty
        guard isCompared else {
            (changes, onlyBefore, onlyAfter) = ([], [], [])
            return
        }
        let old = Dictionary(grouping: before.facades, by: \.building)
        var changes: [WallChange] = []
        var met: Set<String> = []
        for facade in after.facades {
            met.insert(facade.building)
            for other in old[facade.building] ?? [] {
                let (from, to) = (Designation(other.answer), Designation(facade.answer))
                guard from != to, let storeys = Self.common(other, facade), let length = Self.overlap(other, facade) else { continue }
                changes.append(
                    WallChange(
                        building: facade.building, storeys: storeys.range, length: length, from: from, to: to,
                        row: facade.answer.row ?? other.answer.row, readings: [other.answer.reading, facade.answer.reading]))
            }
        }
        self.changes = changes
        onlyBefore = old.keys.filter { !met.contains($0) }.sorted()
        onlyAfter = met.filter { old[$0] == nil }.sorted()
    }

    /// The storeys that both speak for; a wall of unknown storeys speaks for all.
    private static func common(_ a: Facade, _ b: Facade) -> (range: ClosedRange<Int>?, Void)? {
        guard let first = a.storeys, let second = b.storeys else { return (a.storeys ?? b.storeys, ()) }
        let (low, high) = (max(first.lowerBound, second.lowerBound), min(first.upperBound, second.upperBound))
        return low <= high ? (low...high, ()) : nil
    }

    /// Metres that both walls have in common; nil where they do not lie on one line, looking the same way.
    private static func overlap(_ a: Facade, _ b: Facade) -> Double? {
        let length = a.from.distance(to: a.to)
        guard length > near else { return nil }
        let along = (a.to - a.from).normalized
        guard abs(Coordinate.cross(along, b.from - a.from)) < near, abs(Coordinate.cross(along, b.to - a.from)) < near else { return nil }
        let (start, end) = (Coordinate.dot(along, b.from - a.from), Coordinate.dot(along, b.to - a.from))
        guard start < end else { return nil }
        let common = min(length, end) - max(0, start)
        return common > near ? common : nil
    }

    /// Walls by what they were and what they are, sorted by their words.
    public var table: [WallSum] {
        Dictionary(grouping: changes) { [$0.from, $0.to] }.map { key, changes in
            var storeys: Set<[String]> = []
            for change in changes {
                guard let range = change.storeys else {
                    storeys.insert([change.building, "?"])
                    continue
                }
                for storey in range { storeys.insert([change.building, String(storey)]) }
            }
            return WallSum(
                from: key[0], to: key[1], buildings: Set(changes.map(\.building)).count, storeys: storeys.count,
                length: changes.reduce(0) { $0 + $1.length * Double($1.count) })
        }.sorted { ($0.from.sortKey, $0.to.sortKey) < ($1.from.sortKey, $1.to.sortKey) }
    }
}

extension Designation {
    /// What a façade says of itself.
    init(_ facade: Facade.Answer) {
        self.init(
            status: facade.zoneClass == nil && facade.row == nil ? .unzoned : .inside, zoneClass: facade.zoneClass,
            limitsClass: facade.limitsClass, limits: facade.limits, otherClass: facade.other?.zoneClass)
    }
}
