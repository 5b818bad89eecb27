import FeatureIO
import Geometry
import Projection
import Regulation
import StrictJSON
import ZoneQueries
import ZoningFiles
import ZoningModel

/// Parcels cut up, as GeoJSON in WGS 84: one polygon a piece (`nz_part` = `piece`) and one line a stretch of the outline (`side`), each
/// with the parcel's own properties, its answer, and what holds there. A parcel at fault is a feature without geometry (`error`).
struct ParcelGeoJSONWriter: ParcelWriter {
    private let columns: ParcelColumns
    private let described: ParcelParts
    private let head: JSONValue
    private let densifying: Densifying?
    private let written = WrittenShape()
    private var features = GeoJSONWriter(places: WrittenShape.places.usual, mostPlaces: WrittenShape.places.most)
    private var isFirst = true
    private(set) var bytes: [UInt8] = []

    init(columns: ParcelColumns, map: ZoneMap, date: CivilDate, mapHash: String) {
        self.columns = columns
        described = ParcelParts(map)
        densifying = try? Densifying(from: map.meta.workingCRS, to: .wgs84)
        let notices: [JSONMember] =
            map.meta.attribution.isEmpty
            ? [] : [JSONMember(name: "attribution", value: .array(map.meta.attribution.map { .string($0) }))]
        head = .object(
            [
                JSONMember(name: "schema", value: .string("noisezone.parcels/1")),
                JSONMember(name: "date", value: .string(date.description)),
                JSONMember(name: "ruleset", value: .string(map.meta.ruleset)), JSONMember(name: "map", value: .string(map.meta.id)),
                JSONMember(name: "status", value: .string(map.meta.status.rawValue)), JSONMember(name: "sha256", value: .string(mapHash)),
            ] + notices)
    }

    mutating func begin(_ source: FeatureSource) {
        var json = JSONWriter()
        json.value(head)
        bytes += Array("{\"type\":\"FeatureCollection\",\n\"noisezone\":".utf8) + json.bytes + Array(",\n\"features\":[".utf8)
    }

    var betweenRows: Int { 1 }

    mutating func goOn() { (isFirst, bytes) = (false, []) }

    mutating func append(_ row: FeatureRow, _ result: Result<ParcelFinding, Diagnostic>) {
        let own = row.feature.properties + [member("nz_parcel", .number(JSONNumber(row.feature.ordinal)))] + columns.members(result)
        do throws(ProjectionError) {
            guard case .success(let finding) = result, let densifying else {
                return add(Feature(id: row.feature.id, shape: nil, properties: own + [member("nz_part", .string("error"))]))
            }
            for piece in finding.pieces {
                let polygon = try piece.polygon.mapped { (ring) throws(ProjectionError) in try densifying.densified(ring) }
                add(Feature(id: row.feature.id, shape: written.written(.polygon(polygon)), properties: own + described.properties(piece)))
            }
            for stretch in finding.outline {
                let line = LineString(try densifying.densified(stretch.course))
                add(Feature(id: row.feature.id, shape: written.written(.lineString(line)), properties: own + described.properties(stretch)))
            }
        } catch {
            // What came from a file's system and lies in the plane can go back; if not, it is told like any other fault.
            add(Feature(id: row.feature.id, shape: nil, properties: own + [member("nz_part", .string("error"))]))
        }
    }

    mutating func end() { bytes += Array("\n]}\n".utf8) }

    mutating func taken() -> [UInt8] {
        defer { bytes = [] }
        return bytes
    }

    private mutating func add(_ feature: Feature) {
        features.append(feature)
        bytes += Array((isFirst ? "\n" : ",\n").utf8) + features.bytes
        features.removeAll()
        isFirst = false
    }

    private func member(_ name: String, _ value: JSONValue) -> JSONMember { JSONMember(name: name, value: value) }
}
