import StrictJSON

extension Standard {
    static let schema = "noisezone.standard/1"

    /// Reads the file of a standard; any fault is ``RegulationError/malformed(_:)``. `file` only appears in messages. O(bytes).
    package init(json: [UInt8], file: String) throws(RegulationError) {
        do throws(JSONError) {
            var object = try JSONDocument(json, file: file).object()
            _ = try object.string("schema", oneOf: [Standard.schema])
            var known = References()
            for list in ["editions", "methods"] where object.has(list) {
                for value in try object.array(list) {
                    var entry = try value.object()
                    known.documents.insert(try entry.string("id"))
                }
            }
            var root = Section(object: object, known: known)
            self = try root.standard()
        } catch {
            throw .malformed(error)
        }
    }
}

extension Section {
    fileprivate mutating func standard() throws(JSONError) -> Standard {
        let (key, title) = (try string("key"), try text("title"))
        let editions = try attested("editions") { (entry) throws(JSONError) in
            Standard.Edition(id: try entry.string("id"), title: try entry.text("title"))
        }
        if object.has("methods") {
            for var method in try sections("methods") {
                _ = (try method.string("id"), try method.text("title"))
                try method.finish()
            }
        }
        let placeNote = object.has("place_note") ? try text("place_note") : nil
        let outdoors = try rows("outdoors", hasRooms: false)
        if outdoors.isEmpty { throw error(at: "outdoors", "the list is empty") }
        var indoors: Standard.IndoorRule?
        if object.has("indoors") {
            var rule = try section("indoors")
            indoors = Standard.IndoorRule(note: try rule.text("note"), reduction: try rule.decibels("reduction_db"))
            try rule.finish()
        }
        let structureBorne = object.has("structure_borne") ? try rows("structure_borne", hasRooms: true) : []
        var maxima: [Standard.MaximumRule] = []
        for var entry in try sections("maxima") { maxima.append(try entry.maximum()) }
        let unzoned = object.has("unzoned") ? try groundedText("unzoned") : nil
        let background = object.has("background") ? try flags("background") : nil
        let asMeasured = object.has("maxima_as_measured") ? try flags("maxima_as_measured") : nil
        let comparison = try attested("comparison") { (entry) throws(JSONError) -> Standard.Comparison? in
            guard entry.object.has("decides") else { return nil }
            let word = try entry.object.string("decides", oneOf: Standard.Comparison.Decides.allCases.map(\.rawValue))
            let places = try entry.object.int("places")
            if !(0...3).contains(places) { throw entry.error(at: "places", "expected 0 to 3 decimals, found \(places)") }
            return Standard.Comparison(decides: Standard.Comparison.Decides(rawValue: word) ?? .full, places: places)
        }
        try finish()
        return Standard(
            key: key, title: title, editions: editions, placeNote: placeNote, outdoors: outdoors, indoors: indoors,
            structureBorne: structureBorne, maxima: maxima, unzoned: unzoned, background: background, maximaAsMeasured: asMeasured,
            comparison: comparison)
    }

    /// A table; a class of land may stand in it once (once a room).
    private mutating func rows(_ name: String, hasRooms: Bool) throws(JSONError) -> [Standard.Row] {
        var rows: [Standard.Row] = []
        for var entry in try sections(name) {
            var room: MeasuringPlace.Room?
            if hasRooms {
                room = MeasuringPlace.Room(rawValue: try entry.object.string("room", oneOf: MeasuringPlace.Room.allCases.map(\.rawValue)))
            }
            let isForAll = try entry.object.optionalBool("every_zone") ?? false
            let standardClass = isForAll ? nil : try entry.string("class")
            let zones = isForAll ? [] : try entry.object.strings("zones").map { ZoneClass($0) }
            if !isForAll && zones.isEmpty { throw entry.error(at: "zones", "the list is empty") }
            for zone in zones where rows.contains(where: { $0.room == room && $0.covers(zone) }) || zones.count(where: { $0 == zone }) > 1 {
                throw entry.error(at: "zones", "class \(zone) stands twice in this table")
            }
            rows.append(
                Standard.Row(
                    standardClass: standardClass, zones: zones, room: room, limits: try entry.attestedLimits("limits"),
                    note: entry.object.has("note") ? try entry.text("note") : nil))
            try entry.finish()
        }
        return rows
    }

    private mutating func maximum() throws(JSONError) -> Standard.MaximumRule {
        let quantity = MeasuredQuantity(
            rawValue: try object.string("quantity", oneOf: MeasuredQuantity.allCases.filter(\.isMaximum).map(\.rawValue)))
        let periods = try periods("periods")
        let over = try object.string("over", oneOf: [MeasuringPlace.outdoors.id, MeasuringPlace.structureBorne(.a).id])
        let excess = try decibels("excess_db")
        try finish()
        return Standard.MaximumRule(
            quantity: quantity ?? .lmax, periods: periods, isStructureBorne: over != MeasuringPlace.outdoors.id, excess: excess)
    }
}
