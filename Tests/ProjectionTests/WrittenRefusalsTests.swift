import Geometry
import Projection
import Testing

@Suite("Written coordinates that are refused")
struct WrittenRefusalsTests {
    typealias Cause = CoordinateFault

    @Test(
        "degrees, with the likely cause",
        arguments: [
            ("", .empty), (" ", .empty), ("()", .empty), ("坐标:", .empty), ("\u{3000}", .empty), ("116.5", .missingNumber),
            ("116.5,", .missingNumber),
            (",39.8", .missingNumber), ("116.5,,39.8", .missingNumber), ("116.5,39.8,", .missingNumber), (",", .missingNumber),
            ("E116.5", .missingNumber),
            ("lon= lat=39.8", .missingNumber), ("116.5E N", .missingNumber), ("116.5E 39.8N E", .missingNumber), ("纬度,经度", .missingNumber),
            ("北纬东经116.5", .mixed),
            ("116°30′27″", .missingNumber), ("116.5,39.8,50", .tooManyNumbers), ("116.5 39.8 50", .tooManyNumbers),
            ("116 30 27 39 47 31", .tooManyNumbers),
            ("N39 47.517 E116 30.45", .tooManyNumbers), ("116.5,39.8;116.6,39.9", .tooManyNumbers), ("116,39,50", .tooManyNumbers),
            ("116,5 39,8", .decimalComma), ("116,5;39,8", .decimalComma), ("116,5, 39,8", .decimalComma), ("116,5 39.8", .decimalComma),
            ("116.5 39,8", .decimalComma), ("116,5074、39,7920", .decimalComma), ("116,5E 39,8N", .decimalComma),
            ("39.79,116.50", .swapped), ("39.7920 116.5074", .swapped), ("39°47′31″,116°30′27″", .swapped),
            ("lat=116.5 lon=39.8", .swapped),
            ("116.5N 39.8E", .swapped), ("43.8,87.6", .swapped), ("29.65,91.1", .swapped), ("30,80", .swapped),
            ("北纬116.5 东经39.8", .swapped),
            ("x=39.8 y=116.5", .swapped), ("-39.8,-116.5", .swapped), ("200,39.8", .outOfRange), ("116.5,-99", .outOfRange),
            ("181,0", .outOfRange),
            ("116.5,91", .outOfRange), ("195E 39.8N", .outOfRange), ("1165,398", .outOfRange), ("500000 4405000", .wrongCRS),
            ("39500000,4405000", .wrongCRS),
            ("1163027,394731", .wrongCRS), ("easting=116.5 northing=39.8", .wrongCRS), ("NaN,39.8", .notANumber),
            ("116.5,nan", .notANumber),
            ("inf,39.8", .notANumber), ("null,null", .notANumber), ("116.5,NaN", .notANumber), ("116.5074.1,39.8", .badNumber),
            ("116.,39.8", .badNumber),
            (".5,39.8", .badNumber), ("116.5,-", .badNumber), ("116.5-39.8", .badNumber), ("116.5+39.8", .badNumber),
            ("116.5 - 39.8", .badNumber),
            ("--116.5,39.8", .badNumber), ("+-116.5,39.8", .badNumber), ("116.5°-39.8°", .badNumber), ("1.165e2,39.8", .scientific),
            ("116.539.8", .badNumber),
            ("0x74,39.8", .badNumber), ("116°60′27″,39°47′31″", .sexagesimal), ("116°30′60″,39°47′31″", .sexagesimal),
            ("116°30′27″,39°75′31″", .sexagesimal),
            ("116°30′,39°99′", .sexagesimal), ("116.5°30′,39°47′", .sexagesimal), ("116°30.5′27″,39°47′31″", .sexagesimal),
            ("30′27″,39°47′", .sexagesimal),
            ("116°27″,39°47″", .sexagesimal), ("116 30 27,39 47 31", .sexagesimal), ("116:30:27,39:47:31", .sexagesimal),
            ("116 30.45;39 47.5", .sexagesimal), ("116 75,39 47", .decimalComma), ("116°30′27,39°47′31", .sexagesimal),
            ("116″30′27°,39°47′31″", .tooManyNumbers),
            ("°116,39.8", .sexagesimal),
            ("116°°,39.8", .sexagesimal), ("116米,39米", .sexagesimal), ("116.5m 39.8m", .sexagesimal), ("116°30′27″,39.7920", .mixed),
            ("116.5°,39.8", .mixed),
            ("116.5E 39.8", .mixed), ("116.5 39.8N", .mixed), ("lon=116.5, 39.8", .mixed), ("-116.5W 39.8N", .mixed),
            ("116.5E -39.8S", .mixed),
            ("+116.5E 39.8N", .mixed), ("lat=39.8E lon=116.5N", .mixed), ("NE116.5 39.8", .unknownSign), ("N E116.5", .mixed),
            ("116.5E 39.8E", .sameAxis), ("39.8N 116.5S", .sameAxis),
            ("lat=39.8 lat=116.5", .sameAxis), ("lon lat 116.5 39.8", .missingNumber), ("116.5/39.8", .unknownSign),
            ("116.5|39.8", .unknownSign),
            ("39:47:31N 116:30:27E", .unknownSign), ("wgs84 116.5,39.8", .unknownSign), ("116.5,39.8 (gcj02)", .unknownSign),
            ("abc", .unknownSign),
            ("geo:39.8,116.5", .unknownSign), ("一百一十六,三十九", .unknownSign), ("116.5\0,39.8", .unknownSign), ("116。5,39。8", .unknownSign),
            ("116.5,39.8?", .unknownSign), ("116.5 坐标 39.8", .unknownSign), ("١١٦,٣٩", .unknownSign), ("116.5=39.8", .unknownSign),
            ("1.297E+07,4.8065E+06", .scientific), ("5E+05,4.4E+06", .scientific), ("5e5,4.4e6", .scientific), ("1E7", .scientific),
            ("116.5,3.98E1", .scientific), ("1.165E+02 3.98E+01", .scientific), ("-1.2e-3,39.8", .scientific), ("0X1F,39", .badNumber),
            ("500 000 4 405 000", .badNumber), ("500,000,4,405,000", .badNumber), ("１１６．５Ｅ＋０２，３９．８", .scientific),
            ("(116.5,39.8", .brackets),
            ("116.5,39.8)", .brackets), ("(116.5,39.8]", .brackets), ("(116.5),(39.8)", .brackets), ("](116.5,39.8)[", .brackets),
        ] as [(String, Cause)])
    func degrees(_ text: String, _ cause: Cause) {
        let error = #expect(throws: CoordinateError.self) { try WrittenCoordinate.parse(text, crs: .wgs84) }
        #expect(error?.cause == cause, "\(error?.description ?? "")")
        #expect(error?.what.description.isEmpty == false && error?.fix.description.isEmpty == false)
    }

