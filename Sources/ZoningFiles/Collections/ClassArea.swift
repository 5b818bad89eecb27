import FeatureIO
import Geometry
import Regulation
import StrictJSON
import ZoningModel

/// All pieces of one class as one area: their union, exactly, since neighbours have the same edges and those between them drop out.
struct ClassArea {
    /// Nil for land without a class (readings Z5, R1).
    let zoneClass: ZoneClass?
    let pieces: UnitedPieces
    /// Those of every piece; nil where they are not the same, or where there are none.
    let limits: NoiseLimit?
    /// In metres of the working plane; touching each other in corners at most.
    let polygons: [Polygon]

    /// By class, land without one at the end. Time n log n in the edges.
    static func areas(of zones: [FunctionalZone]) -> [ClassArea] {
        let classes = Set(zones.map(\.zoneClass)).sorted { ($0?.id ?? "~") < ($1?.id ?? "~") }
        let numbers = Dictionary(uniqueKeysWithValues: zip(classes, classes.indices))
        let polygons = AreaUnion.polygons(of: zones, labels: zones.map { numbers[$0.zoneClass] ?? 0 }, count: classes.count)
        return classes.indices.map { number in
            let pieces = zones.filter { $0.zoneClass == classes[number] }
            let limits = Set(pieces.map(\.limits))
            var united = UnitedPieces()
            for piece in pieces { united.add(piece) }
            return ClassArea(
                zoneClass: classes[number], pieces: united, limits: limits.count == 1 ? limits.first ?? nil : nil,
                polygons: polygons[number])
        }
    }

    /// - Parameter periods: those of the day that the map's limits are for.
    func feature(_ periods: [DayPeriod]) -> Feature {
        func whole(_ name: String, _ value: Int?) -> JSONMember {
            JSONMember(name: name, value: value.map { .number(JSONNumber($0)) } ?? .null)
        }
        let id = zoneClass?.id ?? "none"
        return Feature(
            id: id, shape: .multiPolygon(MultiPolygon(polygons)),
            properties: [
                JSONMember(name: "id", value: .string(id)), JSONMember(name: "class", value: zoneClass.map { .string($0.id) } ?? .null),
            ] + periods.enumerated().map { whole("\($1)_db", limits?[$0]) } + pieces.properties(polygons))
    }
}
