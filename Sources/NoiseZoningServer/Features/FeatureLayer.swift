import Geometry
import NoiseZoning
import Projection
import StrictJSON
import ZoningFiles
import ZoningModel

/// A collection made ready for questions: where its features lie, and in which portions they are written.
struct FeatureLayer: Sendable {
    let collection: MapCollection
    /// About all features, in metres of the working plane and in degrees.
    let (plane, degrees): (Envelope, Envelope)
    private let boxes: [Envelope]
    private let index: CellIndex
    /// The first feature of each portion.
    private let starts: [Int]

    /// Vertices that a portion has at most, but for a feature that has more by itself: some 100 KiB of text.
    private static let portion = 4096
    /// What a feature without vertices counts.
    private static let properties = 16
    /// Degrees about the map: what a rectangle that was cut to it has no use for.
    private static let margin = 0.001

    /// Time: linear in the vertices.
    init(_ collection: MapCollection, plane system: CoordinateReferenceSystem) throws(ProjectionError) {
        self.collection = collection
        var boxes: [Envelope] = []
        var all = Envelope()
        var starts: [Int] = []
        var room = 0
        for number in 0..<collection.count {
            let places = collection.shape(number)?.coordinates ?? []
            let box = Envelope(places)
            boxes.append(box)
            all.add(box)
            room -= places.count + Self.properties
            if room < 0 || starts.isEmpty {
                starts.append(number)
                room = Self.portion - places.count
            }
        }
        self.boxes = boxes
        self.starts = starts
        plane = all
        degrees = Envelope(try Mover(from: system, to: .wgs84).moved(all.ring(divisions: 16)))
        index = CellIndex(boxes, cell: max(1, (all.width * all.height / Double(max(1, boxes.count))).squareRoot()))
    }

    /// Where it is found.
    var path: String { "/ogc/collections/\(collection.name.rawValue)" }

    /// The portions by number.
    var portions: Range<Int> { 0..<starts.count }

    /// The features of a portion.
    func features(of portion: Int) -> Range<Int> {
        starts[portion]..<(portion + 1 < starts.count ? starts[portion + 1] : collection.count)
    }

    /// The portion that a feature is in. Time log n.
    func portion(of feature: Int) -> Int {
        var (low, high) = (0, starts.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= feature { low = middle } else { high = middle }
        }
        return low
    }

    /// The features that are asked for, ascending. Time: that of the features about the area, or of those with the values.
    /// - Parameters:
    ///   - area: nil for everywhere.
    ///   - having: lists of numbers, ascending; a feature that is wanted is in each.
    func select(_ area: FeatureArea?, having: [[Int32]], plane system: CoordinateReferenceSystem) throws(ProjectionError)
        -> FeatureSelection
    {
        var chosen: [Int32]?
        for list in having { chosen = chosen.map { Self.common($0, list) } ?? list }
        guard let area else { return chosen.map { .some($0) } ?? .all(collection.count) }
        let box = area.system.isInDegrees ? degrees.grown(by: Self.margin) : plane.grown(by: 1)
        let window = try FeatureWindow(area, within: box, plane: system)
        let near = window.candidates(in: index)
        let both = chosen.map { Self.common($0, near) } ?? near
        return .some(both.filter { number in collection.shape(Int(number)).map { window.meets($0, boxes[Int(number)]) } ?? false })
    }

    /// What two ascending lists have in common. Linear.
    private static func common(_ a: [Int32], _ b: [Int32]) -> [Int32] {
        var (i, j) = (0, 0)
        var both: [Int32] = []
        while i < a.count, j < b.count {
            if a[i] == b[j] { both.append(a[i]) }
            let (left, right) = (a[i], b[j])
            if left <= right { i += 1 }
            if right <= left { j += 1 }
        }
        return both
    }

    /// The features by the values of a property, ascending; a feature with a list is among those of each item. Linear.
    func numbers(by column: String) -> [String: [Int32]] {
        var lists: [String: [Int32]] = [:]
        for number in 0..<collection.count {
            guard let value = collection[number].property(column) else { continue }
            for key in Set(FeatureFilter.keys(of: value)) { lists[key, default: []].append(Int32(number)) }
        }
        return lists
    }
}

/// Features by their numbers, ascending.
enum FeatureSelection: Sendable {
    case all(Int)
    case some([Int32])

    var count: Int {
        switch self {
        case .all(let count): count
        case .some(let numbers): numbers.count
        }
    }

    /// A page of them; empty beyond the last.
    func page(from offset: Int, limit: Int) -> [Int] {
        let start = min(offset, count)
        let end = start + min(limit, count - start)
        switch self {
        case .all: return Array(start..<end)
        case .some(let numbers): return numbers[start..<end].map { Int($0) }
        }
    }
}