    @Test(
        "metres, with the likely cause",
        arguments: [
            ("EPSG:4548", "116.5,39.8", .wrongCRS), ("EPSG:4548", "116°30′,39°47′", .wrongCRS),
            ("EPSG:4548", "lon=457810 lat=4406551", .wrongCRS),
            ("EPSG:4548", "457810W 4406551N", .wrongCRS), ("EPSG:4548", "39457810 4406551", .wrongCRS),
            ("EPSG:4548", "20457810 4406551", .wrongCRS),
            ("EPSG:4527", "457810 4406551", .wrongCRS), ("EPSG:4527", "38457810 4406551", .wrongCRS),
            ("EPSG:4527", "116.5,39.8", .wrongCRS),
            ("EPSG:4548", "457810 12", .outOfRange), ("EPSG:4548", "457810 457810", .outOfRange),
            ("EPSG:4548", "4406551 4406551", .outOfRange),
            ("EPSG:4548", "-457810 4406551", .outOfRange), ("EPSG:4548", "99457810 4406551", .outOfRange),
            ("EPSG:4548", "24457810 4406551", .outOfRange),
            ("EPSG:4548", "457810", .missingNumber), ("EPSG:4548", "457810 4406551 30", .tooManyNumbers),
            ("EPSG:4548", "457,810 4,406,551", .decimalComma),
            ("EPSG:4548", "4406551E 457810N", .swapped), ("EPSG:4548", "easting=4406551 northing=457810", .swapped),
            ("EPSG:4548", "457810E 4406551", .mixed),
            ("EPSG:4548", "457810E 4406551E", .sameAxis), ("EPSG:3857", "116.5,39.8", .wrongCRS), ("EPSG:32650", "nan,1", .notANumber),
        ] as [(String, String, Cause)])
    func metres(_ crs: String, _ text: String, _ cause: Cause) throws {
        let crs = try CoordinateReferenceSystem(parsing: crs)
        let error = #expect(throws: CoordinateError.self) { try WrittenCoordinate.parse(text, crs: crs) }
        #expect(error?.cause == cause, "\(error?.description ?? "")")
    }

    @Test(
        "the message says what was meant",
        arguments: [
            ("wgs84", "39.8,116.5", "Did you mean 116.5,39.8?"), ("wgs84", "43.8,87.6", "Did you mean 87.6,43.8?"),
            ("wgs84", "39°47′31″,116°30′27″", "Did you mean 116°30′27″,39°47′31″?"), ("wgs84", "500000 4405000", "EPSG:4548"),
            ("EPSG:4548", "39500000 4405000", "EPSG:4527"), ("EPSG:4548", "20500000 4405000", "EPSG:4498"),
            ("EPSG:4527", "500000 4405000", "EPSG:4548"),
            ("bd09", "12970123,4806543", "Name bd09mc"), ("gcj02", "12970123,4806543", "shift of GCJ-02 would stay"),
            ("wgs84", "12970123,4806543", "EPSG:3857 if they are Web Mercator"), ("wgs84", "39500150 4400120", "EPSG:4527"),
            ("wgs84", "4400120 39500150", "EPSG:4527"), ("wgs84", "20500150 4400120", "EPSG:4498"), ("wgs84", "900000000 1200000", ".prj"),
            ("wgs84", "1e300,1e300", "all its digits"), ("EPSG:4548", "5.00E+05,4.40E+06", "column as number with decimals"),
            ("wgs84", "easting=500150 northing=4400120", "EPSG:4548"),
            ("EPSG:4548", "116.5,39.8", "wgs84"), ("wgs84", "116,5 39,8", "116.5,39.8"), ("wgs84", "116.5", "116.5074,39.7920"),
        ])
    func fix(_ crs: String, _ text: String, _ part: String) throws {
        let crs = try CoordinateReferenceSystem(parsing: crs)
        let error = #expect(throws: CoordinateError.self) { try WrittenCoordinate.parse(text, crs: crs) }
        #expect(error?.fix.description.contains(part) == true, "\(error?.description ?? "")")
    }
}
