import Regulation
import Testing

@testable import Answers
@testable import Geometry
@testable import ZoneQueries

/// Coordinates are metres east of 500,000 and north of 4,400,000 in the plane of the cases.
@Suite("Parcels worked by hand")
struct ParcelTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let what: String
        var file = "表1-between-class1-and-class3"
        let parcel: [Polygon]
        let status: ParcelFinding.Status
        /// Square metres by the words of the land.
        let areas: [String: Double]
        let strictest: NoiseLimit?
        /// `part.ring from–to outside|inside`, metres to a centimetre.
        let outline: [String]

        var testDescription: String { what }
    }

    static func box(_ left: Double, _ low: Double, _ right: Double, _ high: Double) -> [Coordinate] {
        ring([(left, low), (right, low), (right, high), (left, high)])
    }

    static func ring(_ places: [(Double, Double)]) -> [Coordinate] {
        let ring = places.map { Coordinate(x: 500_000 + $0.0, y: 4_400_000 + $0.1) }
        return ring + [ring[0]]
    }

    /// The road runs along y = 0, its boundary lines 10 m off; north of it class 1 (band to 65), south of it class 3 (band to −35).
    static let rows = [
        Row(
            what: "across the edge of the band beside class 1", parcel: [Polygon(exterior: box(100, 45, 200, 105))], status: .inside,
            areas: ["4a": 2000, "1": 4000], strictest: NoiseLimit(day: 55, night: 45),
            outline: ["1.0 0.00–120.00 4a|4a", "1.0 120.00–300.00 1|1", "1.0 300.00–320.00 4a|4a"]),
        Row(
            what: "drawn the other way round", parcel: [Polygon(exterior: box(100, 45, 200, 105).reversed())], status: .inside,
            areas: ["4a": 2000, "1": 4000], strictest: NoiseLimit(day: 55, night: 45),
            outline: ["1.0 0.00–20.00 4a|4a", "1.0 20.00–200.00 1|1", "1.0 200.00–320.00 4a|4a"]),
        Row(
            what: "with a hole, one side along the edge of the band",
            parcel: [Polygon(exterior: box(300, 65, 400, 165), holes: [box(320, 85, 380, 145)])], status: .inside, areas: ["1": 6400],
            strictest: NoiseLimit(day: 55, night: 45), outline: ["1.0 0.00–100.00 4a|1", "1.0 100.00–400.00 1|1", "1.1 0.00–240.00 1|1"]),
        Row(
            what: "a hole that holds all of the band", parcel: [Polygon(exterior: box(300, -60, 400, 90), holes: [box(310, -35, 390, 65)])],
            status: .inside, areas: ["1": 2500, "3": 2500, "4a": 2000], strictest: NoiseLimit(day: 55, night: 45),
            outline: [
                "1.0 0.00–125.00 3|3", "1.0 125.00–225.00 4a|4a", "1.0 225.00–375.00 1|1", "1.0 375.00–475.00 4a|4a",
                "1.0 475.00–500.00 3|3",
                "1.1 0.00–80.00 4a|3", "1.1 80.00–180.00 4a|4a", "1.1 180.00–260.00 4a|1", "1.1 260.00–360.00 4a|4a",
            ]),
        Row(
            what: "along the edge of the band, drawn 6 mm inside it", parcel: [Polygon(exterior: box(300, 64.994, 400, 165))],
            status: .inside, areas: ["1": 10_000.6], strictest: NoiseLimit(day: 55, night: 45),
            outline: ["1.0 0.00–100.01 4a|1", "1.0 100.01–400.01 1|1"]),
        Row(
            what: "along the edge of the band, drawn 6 mm outside it", parcel: [Polygon(exterior: box(300, 20, 400, 65.006))],
            status: .inside, areas: ["4a": 4500.6], strictest: NoiseLimit(day: 70, night: 55),
            outline: ["1.0 0.00–145.01 4a|4a", "1.0 145.01–245.01 1|4a", "1.0 245.01–290.01 4a|4a"]),
        Row(
            what: "twenty centimetres over the edge of the band count", parcel: [Polygon(exterior: box(300, 64.8, 400, 165))],
            status: .inside, areas: ["1": 10_000, "4a": 20], strictest: NoiseLimit(day: 55, night: 45),
            outline: ["1.0 0.00–100.20 4a|4a", "1.0 100.20–400.20 1|1", "1.0 400.20–400.40 4a|4a"]),
        Row(
            what: "wholly outside the district", parcel: [Polygon(exterior: box(0, 250, 10, 260))], status: .outside,
            areas: ["outside": 100], strictest: nil, outline: ["1.0 0.00–40.00 outside|outside"]),
        Row(
            what: "across the line of the district", parcel: [Polygon(exterior: box(950, 100, 1050, 150))], status: .partial,
            areas: ["1": 2500, "outside": 2500], strictest: NoiseLimit(day: 55, night: 45),
            outline: ["1.0 0.00–50.00 1|1", "1.0 50.00–200.00 outside|outside", "1.0 200.00–300.00 1|1"]),
        Row(
            what: "the whole district", parcel: [Polygon(exterior: box(0, -200, 1000, 200))], status: .inside,
            areas: ["1": 135_000, "3": 165_000, "4a": 100_000], strictest: NoiseLimit(day: 55, night: 45),
            outline: [
                "1.0 0.00–1165.00 outside|3", "1.0 1165.00–1265.00 outside|4a", "1.0 1265.00–2535.00 outside|1",
                "1.0 2535.00–2635.00 outside|4a", "1.0 2635.00–2800.00 outside|3",
            ]),
        Row(
            what: "of two parts, in class 1 and in class 3",
            parcel: [Polygon(exterior: box(100, 100, 110, 110)), Polygon(exterior: box(100, -110, 120, -100))], status: .inside,
            areas: ["1": 100, "3": 200], strictest: NoiseLimit(day: 55, night: 45),
            outline: ["1.0 0.00–40.00 1|1", "2.0 0.00–60.00 3|3"]),
        Row(
            what: "crossing the edge of the band aslant, 3 in 4",
            parcel: [Polygon(exterior: ring([(100, 62), (104, 65), (140, 92), (100, 92)]))], status: .inside,
            areas: ["4a": 6, "1": 594], strictest: NoiseLimit(day: 55, night: 45),
            outline: ["1.0 0.00–5.00 4a|4a", "1.0 5.00–117.00 1|1", "1.0 117.00–120.00 4a|4a"]),
        Row(
            what: "partly in no zone", file: "三-land-in-no-zone", parcel: [Polygon(exterior: box(590, 100, 620, 110))], status: .partial,
            areas: ["1": 100, "unzoned": 200], strictest: NoiseLimit(day: 55, night: 45),
            outline: ["1.0 0.00–10.00 1|1", "1.0 10.00–60.00 unzoned|unzoned", "1.0 60.00–80.00 1|1"]),
        Row(
            what: "in no zone", file: "三-land-in-no-zone", parcel: [Polygon(exterior: box(600, 100, 620, 110))], status: .unzoned,
            areas: ["unzoned": 200], strictest: nil, outline: ["1.0 0.00–50.00 unzoned|unzoned", "1.0 50.00–60.00 1|unzoned"]),
        Row(
            what: "partly housing in class 3", file: "四1-housing-in-class-3", parcel: [Polygon(exterior: box(390, 50, 410, 60))],
            status: .inside, areas: ["3": 100, "3 (limits of 1)": 100], strictest: NoiseLimit(day: 55, night: 45),
            outline: ["1.0 0.00–10.00 3|3", "1.0 10.00–40.00 3 (limits of 1)|3 (limits of 1)", "1.0 40.00–60.00 3|3"]),
    ]

    @Test("shares, limits and sides", arguments: rows)
    func parcels(_ row: Row) async throws {
        let file = try #require(CaseFile.all.first { $0.name == row.file })
        let finding = try ParcelQuery(map: try await file.map()).finding(of: row.parcel)
        #expect(finding.status == row.status)
        #expect(Set(finding.shares.map(\.land.words)) == Set(row.areas.keys))
        for share in finding.shares {
            #expect(abs(share.area - (row.areas[share.land.words] ?? 0)) < 1e-4, "\(share.land.words): \(share.area)")
        }
        #expect(abs(finding.shares.reduce(0) { $0 + $1.area } - finding.area) < 1e-4)
        #expect(abs(finding.shares.reduce(0) { $0 + $1.share } - 1) < 1e-9)
        #expect(finding.strictest == row.strictest)
        #expect(finding.outline.map(words) == row.outline)
    }

    private func words(_ stretch: ParcelFinding.Stretch) -> String {
        let (from, to) = (AnswerWords.metres(stretch.from), AnswerWords.metres(stretch.to))
        return "\(stretch.part).\(stretch.ring) \(from)–\(to) \(stretch.outside.words)|\(stretch.inside.words)"
    }
}
