import Geometry
import StrictJSON

extension TileArchive {
    /// The bytes of a PMTiles file (version 3): header, root directory, metadata, leaf directories, tiles in the order of their numbers.
    /// Tiles that are alike are there once. Directories, metadata and tiles are in gzip.
    package func pmtiles() -> [UInt8] {
        let content = PMTilesContent(tiles)
        let metadata = pmtilesMetadata
        let (root, leaves) = PMTilesDirectory.pages(content.entries)
        var file = PMTilesHeader()
        let rootStart = PMTilesHeader.size
        let metadataStart = rootStart + root.count
        let leavesStart = metadataStart + metadata.count
        let dataStart = leavesStart + leaves.count
        for (start, size) in [
            (rootStart, root.count), (metadataStart, metadata.count), (leavesStart, leaves.count), (dataStart, content.data.count),
        ] {
            file.long(start)
            file.long(size)
        }
        for count in [tiles.count, content.entries.count, content.contents] { file.long(count) }
        // Clustered; gzip for directories and for tiles; tiles of MVT.
        for byte in [1, 2, 2, 1, levels.lowerBound, levels.upperBound] { file.byte(byte) }
        let box = bounds.isEmpty ? Envelope(minX: 0, minY: 0, maxX: 0, maxY: 0) : bounds
        for degrees in [box.minX, box.minY, box.maxX, box.maxY] { file.degrees(degrees) }
        file.byte(start.level)
        file.degrees(start.place.x)
        file.degrees(start.place.y)
        return file.bytes + root + metadata + leaves + content.data
    }

    private var pmtilesMetadata: [UInt8] {
        func text(_ name: String, _ value: String) -> JSONMember { JSONMember(name: name, value: .string(value)) }
        var writer = JSONWriter()
        writer.value(
            .object(
                [text("name", name), text("description", description), text("type", "overlay"), text("version", "1")]
                    + (attribution.isEmpty ? [] : [text("attribution", attribution)]) + [layersJSON] + members))
        return Packed.gzip(writer.bytes)
    }
}

/// The tiles one after the other, in the order of their numbers, and where each is.
private struct PMTilesContent {
    private(set) var data: [UInt8] = []
    private(set) var entries: [PMTilesEntry] = []
    /// How many different ones.
    private(set) var contents = 0

    init(_ tiles: [TileArchive.ArchivedTile]) {
        var places: [[UInt8]: Int] = [:]
        let numbered = tiles.map {
            (number: HilbertNumber.of(level: $0.level, column: $0.column, row: $0.row), bytes: Packed.gzip($0.bytes))
        }
        for (number, bytes) in numbered.sorted(by: { $0.number < $1.number }) {
            let place = places[bytes] ?? data.count
            if let last = entries.last, place == last.offset, bytes.count == last.length, last.number + UInt64(last.run) == number {
                entries[entries.count - 1].run += 1
                continue
            }
            if places.updateValue(place, forKey: bytes) == nil {
                data += bytes
                contents += 1
            }
            entries.append(PMTilesEntry(number: number, offset: place, length: bytes.count, run: 1))
        }
    }
}

/// A run of tiles that are alike; of no tiles: a leaf directory.
struct PMTilesEntry: Hashable {
    let number: UInt64
    let offset: Int
    let length: Int
    var run: Int
}

/// Lists of entries as bytes (PMTiles 3, 4).
enum PMTilesDirectory {
    /// Header and root must be read by the first request, of 16 KiB.
    private static let rootLimit = 16_384 - PMTilesHeader.size
    /// Entries of one leaf.
    private static let leafSize = 4096

    /// The root, and the leaves one after the other where it does not hold all entries.
    static func pages(_ entries: [PMTilesEntry], leafSize: Int = leafSize) -> (root: [UInt8], leaves: [UInt8]) {
        let whole = page(entries)
        if whole.count <= rootLimit { return (whole, []) }
        var (leaves, pointers): ([UInt8], [PMTilesEntry]) = ([], [])
        for start in stride(from: 0, to: entries.count, by: leafSize) {
            let leaf = page(Array(entries[start..<min(start + leafSize, entries.count)]))
            pointers.append(PMTilesEntry(number: entries[start].number, offset: leaves.count, length: leaf.count, run: 0))
            leaves += leaf
        }
        let root = page(pointers)
        return root.count <= rootLimit ? (root, leaves) : pages(entries, leafSize: leafSize * 2)
    }

    /// In gzip.
    private static func page(_ entries: [PMTilesEntry]) -> [UInt8] { Packed.gzip(bytes(entries)) }

    static func bytes(_ entries: [PMTilesEntry]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.append(varint: UInt64(entries.count))
        var last: UInt64 = 0
        for entry in entries {
            bytes.append(varint: entry.number - last)
            last = entry.number
        }
        for entry in entries { bytes.append(varint: UInt64(entry.run)) }
        for entry in entries { bytes.append(varint: UInt64(entry.length)) }
        for (number, entry) in entries.enumerated() {
            let follows = number > 0 && entries[number - 1].offset + entries[number - 1].length == entry.offset
            bytes.append(varint: follows ? 0 : UInt64(entry.offset + 1))
        }
        return bytes
    }
}

/// The first 127 bytes, numbers with their lowest byte first.
private struct PMTilesHeader {
    static let size = 127
    private(set) var bytes: [UInt8] = Array("PMTiles".utf8) + [3]

    mutating func byte(_ number: Int) { bytes.append(UInt8(truncatingIfNeeded: number)) }

    mutating func long(_ number: Int) { for shift in stride(from: 0, to: 64, by: 8) { byte(number >> shift) } }

    /// Ten millionths of a degree.
    mutating func degrees(_ value: Double) {
        let number = Int((value * 10_000_000).rounded())
        for shift in stride(from: 0, to: 32, by: 8) { byte(number >> shift) }
    }
}

/// The number of a tile: level after level, along a Hilbert curve on each, so that what is near is near in the file.
enum HilbertNumber {
    static func of(level: Int, column: Int, row: Int) -> UInt64 {
        var number = ((UInt64(1) << UInt64(2 * level)) - 1) / 3
        var (x, y) = (column, row)
        var side = level > 0 ? 1 << (level - 1) : 0
        while side > 0 {
            let (right, down) = (x & side > 0, y & side > 0)
            number += UInt64(side) * UInt64(side) * (right ? (down ? 2 : 3) : (down ? 1 : 0))
            if !down {
                if right { (x, y) = (side - 1 - (x & (side - 1)), side - 1 - (y & (side - 1))) }
                (x, y) = (y, x)
            }
            x &= side - 1
            y &= side - 1
            side /= 2
        }
        return number
    }
}
