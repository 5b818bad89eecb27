import Geometry
import Regulation
import ZoningLaw
import ZoningModel

/// What a place would have in another zone: the answers of ``PlaceQuery/possibilities(at:home:ofPlace:)`` across a line between zones, with
/// the bands from short lists and their classes by number.
struct DoubtBands: Sendable {
    private let tree: BandTree?
    private let bands: [BandDoubt]
    /// By band.
    private let rows: [String]
    /// By zone; its class, by number.
    private let zones: [Int]
    /// By number of a class: its place in the table of distances, and the answer of the class alone.
    private let classes: [(ordinal: Int?, base: UInt64)]
    /// What bands of a kind give: by kind, class and exception.
    private let given: [UInt64]
    private let exceptions: [Int]
    private let exceptionCount: Int
    private let accuracy: DataAccuracy
    private let error: Double
    private let farthest: Double

    private struct BandDoubt {
        let kind: Int
        /// Metres of place and data together: at least, and at most.
        let low: Double
        let high: Double
        let hasLand: Bool
    }

    /// What of a band decides what it gives.
    private struct Giving: Hashable {
        let effect: Effect
        let limits: ZoneClass
    }

    /// What of a home decides whether an exception of the rules holds on it.
    private struct Use: Hashable {
        let zoneClass: ZoneClass?
        let baseClass: ZoneClass?

        init?(_ home: FunctionalZone?) {
            guard let home, home.kind == .band else { return nil }
            (zoneClass, baseClass) = (home.zoneClass, home.baseClass)
        }
    }

    /// - Parameter pieces: by label of the index.
    init(_ query: PlaceQuery, _ pieces: [FunctionalZone?], error: Double, _ making: inout DoubtLines) {
        let (explainer, accuracy) = (query.explainer, query.accuracy)
        (self.accuracy, self.error) = (accuracy, error)
        let farthest = error + accuracy.largest
        self.farthest = farthest
        var kinds: [Giving: Int] = [:]
        var samples: [Band] = []
        rows = explainer.bands.all.map(\.row)
        let bands = explainer.bands.all.map { band in
            let giving = Giving(effect: band.effect, limits: band.limitsClass)
            let kind = kinds[giving] ?? samples.count
            if kind == samples.count {
                kinds[giving] = kind
                samples.append(band)
            }
            let bounds = accuracy.bounds(ofRow: band.row)
            return BandDoubt(
                kind: kind, low: error + bounds.lowerBound, high: error + bounds.upperBound, hasLand: band.hasLand)
        }
        self.bands = bands
        let reaches = zip(explainer.bands.all, bands).map { band, doubt in band.isEven ? doubt.high : farthest }
        tree = BandTree(explainer.bands, over: query.index.extent.grown(by: farthest + 1)) { reaches[$0] }

        var numbers: [ZoneClass?: Int] = [:]
        var zoneClasses: [ZoneClass?] = []
        zones = making.zoneClasses.map { zoneClass in
            if let known = numbers[zoneClass] { return known }
            numbers[zoneClass] = zoneClasses.count
            zoneClasses.append(zoneClass)
            return zoneClasses.count - 1
        }
        var made: [(ordinal: Int?, base: UInt64)] = []
        for zoneClass in zoneClasses {
            // Land in no class has no answer.
            let base = zoneClass.map { making.told.bits([query.possibility($0, limitsOf: $0)]) } ?? 0
            made.append((zoneClass.flatMap { explainer.ordinals[$0] }, base))
        }
        classes = made
        var uses: [Use?: Int] = [:]
        var useSamples: [FunctionalZone?] = []
        exceptions = pieces.map { piece in
            let use = Use(piece)
            if let known = uses[use] { return known }
            uses[use] = useSamples.count
            useSamples.append(use == nil ? nil : piece)
            return useSamples.count - 1
        }
        exceptionCount = useSamples.count
        var given: [UInt64] = []
        for band in samples {
            for zoneClass in zoneClasses {
                for home in useSamples {
                    let taken = band.taken(in: zoneClass, like: home)
                    given.append(making.told.bits([query.possibility(taken.zoneClass, limitsOf: taken.limitsClass)]))
                }
            }
        }
        self.given = given
    }

    /// A bit for each answer; nil where that takes the long way.
    func answers(at place: Coordinate, in zone: Int16, label: Int, isShielded: Bool, _ hits: inout [BandHit]) -> UInt64? {
        let number = zones[Int(zone)]
        let (ordinal, base) = classes[number]
        if base == 0 || isShielded { return base }
        guard let tree, tree.hits(at: place, baseClass: ordinal, tolerance: farthest, into: &hits) else { return nil }
        var (found, isSure): (UInt64, Bool) = (0, false)
        for hit in hits {
            let band = bands[hit.band]
            var (low, high) = (band.low, band.high)
            let isOpen =
                low < high
                && (hit.measured <= hit.limit + high && !(hit.measured <= hit.limit + low)
                    || hit.measured + low <= hit.limit && !(hit.measured + high <= hit.limit))
            if isOpen {
                low = error + accuracy.row(rows[hit.band], at: place)
                high = low
            }
            guard hit.measured <= hit.limit + low else { continue }
            // On the land itself the way to its edge counts.
            if hit.measured == 0, band.hasLand { return nil }
            if hit.measured + high <= hit.limit { isSure = true }
            found |= given[(band.kind * classes.count + number) * exceptionCount + exceptions[label]]
        }
        return isSure ? found : found | base
    }
}
