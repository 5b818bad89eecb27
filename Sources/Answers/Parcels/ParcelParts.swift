import FeatureIO
import Regulation
import StrictJSON
import ZoneQueries
import ZoningModel

/// What is told of a piece of a parcel, and of a side of its outline.
struct ParcelParts {
    private let map: ZoneMap

    init(_ map: ZoneMap) { self.map = map }

    func properties(_ piece: ParcelFinding.Piece) -> [JSONMember] {
        let zone = piece.zone.map { map.zones[$0] }
        return [member("nz_part", .string("piece"))] + land("", zone.map { Designation($0) } ?? .outside) + [
            member("nz_kind", text(zone?.kind.rawValue)), member("nz_zone", text(zone?.zoneID)),
            member("nz_rows", .array((zone?.rows ?? []).map { .string($0) })),
            member("nz_clauses", .array((zone?.clauses ?? []).map { .string($0) })),
            member("nz_piece_m2", .number(JSONNumber(fixed: piece.polygon.area, places: 2))),
        ]
    }

    func properties(_ stretch: ParcelFinding.Stretch) -> [JSONMember] {
        [
            member("nz_part", .string("side")), member("nz_length_m", .number(JSONNumber(fixed: stretch.length, places: 2))),
            member("nz_from_m", .number(JSONNumber(fixed: stretch.from, places: 2))),
            member("nz_polygon", .number(JSONNumber(stretch.part))), member("nz_ring", .number(JSONNumber(stretch.ring))),
        ] + land("outside_", stretch.outside) + land("inside_", stretch.inside)
    }

    private func land(_ prefix: String, _ land: Designation) -> [JSONMember] {
        func number(_ value: Int?) -> JSONValue { value.map { .number(JSONNumber($0)) } ?? .null }
        return [
            member("nz_\(prefix)class", text(land.zoneClass?.id)), member("nz_\(prefix)land", .string(land.words)),
        ] + map.meta.periods.enumerated().map { member("nz_\(prefix)\($1)", number(land.limits?[$0])) }
    }

    private func member(_ name: String, _ value: JSONValue) -> JSONMember { JSONMember(name: name, value: value) }
    private func text(_ value: String?) -> JSONValue { value.map { .string($0) } ?? .null }
}
