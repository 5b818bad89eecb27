import Geometry
import SystemIO

/// BD09MC, the metres of Baidu's map: a Mercator grid over BD-09 by polynomials in |y|, band by band, as Baidu's page computes it
/// (published with the API's script, and in many projects such as maptalks).
///
/// One table is the definition here, that from metres to degrees, and its inverse is found by correction: the published table of the other
/// direction differs from it by up to a quarter of a metre.
enum BaiduMercator {
    /// Metres of |y| from which on a row of ``table`` holds, the farthest first.
    private static let bands = [12_890_594.86, 8_362_377.87, 5_591_021, 3_481_989.83, 1_678_043.12, 0]

    /// Offset and degrees a metre for the longitude, seven coefficients for the latitude, and the metres of |y| that they are for.
    private static let table: [[Double]] = [
        [
            1.410526172116255e-8, 0.00000898305509648872, -1.9939833816331, 200.9824383106796, -187.2403703815547, 91.6087516669843,
            -23.38765649603339, 2.57121317296198, -0.03801003308653, 17_337_981.2,
        ],
        [
            -7.435856389565537e-9, 0.000008983055097726239, -0.78625201886289, 96.32687599759846, -1.85204757529826, -59.36935905485877,
            47.40033549296737, -16.50741931063887, 2.28786674699375, 10_260_144.86,
        ],
        [
            -3.030883460898826e-8, 0.00000898305509983578, 0.30071316287616, 59.74293618442277, 7.357984074871, -25.38371002664745,
            13.45380521110908, -3.29883767235584, 0.32710905363475, 6_856_817.37,
        ],
        [
            -1.981981304930552e-8, 0.000008983055099779535, 0.03278182852591, 40.31678527705744, 0.65659298677277, -4.44255534477492,
            0.85341911805263, 0.12923347998204, -0.04625736007561, 4_482_777.06,
        ],
        [
            3.09191371068437e-9, 0.000008983055096812155, 0.00006995724062, 23.10934304144901, -0.00023663490511, -0.6321817810242,
            -0.00663494467273, 0.03430082397953, -0.00466043876332, 2_555_164.4,
        ],
        [
            2.890871144776878e-9, 0.000008983055095805407, -3.068298e-8, 7.47137025468032, -0.00000353937994, -0.02145144861037,
            -0.00001234426596, 0.00010322952773, -0.00000323890364, 826_088.5,
        ],
    ]

    /// Metres to longitude and latitude of BD-09. Total on finite input. O(1).
    static func inverse(_ place: Coordinate) -> Coordinate {
        let row = table[bands.firstIndex { abs(place.y) >= $0 } ?? bands.count - 1]
        let part = abs(place.y) / row[9]
        // Horner's rule, from the sixth power down.
        let latitude = row[2...8].reversed().reduce(0) { $0 * part + $1 }
        let longitude = row[0] + row[1] * abs(place.x)
        return Coordinate(x: place.x < 0 ? -longitude : longitude, y: place.y < 0 ? -latitude : latitude)
    }

    /// Longitude and latitude of BD-09 to metres; nil beyond the grid (74°). O(1).
    static func forward(_ place: Coordinate) -> Coordinate? {
        guard abs(place.y) <= 74, let guess = WebMercator.forward(place) else { return nil }
        var (best, found) = (guess, Double.infinity)
        var metres = guess
        for _ in 0..<40 {
            let there = inverse(metres)
            let (x, y) = (place.x - there.x, place.y - there.y)
            let error = max(abs(x), abs(y))
            guard error < found else { break }
            (best, found) = (metres, error)
            // A degree of a Mercator grid is longer by 1/cos towards the poles.
            let northing = metresPerDegree / cos(place.y * .pi / 180)
            metres = Coordinate(x: metres.x + x * metresPerDegree, y: metres.y + y * northing)
        }
        // Where two rows of the table meet, no metre may have that latitude: the nearest is a centimetre off.
        return found < seam ? best : nil
    }

    private static let metresPerDegree = 111_320.7
    /// Degrees: a tenth of a metre.
    private static let seam = 1e-6
}
