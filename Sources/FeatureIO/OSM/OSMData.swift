import Geometry
import Wording

/// What a file of OpenStreetMap holds: nodes with places, ways of nodes, relations of either, each with its tags.
///
/// Kept close together, as a district has a million nodes: 16 bytes a node, 8 a reference, 8 a tag.
struct OSMData {
    /// A way or a relation, or a node with tags; its parts and tags are ranges of the lists below.
    struct Object {
        let id: Int64
        let parts: Range<Int>
        let tags: Range<Int>
    }

    /// A member of a relation.
    struct Member {
        enum Kind: UInt8 {
            case node, way, relation
        }
        let kind: Kind
        let id: Int64
        /// A number of `words`.
        let role: Int32
    }

    /// 1 GiB of them; a city has some millions.
    static let mostNodes = 64_000_000
    /// References, members and tags, each.
    static let mostParts = 256_000_000

    private(set) var nodes = OSMNodes()
    /// Nodes with tags; their `parts` are empty.
    private(set) var points: [Object] = []
    private(set) var ways: [Object] = []
    private(set) var relations: [Object] = []
    /// Ids of nodes, of all ways.
    private(set) var references: [Int64] = []
    private(set) var members: [Member] = []
    /// Keys and values as numbers of `words`.
    private(set) var tags: [(key: Int32, value: Int32)] = []
    /// Every text once.
    private(set) var words: [String] = []
    private var numbers: [String: Int32] = [:]
    /// What the file says of itself that makes one doubt it (`remark` of Overpass).
    var remark: String?

    /// Whether there is more than is kept.
    var isTooLong: Bool {
        nodes.count > Self.mostNodes || references.count > Self.mostParts || members.count > Self.mostParts || tags.count > Self.mostParts
    }

    /// The number of a text.
    mutating func word(_ text: String) -> Int32 {
        if let number = numbers[text] { return number }
        let number = Int32(clamping: words.count)
        words.append(text)
        numbers[text] = number
        return number
    }

    mutating func addNode(_ id: Int64, _ place: OSMNodes.Place, _ own: [(key: Int32, value: Int32)] = []) {
        nodes.add(id, place)
        if !own.isEmpty { points.append(Object(id: id, parts: 0..<0, tags: add(own))) }
    }

    mutating func addWay(_ id: Int64, _ refs: [Int64], _ own: [(key: Int32, value: Int32)]) {
        let start = references.count
        references += refs
        ways.append(Object(id: id, parts: start..<references.count, tags: add(own)))
    }

    mutating func addRelation(_ id: Int64, _ own: [Member], _ ownTags: [(key: Int32, value: Int32)]) {
        let start = members.count
        members += own
        relations.append(Object(id: id, parts: start..<members.count, tags: add(ownTags)))
    }

    private mutating func add(_ own: [(key: Int32, value: Int32)]) -> Range<Int> {
        let start = tags.count
        tags += own
        return start..<tags.count
    }

    /// Puts objects in order of their ids, once all are there; of several with one id the last stays. How many were left out.
    mutating func sort() -> Int {
        nodes.sort() + Self.sort(&points) + Self.sort(&ways) + Self.sort(&relations)
    }

    private static func sort(_ objects: inout [Object]) -> Int {
        if zip(objects, objects.dropFirst()).allSatisfy({ $0.id < $1.id }) { return 0 }
        let order = objects.indices.sorted { (objects[$0].id, $0) < (objects[$1].id, $1) }
        let kept = order.indices.filter { $0 + 1 == order.count || objects[order[$0]].id != objects[order[$0 + 1]].id }
        defer { objects = kept.map { objects[order[$0]] } }
        return objects.count - kept.count
    }

    /// The way of an id; nil where the file has none. O(log n) once sorted.
    func way(_ id: Int64) -> Object? {
        var (low, high) = (0, ways.count)
        while low < high {
            let middle = (low + high) / 2
            if ways[middle].id < id { low = middle + 1 } else { high = middle }
        }
        return low < ways.count && ways[low].id == id ? ways[low] : nil
    }
}

/// Places of nodes by their ids.
struct OSMNodes {
    /// Degrees times ten million, as OpenStreetMap keeps them.
    struct Place: Equatable {
        let lon: Int32
        let lat: Int32

        /// From billionths of a degree; nil where there is no such place on earth.
        init?(nanoLon: Int64, nanoLat: Int64) {
            guard (-180_000_000_000...180_000_000_000).contains(nanoLon), (-90_000_000_000...90_000_000_000).contains(nanoLat) else {
                return nil
            }
            (lon, lat) = (Self.rounded(nanoLon), Self.rounded(nanoLat))
        }

        /// From degrees.
        init?(lon: Double, lat: Double) {
            guard abs(lon) <= 180, abs(lat) <= 90 else { return nil }
            (self.lon, self.lat) = (Int32((lon * 1e7).rounded()), Int32((lat * 1e7).rounded()))
        }

        private static func rounded(_ nano: Int64) -> Int32 { Int32(clamping: (nano + (nano < 0 ? -50 : 50)) / 100) }

        var coordinate: Coordinate { Coordinate(x: Double(lon) / 1e7, y: Double(lat) / 1e7) }
    }

    private var ids: [Int64] = []
    private var places: [Place] = []

    var count: Int { ids.count }

    mutating func add(_ id: Int64, _ place: Place) {
        ids.append(id)
        places.append(place)
    }

    /// See `OSMData.sort`.
    fileprivate mutating func sort() -> Int {
        if zip(ids, ids.dropFirst()).allSatisfy({ $0 < $1 }) { return 0 }
        let order = ids.indices.sorted { (ids[$0], $0) < (ids[$1], $1) }
        var kept: [Int] = []
        var lost = 0
        for index in order {
            if let last = kept.last, ids[last] == ids[index] {
                // One that stands twice at one place (Overpass) is no loss.
                if places[last] != places[index] { lost += 1 }
                kept.removeLast()
            }
            kept.append(index)
        }
        (ids, places) = (kept.map { ids[$0] }, kept.map { places[$0] })
        return lost
    }

    /// O(log n) once sorted.
    subscript(id: Int64) -> Coordinate? {
        var (low, high) = (0, ids.count)
        while low < high {
            let middle = (low + high) / 2
            if ids[middle] < id { low = middle + 1 } else { high = middle }
        }
        return low < ids.count && ids[low] == id ? places[low].coordinate : nil
    }
}
