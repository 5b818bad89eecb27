import Geometry
import StrictJSON
import Wording

/// A layer as a shapefile (ESRI, July 1998): `.shp`, `.shx`, `.dbf`, `.prj` and `.cpg`, all in memory. Linear in the bytes.
struct ShapefileWriting {
    let layer: OutputLayer
    /// UTF-8 or GBK: the mark of the table and the `.cpg` say the same.
    let encoding: TextEncoding
    /// The text of the `.prj`.
    let definition: String?

    /// Of one of the files: beyond it programs read nonsense.
    private static let sizeLimit = Int(Int32.max)

    /// The path without its ending: what the other files begin with.
    static func stem(_ path: String) -> String {
        guard let dot = path.lastIndex(of: "."), !path[dot...].contains("/") else { return path }
        return String(path[..<dot])
    }

    private var isGBK: Bool { encoding == .gbk }
    /// What the table holds.
    private var letters: TextEncoding { isGBK ? .codePage936 : .utf8 }

    /// The files, `path` first, and by column its name there.
    func written(_ path: String) throws(FileError) -> (
        files: [(path: String, contents: [UInt8])], names: [String: String], notes: [Diagnostic]
    ) {
        let features = (0..<layer.features.count).map { layer.features[$0] }
        let (shp, shx) = try shapes(features.map(\.shape), path)
        let names = FieldNames(layer.columns.map(\.name), letters)
        let columns = layer.columns.map { column in DBaseColumn.column(column.kind, features.map { $0.property(column.name) }, letters) }
        let stem = Self.stem(path)
        var files: [(path: String, contents: [UInt8])] = [
            (path, shp), (stem + ".shx", shx), (stem + ".dbf", try table(names, columns, rows: features.count, path)),
            (stem + ".cpg", Array((isGBK ? "GBK" : "UTF-8").utf8)),
        ]
        if let definition { files.append((stem + ".prj", Array(definition.utf8))) }
        let byColumn = Dictionary(zip(layer.columns.map(\.name), names.short)) { first, _ in first }
        return (files, byColumn, notes(path, names, columns, features))
    }

    private func notes(_ path: String, _ names: FieldNames, _ columns: [DBaseColumn], _ features: [Feature]) -> [Diagnostic] {
        var notes: [Diagnostic] = []
        let shortened = zip(layer.columns.map(\.name), names.short).filter { $0 != $1 }
        if !shortened.isEmpty {
            notes.append(
                Diagnostic(
                    code: OutputFault.fieldNames, severity: .note, file: path,
                    what: "a shapefile holds names of 10 bytes: \(Phrase.list(shortened.map { "\($0) → \($1)" }))"))
        }
        for (column, written) in zip(layer.columns, columns) {
            guard let first = written.cutRows.first else { continue }
            notes.append(
                Diagnostic(
                    code: OutputFault.fieldTexts, severity: .warning, file: path, feature: features[first].label,
                    what: "texts of \(column.name) longer than 254 bytes were cut: \(written.cutRows.count)",
                    fix: "Write .gpkg to keep them"))
        }
        return notes + LayerNote.lost(columns.reduce(0) { $0 + $1.lost }, path)
    }

    // MARK: - Shapes

    private var shapeType: Int32 {
        switch layer.kind {
        case .point: 1
        case .line: 3
        case .polygon: 5
        case .none: 0
        }
    }

    private func shapes(_ shapes: [Shape?], _ path: String) throws(FileError) -> (shp: [UInt8], shx: [UInt8]) {
        var box = Envelope()
        var (records, index): ([UInt8], [UInt8]) = ([], [])
        for (number, shape) in shapes.enumerated() {
            let record = try record(shape, path)
            for place in shape?.coordinates ?? [] { box.add(place) }
            // Places and sizes are counted in words of two bytes.
            index.append(bigEndian: Int32(clamping: (100 + records.count) / 2))
            index.append(bigEndian: Int32(clamping: record.count / 2))
            records.append(bigEndian: Int32(clamping: number + 1))
            records.append(bigEndian: Int32(clamping: record.count / 2))
            records += record
            guard records.count < Self.sizeLimit else { throw Self.tooLarge(path) }
        }
        return (head(records.count, box) + records, head(index.count, box) + index)
    }

    private func head(_ count: Int, _ box: Envelope) -> [UInt8] {
        var head: [UInt8] = []
        head.append(bigEndian: Int32(9994))
        for _ in 0..<5 { head.append(bigEndian: Int32(0)) }
        head.append(bigEndian: Int32(clamping: (100 + count) / 2))
        head.append(littleEndian: Int32(1000))
        head.append(littleEndian: shapeType)
        let bounds = box.isEmpty ? [0, 0, 0, 0] : [box.minX, box.minY, box.maxX, box.maxY]
        for bound in bounds + [0, 0, 0, 0] { head.append(littleEndian: bound) }
        return head
    }

