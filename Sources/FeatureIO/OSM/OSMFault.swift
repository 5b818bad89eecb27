import Wording

/// Why a file of OpenStreetMap cannot be read.
struct OSMFault: Error {
    let code: FileFault
    let what: Phrase
    let fix: Phrase

    /// - Parameter what: with the place at which it shows.
    static func damaged(_ what: Phrase) -> OSMFault {
        OSMFault(code: FileFault.osmDamaged, what: what, fix: "Download or export the file again")
    }

    static let tooLong = OSMFault(
        code: FileFault.sourceTooLong, what: "it has more objects than a city has",
        fix: "Cut out what lies about the district: osmium extract -b west,south,east,north -o part.osm.pbf FILE")

    func error(_ path: String) -> FileError { FileError(code: code, path: path, what: what, fix: fix, kind: .badData) }
}
