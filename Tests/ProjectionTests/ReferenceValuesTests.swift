import Geometry
import Projection
import Testing

/// Places projected by an independent build of PROJ.
///
/// Origin: pyproj 3.7.2 with PROJ 9.5.1 and its own database, `Transformer.from_crs(4490 or 4326, code, always_xy=True)`, printed with six decimals.
/// The first four are stops of the two rail lines of E-Town, the others lie about the zone.
@Suite("Against pyproj")
struct ReferenceValuesTests {
    @Test("forward within a micrometre, back within a millimetre", arguments: references)
    func agrees(_ reference: Reference) throws {
        let crs = try CoordinateReferenceSystem(parsing: "EPSG:\(reference.epsg)")
        let transformation = try Transformation(from: .wgs84, to: crs)
        let degrees = Coordinate(x: reference.longitude, y: reference.latitude)
        let place = try transformation.transform(degrees)
        #expect(abs(place.x - reference.x) <= 1.1e-6)
        #expect(abs(place.y - reference.y) <= 1.1e-6)
        let back = try transformation.transform(place, direction: .inverse)
        #expect(abs(back.x - degrees.x) <= 1e-9)
        #expect(abs(back.y - degrees.y) <= 1e-9)
    }

    struct Reference: Sendable, CustomTestStringConvertible {
        let epsg: Int
        let longitude: Double
        let latitude: Double
        let x: Double
        let y: Double

        var testDescription: String { "EPSG:\(epsg) of \(longitude), \(latitude)" }
    }

    static let references = [
        Reference(epsg: 4548, longitude: 116.50744, latitude: 39.79201, x: 457810.969325, y: 4406551.415448),
        Reference(epsg: 4548, longitude: 116.45471, latitude: 39.80561, x: 453303.684607, y: 4408087.626802),
        Reference(epsg: 4548, longitude: 116.59615, latitude: 39.81153, x: 465419.013665, y: 4408680.705364),
        Reference(epsg: 4548, longitude: 116.50115, latitude: 39.71368, x: 457223.788862, y: 4397857.366832),
        Reference(epsg: 4548, longitude: 116.3, latitude: 39.5, x: 439790.317313, y: 4374248.069475),
        Reference(epsg: 4548, longitude: 118.4, latitude: 41.1, x: 617612.666326, y: 4552623.468591),
        Reference(epsg: 4548, longitude: 115.6, latitude: 22.3, x: 355728.739006, y: 2467689.092135),
        Reference(epsg: 4548, longitude: 117.0, latitude: 39.8, x: 500000.000000, y: 4407322.487900),
        Reference(epsg: 4527, longitude: 116.50744, latitude: 39.79201, x: 39457810.969325, y: 4406551.415448),
        Reference(epsg: 4527, longitude: 116.45471, latitude: 39.80561, x: 39453303.684607, y: 4408087.626802),
        Reference(epsg: 4527, longitude: 116.59615, latitude: 39.81153, x: 39465419.013665, y: 4408680.705364),
        Reference(epsg: 4527, longitude: 116.50115, latitude: 39.71368, x: 39457223.788862, y: 4397857.366832),
        Reference(epsg: 4527, longitude: 116.3, latitude: 39.5, x: 39439790.317313, y: 4374248.069475),
        Reference(epsg: 4527, longitude: 118.4, latitude: 41.1, x: 39617612.666326, y: 4552623.468591),
        Reference(epsg: 4527, longitude: 115.6, latitude: 22.3, x: 39355728.739006, y: 2467689.092135),
        Reference(epsg: 4527, longitude: 117.0, latitude: 39.8, x: 39500000.000000, y: 4407322.487900),
        Reference(epsg: 3857, longitude: 116.50744, latitude: 39.79201, x: 12969548.894428, y: 4835763.612479),
        Reference(epsg: 3857, longitude: 116.45471, latitude: 39.80561, x: 12963679.017678, y: 4837734.133569),
        Reference(epsg: 3857, longitude: 116.59615, latitude: 39.81153, x: 12979424.046456, y: 4838592.011566),
        Reference(epsg: 3857, longitude: 116.50115, latitude: 39.71368, x: 12968848.694831, y: 4824421.855186),
        Reference(epsg: 3857, longitude: 116.3, latitude: 39.5, x: 12946456.779258, y: 4793547.459105),
        Reference(epsg: 3857, longitude: 118.4, latitude: 41.1, x: 13180227.709924, y: 5027102.849123),
        Reference(epsg: 3857, longitude: 115.6, latitude: 22.3, x: 12868533.135702, y: 2547582.133414),
        Reference(epsg: 3857, longitude: 117.0, latitude: 39.8, x: 13024380.422813, y: 4836921.246400),
        Reference(epsg: 4498, longitude: 116.50744, latitude: 39.79201, x: 20457810.969325, y: 4406551.415448),
        Reference(epsg: 4498, longitude: 116.45471, latitude: 39.80561, x: 20453303.684607, y: 4408087.626802),
        Reference(epsg: 4498, longitude: 116.59615, latitude: 39.81153, x: 20465419.013665, y: 4408680.705364),
        Reference(epsg: 4498, longitude: 116.50115, latitude: 39.71368, x: 20457223.788862, y: 4397857.366832),
        Reference(epsg: 4498, longitude: 116.3, latitude: 39.5, x: 20439790.317313, y: 4374248.069475),
        Reference(epsg: 4498, longitude: 118.4, latitude: 41.1, x: 20617612.666326, y: 4552623.468591),
        Reference(epsg: 4498, longitude: 115.6, latitude: 22.3, x: 20355728.739006, y: 2467689.092135),
        Reference(epsg: 4498, longitude: 117.0, latitude: 39.8, x: 20500000.000000, y: 4407322.487900),
        Reference(epsg: 32650, longitude: 116.50744, latitude: 39.79201, x: 457827.844938, y: 4404788.794996),
        Reference(epsg: 32650, longitude: 116.45471, latitude: 39.80561, x: 453322.363134, y: 4406324.391865),
        Reference(epsg: 32650, longitude: 116.59615, latitude: 39.81153, x: 465432.846059, y: 4406917.233196),
        Reference(epsg: 32650, longitude: 116.50115, latitude: 39.71368, x: 457240.899347, y: 4396098.223999),
        Reference(epsg: 32650, longitude: 116.3, latitude: 39.5, x: 439814.401186, y: 4372498.370361),
        Reference(epsg: 32650, longitude: 118.4, latitude: 41.1, x: 617565.621258, y: 4550802.419319),
        Reference(epsg: 32650, longitude: 115.6, latitude: 22.3, x: 355786.447510, y: 2466702.016573),
        Reference(epsg: 32650, longitude: 117.0, latitude: 39.8, x: 500000.000000, y: 4405559.559019),
    ]
}
