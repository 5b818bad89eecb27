/// The shapes of a shapefile, each with its properties and its faults, one after the other.
final class ShapefileRows: FeatureFeed {
    let source: FeatureSource
    /// Shapes and properties that do not belong together, and a file that is cut off.
    private(set) var rest: [Diagnostic] = []
    private let path: String
    private let parts: ShapefileParts
    private var shapes: ShpFile
    private let table: DBaseTable?
    private let index: ShxIndex?
    private var deleted: [Int] = []
    private var isOver = false

    init(_ path: String, isHashed: Bool) throws(FileError) {
        self.path = path
        var parts = ShapefileParts(path, isHashed: isHashed)
        shapes = try ShpFile(try parts.read(path), file: path)
        var source = FeatureSource(crs: nil, namesCRS: true)
        try parts.nameCRS(&source)
        table = try parts.table(&source.diagnostics)
        index = try parts.index()
        source.hashes = parts.hashes
        self.source = source
        self.parts = parts
    }

    func next() -> FeatureRow? {
        while !isOver, let (ordinal, shape, faults) = shapes.next() {
            if let index, !index.places(ordinal, at: shapes.start) { return end([parts.indexDiffers(ordinal)]) }
            var feature = Feature(shape: shape, ordinal: ordinal)
            var faults = faults
            if let table {
                guard ordinal <= table.count else { return end([parts.countDiffers(table.count)]) }
                guard let properties = table.properties(row: ordinal - 1, &faults) else {
                    deleted.append(ordinal)
                    continue
                }
                feature.properties = properties
            }
            return FeatureRow(feature: feature, diagnostics: faults.isEmpty ? [] : faults.diagnostics(file: path, feature: feature.label))
        }
        return isOver ? nil : end(atEnd)
    }

    private func end(_ found: [Diagnostic]) -> FeatureRow? {
        (isOver, rest) = (true, found)
        return nil
    }

    /// What shows behind the last shape.
    private var atEnd: [Diagnostic] {
        if let damage = shapes.damage {
            // What the index and the table know is there: the rest is nothing of the layer.
            let isWhole = index?.count == shapes.count - 1 && table?.count == shapes.count - 1
            return [isWhole ? parts.trailing(behind: shapes.count - 1) : damage]
        }
        if let table, shapes.count < table.count { return [parts.countDiffers(table.count)] }
        if let index, shapes.count < index.count { return [parts.indexDiffers(shapes.count + 1)] }
        return deleted.isEmpty ? [] : [parts.leftOut(deleted)]
    }
}