    private func record(_ shape: Shape?, _ path: String) throws(FileError) -> [UInt8] {
        var record: [UInt8] = []
        guard let shape else {
            record.append(littleEndian: Int32(0))
            return record
        }
        switch (layer.kind, shape) {
        case (.point, .point(let place)):
            record.append(littleEndian: shapeType)
            record.append(littleEndian: place.x)
            record.append(littleEndian: place.y)
        case (.line, .lineString), (.line, .multiLineString): parts(shape.lines.map(\.coordinates), &record)
        case (.polygon, .polygon), (.polygon, .multiPolygon):
            // Exteriors clockwise, holes the other way: by that alone a reader knows them apart.
            let rings = shape.polygons.flatMap { polygon in
                [RingOrientation.oriented(polygon.exterior, counterClockwise: false)]
                    + polygon.holes.map { RingOrientation.oriented($0, counterClockwise: true) }
            }
            parts(rings, &record)
        default:
            throw FileError(
                code: FileFault.geometryType, path: path, what: "the layer \(layer.name): a \(shape.kind) does not belong in it",
                fix: "Write .gpkg, or please report this", kind: .badData)
        }
        return record
    }

    private func parts(_ parts: [[Coordinate]], _ record: inout [UInt8]) {
        record.append(littleEndian: shapeType)
        var box = Envelope()
        for part in parts { for place in part { box.add(place) } }
        for bound in [box.minX, box.minY, box.maxX, box.maxY] { record.append(littleEndian: bound) }
        record.append(littleEndian: Int32(clamping: parts.count))
        record.append(littleEndian: Int32(clamping: parts.reduce(0) { $0 + $1.count }))
        var start = 0
        for part in parts {
            record.append(littleEndian: Int32(clamping: start))
            start += part.count
        }
        for part in parts {
            for place in part {
                record.append(littleEndian: place.x)
                record.append(littleEndian: place.y)
            }
        }
    }

    // MARK: - Table

    private func table(_ names: FieldNames, _ columns: [DBaseColumn], rows: Int, _ path: String) throws(FileError) -> [UInt8] {
        // A table has a column: the number of the row where there is nothing else.
        let isBare = columns.isEmpty
        let rowSize = 1 + (isBare ? 10 : columns.reduce(0) { $0 + $1.width })
        let count = max(1, columns.count)
        guard count <= 255, rowSize <= Int(UInt16.max), 33 + 32 * count + rows * rowSize < Self.sizeLimit else { throw Self.tooLarge(path) }
        var bytes: [UInt8] = [0x03, 100, 1, 1]
        bytes.append(littleEndian: UInt32(clamping: rows))
        bytes.append(littleEndian: UInt16(clamping: 33 + 32 * count))
        bytes.append(littleEndian: UInt16(clamping: rowSize))
        bytes += Array(repeating: 0, count: 17) + [isGBK ? 0x4D : 0, 0, 0]
        func field(_ name: [UInt8], _ type: UInt8, _ width: Int, _ decimals: Int) {
            bytes += name.prefix(10) + Array(repeating: 0, count: 11 - min(10, name.count)) + [type, 0, 0, 0, 0]
            bytes += [UInt8(clamping: width), UInt8(clamping: decimals)] + Array(repeating: 0, count: 14)
        }
        if isBare { field(Array("number".utf8), UInt8(ascii: "N"), 10, 0) }
        for (name, column) in zip(names.bytes, columns) { field(name, column.type, column.width, column.decimals) }
        bytes.append(0x0D)
        for row in 0..<rows {
            bytes.append(UInt8(ascii: " "))
            if isBare {
                let digits = Array(String(row + 1).utf8)
                bytes += Array(repeating: UInt8(ascii: " "), count: max(0, 10 - digits.count)) + digits
            }
            for column in columns { bytes += column.values[row] }
        }
        bytes.append(0x1A)
        return bytes
    }

    private static func tooLarge(_ path: String) -> FileError {
        FileError(
            code: OutputFault.outputTooLarge, path: path, what: "a shapefile holds 2 GiB and 255 columns at most, and this is more",
            fix: "Write .gpkg or .fgb", kind: .cannotCreate)
    }
}

extension [UInt8] {
    fileprivate mutating func append(bigEndian value: Int32) { append(littleEndian: value.byteSwapped) }
}
