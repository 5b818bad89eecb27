import SystemIO
import Wording

/// Reading of `.prj` files: one definition of a reference system as well-known text.
enum PrjFile {
    /// Bytes. Real files have about 500.
    static let sizeLimit = 1 << 20

    /// Bytes of the longest path (PATH_MAX), and so of the longest name.
    static let pathLimit = 4096

    /// Words a definition can begin with: WKT 1 (OGC, ESRI) and WKT 2 (ISO 19162).
    private static let keywords = [
        "GEOGCS", "PROJCS", "COMPD_CS", "GEOCCS", "GEOGCRS", "GEODCRS", "GEOGRAPHICCRS", "GEODETICCRS", "PROJCRS", "PROJECTEDCRS",
        "BOUNDCRS",
        "COMPOUNDCRS", "DERIVEDPROJCRS", "VERT_CS", "VERTCRS", "LOCAL_CS", "ENGCRS",
    ]

    /// Whether `text` starts as WKT does: a keyword and a bracket.
    static func looksLikeWKT(_ text: String) -> Bool {
        let word = text.prefix { $0.isASCII && ($0.isLetter || $0 == "_") }
        guard keywords.contains(word.uppercased()) else { return false }
        let next = text[word.endIndex...].first { $0 != " " }
        return next == "[" || next == "("
    }

    /// The text of the file at `path`.
    ///
    /// Throws: ``ProjectionError`` — file not found, or unreadable (permission, not a file, larger than ``sizeLimit``, not UTF-8, not WKT).
    static func read(_ path: String) throws(ProjectionError) -> String {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else {
            let missing = errno == ENOENT || errno == ENOTDIR
            let reason: Phrase = missing ? "there is no such file" : Phrase(verbatim: unsafe String(cString: strerror(errno)))
            throw failure(path, missing ? .fileNotFound : .unreadableFile, reason)
        }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = unsafe block.withUnsafeMutableBytes { unsafe SystemIO.read(descriptor, $0.baseAddress, $0.count) }
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { throw failure(path, .unreadableFile, Phrase(verbatim: unsafe String(cString: strerror(errno)))) }
            if count == 0 { break }
            bytes += block[..<count]
            guard bytes.count <= sizeLimit else { throw failure(path, .unreadableFile, "it is larger than 1 MiB") }
        }
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
        guard let text = String(validating: bytes, as: UTF8.self), !bytes.contains(0) else {
            throw failure(path, .unreadableFile, "it is not UTF-8 text")
        }
        let start = text.drop { $0.isWhitespace }
        guard looksLikeWKT(String(start.prefix(64))) else { throw failure(path, .unreadableFile, "it does not hold a definition in WKT") }
        return String(start)
    }

    private static func failure(_ path: String, _ code: ProjectionError.Code, _ reason: Phrase) -> ProjectionError {
        ProjectionError(
            code, what: "The reference system in \(Excerpt.of(path)) cannot be read: \(reason)",
            fix: "Give the path of a .prj file that holds WKT, or one of: \(ProjectionError.acceptedForms)")
    }
}
