import SystemIO
import Wording

/// A file in a format that GDAL reads, taken in layer by layer.
struct GDALFile {
    /// As the caller gave it, for messages.
    let path: String

    /// Of one file; what comes beyond them is not for a district.
    private static let mostFeatures = 20_000_000
    /// Formats that are read piece by piece, however long the file is.
    private static let streamed = ["fgb", "parquet", "arrow", "feather", "gml", "tab", "mif", "gdb"]

    /// Gives every layer and then its features; a layer that is not begun (false) is passed over.
    ///
    /// Fails with `gdal-missing`, `source-unreadable`, `source-too-long`, and as `readFile` does. Complexity: linear in the features.
    /// - Returns: what is wrong with the file as a whole.
    func forEach(
        begin: (SourceLayer) throws(FileError) -> Bool, body: (FeatureRow) throws(FileError) -> Void
    ) throws(FileError) -> [Diagnostic] {
        let file = try realFile()
        try GDALLibrary.ready(for: path)
        let isDrawing = FileEnding.text(of: file) == "dxf"
        if isDrawing { try DrawingText.check(try readFile(file, pipes: false), path) }
        let messages = GDALMessages()
        messages.begin()
        defer { messages.end() }
        let dataset = try GDALDataset(file: file, path: path, messages)
        // Of some formats a file is opened that cannot be read at all.
        guard dataset.layerCount > 0 else { throw GDALDataset.unreadable(path, messages) }
        // Under another name it is known when it is open.
        if !isDrawing, dataset.driver == "DXF" { try DrawingText.check(try readFile(file, pipes: false), path) }
        var faults = doubts(messages)
        var left = Self.mostFeatures
        for number in 0..<dataset.layerCount {
            let more = try dataset.withLayer(number) { (layer) throws(FileError) in
                try read(layer, messages, &left, begin: begin, body: body)
            }
            faults += more ?? doubts(messages)
        }
        return faults
    }

    private func read(
        _ layer: borrowing GDALLayer, _ messages: GDALMessages, _ left: inout Int, begin: (SourceLayer) throws(FileError) -> Bool,
        body: (FeatureRow) throws(FileError) -> Void
    ) throws(FileError) -> [Diagnostic] {
        let head = SourceLayer(name: layer.name, kind: layer.kind, source: layer.source)
        guard head.kind != SourceLayer.Kind.none else {
            return [
                Diagnostic(
                    code: FileFault.layerWithoutShapes, severity: .note, file: path,
                    what: "the layer \"\(head.name)\" is a table without shapes, and is passed over")
            ]
        }
        var faults = doubts(messages)
        guard try begin(head) else { return faults }
        var ordinal = 0
        while let feature = layer.next() {
            ordinal += 1
            left -= 1
            guard left >= 0 else { throw tooLong }
            try give(feature, layer.fields, ordinal, messages, body)
        }
        let end = messages.take()
        if let failure = end.failure {
            faults.append(
                Diagnostic(
                    code: FileFault.sourceDamaged, file: path, feature: ordinal > 0 ? "#\(ordinal)" : nil,
                    what: "GDAL stops behind this feature of the layer \"\(head.name)\": \(failure)",
                    fix: "Open the file in the program that it comes from, and export it again"))
        }
        return faults + doubts(end.warnings)
    }

    private func give(
        _ feature: borrowing GDALFeature, _ fields: [GDALField], _ ordinal: Int, _ messages: GDALMessages,
        _ body: (FeatureRow) throws(FileError) -> Void
    ) throws(FileError) {
        var faults = FaultList()
        let shapes = feature.shapes(&faults)
        var first = Feature(
            id: feature.id, shape: shapes.first, properties: feature.properties(fields, &faults), ordinal: ordinal)
        let said = messages.take()
        if let failure = said.failure {
            faults.add(
                FileFault.sourceFault, "GDAL cannot read the feature whole: \(failure)",
                fix: "Open the file in the program that it comes from, and mend the feature there")
            first.shape = nil
        }
        for words in said.warnings {
            faults.add(FileFault.sourceDoubt, severity: .warning, "GDAL says: \(words)", fix: "Look at the feature")
        }
        try body(FeatureRow(feature: first, diagnostics: faults.isEmpty ? [] : faults.diagnostics(file: path, feature: first.label)))
        guard first.shape != nil else { return }
        for shape in shapes.dropFirst() {
            var other = first
            other.shape = shape
            try body(FeatureRow(feature: other))
        }
    }

    /// What was said beside the features: a failure is a fault of the file.
    private func doubts(_ messages: GDALMessages) -> [Diagnostic] {
        let said = messages.take()
        let failure = said.failure.map {
            Diagnostic(
                code: FileFault.sourceDamaged, file: path, what: "GDAL cannot read all of the file: \($0)",
                fix: "Open the file in the program that it comes from, and export it again")
        }
        return doubts(said.warnings) + (failure.map { [$0] } ?? [])
    }

    private func doubts(_ warnings: [String]) -> [Diagnostic] {
        warnings.map {
            Diagnostic(
                code: FileFault.sourceDoubt, severity: .warning, file: path, what: "GDAL says: \($0)", fix: "Look at the file in a GIS")
        }
    }

    private var tooLong: FileError {
        FileError(
            code: FileFault.sourceTooLong, path: path, what: "it has more than \(Self.mostFeatures / 1_000_000) million features",
            fix: "Cut out what lies about the district: ogr2ogr -clipsrc xmin ymin xmax ymax part.gpkg FILE", kind: .badData)
    }

    /// The path as the system has it: of a file or folder that is there, so that GDAL takes it for no address and for no name of its own.
    private func realFile() throws(FileError) -> String {
        do throws(SystemFault) {
            guard let real = unsafe realpath(path, nil) else { throw .last }
            defer { unsafe free(real) }
            let file = unsafe String(cString: real)
            var status = stat()
            guard unsafe stat(file, &status) == 0 else { throw .last }
            let ending = FileEnding.text(of: file) ?? ""
            switch status.st_mode & S_IFMT {
            case S_IFREG:
                guard Int(clamping: status.st_size) <= wholeFileLimit || Self.streamed.contains(ending) else {
                    throw SystemFault(number: EFBIG)
                }
            // A file geodatabase is a folder.
            case S_IFDIR where ending == "gdb": break
            case S_IFDIR: throw SystemFault(number: EISDIR)
            case S_IFIFO: throw SystemFault(number: ESPIPE)
            default: throw SystemFault(number: ENOTBLK)
            }
            // Names that begin so mean something else to GDAL.
            guard !file.hasPrefix("/vsi") else { throw SystemFault(number: ENOENT) }
            guard unsafe access(file, R_OK) == 0 else { throw .last }
            return file
        } catch {
            throw error.number == EFBIG ? FileError.tooLarge(path, wholeFileLimit) : error.reading(path)
        }
    }
}
