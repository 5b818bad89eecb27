import FeatureIO
import Regulation
import StrictJSON
import Wording
import ZoningModel

/// A point index out of a file that ``PointIndexFile`` has written, used where it stands: many programs share its memory, and opening it takes
/// the same time whatever its size.
///
/// Every part has a sum and is looked at before it is used for the first time. Where one is not what was written, that question and all
/// after it fail: no answer comes out of a damaged file. No file, whoever has made it, leads a look-up out of its memory.
public final class MappedIndex: Sendable {
    /// What the index says of itself.
    public let head: IndexHead
    private let path: String
    private let file: MappedFile
    private let layout: IndexLayout
    private let check: BlockCheck
    private let grid: PointGrid

    /// Fails with `index-not` (not an index), `index-version` (of another version), `index-damaged` (cut or altered), or as reading any
    /// file does. Time: O(1), some 12 µs.
    public init(_ path: String) throws(FileError) {
        self.path = path
        file = try MappedFile(path)
        let bytes = unsafe file.bytes
        let magic = IndexLayout.magic
        guard unsafe bytes.starts(with: magic.dropLast()) else {
            throw FileError(
                code: QueryFault.indexNot, path: path, what: "this is no point index",
                fix: "Write one with noisezone index MAP -o FILE.nzi",
                kind: .badData)
        }
        guard unsafe bytes.prefix(magic.count).elementsEqual(magic.prefix(bytes.count)) else {
            throw FileError(
                code: QueryFault.indexVersion, path: path, what: "the index is of a version that is not known here",
                fix: "Write it again with this version of the program, or use a later one", kind: .badData)
        }
        let damage = Self.damage(path)
        guard let layout = unsafe IndexLayout(reading: bytes),
            unsafe IndexLayout.sum(ofHead: bytes, layout) == bytes.number(at: IndexLayout.Place.sum)
        else { throw damage }
        self.layout = layout
        let head: IndexHead
        do throws(JSONError) {
            head = try IndexHead(parsing: unsafe Array(bytes[layout.head.range].dropLast()), file: path)
        } catch { throw damage }
        check = BlockCheck(file, layout, labels: head.labels)
        guard head.labels == layout.textSums.count, let grid = unsafe PointGrid(reading: bytes, check) else { throw damage }
        (self.head, self.grid) = (head, grid)
    }

    private static func damage(_ path: String) -> FileError {
        FileError(
            code: QueryFault.indexDamaged, path: path, what: "the index was cut or altered since it was written",
            fix: "Write it again with noisezone index", kind: .badData)
    }
}

// MARK: - Questions

extension MappedIndex {
    /// As ``PointIndex/label(longitude:latitude:)``. Fails with `index-damaged`.
    public func label(longitude: Double, latitude: Double) throws(FileError) -> UInt32 {
        let label = grid.label(longitude, latitude)
        if check.isDamaged { throw Self.damage(path) }
        return label
    }

    /// As ``PointIndex/labels(longitudes:latitudes:into:)``. Fails with `index-damaged`; then the labels are undecided from some place on.
    public func labels(longitudes: Span<Double>, latitudes: Span<Double>, into labels: inout MutableSpan<UInt32>) throws(FileError) {
        PointBatch.fill(&labels, longitudes: longitudes, latitudes: latitudes, from: grid)
        if check.isDamaged { throw Self.damage(path) }
    }

    /// What a label means; nil for what is none, and for ``PointIndex/undecided``. Fails with `index-damaged`.
    package func label(_ label: UInt32) throws(FileError) -> LabelText? {
        guard let range = try textRange(of: label) else { return nil }
        do throws(JSONError) {
            let text = try LabelText(parsing: unsafe Array(file.bytes[range].dropLast()), head.periods, file: path)
            if text.label == label { return text }
        } catch {}
        check.markDamaged()
        throw Self.damage(path)
    }

    /// The finding that a label stands for; nil for what is none, and for ``PointIndex/undecided``. Fails with `index-damaged`.
    public func finding(_ label: UInt32) throws(FileError) -> Finding? { try self.label(label)?.finding }

    /// The text of a label where it stands, with a zero byte behind it; for as long as this lives. Fails with `index-damaged`.
    package func text(of label: UInt32) throws(FileError) -> UnsafePointer<CChar>? {
        guard let range = try textRange(of: label) else { return nil }
        return unsafe file.bytes.baseAddress.map { unsafe ($0 + range.lowerBound).assumingMemoryBound(to: CChar.self) }
    }

