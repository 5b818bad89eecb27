import FeatureIO
import NoiseZoning
import ZoneQueries

/// What an `nz_index` is: an index that is mapped, or a map that was read whole. It does not change, so any thread may ask it.
final class IndexHandle: Sendable {
    private enum Source: Sendable {
        case index(MappedIndex)
        case map(SharedMap, labels: CTexts, about: CTexts)
    }

    private let source: Source

    /// Fails as ``MappedIndex`` and ``SharedMap`` do. Time: O(1) for an index; for a map that of reading it.
    init(path: String) throws(Failure) {
        do throws(FileError) { source = .index(try MappedIndex(path)) } catch {
            guard error.fault == QueryFault.indexNot, FileEnding.text(of: path) != "nzi" else { throw Failure(error) }
            let map = try SharedMap.reading(path)
            source = .map(map, labels: CTexts(map.labelTexts), about: CTexts([map.head.json()]))
        }
    }

    /// What makes one look again at the map.
    var doubts: [Diagnostic] {
        if case .map(let map, _, _) = source { map.doubts } else { [] }
    }

    /// Fails with `index-damaged`.
    func labels(longitudes: Span<Double>, latitudes: Span<Double>, into labels: inout MutableSpan<UInt32>) throws(FileError) {
        switch source {
        case .index(let index): try index.labels(longitudes: longitudes, latitudes: latitudes, into: &labels)
        case .map(let map, _, _): map.points.labels(longitudes: longitudes, latitudes: latitudes, into: &labels)
        }
    }

    var labelCount: Int {
        switch source {
        case .index(let index): index.head.labels
        case .map(let map, _, _): map.points.count
        }
    }

    /// Nil for what is no label, and where the text is damaged.
    func text(of label: UInt32) -> UnsafePointer<CChar>? {
        switch source {
        case .index(let index): unsafe (try? index.text(of: label)) ?? nil
        case .map(_, let labels, _): unsafe labels[Int(label)]
        }
    }

    var about: UnsafePointer<CChar>? {
        switch source {
        case .index(let index): unsafe index.about
        case .map(_, _, let about): unsafe about[0]
        }
    }

    /// The map, of which everything can be asked; fails with `index-no-reasons` for an index.
    func map() throws(Failure) -> SharedMap {
        if case .map(let map, _, _) = source { return map }
        throw Failure(
            .usage, LibraryFault.indexNoReasons, "an index holds labels alone: no reasons, distances or façades",
            fix: "Open the map that it was made of")
    }

    /// Looks at every byte. Fails with `index-damaged`.
    func check() throws(FileError) {
        if case .index(let index) = source { try index.checkWhole() }
    }
}
