import FeatureIO
import NoiseZoning
import Projection
import Regulation
import Wording
import ZoningModel

/// The parameters of a request, read strictly: each known and given once, each text whole. A plus sign is a plus sign (RFC 3986), as in
/// `2026-11-20T22:30+08:00`; a space is `%20`.
package struct RequestQuery: Sendable {
    private let values: [String: String]

    /// - Parameters:
    ///   - text: what stands behind the question mark, as it came.
    ///   - known: the names that mean something here.
    package init(_ text: String, known: [String]) throws(Problem) {
        var values: [String: String] = [:]
        for part in text.split(separator: "&") {
            let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let name = try Self.decoded(sides[0])
            guard known.contains(name) else {
                throw Self.fault("there is no parameter “\(name)”", fix: "Give some of: \(Phrase.list(known))")
            }
            guard sides.count == 2, !sides[1].isEmpty else {
                throw Self.fault("\(name): the value is empty", fix: "Leave it out, or give a value")
            }
            guard values.updateValue(try Self.decoded(sides[1]), forKey: name) == nil else {
                throw Self.fault("\(name) is given twice", fix: "Give it once")
            }
        }
        self.values = values
    }

    package subscript(name: String) -> String? { values[name] }

    /// A value without which there is no question.
    package func required(_ name: String) throws(Problem) -> String {
        guard let value = values[name] else { throw Self.fault("\(name) is missing", fix: "Add \(name)=… to the address") }
        return value
    }

    private static func fault(_ what: Phrase, fix: Phrase) -> Problem { Problem(400, ServerFault.parameter, what, fix: fix) }

    /// The text that is written with `%` and two digits for a byte; it must be UTF-8, and hold no NUL.
    private static func decoded(_ text: Substring) throws(Problem) -> String {
        func digit(_ byte: UInt8) -> UInt8? { Character(UnicodeScalar(byte)).hexDigitValue.map { UInt8(truncatingIfNeeded: $0) } }
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard let high = rest.popFirst().flatMap(digit), let low = rest.popFirst().flatMap(digit) else { throw badEncoding }
            bytes.append(high << 4 | low)
        }
        guard !bytes.contains(0), let decoded = String(validating: bytes, as: UTF8.self) else { throw badEncoding }
        return decoded
    }

    private static let badEncoding = Problem(
        400, ServerFault.encoding, "the query is not percent-encoded UTF-8", fix: "Write % and two hexadecimal digits for each byte")
}

extension RequestQuery {
    /// Of texts for people; English where nothing was said.
    package func language() throws(Problem) -> Language {
        guard let text = self["lang"] else { return .en }
        guard let language = Language(rawValue: text) else { throw Self.fault("lang: “\(text)” is no language", fix: "Give en or zh") }
        return language
    }

    /// Always said: nobody can see what numbers mean. A file of the server cannot be named.
    func crs() throws(Problem) -> CoordinateReferenceSystem {
        guard let text = self["crs"] else {
            throw Problem(
                400, AnswerFault.crsMissing, "crs is missing", fix: "Say the reference system: wgs84, cgcs2000, gcj02, bd09 or EPSG:n")
        }
        guard text.utf8.count <= ServerLimits.crsBytes, !text.contains("[") else {
            throw Self.fault("crs: this is no name of a system", fix: "Give wgs84, cgcs2000, gcj02, bd09 or EPSG:n")
        }
        do throws(ProjectionError) { return try CoordinateReferenceSystem(namedInFile: text) } catch {
            if error.code == .databaseMissing || error.code == .outOfMemory { throw .failed }
            throw Problem(400, error.code, "crs: \(error.what)", fix: "Give wgs84, cgcs2000, gcj02, bd09 or EPSG:n")
        }
    }

    func date() throws(Problem) -> CivilDate? {
        guard let text = self["date"] else { return nil }
        do throws(RegulationError) { return try CivilDate(parsing: text) } catch {
            throw Self.fault("date: “\(text)” is no day", fix: "Write it as 2026-11-20")
        }
    }

    /// As `--accuracy` takes it.
    func accuracy() throws(Problem) -> PlaceAccuracy? {
        guard let text = self["accuracy"] else { return nil }
        guard let accuracy = PlaceAccuracy(written: text) else {
            throw Self.fault(
                "accuracy: “\(text)” is neither a number of metres from 0 to 10000 nor the word pack", fix: "Give one of the two")
        }
        return accuracy
    }
}
