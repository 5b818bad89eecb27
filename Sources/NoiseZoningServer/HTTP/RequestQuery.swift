import FeatureIO
import Geometry
import NoiseZoning
import Projection
import Regulation
import Wording
import ZoneQueries
import ZoningModel

/// The parameters of a request, read strictly: each known and given once, each text whole. A plus sign is a plus sign (RFC 3986), as in
/// `2026-11-20T22:30+08:00`; a space is `%20`.
package struct RequestQuery: Sendable {
    /// A few, looked through from the first on.
    private let values: [(name: String, value: String)]

    /// - Parameters:
    ///   - text: what stands behind the question mark, as it came.
    ///   - known: the names that mean something here.
    ///   - passesOver: whether other names are no fault.
    package init(_ text: String, known: [String], passesOver: Bool = false) throws(Problem) {
        var values: [(name: String, value: String)] = []
        for part in text.split(separator: "&") {
            let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let name = try Percent.decoded(sides[0])
            guard known.contains(name) else {
                if passesOver { continue }
                if known.isEmpty { throw Self.fault("there is no parameter “\(name)”", fix: "Ask without parameters") }
                if let meant = Self.meant(name, known) {
                    throw Self.fault("there is no parameter “\(name)”", fix: "Did you mean \(meant)? Give one of: \(Phrase.list(known))")
                }
                throw Self.fault("there is no parameter “\(name)”", fix: "Give some of: \(Phrase.list(known))")
            }
            guard sides.count == 2, !sides[1].isEmpty else {
                throw Self.fault("\(name): the value is empty", fix: "Leave it out, or give a value")
            }
            let value = try Percent.decoded(sides[1])
            guard !values.contains(where: { $0.name == name }) else { throw Self.fault("\(name) is given twice", fix: "Give it once") }
            values.append((name, value))
        }
        self.values = values
    }

    /// What was probably meant: the same letters, or a name that ends or begins with one that there is (`map-date`, `--lang`, `dates`).
    private static func meant(_ name: String, _ known: [String]) -> String? {
        func plain(_ text: String) -> String { String(text.lowercased().filter { $0.isLetter || $0.isNumber }) }
        let asked = plain(name)
        if let same = known.first(where: { plain($0) == asked }) { return same }
        let near = known.filter { plain($0).count > 2 && (asked.hasSuffix(plain($0)) || asked.hasPrefix(plain($0))) }
        return near.max { $0.count < $1.count }
    }

    package subscript(name: String) -> String? { values.first { $0.name == name }?.value }

    /// A value without which there is no question.
    package func required(_ name: String) throws(Problem) -> String {
        guard let value = self[name] else { throw Self.fault("\(name) is missing", fix: "Add \(name)=… to the address") }
        return value
    }

    private static func fault(_ what: Phrase, fix: Phrase) -> Problem { Problem(400, ServerFault.parameter, what, fix: fix) }
}

extension RequestQuery {
    /// Of texts for people; English where nothing was said.
    package func language() throws(Problem) -> Language {
        guard let text = self["lang"] else { return .en }
        guard let language = Language(rawValue: text) else { throw Self.fault("lang: “\(text)” is no language", fix: "Give en or zh") }
        return language
    }

    /// Always said: nobody can see what numbers mean. A file of the server cannot be named.
    package func crs() throws(Problem) -> CoordinateReferenceSystem {
        guard let text = self["crs"] else {
            throw Problem(
                400, AnswerFault.crsMissing, "crs is missing",
                fix: "Say the reference system: wgs84, cgcs2000, gcj02, bd09, bd09mc or EPSG:n")
        }
        guard text.utf8.count <= ServerLimits.crsBytes, !text.contains("[") else {
            throw Self.fault("crs: this is no name of a system", fix: "Give wgs84, cgcs2000, gcj02, bd09, bd09mc or EPSG:n")
        }
        do throws(ProjectionError) { return try CoordinateReferenceSystem(namedInFile: text) } catch {
            if error.code == .databaseMissing || error.code == .outOfMemory { throw .failed }
            throw Problem(400, error.code, "crs: \(error.what)", fix: "Give wgs84, cgcs2000, gcj02, bd09, bd09mc or EPSG:n")
        }
    }

    /// `lon` and `lat` as one text, and their system. Two numbers, each in its own parameter: together they must not make a link, or a pair with a
    /// height.
    func place() throws(Problem) -> (text: String, crs: CoordinateReferenceSystem, place: Coordinate) {
        let text = "\(try required("lon")),\(try required("lat"))"
        let crs = try crs()
        do throws(CoordinateError) { return (text, crs, try WrittenCoordinate.parse(text, crs: crs)) } catch {
            throw Problem(Failure(error))
        }
    }

    package func date() throws(Problem) -> CivilDate? {
        guard let text = self["date"] else { return nil }
        do throws(RegulationError) { return try CivilDate(parsing: text) } catch {
            throw Self.fault("date: “\(text)” is no day", fix: "Write it as 2026-11-20")
        }
    }

    /// As `--accuracy` takes it.
    package func accuracy() throws(Problem) -> PlaceAccuracy? {
        guard let text = self["accuracy"] else { return nil }
        guard let accuracy = PlaceAccuracy(written: text) else {
            throw Self.fault(
                "accuracy: “\(text)” is neither a number of metres from 0 to 10000 nor the word pack", fix: "Give one of the two")
        }
        return accuracy
    }

    /// The storey or the height of a façade, as `--floor` and `--height` take them; nil where the ground is meant.
    func facade() throws(Problem) -> PlaceQuery.FacadeLevel? {
        switch (self["floor"], self["height"]) {
        case (nil, nil): return nil
        case (let floor?, nil):
            guard let level = Int(floor).flatMap(PlaceQuery.FacadeLevel.init(storey:)) else {
                throw Self.fault("floor: “\(floor)” is no storey from 1 to 200", fix: "Give the number of the storey; 1 is the lowest")
            }
            return level
        case (nil, let height?):
            guard let level = PlaceQuery.FacadeLevel(metres: height) else {
                throw Self.fault("height: “\(height)” is no number from 0 to 1000", fix: "Give metres above the foot of the building")
            }
            return level
        default: throw Self.fault("floor and height are both given", fix: "Give one of the two")
        }
    }
}
