import Wording

/// A file of OpenStreetMap: XML, the same packed by gzip, or PBF, whichever its bytes are.
///
/// GDAL reads them too, but draws a way across nodes that are not in the file, and leaves out members of relations, and says neither.
struct OSMFile {
    let path: String

    /// Whether the name says so: `.osm`, `.osm.gz`, `.pbf`.
    static func isNamed(_ path: String) -> Bool {
        let name = path.lowercased()
        return [".osm", ".osm.gz", ".pbf", ".osm.xml"].contains { name.hasSuffix($0) }
    }

    /// Gives each layer and its features; see ``OSMLayers``. Fails with `osm-damaged`, `osm-packing`, `osm-feature`, `source-too-long`, as
    /// `readFile` does, and as `ForeignFormat` has it for what is something else. The data are in memory meanwhile.
    func forEach(
        begin: (SourceLayer) throws(FileError) -> Bool, body: (FeatureRow) throws(FileError) -> Void
    ) throws(FileError) -> [Diagnostic] {
        var bytes = try readFile(path)
        guard !bytes.isEmpty else { throw .empty(path) }
        if Packed.isGzip(bytes) {
            do throws(Inflate.Fault) { bytes = try Packed.gunzip(bytes, limit: wholeFileLimit) } catch {
                switch error {
                case .tooLong: throw .tooLarge(path, wholeFileLimit)
                case .damaged: throw OSMFault.damaged("the archive is damaged or cut off").error(path)
                }
            }
        }
        var data: OSMData
        do throws(OSMFault) { data = try OSMPBF.recognises(bytes.prefix(64)) ? OSMPBF.read(bytes) : try xml(bytes) } catch {
            throw error.error(path)
        }
        let doubled = data.sort()
        var notes = try OSMLayers(data, file: path).forEach(begin: begin, body: body)
        if doubled > 0 {
            notes.append(
                Diagnostic(
                    code: FileFault.osmObjectTwice, severity: .warning, file: path,
                    what: "objects that stand twice with the same id: \(doubled); of each the last is read",
                    fix: "Put the files together with osmium merge"))
        }
        return notes
    }

    private func xml(_ bytes: [UInt8]) throws(OSMFault) -> OSMData {
        guard OSMXML.recognises(bytes) else {
            throw OSMFault(
                code: FileFault.wrongEnding, what: "the file does not begin as data of OpenStreetMap do",
                fix: "Give it the ending of what it is, or download it again")
        }
        return try OSMXML.read(bytes)
    }
}
