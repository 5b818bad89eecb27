import CPROJ
import Geometry
import Wording

/// The ways from longitude and latitude (degrees) to one reference system, and back, with the context they live in: as many as EPSG has
/// transformations, each used inside its own area only.
///
/// Not Sendable: PROJ keeps state in its handles.
@safe struct PROJOperation: ~Copyable {
    @safe private struct Way {
        let pointer: OpaquePointer
        let area: AreaOfUse?
        let accuracy: Double?

        /// Too rough to be used at all.
        var isRough: Bool { accuracy.map { $0 > PROJOperation.greatestError } ?? false }
    }

    private let context: PROJContext
    /// The best first (see ``PROJWays``).
    private let ways: [Way]
    /// Where the formulas of a projected system mean anything; nil for a geographic one, and where the area is not known.
    private let reach: AreaOfUse?
    /// Whether numbers must come out again when they are carried there and back: of a projection without an area nothing else tells.
    private let asksBack: Bool
    /// The name of its longitude and latitude: `Beijing 1954`.
    let datum: String

    /// Metres: a change of datum that is known no better would move whole bands. Those of EPSG for China's coast were made for oil fields at
    /// sea, and are good to 10 and 15 m.
    static let greatestError = 5.0

    /// Degrees beyond the area of use of a projected system in which its numbers are still taken as meant: a grid of China holds from its south
    /// to its north. Formulas are exact there; what lies farther is another system's number, or a digit too many.
    private static let margin = 30.0

    /// Units by which a number may differ that was carried to degrees and back: formulas in use agree to a micrometre.
    private static let roundTrip = 0.01

    deinit { for way in ways { _ = unsafe cproj_destroy(way.pointer) } }

    /// To `target`, a code such as `EPSG:2437`, or WKT: of the database the first time (see ``PROJWays``), 0.1 ms later.
    ///
    /// A target without a way is refused.
    init(database target: String, name: String, isGeographic: Bool) throws(ProjectionError) {
        let found = try PROJMemo.ways.value(target) { (target) throws(ProjectionError) in try PROJWays(to: target, name: name) }
        let context = try PROJContext()
        let ways = found.ways.compactMap { way in
            unsafe cproj_create(context.pointer, way.pipeline).map { unsafe Way(pointer: $0, area: way.area, accuracy: way.accuracy) }
        }
        guard !ways.isEmpty else { throw .noTransformation(name: name, datum: found.datum) }
        reach = isGeographic ? nil : found.area?.grown(by: Self.margin)
        asksBack = !isGeographic && found.area == nil
        self.ways = ways
        datum = found.datum
        self.context = context
    }

    /// Where the ways may be used, in words; one that is too rough says how rough it is.
    var areas: [Phrase] {
        var names: [Phrase] = []
        for way in ways {
            let name: Phrase = way.area.map { Phrase(verbatim: "“\($0.name)”") } ?? "everywhere"
            let whole: Phrase = way.isRough ? "\(name) (to \(Int((way.accuracy ?? 0).rounded(), within: 0...100_000)) m only)" : name
            if !names.contains(whole) { names.append(whole) }
        }
        return names
    }

    /// Carries the places in place, each by the best way whose area holds it; one that fails, or lies in no area, comes back not finite.
    ///
    /// O(n); about 0.1–0.3 µs a place, and a comparison of four numbers. Places that not all go one way are carried one by one.
    func apply(_ places: UnsafeMutableBufferPointer<Coordinate>, toHub: Bool) {
        if toHub { unsafe applyToHub(places) } else { unsafe applyFromHub(places) }
    }

    private func applyToHub(_ places: UnsafeMutableBufferPointer<Coordinate>) {
        let originals = ways.count > 1 || asksBack ? unsafe Array(places) : []
        unsafe Self.carry(places, ways[0], toHub: true)
        if asksBack { unsafe refuseStrangers(places, originals) }
        for index in places.indices where unsafe !holds(places[index], ways[0]) {
            unsafe places[index] = .nowhere
            for way in ways.dropFirst() {
                let place = Self.carried(originals[index], way, toHub: true)
                if holds(place, way) {
                    unsafe places[index] = place
                    break
                }
            }
        }
    }

    private func refuseStrangers(_ places: UnsafeMutableBufferPointer<Coordinate>, _ originals: [Coordinate]) {
        var back = unsafe Array(places)
        unsafe back.withUnsafeMutableBufferPointer { unsafe Self.carry($0, ways[0], toHub: false) }
        for index in places.indices {
            let difference = max(abs(back[index].x - originals[index].x), abs(back[index].y - originals[index].y))
            if !(difference <= Self.roundTrip) { unsafe places[index] = .nowhere }
        }
    }

    private func applyFromHub(_ places: UnsafeMutableBufferPointer<Coordinate>) {
        if unsafe places.allSatisfy({ holds($0, ways[0]) }) { return unsafe Self.carry(places, ways[0], toHub: false) }
        for index in places.indices {
            let place = unsafe places[index]
            let way = ways.first { holds(place, $0) }
            unsafe places[index] = way.map { Self.carried(place, $0, toHub: false) } ?? .nowhere
        }
    }

    private func holds(_ degrees: Coordinate, _ way: Way) -> Bool {
        !way.isRough && (way.area?.contains(degrees) ?? true) && (reach?.contains(degrees) ?? true)
    }

    /// Why a place cannot be carried: it is a place on the globe, but outside of every area; nil where it is none.
    func refusal(of place: Coordinate, toHub: Bool) -> (degrees: Coordinate, isFarOff: Bool)? {
        for way in ways {
            let degrees = toHub ? Self.carried(place, way, toHub: true) : place
            guard Domain.globe.contains(degrees) else { continue }
            if let reach, !reach.contains(degrees) { return (degrees, true) }
            if !ways.contains(where: { !$0.isRough && $0.area?.contains(degrees) ?? true }) { return (degrees, false) }
        }
        return nil
    }

    private static func carried(_ place: Coordinate, _ way: Way, toHub: Bool) -> Coordinate {
        var place = place
        unsafe withUnsafeMutablePointer(to: &place) { pointer in
            unsafe carry(UnsafeMutableBufferPointer(start: pointer, count: 1), way, toHub: toHub)
        }
        return place
    }

    /// One call of `proj_trans_generic`, in place; a place that fails comes back as infinities (`HUGE_VAL`).
    private static func carry(_ places: UnsafeMutableBufferPointer<Coordinate>, _ way: Way, toHub: Bool) {
        guard let base = places.baseAddress else { return }
        let numbers = unsafe UnsafeMutableRawPointer(base).assumingMemoryBound(to: Double.self)
        _ = unsafe cproj_trans(way.pointer, toHub ? PJ_INV : PJ_FWD, numbers, places.count)
    }
}
