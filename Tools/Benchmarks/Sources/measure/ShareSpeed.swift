import Geometry
import NoiseZoning

/// Parcels in the plane of the map → square metres of every class.
struct ShareSpeed {
    private let query: PlaceQuery
    private let parcels: [[Polygon]]

    /// - Parameter numbers: for every parcel the count of its vertices, then x and y of each, the first one again at the end.
    init(_ query: PlaceQuery, numbers: [Double]) {
        self.query = query
        var parcels: [[Polygon]] = []
        var next = 0
        while next < numbers.count {
            let count = Int(numbers[next])
            let ring = (0..<count).map { Coordinate(x: numbers[next + 1 + 2 * $0], y: numbers[next + 2 + 2 * $0]) }
            parcels.append([Polygon(exterior: ring)])
            next += 1 + 2 * count
        }
        self.parcels = parcels
    }

    func run(rounds: Int, answersTo path: String) throws {
        let asking = ParcelQuery(map: query.map)
        var count = 0
        let shares = try times(rounds) { for parcel in parcels { count += try asking.shares(of: parcel).shares.count } }
        let sides = try times(min(rounds, 3)) {
            for parcel in parcels { count += try asking.finding(of: parcel, cutsPieces: false).outline.count }
        }
        var areas = [Double](repeating: 0, count: parcels.count * Classes.all.count)
        for (number, parcel) in parcels.enumerated() {
            for share in try asking.shares(of: parcel).shares {
                areas[number * Classes.all.count + Classes.number(share.land.zoneClass?.id ?? share.land.status.rawValue)] += share.area
            }
        }
        try Numbers.write(areas, to: path)
        print("{\"shares\":\(shares),\"sides\":\(sides),\"check\":\(count)}")
    }

    /// All parcels, over and over: for counting instructions.
    func repeated(_ rounds: Int) throws {
        let asking = ParcelQuery(map: query.map)
        var count = 0
        for _ in 0..<rounds { for parcel in parcels { count += try asking.shares(of: parcel).shares.count } }
        print(count)
    }
}
