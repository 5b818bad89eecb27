import FeatureIO
import Regulation
import ZoningModel

/// Compares base zones with those that the rules list (reading Z4): what contradicts the rules is an error of the data.
struct ZoneCheck {
    let ruleset: Ruleset
    /// Of every zone so far, its place in the file.
    private var ordinals: [String: Int] = [:]

    /// The zones of the rules by their names.
    private let named: [String: ZoneEntry]

    init(ruleset: Ruleset) {
        self.ruleset = ruleset
        let names = ruleset.zones.flatMap { zone in [zone.name.own, zone.name.en].map { (NameForm.normalised($0), zone) } }
        named = Dictionary(names) { first, _ in first }
    }

    mutating func diagnostics(for zone: PlanningZone, feature: Feature, file: String) -> [Diagnostic] {
        var reader = PropertyReader(feature, file: file)
        if let first = ordinals.updateValue(feature.ordinal, forKey: zone.id) {
            reader.fault(
                PackFault.zoneDoubled, "the zone \(zone.id) stands twice, as #\(first) and as #\(feature.ordinal)",
                fix: "Give each zone its own id, or draw the parts of one as a MultiPolygon")
        }
        let named = named[NameForm.normalised(zone.name)]
        let entry = ruleset.zone(zone.id)
        if let entry, let named, named.id != entry.id {
            reader.fault(
                PackFault.zoneName, "the zone has the id \(entry.id) and the name of zone \(named.id), \(zone.name)",
                fix: "Check which of the two it is: zone \(entry.id) is \(entry.name.own)")
        } else if let entry = entry ?? named, entry.zoneClass != zone.zoneClass {
            reader.fault(
                PackFault.zoneClass,
                "the zone has class \(zone.zoneClass), and zone \(entry.id) has class \(entry.zoneClass) by \(entry.source.clause)",
                fix: "Give class \(entry.zoneClass), or check the id: the rules say which class a zone has")
        }
        return reader.diagnostics
    }
}

extension ZoneEntry {
    /// Whether `name` is its name, in either language, however it is spaced.
    package func isCalled(_ name: String) -> Bool {
        let name = NameForm.normalised(name)
        return name == NameForm.normalised(self.name.own) || name == NameForm.normalised(self.name.en)
    }
}
