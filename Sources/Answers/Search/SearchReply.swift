import Geometry
import Projection
import StrictJSON
import Wording

/// What a text may mean: a place in any form that is understood, lines and zones by name. The same text and map give the same bytes.
package struct SearchReply: Sendable {
    /// A place that the text is.
    package struct Place: Sendable {
        /// In ``crs``, as it is asked about.
        package let place: Coordinate
        package let crs: CoordinateReferenceSystem
        package let link: PlaceLink?
        /// Where the map is to be looked at: WGS 84.
        package let centre: Coordinate
    }

    /// Why something is no place, and how to mend it.
    package struct Refusal: Sendable {
        package let fault: AnyFaultCode
        package let what: Phrase
        package let fix: Phrase
    }

    package let text: String
    /// Nil where the text is no place, or its system must be asked for.
    package private(set) var place: Place?
    /// The systems that the numbers may be in, where nobody said which: they must be asked for, and are never guessed.
    package private(set) var choices: [CoordinateReferenceSystem] = []
    /// Why numbers or a link are no place; told only where nothing else is found.
    package private(set) var refusal: Refusal?
    package private(set) var found: [MapSearch.Entry] = []
    /// How many were found and are left out.
    package private(set) var more = 0

    /// The most candidates of one reply.
    package static let most = 20
    /// Bytes of UTF-8; of a longer text nothing is looked for.
    package static let lengthLimit = 4096
    /// Within so much of the map metres are taken for metres of its system.
    private static let nearDegrees = 3.0

    /// - Parameter crs: the system of numbers, where it was said.
    /// Time: the names of the map.
    package init(_ text: String, crs: CoordinateReferenceSystem?, in map: MapSearch) {
        self.text = text
        guard text.utf8.count <= Self.lengthLimit else {
            refusal = Refusal(
                fault: AnyFaultCode(CoordinateFault.tooLong), what: "the text has more than \(Self.lengthLimit) bytes",
                fix: "Give a name, coordinates, or the link of one place")
            return
        }
        let all = map.named(text)
        found = Array(all.prefix(Self.most))
        more = all.count - found.count
        readPlace(crs, map)
        // Why a link to pictures has a choice of two is what must be asked.
        let isPicture = refusal?.fault == AnyFaultCode(CoordinateFault.linkSystem) && !choices.isEmpty
        if !isPicture, place != nil || !choices.isEmpty || !found.isEmpty { refusal = nil }
    }

    private mutating func readPlace(_ crs: CoordinateReferenceSystem?, _ map: MapSearch) {
        do throws(CoordinateError) {
            if let crs {
                locate(try WrittenPlace.parse(text, crs: crs))
                return
            }
            if let linked = try WrittenPlace.link(text) {
                locate(linked)
                return
            }
        } catch {
            refuse(error)
            // A link to aerial pictures: the system is open, and either may be meant.
            if crs == nil, error.cause == .linkSystem, (try? WrittenPlace.parse(text, crs: .wgs84)) != nil { choices = [.gcj02, .wgs84] }
            return
        }
        // Numbers without a system: which ones could they be in?
        let degrees: [CoordinateReferenceSystem] = [.wgs84, .cgcs2000, .gcj02, .bd09]
        do throws(CoordinateError) {
            _ = try WrittenPlace.parse(text, crs: .wgs84)
            choices = degrees
        } catch {
            refuse(error)
            // Metres: the systems in which they lie near the map.
            let near = map.box.grown(by: Self.nearDegrees)
            choices = [map.workingCRS, .bd09mc].filter { system in
                guard let written = try? WrittenPlace.parse(text, crs: system), let centre = try? Self.centre(of: written) else {
                    return false
                }
                return near.contains(centre)
            }
        }
    }

    /// Told of a link, and of what is half digits and more: a name that is not found is no place that went wrong.
    private mutating func refuse(_ error: CoordinateError) {
        let signs = text.count { !$0.isWhitespace }
        guard text.contains("://") || 2 * text.count(where: { $0.isNumber || $0 == "." }) >= signs else { return }
        refusal = Refusal(fault: AnyFaultCode(error.cause), what: error.what, fix: error.fix)
    }

    private mutating func locate(_ written: WrittenPlace) {
        do throws(ProjectionError) {
            place = Place(place: written.place, crs: written.crs, link: written.link, centre: try Self.centre(of: written))
        } catch { refusal = Refusal(fault: AnyFaultCode(error.code), what: error.what, fix: error.fix) }
    }

    private static func centre(of written: WrittenPlace) throws(ProjectionError) -> Coordinate {
        try Mover(from: written.crs, to: .wgs84).moved(written.place)
    }

    /// The reply in the schema `noisezone.search/1`, as one JSON object and a line break.
    package func json(_ language: Language) -> [UInt8] {
        var writer = JSONWriter(.pretty)
        writer.object { writer in
            writer.member("schema", "noisezone.search/1")
            writer.member("text", text)
            writer.member("needs_crs", !choices.isEmpty)
            if !choices.isEmpty { writer.member("choices", choices.map(\.identifier)) }
            writer.key("candidates")
            writer.array { writer in
                if let place { writer.place(place, text) }
                for entry in found { writer.entry(entry) }
            }
            writer.member("more", more)
            if let refusal {
                writer.key("problem")
                writer.object { writer in
                    writer.member("code", refusal.fault.code)
                    writer.member("what", refusal.what.text(in: language))
                    writer.member("fix", refusal.fix.text(in: language))
                }
            }
        }
        writer.newline()
        return writer.bytes
    }
}

extension JSONWriter {
    /// `ask` holds the parameters of a question about the place.
    fileprivate mutating func place(_ place: SearchReply.Place, _ text: String) {
        object { writer in
            writer.member("kind", "place")
            writer.member("name", text)
            writer.key("ask")
            writer.object(inline: true) { writer in
                let places = place.crs.isGeographic ? 9 : 4
                writer.member("lon", FixedDecimal.text(place.place.x, places: places, trimmed: true))
                writer.member("lat", FixedDecimal.text(place.place.y, places: places, trimmed: true))
                writer.member("crs", place.crs.identifier)
            }
            writer.link(place.link)
            writer.degrees("centre", [place.centre.x, place.centre.y])
        }
    }

    fileprivate mutating func entry(_ entry: MapSearch.Entry) {
        object { writer in
            writer.member("kind", entry.kind.rawValue)
            writer.member("id", entry.id)
            writer.member("name", entry.name)
            if let zoneClass = entry.zoneClass { writer.member("class", zoneClass.id) }
            writer.degrees("centre", [entry.centre.x, entry.centre.y])
            writer.degrees("bbox", [entry.box.minX, entry.box.minY, entry.box.maxX, entry.box.maxY])
        }
    }

    private mutating func degrees(_ name: String, _ values: [Double]) {
        key(name)
        array(inline: true) { writer in for value in values { writer.fixed(value, places: 7) } }
    }
}