    /// The text of the head, in the same way.
    package var about: UnsafePointer<CChar>? {
        unsafe file.bytes.baseAddress.map { unsafe ($0 + layout.head.start).assumingMemoryBound(to: CChar.self) }
    }

    /// Memory that look-ups use, shared by all who have the file open.
    public var bytes: Int { grid.bytes }

    /// Looks at the whole file, and holds it against its SHA-256. Fails with `index-damaged`. Time: linear in the bytes.
    public func checkWhole() throws(FileError) {
        for block in 0..<layout.directory.count where !check.isBlockSound(block) { throw Self.damage(path) }
        for label in 0..<UInt32(truncatingIfNeeded: head.labels) { _ = try self.label(label) }
        let (bytes, from) = unsafe (file.bytes, IndexLayout.Place.sum)
        guard unsafe SHA256.digest(of: Array(bytes[from...])) == Array(bytes[IndexLayout.Place.digest..<from]) else {
            check.markDamaged()
            throw Self.damage(path)
        }
    }

    /// Where the text of a label stands, with its zero byte, and no other zero byte in it; nil for what is no label.
    private func textRange(of label: UInt32) throws(FileError) -> Range<Int>? {
        guard Int(label) < head.labels else { return nil }
        let bytes = unsafe file.bytes
        let from: UInt64 = unsafe bytes.number(at: layout.textStarts[Int(label)])
        let to: UInt64 = unsafe bytes.number(at: layout.textStarts[Int(label) + 1])
        guard from < to, to <= UInt64(layout.texts.count) else {
            check.markDamaged()
            throw Self.damage(path)
        }
        let range = Int(from)..<Int(to)
        let text = layout.texts[range.lowerBound]..<layout.texts[range.upperBound]
        guard unsafe layout.sum(ofText: Int(label), range, bytes) == bytes.number(at: layout.textSums[Int(label)]),
            unsafe bytes[text].firstIndex(of: 0) == text.upperBound - 1
        else {
            check.markDamaged()
            throw Self.damage(path)
        }
        return text
    }
}

// MARK: - Reading

extension IndexLayout {
    /// Nil where the numbers do not fit the length.
    init?(reading bytes: UnsafeRawBufferPointer) {
        guard bytes.count >= Place.head, unsafe bytes.number(at: Place.length, UInt64.self) == UInt64(bytes.count) else { return nil }
        func count(_ number: Int) -> Int { Int(unsafe bytes.number(at: Place.counts + 4 * number, UInt32.self)) }
        let texts: UInt64 = unsafe bytes.number(at: Place.texts)
        guard texts <= UInt64(bytes.count) else { return nil }
        self.init(
            Counts(
                directory: count(0), blocks: count(1), edges: count(2), labels: count(3), texts: Int(texts),
                head: Int(unsafe bytes.number(at: Place.headLength, UInt32.self))))
        guard length == bytes.count, directory.count > 0, blockSums.count > 0, edges.count > 0, blockSums.count < 1 << 23,
            unsafe bytes[head.end - 1] == 0
        else { return nil }
    }
}

extension PointGrid {
    /// Nil where a place may lead beyond the directory.
    fileprivate init?(reading bytes: UnsafeRawBufferPointer, _ check: BlockCheck) {
        func double(_ number: Int) -> Double { unsafe bytes.double(at: IndexLayout.Place.lattice + 8 * number) }
        func int(_ number: Int) -> Int32 { unsafe bytes.number(at: IndexLayout.Place.grid + 4 * number) }
        let (west, south, scale, width, height) = (double(0), double(1), double(2), double(3), double(4))
        let (reach, shiftX, shiftY, columns) = (Int(int(0)), int(1), int(2), Int(int(3)))
        let blocks = check.layout.directory.count
        guard PointLattice.isSound(west: west, south: south, scale: scale, width: width, height: height), (0...30).contains(shiftX),
            (0...30).contains(shiftY), reach >= 0, columns > 0, blocks % columns == 0,
            Int(width) >> (Int(shiftX) + PointFrame.blockShift) < columns,
            Int(height) >> (Int(shiftY) + PointFrame.blockShift) < blocks / columns, let arrays = check.arrays()
        else { return nil }
        let lattice = PointLattice(west: west, south: south, unitsPerDegree: scale)
        self.init(
            frame: PointFrame(lattice, width: width, height: height, shiftX: shiftX, shiftY: shiftY, blockColumns: columns),
            width: width, height: height, reach: reach, arrays: arrays)
    }
}
