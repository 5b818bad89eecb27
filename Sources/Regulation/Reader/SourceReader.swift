import StrictJSON
import Wording

/// Reads what makes bands and areas: kinds of line, their distances, kinds of area.
extension Section {
    mutating func sourceRule() throws(JSONError) -> SourceRule {
        let kind = try kind("key")
        let mode = try object.string("mode", oneOf: SourceRule.modes)
        let layer: SourceRule.Layer =
            switch mode {
            case "road": .roads
            case "waterway": .waterways
            default: .rail
            }
        var geometry = SourceRule.Geometry.line
        if object.has("geometry") {
            geometry = .init(rawValue: try object.string("geometry", oneOf: SourceRule.Geometry.allCases.map(\.rawValue))) ?? .line
        }
        // A kind that says nothing else is known by its key.
        var selector = LineSelector(grades: [kind.id], lanes: nil, width: nil)
        if var section = try optionalSection("selector") {
            selector = try section.lineSelector(mayHaveGrades: true)
            try section.finish()
        }
        let rule = SourceRule(
            kind: kind, mode: mode, layer: layer, geometry: geometry, selector: selector, listing: try listing(), title: try text("title"),
            annexWord: try optionalString("annex_word"), effect: object.has("class") ? try effect() : nil, ownLand: try ownLand(),
            source: try citation(), reading: try reading())
        try finish()
        return rule
    }

    /// `"listed": "required"`, `"optional"`, or `{"optional_from": DATE}`.
    private mutating func listing() throws(JSONError) -> SourceRule.Listing {
        guard object.has("listed") else { return .required }
        let value = try object.value("listed")
        if case .string = value.value {
            return try object.string("listed", oneOf: ["required", "optional"]) == "optional" ? .optional(from: nil) : .required
        }
        var section = try section("listed")
        let from = try section.date("optional_from")
        try section.finish()
        return .optional(from: from)
    }

    /// `"land": "band"`, `"base"`, `"unassigned"`, or `{"class": ID}`.
    private mutating func ownLand() throws(JSONError) -> SourceRule.OwnLand {
        guard object.has("land") else { return .band }
        let value = try object.value("land")
        if case .string = value.value {
            switch try object.string("land", oneOf: ["band", "base", "unassigned"]) {
            case "base": return .base
            case "unassigned": return .unassigned
            default: return .band
            }
        }
        var section = try section("land")
        let zoneClass = try section.zoneClass("class")
        try section.finish()
        return .zoneClass(zoneClass)
    }

    /// `class` and what goes with it: `class_by_base`, `keep_base`, `except`.
    private mutating func effect() throws(JSONError) -> Effect {
        let zoneClass = try zoneClass("class")
        var byBase: [ZoneClass: ZoneClass] = [:]
        if var table = try optionalSection("class_by_base") {
            for name in table.object.names {
                guard known.classes.contains(name) else {
                    throw table.error(at: name, "there is no class \"\(name)\" in this ruleset; add it, or name one that it has")
                }
                byBase[ZoneClass(name)] = try table.zoneClass(name)
            }
            try table.finish()
        }
        var exceptions: [Effect.Exception] = []
        for var entry in object.has("except") ? try sections("except") : [] {
            exceptions.append(
                Effect.Exception(
                    landUse: try entry.object.string("land_use", oneOf: LandUse.all), zoneClass: try entry.zoneClass("class"),
                    source: try entry.citation(), reading: try entry.reading()))
            try entry.finish()
        }
        return Effect(
            zoneClass: zoneClass, byBase: byBase, keeps: object.has("keep_base") ? try zoneClasses("keep_base") : [], exceptions: exceptions
        )
    }

    /// `lanes` and `width_m` as `{"min": …, "max": …}`, either end alone as well; `grade` as a list.
    mutating func lineSelector(mayHaveGrades: Bool) throws(JSONError) -> LineSelector {
        var (lanes, width): (ClosedRange<Int>?, Range<Double>?)
        let grades = mayHaveGrades ? try object.optionalStrings("grade") ?? [] : []
        if var range = try optionalSection("lanes") {
            let (low, high) = (try range.object.optionalInt("min") ?? 1, try range.object.optionalInt("max") ?? 100)
            guard (1...100).contains(low), (low...100).contains(high) else {
                throw range.error("expected lanes from 1 to 100, the smaller number as \"min\"")
            }
            lanes = low...high
            try range.finish()
        }
        if var range = try optionalSection("width_m") {
            let (low, below) = (try range.object.optionalDouble("min") ?? 0, try range.object.optionalDouble("below") ?? .infinity)
            guard low >= 0, low < below else { throw range.error("expected metres, \"min\" less than \"below\"") }
            width = low..<below
            try range.finish()
        }
        return LineSelector(grades: grades, lanes: lanes, width: width)
    }

