import FeatureIO
import Geometry
import Projection
import Regulation
import StrictJSON
import Wording
import ZoneQueries
import ZoningFiles
import ZoningModel

extension MapDifference {
    /// Every changed area as a feature in WGS 84.
    public func geoJSON(_ language: Language = .en) throws(ProjectionError) -> [UInt8] {
        let written = WrittenShape()
        let densifying = try Densifying(from: before.workingCRS, to: .wgs84)
        var features: [Feature] = []
        for (number, change) in changes.enumerated() {
            let polygon = try change.polygon.mapped { (ring) throws(ProjectionError) in try densifying.densified(ring) }
            features.append(
                Feature(
                    shape: written.written(.polygon(polygon)), properties: properties(of: change, language), ordinal: number + 1))
        }
        return GeoJSONWriter.collection(
            FeatureCollection(features: features), places: WrittenShape.places.usual, mostPlaces: WrittenShape.places.most)
    }

    /// What both maps say of a changed area, its size, and what is behind it; lists with commas between, as a table needs them.
    package func properties(of change: ChangedArea, _ language: Language) -> [JSONMember] {
        func list(_ items: [String]) -> JSONValue {
            var met: Set<String> = []
            return .string(items.filter { met.insert($0).inserted }.joined(separator: ", "))
        }
        return change.from.properties("from", before.periods) + change.to.properties("to", after.periods) + [
            JSONMember(name: "area_m2", value: .number(JSONNumber(fixed: change.area, places: 2))),
            JSONMember(name: "on_carriageway", value: .bool(change.isOnCarriageway)),
            JSONMember(name: "causes", value: list(change.causes.map(\.kind.rawValue))),
            JSONMember(name: "rows", value: list(change.causes.compactMap(\.row))),
            JSONMember(name: "readings", value: list(change.causes.compactMap { $0.reading?.rawValue })),
            JSONMember(name: "why", value: .string(change.causes.map { $0.told(language) }.joined(separator: "; "))),
        ]
    }
}

extension Designation {
    fileprivate func properties(_ prefix: String, _ periods: [DayPeriod]) -> [JSONMember] {
        [
            JSONMember(name: "\(prefix)_status", value: .string(status.rawValue)),
            JSONMember(name: "\(prefix)_class", value: zoneClass.map { .string($0.id) } ?? .null),
            JSONMember(name: "\(prefix)_limits_class", value: limitsClass.map { .string($0.id) } ?? .null),
        ]
            + periods.enumerated().map { number, period in
                JSONMember(name: "\(prefix)_\(period)_db", value: limits?[number].map { .number(JSONNumber($0)) } ?? .null)
            }
    }
}
