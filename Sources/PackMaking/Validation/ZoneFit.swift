import FeatureIO
import Geometry
import PlanarArrangement
import Projection
import Regulation
import StrictJSON
import Wording
import ZoningFiles
import ZoningLaw
import ZoningModel

/// Whether the base zones fit each other and the district: overlaps are errors, land in no zone is a warning (readings Z2, Z5).
struct ZoneFit {
    /// Metres: coordinates of 7 decimals put neighbours up to 1 cm apart, on either side.
    static let tolerance = 0.02

    let input: ZoningInput
    let file: String
    /// Whether land in no zone has a class all the same, by the rules (Z5).
    let hasResidual: Bool

    /// Zones that overlap: no place may have two answers.
    ///
    /// The lines of all zones in one arrangement, each face asked for the zones that hold it: n log n in the vertices and crossings.
    func overlaps() throws(CrowdedPlace) -> [Diagnostic] {
        let stack = stack
        // Where zones lie on each other by the hundred, the others are looked at when that is mended.
        if !stack.deepest.isEmpty {
            let found = try overlaps(of: stack.deepest.prefix(3).map { input.zones[$0] })
            if !found.isEmpty { return found }
        }
        return try overlaps(of: input.zones, stack: stack)
    }

    private func overlaps(of zones: [PlanningZone], stack: AreaStack? = nil) throws(CrowdedPlace) -> [Diagnostic] {
        let stack = stack ?? AreaStack(zones.map { Lattice.onLattice($0.polygons) })
        let pieces = try pieces(of: zones.flatMap(\.polygons)) { place -> Overlap? in
            let found = stack.areas(at: place)
            return found.count > 1 ? Overlap(first: found[0], second: found[1]) : nil
        }
        let sorted = pieces.sorted { ($0.label.first, $0.label.second) < ($1.label.first, $1.label.second) }
        return sorted.map { overlap, piece in
            let (zone, other) = (zones[Int(overlap.first)], zones[Int(overlap.second)])
            return diagnostic(
                .error, MakingFault.zonesOverlap, zone.id, piece, "zones \(zone.id) and \(other.id) overlap over \(area: piece)",
                "Draw one line between them: both zones need the same vertices there")
        }
    }

    /// The first two zones of a place that has more than one.
    private struct Overlap: Hashable, Sendable {
        let first: Int32
        let second: Int32
    }

    private enum Misfit: Sendable { case gap, outside }

    /// Land of the district in no zone, and land of zones outside the district.
    func gaps() throws(CrowdedPlace) -> [Diagnostic] {
        let (stack, district) = (stack, AreaLocator(Lattice.onLattice(input.district)))
        let pieces = try pieces(of: input.district + input.zones.flatMap(\.polygons)) { place -> Misfit? in
            switch (district.contains(place), stack.areas(at: place).isEmpty) {
            case (true, true): .gap
            case (false, false): .outside
            default: nil
            }
        }
        return pieces.filter { $0.label == .gap && !hasResidual }.map {
            diagnostic(
                .warning, MakingFault.zonesGap, nil, $0.piece, "\(area: $0.piece) of the district are in no zone",
                "Check the zones about this place; land in no zone is answered as unzoned")
        }
            + pieces.filter { $0.label == .outside }.map {
                diagnostic(
                    .warning, MakingFault.zonesOutside, nil, $0.piece, "\(area: $0.piece) of the zones lie outside the district",
                    "Check the district line; land outside it is answered as outside")
            }
    }

    private var stack: AreaStack { AreaStack(input.zones.map { Lattice.onLattice($0.polygons) }) }

    /// The wide pieces of the land that `label` has a label for, in millimetres from the origin.
    private func pieces<Label: Hashable & Sendable>(
        of areas: [Polygon], _ label: @escaping @Sendable (Coordinate) -> Label?
    ) throws(CrowdedPlace) -> [(label: Label, piece: Polygon)] {
        var (tiling, box) = (Tiling(), Envelope())
        for area in areas {
            for ring in area.rings { tiling.add(Lattice.chain(ring)) }
            box.add(Envelope(area.exterior))
        }
        let (pieces, labels) = try Arrangement(label: label).pieces(of: tiling.segments(within: box))
        let origin = origin
        func local(_ ring: [LatticePoint]) -> [Coordinate] {
            ring.map { Coordinate(x: Double($0.x - origin.x), y: Double($0.y - origin.y)) }
        }
        return pieces.map { (labels[$0.label], Polygon(exterior: local($0.exterior), holes: $0.holes.map(local))) }.filter { isWide($0.1) }
    }

    /// Wider than the tolerance, on average: slivers of rounding are narrower.
    private func isWide(_ piece: Polygon) -> Bool {
        piece.meanWidth > Self.tolerance * Lattice.perMetre
    }

    private var origin: LatticePoint {
        Lattice.point(input.district.first?.exterior.first ?? input.zones.first?.polygons.first?.exterior.first ?? Coordinate(x: 0, y: 0))
    }