    mutating func areaRule() throws(JSONError) -> AreaRule {
        let rule = AreaRule(
            key: try string("key"), title: try text("title"), effect: try effect(),
            buffer: object.has("buffer_m") ? try widths("buffer_m") : nil,
            edgeKind: object.has("edge_kind") ? try edgeKind("edge_kind") : nil, source: try citation(), reading: try reading())
        try finish()
        return rule
    }

    /// Dated widths in metres: `value`, and where the law gives a range its `nominal` and `tolerance`, which the value must keep.
    private mutating func widths(_ name: String) throws(JSONError) -> Timeline<Width> {
        try timeline(name) { (entry) throws(JSONError) -> Width? in
            guard entry.object.has("value") else { return nil }
            let metres = try entry.positive("value")
            guard entry.object.has("nominal") || entry.object.has("tolerance") else {
                return Width(metres: metres, nominal: nil, tolerance: nil)
            }
            let (nominal, tolerance) = (try entry.positive("nominal"), try entry.positive("tolerance"))
            if abs(metres - nominal) > tolerance {
                throw entry.error(
                    at: "value", "\(metres) m lies outside \(nominal) ± \(tolerance) m (\(entry.writtenClause)); choose a width within it")
            }
            return Width(metres: metres, nominal: nominal, tolerance: tolerance)
        }
    }

    mutating func distanceTable() throws(JSONError) -> DistanceTable {
        let title = try text("title")
        var blocks: [DistanceTable.Block] = []
        for var block in try sections("blocks") {
            var rows: [DistanceTable.Row] = []
            for var row in try block.sections("rows") { rows.append(try row.distanceRow(after: rows)) }
            blocks.append(DistanceTable.Block(label: try block.text("label"), kinds: try block.kinds("sources"), rows: rows))
            try block.finish()
        }
        let ends = try provision("ends") { (section) throws(JSONError) in
            DistanceTable.Ends(rawValue: try section.object.string("value", oneOf: DistanceTable.Ends.allCases.map(\.rawValue))) ?? .flat
        }
        let table = DistanceTable(title: title, blocks: blocks, ends: ends, source: try citation())
        try finish()
        return table
    }

    /// `adjoining` is a list of classes, `"*"` for every one of base zones, and `"unzoned"` among them for land in no zone.
    private mutating func distanceRow(after rows: [DistanceTable.Row]) throws(JSONError) -> DistanceTable.Row {
        var adjoining: [ZoneClass] = []
        var isUnzoned = false
        for value in try object.array("adjoining") {
            let name = try value.string()
            if name == Self.unzoned {
                isUnzoned = true
            } else if name == "*" {
                adjoining += known.baseClasses
            } else {
                guard known.classes.contains(name) else {
                    throw value.error("there is no class \"\(name)\" in this ruleset; add it, or name one that it has")
                }
                guard known.baseClasses.contains(ZoneClass(name)) else {
                    throw value.error("class \(name) is no class of base zones; add it to \"classes\" of \"zones\", or leave it out")
                }
                adjoining.append(ZoneClass(name))
            }
        }
        if adjoining.isEmpty && !isUnzoned { throw error(at: "adjoining", "the list is empty") }
        var when = LineSelector.any
        if var section = try optionalSection("when") {
            when = try section.lineSelector(mayHaveGrades: false)
            try section.finish()
        }
        for zoneClass in adjoining
        where adjoining.count(where: { $0 == zoneClass }) > 1
            || rows.contains(where: { $0.when == when && $0.adjoining.contains(zoneClass) })
        {
            throw error(at: "adjoining", "class \(zoneClass) stands twice; one row is for a class and a condition")
        }
        let metres = try widths("metres")
        try finish()
        return DistanceTable.Row(adjoining: adjoining, isUnzoned: isUnzoned, when: when, metres: metres)
    }

    private static let unzoned = "unzoned"
}
