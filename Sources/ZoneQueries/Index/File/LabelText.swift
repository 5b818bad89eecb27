import Regulation
import StrictJSON
import ZoningModel

/// What a label means, in the schema `noisezone.label/1`: members of `noisezone.finding/1`, as far as an answer has them that hangs on the
/// label alone. Nothing of it is measured.
package struct LabelText {
    package let label: UInt32
    /// As ``PlaceQuery/brief(at:)`` puts it.
    package let finding: Finding
    /// The readings and clauses that decide, of every piece of the map that has the label; without a feature, without measures.
    package let grounds: [Reason]

    package init(_ label: UInt32, _ finding: Finding, grounds: [Reason]) {
        (self.label, self.finding, self.grounds) = (label, finding, grounds)
    }

    private static let schema = "noisezone.label/1"

    /// One line.
    package func json(_ periods: [DayPeriod]) -> [UInt8] {
        var writer = JSONWriter(.compact)
        writer.object { writer in
            writer.member("schema", Self.schema)
            writer.member("label", Int(label))
            writer.designation(
                Designation(
                    status: finding.status, zoneClass: finding.zoneClass, limitsClass: finding.limitsClass, limits: finding.limits), periods
            )
            writer.key("zone")
            if let zone = finding.zones.first {
                writer.object { writer in
                    writer.member("id", zone.id)
                    writer.member("name", zone.name)
                    writer.member("class", zone.zoneClass?.id)
                }
            } else {
                writer.null()
            }
            writer.member("on_boundary", finding.isOnBoundary)
            writer.member("on_carriageway", finding.isOnCarriageway)
            writer.member("candidates", finding.candidates)
            writer.member("heights_unknown", finding.hangsOnHeights)
            writer.key("possibilities")
            writer.array { writer in
                for answer in finding.answersHere { writer.object { writer in writer.designation(answer, periods) } }
            }
            writer.key("because")
            writer.array { writer in
                for reason in grounds {
                    writer.object { writer in
                        writer.member("reading", reason.reading.rawValue)
                        writer.member("clause", reason.clause)
                    }
                }
            }
        }
        return writer.bytes
    }

    /// - Parameter file: for messages.
    init(parsing bytes: [UInt8], _ periods: [DayPeriod], file: String) throws(JSONError) {
        var object = try JSONDocument(bytes, file: file).object()
        _ = try object.string("schema", oneOf: [Self.schema])
        label = UInt32(clamping: try object.int("label"))
        let own = try Designation(&object, periods)
        var zones: [Finding.Zone] = []
        if var zone = try object.optionalObject("zone") {
            zones.append(
                Finding.Zone(
                    id: try zone.string("id"), name: try zone.string("name"),
                    zoneClass: try zone.optionalString("class").map(ZoneClass.init)))
            try zone.finish()
        }
        let (isOnBoundary, isOnCarriageway) = (try object.bool("on_boundary"), try object.bool("on_carriageway"))
        _ = try object.strings("candidates")
        let hangsOnHeights = try object.bool("heights_unknown")
        var answersHere: [Designation] = []
        for value in try object.array("possibilities") {
            var answer = try value.object()
            answersHere.append(try Designation(&answer, periods))
            try answer.finish()
        }
        var grounds: [Reason] = []
        for value in try object.array("because") {
            var reason = try value.object()
            grounds.append(Reason(reading: Interpretation.ID(rawValue: try reason.string("reading")), clause: try reason.string("clause")))
            try reason.finish()
        }
        try object.finish()
        self.grounds = grounds
        finding = Finding(
            status: own.status, zoneClass: own.zoneClass, limits: own.limits, limitsClass: own.limitsClass, zones: zones,
            isOnBoundary: isOnBoundary, isOnCarriageway: isOnCarriageway, answersHere: answersHere, hangsOnHeights: hangsOnHeights,
            // Of a place outside the reason itself is all there is to say (Z6).
            because: own.status == .outside ? grounds : [])
    }
}

extension PointIndex {
    /// What each label means, with the readings and clauses that decide for one piece at least that has it, each once.
    ///
    /// - Parameter query: that the index was made of. Time: the pieces of the map.
    package func texts(by query: PlaceQuery) -> [LabelText] {
        let findings = (0..<UInt32(truncatingIfNeeded: count)).compactMap(finding)
        // Outside the reason itself is all there is to say (Z6); every other label is some piece's.
        var grounds = findings.map(\.because)
        for (zone, label) in zip(query.map.zones, labelsOfPieces) {
            for reason in query.explainer.grounds(of: zone) where !grounds[Int(label)].contains(reason) {
                grounds[Int(label)].append(reason)
            }
        }
        return findings.indices.map { LabelText(UInt32(truncatingIfNeeded: $0), findings[$0], grounds: grounds[$0]) }
    }
}

extension JSONWriter {
    /// `"status": "inside", "class": "4a", "limits": {"day": 70, "night": 55}, "limits_class": "4a"`
    fileprivate mutating func designation(_ answer: Designation, _ periods: [DayPeriod]) {
        member("status", answer.status.rawValue)
        member("class", answer.zoneClass?.id)
        key("limits")
        if let limits = answer.limits {
            object { writer in
                for (number, period) in periods.enumerated() {
                    writer.key(period.rawValue)
                    if let level = limits[number] { writer.int(level) } else { writer.null() }
                }
            }
        } else {
            null()
        }
        member("limits_class", answer.limitsClass?.id)
    }
}

extension Designation {
    fileprivate init(_ object: inout StrictObject, _ periods: [DayPeriod]) throws(JSONError) {
        let status = try object.string("status", oneOf: [Status.inside, .outside, .unzoned].map(\.rawValue))
        let zoneClass = try object.optionalString("class").map(ZoneClass.init)
        var limits: NoiseLimit?
        if var levels = try object.optionalObject("limits") {
            var all: [Int?] = []
            for period in periods { all.append(try levels.optionalInt(period.rawValue)) }
            try levels.finish()
            limits = NoiseLimit(all)
        }
        self.init(
            status: Status(rawValue: status) ?? .outside, zoneClass: zoneClass,
            limitsClass: try object.optionalString("limits_class").map(ZoneClass.init), limits: limits)
    }
}