    private func diagnostic(
        _ severity: Diagnostic.Severity, _ code: some FaultCode, _ feature: String?, _ piece: Polygon, _ what: Phrase, _ fix: Phrase
    ) -> Diagnostic {
        let place = FaceProbe(of: piece).place
        let plane = Coordinate(
            x: (Double(origin.x) + place.x) / Lattice.perMetre, y: (Double(origin.y) + place.y) / Lattice.perMetre)
        let written = try? Mover(from: input.pack.workingCRS, to: .wgs84).moved([plane])[0]
        return Diagnostic(
            code: code, severity: severity, file: file, feature: feature, coordinate: written ?? plane, what: what, fix: fix)
    }
}

extension Phrase.StringInterpolation {
    /// An area in square metres of a polygon in millimetres.
    fileprivate mutating func appendInterpolation(area piece: Polygon) {
        appendInterpolation("\((piece.area / Lattice.perMetre / Lattice.perMetre * 100).rounded() / 100) m²")
    }
}

/// Where the zones of a pack are not those that the rules list, and nothing contradicts (readings Z4, Z8).
struct ZoneDoubts {
    struct ZoneDoubt {
        let code: MakingFault
        /// Nil for a doubt about all of them.
        var zone: String?
        var place: Coordinate?
        let what: Phrase
        let fix: Phrase
    }

    let input: ZoningInput
    let ruleset: Ruleset

    /// A published area that is off by more than this share is a doubt (reading Z4).
    private static let areaTolerance = 0.10

    func doubts() -> [ZoneDoubt] {
        let zones = input.zones.sorted { $0.id < $1.id }
        lazy var land = LineLand(of: input.lines, and: input.lineLand)
        // Rules that draw their zones on maps alone list none.
        return zones.compactMap { area(of: $0, land: land) } + (ruleset.zones.isEmpty ? [] : zones.compactMap(name)) + missing()
    }

    /// Reading Z8: what the pack publishes, else what the rules do.
    private func area(of zone: PlanningZone, land: @autoclosure () -> LineLand) -> ZoneDoubt? {
        guard let published = zone.publishedArea ?? ruleset.zone(zone.id)?.area, published > 0 else { return nil }
        let measured = zone.polygons.reduce(0) { $0 + $1.area } / 1e6
        func excess(_ area: Double) -> Double { abs(area - published) - Self.areaTolerance * published }
        // The published areas may leave out the land of the roads, which makes a zone smaller. It is measured where it may decide.
        guard excess(measured) > 0 else { return nil }
        if measured > published {
            let land = land()
            let bounds = land.bounds(within: zone.polygons)
            let (least, most) = (measured - bounds.upperBound / 1e6, measured - bounds.lowerBound / 1e6)
            if excess(least) <= 0, excess(most) <= 0 { return nil }
            let isOff = excess(least) > 0 && excess(most) > 0 && (least > published || most < published)
            guard isOff || excess(measured - land.roughArea(within: zone.polygons) / 1e6) > 0 else { return nil }
        }
        return doubt(
            MakingFault.zoneArea, zone,
            "the zone has \(FixedDecimal.text(measured, places: 3)) km², and \(FixedDecimal.text(published, places: 3, trimmed: true)) km² are published",
            "Check its outline, and the reference system of the layer")
    }

    private func name(of zone: PlanningZone) -> ZoneDoubt? {
        guard let entry = ruleset.zone(zone.id) else {
            return doubt(
                MakingFault.zoneUnknown, zone, "the rules list no zone \(zone.id)",
                "Give the id that the rules give it (\(Phrase.list(ruleset.zones.map(\.id)))); its class is taken as it is given")
        }
        guard zone.name != zone.id, !entry.isCalled(zone.name) else { return nil }
        return doubt(
            MakingFault.zoneOtherName, zone, "the name \(zone.name) is not that of zone \(zone.id), \(entry.name.own)",
            "Check that the id is the right one")
    }

    /// Told where the pack has some of the zones of the rules; one that has none is another's, or has other ids.
    private func missing() -> [ZoneDoubt] {
        let ids = Set(input.zones.map(\.id))
        let missing = ruleset.zones.map(\.id).filter { !ids.contains($0) }
        guard !missing.isEmpty, missing.count < ruleset.zones.count else { return [] }
        return [
            ZoneDoubt(
                code: MakingFault.zonesMissing, what: "zones of the rules are not in the layer: \(Phrase.list(missing))",
                fix: "Draw them; land of the district in no zone is answered as unzoned")
        ]
    }

    private func doubt(_ code: MakingFault, _ zone: PlanningZone, _ what: Phrase, _ fix: Phrase) -> ZoneDoubt {
        ZoneDoubt(code: code, zone: zone.id, place: zone.polygons.first?.exterior.first, what: what, fix: fix)
    }
}
