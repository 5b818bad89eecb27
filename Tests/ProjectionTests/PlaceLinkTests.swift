import Geometry
import Projection
import Testing

@Suite("Links of maps as places")
struct PlaceLinkTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let text: String
        let x: Double
        let y: Double
        let crs: String
        let service: LinkService
        var isView = false
        var testDescription: String { text }
    }

    /// Formats as their makers publish them: the article Asking.md names the pages.
    static let cases = [
        Case(text: "https://uri.amap.com/marker?position=116.5118,39.7918", x: 116.5118, y: 39.7918, crs: "gcj02", service: .amap),
        Case(
            text: "https://uri.amap.com/marker?position=116.5118,39.7918&name=%E4%BA%A6%E5%BA%84&src=a&coordinate=gaode&callnative=0",
            x: 116.5118, y: 39.7918, crs: "gcj02", service: .amap),
        Case(
            text: "https://uri.amap.com/marker?position=116.5118,39.7918&coordinate=wgs84", x: 116.5118, y: 39.7918, crs: "wgs84",
            service: .amap),
        Case(text: "https://uri.amap.com/marker?markers=116.5118,39.7918,park", x: 116.5118, y: 39.7918, crs: "gcj02", service: .amap),
        Case(
            text: "https://ditu.amap.com/regeo?lng=116.5118&lat=39.7918&src=uriapi", x: 116.5118, y: 39.7918, crs: "gcj02", service: .amap),
        Case(text: "https://wb.amap.com/?p=B0FFF,39.7918,116.5118,%E5%BA%97,addr", x: 116.5118, y: 39.7918, crs: "gcj02", service: .amap),
        Case(text: "https://wb.amap.com/?q=39.7918,116.5118,name", x: 116.5118, y: 39.7918, crs: "gcj02", service: .amap),
        Case(
            text: "https://apis.map.qq.com/uri/v1/marker?marker=coord:39.7918,116.5118;title:%E8%B6%85;addr:x&referer=myapp", x: 116.5118,
            y: 39.7918, crs: "gcj02", service: .tencent),
        Case(
            text: "https://apis.map.qq.com/uri/v1/marker?marker=title:a%3Bcoord%3A39.7918%2C116.5118&coord_type=2", x: 116.5118, y: 39.7918,
            crs: "gcj02", service: .tencent),
        Case(
            text: "https://apis.map.qq.com/uri/v1/geocoder?coord=39.7918,116.5118&coord_type=1", x: 116.5118, y: 39.7918, crs: "wgs84",
            service: .tencent),
        Case(
            text: "https://map.qq.com/?type=marker&pointx=116.5118&pointy=39.7918&name=a", x: 116.5118, y: 39.7918, crs: "gcj02",
            service: .tencent),
        Case(
            text: "http://api.map.baidu.com/marker?location=39.7985,116.5187&title=a&content=b&output=html", x: 116.5187, y: 39.7985,
            crs: "bd09", service: .baidu),
        Case(
            text: "https://api.map.baidu.com/marker?location=39.7918,116.5118&coord_type=gcj02", x: 116.5118, y: 39.7918, crs: "gcj02",
            service: .baidu),
        Case(
            text: "https://api.map.baidu.com/marker?location=39.7918,116.5118&coord_type=wgs84", x: 116.5118, y: 39.7918, crs: "wgs84",
            service: .baidu),
        Case(
            text: "https://api.map.baidu.com/marker?location=4809097,12970943&coord_type=bd09mc", x: 12_970_943, y: 4_809_097,
            crs: "bd09mc",
            service: .baidu),
        Case(
            text: "https://api.map.baidu.com/marker?location=12970943,4809097&coord_type=bd09mc", x: 12_970_943, y: 4_809_097,
            crs: "bd09mc",
            service: .baidu),
        Case(text: "https://map.baidu.com/?latlng=39.7985,116.5187&title=a", x: 116.5187, y: 39.7985, crs: "bd09", service: .baidu),
        Case(
            text: "https://map.baidu.com/@12970943.48,4809097.07,15z", x: 12_970_943.48, y: 4_809_097.07, crs: "bd09mc", service: .baidu,
            isView: true),
        Case(
            text: "https://map.baidu.com/poi/%E4%BA%A6%E5%BA%84/@12970943.48,4809097.07,15z?uid=a&ugc_type=3", x: 12_970_943.48,
            y: 4_809_097.07, crs: "bd09mc", service: .baidu, isView: true),
        Case(
            text: "https://www.google.com/maps/@39.7918,116.5118,17z", x: 116.5118, y: 39.7918, crs: "gcj02", service: .google, isView: true
        ),
        Case(
            text: "https://www.google.com/maps/place/a+b/@39.79,116.5,17z/data=!3m1!4b1!4m6!3m5!1s0x0:0x0!8m2!3d39.7918!4d116.5118!16z",
            x: 116.5118, y: 39.7918, crs: "gcj02", service: .google),
        Case(
            text: "https://www.google.com/maps/search/?api=1&query=39.7918%2C116.5118", x: 116.5118, y: 39.7918, crs: "gcj02",
            service: .google),
        Case(text: "https://maps.google.com/?q=39.7918,116.5118", x: 116.5118, y: 39.7918, crs: "gcj02", service: .google),
        Case(text: "https://maps.google.com.hk/maps?q=loc:39.7918,+116.5118", x: 116.5118, y: 39.7918, crs: "gcj02", service: .google),
        Case(
            text: "https://www.google.cn/maps?q=shop&ll=39.7918,116.5118", x: 116.5118, y: 39.7918, crs: "gcj02", service: .google,
            isView: true),
        // 39°47'30"N 116°30'45"E: 39 + 47.5/60, 116 + 30.75/60.
        Case(
            text: "https://www.google.com/maps/place/39%C2%B047'30%22N+116%C2%B030'45%22E", x: 116.5125, y: 39.0 + 47.5 / 60, crs: "gcj02",
            service: .google),
        Case(text: "https://www.google.de/maps/@52.52,13.405,12z", x: 13.405, y: 52.52, crs: "wgs84", service: .google, isView: true),
        Case(
            text: "https://www.openstreetmap.org/?mlat=39.7904&mlon=116.5058#map=17/39.79/116.5", x: 116.5058, y: 39.7904, crs: "wgs84",
            service: .osm),
        Case(
            text: "https://www.openstreetmap.org/#map=17/39.7904/116.5058&layers=T", x: 116.5058, y: 39.7904, crs: "wgs84", service: .osm,
            isView: true),
        Case(text: "HTTPS://OSM.org/?lat=39.7904&lon=116.5058&zoom=17", x: 116.5058, y: 39.7904, crs: "wgs84", service: .osm, isView: true),
        Case(text: " geo:39.7904,116.5058 ", x: 116.5058, y: 39.7904, crs: "wgs84", service: .geo),
        Case(text: "geo:39.7904,116.5058,35.2;crs=wgs84;u=20", x: 116.5058, y: 39.7904, crs: "wgs84", service: .geo),
        Case(text: "GEO:0,0?q=39.7904,116.5058(%E4%BA%A6%E5%BA%84)", x: 116.5058, y: 39.7904, crs: "wgs84", service: .geo),
    ]

    @Test("each has its place, its own system, and whose it is", arguments: cases)
    func read(_ row: Case) throws {
        let linked = try #require(try WrittenPlace.link(row.text))
        #expect(deviation(linked.place, Coordinate(x: row.x, y: row.y)) < 1e-9)
        #expect(linked.crs.identifier == row.crs)
        #expect(linked.link?.service == row.service && linked.link?.isView == row.isView)
        // The same where the system is said beside it.
        #expect(try WrittenPlace.parse(row.text, crs: linked.crs) == linked)
    }

    @Test(
        "what holds no place, or more than one, is refused with the cause",
        arguments: [
            ("https://surl.amap.com/3xYz", .link), ("https://j.map.baidu.com/ab/c", .link), ("https://maps.app.goo.gl/abc", .link),
            ("https://osm.org/go/0EEQjE==", .link), ("https://www.amap.com/place/B0FFFAB6J2", .link),
            ("https://example.org/?q=39.8,116.5", .link),
            ("https://uri.amap.com@example.org/marker?position=116.5,39.8", .link),
            ("https://uri.amap.com.example.org/marker?position=116.5,39.8", .link),
            ("https://notamap.com/marker?position=116.5,39.8", .link), ("https://google.example.com/maps/@39.8,116.5,17z", .link),
            ("https://www.google.com/maps/search/restaurants", .link), ("https://", .link), ("https:///", .link), ("geo:", .link),
            ("geo:39.8", .link), ("geo:39.8,116.5,1,2", .link), ("https://uri.amap.com/marker?position=116.5", .link),
            ("https://uri.amap.com/marker?position=%E4", .link), ("https://uri.amap.com/marker?position=116.5%2", .link),
            ("https://uri.amap.com/marker?position=116.5,39.8%00", .link),
            ("https://uri.amap.com/navigation?from=116.4,39.9,a&to=116.5,39.8,b&mode=car", .linkPlaces),
            ("https://uri.amap.com/marker?markers=116.5,39.8,a|116.6,39.9,b", .linkPlaces),
            ("https://uri.amap.com/marker?position=116.5,39.8&position=116.6,39.9", .linkPlaces),
            ("https://apis.map.qq.com/uri/v1/marker?marker=coord:39.8,116.5;title:a|coord:39.9,116.6", .linkPlaces),
            ("https://map.baidu.com/dir/a/b/@12970943.48,4809097.07,15z", .linkPlaces),
            ("https://www.google.com/maps/dir/39.8,116.5/39.9,116.6", .linkPlaces),
            ("https://www.google.com/maps/place/a/data=!3d39.8!4d116.5!3d39.9!4d116.6", .linkPlaces),
            ("https://www.openstreetmap.org/directions?from=&to=#map=12/39.8/116.5", .linkPlaces),
            ("https://www.google.com/maps/@39.8,116.5,500m/data=!3m1!1e3", .linkSystem),
            ("https://maps.google.com/?q=39.8,116.5&t=k", .linkSystem),
            ("geo:39.8,116.5;crs=moon-2011", .linkSystem),
            ("https://api.map.baidu.com/marker?location=39.8,116.5&coord_type=mapbar", .linkSystem),
            ("https://apis.map.qq.com/uri/v1/geocoder?coord=39.8,116.5&coord_type=3", .linkSystem),
            ("https://uri.amap.com/marker?position=39.8,116.5", .swapped),
            ("https://www.openstreetmap.org/?mlat=116.5&mlon=39.8", .swapped),
            ("geo:116.5,39.8", .swapped), ("https://map.baidu.com/@4809097,12970943,15z", .swapped),
            ("https://map.baidu.com/@116.5,39.8,15z", .wrongCRS), ("https://uri.amap.com/marker?position=1e2,39.8", .scientific),
            ("https://uri.amap.com/marker?position=nan,39.8", .notANumber),
            ("https://uri.amap.com/marker?position=116.5,139.8", .outOfRange),
            ("https://uri.amap.com/marker?position=12970943,4809097", .wrongCRS),
            ("https://uri.amap.com/marker?position=116.5.1,39.8", .badNumber),
            ("https://uri.amap.com/marker?position=116.5,<script>", .unknownSign),
        ] as [(String, CoordinateFault)])
    func refused(_ text: String, _ cause: CoordinateFault) {
        let error = #expect(throws: CoordinateError.self) { try WrittenPlace.link(text) }
        #expect(error?.cause == cause, "\(error?.description ?? "")")
        #expect(error?.fix.description.isEmpty == false)
    }

    @Test("numbers of a thousand digits, and a link of a hundred thousand, are refused unread")
    func huge() throws {
        let digits = String(repeating: "9", count: 1000)
        #expect(throws: CoordinateError.self) { try WrittenPlace.link("https://uri.amap.com/marker?position=\(digits),39.8") }
        let error = #expect(throws: CoordinateError.self) {
            try WrittenPlace.link("https://uri.amap.com/marker?position=116.5,39.8&name=" + String(repeating: "a", count: 100_000))
        }
        #expect(error?.cause == .tooLong)
    }

    @Test("a link and a system that is said must agree; pictures of China take the one that is said")
    func systems() throws {
        let amap = "https://uri.amap.com/marker?position=116.5118,39.7918"
        let error = #expect(throws: CoordinateError.self) { try WrittenPlace.parse(amap, crs: .wgs84) }
        #expect(error?.cause == .linkSystem)
        // One survey under two names, and Baidu's two ways of writing one.
        #expect(try WrittenPlace.parse("geo:39.8,116.5", crs: .cgcs2000).crs == .wgs84)
        #expect(try WrittenPlace.parse("https://map.baidu.com/@12970943,4809097,15z", crs: .bd09).crs == .bd09mc)
        let picture = "https://www.google.com/maps/@39.7918,116.5118,500m/data=!3m1!1e3"
        for crs in [CoordinateReferenceSystem.wgs84, .gcj02] { #expect(try WrittenPlace.parse(picture, crs: crs).crs == crs) }
        #expect(throws: CoordinateError.self) { try WrittenPlace.parse(picture, crs: .bd09mc) }
    }

    @Test(
        "text that is no link is none",
        arguments: ["116.5,39.8", "", "荣华南路", "ftp://uri.amap.com/", "geography", "http:", "uri.amap.com/marker?position=116.5,39.8"])
    func none(_ text: String) throws { #expect(try WrittenPlace.link(text) == nil) }

    @Test(
        "a height may stand behind a pair, and plays no part",
        arguments: [
            "116.5074,39.7920,35.2", "116.5074, 39.7920, 35 m", "116.5074,39.7920,-3", "116.5074;39.7920;35米", "116.5074E,39.7920N,35",
            "116.5074，39.7920，35", "116°30′26.64″,39°47′31.2″,35",
        ])
    func height(_ text: String) throws {
        #expect(deviation(try WrittenPlace.parse(text, crs: .wgs84).place, Coordinate(x: 116.5074, y: 39.792)) < 1e-9)
    }

    @Test("metres with a height", arguments: ["457810,4406551,35"])
    func metres(_ text: String) throws {
        let plane = try CoordinateReferenceSystem(parsing: "EPSG:4548")
        #expect(try WrittenPlace.parse(text, crs: plane).place == Coordinate(x: 457_810, y: 4_406_551))
    }

    @Test(
        "three numbers that are no pair and a height stay refused",
        arguments: [
            "116,30,18", "116.5,39.8,9999", "116.5 39.8 35", "116.5,39.8,35,1", "500,000,4405000", "116.5,39.8,3.5e1", "116.5,39.8,35E",
        ])
    func threeNumbers(_ text: String) {
        #expect(throws: CoordinateError.self) { try WrittenPlace.parse(text, crs: .wgs84) }
    }
}
