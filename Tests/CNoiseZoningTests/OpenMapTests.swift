import CNoiseZoningHeader
import FeatureIO
import Foundation
import NoiseZoning
import Regulation
import TestSupport
import Testing
import ZoningModel

/// A map, opened as C opens it: labels as an index gives them, and everything else that can be asked.
@Suite("A map asked by C")
struct OpenMapTests {
    /// The map of the street block as a file; drawn once, by the library itself.
    private static let map = Task { () throws -> String in
        let path = FileManager.default.temporaryDirectory.appending(path: "noisezone-\(UUID().uuidString).geojson").path
        var fault: OpaquePointer?
        let status = unsafe nz_build(OpenIndex.pack, path, "{\"date\": \"2026-11-20\"}", &fault)
        try #require(status == NZ_OK, "\(unsafe fault.map { unsafe String(cString: nz_fault_text($0, nil)) } ?? "")")
        unsafe nz_fault_free(fault)
        return path
    }

    private static func finding(_ opened: OpenIndex, _ longitude: Double, _ latitude: Double, _ options: String?) -> (
        text: String?, code: String?
    ) {
        var text: UnsafePointer<CChar>?
        var fault: OpaquePointer?
        let status = unsafe nz_finding_json(opened.index, longitude, latitude, options, &text, &fault)
        defer {
            unsafe nz_text_free(text)
            unsafe nz_fault_free(fault)
        }
        guard status == NZ_OK else { return (nil, unsafe fault.map { unsafe String(cString: nz_fault_code($0)) } ?? "\(status)") }
        return (unsafe text.map { unsafe String(cString: $0) }, nil)
    }

    @Test("what is drawn is what the program draws, to the byte")
    func drawn() async throws {
        let path = try await Self.map.value
        let map = try await Zoning.build(packAt: OpenIndex.pack, scenario: .init(date: CivilDate(parsing: "2026-11-20"))).map
        let own = path.replacing(".geojson", with: "-own.geojson")
        try MapOutput(own).write(map, language: .en)
        #expect(try Data(contentsOf: URL(filePath: path)) == Data(contentsOf: URL(filePath: own)))
        var fault: OpaquePointer?
        #expect(unsafe nz_build(OpenIndex.pack, path, nil, &fault) == NZ_FAULT)
        #expect(unsafe String(cString: nz_fault_code(fault)) == "file-exists")
        unsafe nz_fault_free(fault)
        #expect(unsafe nz_build("/no/such/pack", own, "{\"overwrite\": true}", nil) == NZ_FAULT)
        #expect(unsafe nz_build(nil, own, nil, nil) == NZ_ARGUMENT)
    }

    @Test("its labels mean what those of an index of it mean")
    func labels() async throws {
        let (map, index) = (OpenIndex(path: try await Self.map.value), try OpenIndex(try await OpenIndex.bytes.value))
        #expect(map.status == NZ_OK)
        var random = Seeded(seed: 5)
        let places = (0..<4000).map { _ in
            (Double.random(in: 116.998...117.009, using: &random), Double.random(in: 39.728...39.742, using: &random))
        }
        let (own, other) = (try #require(map.labels(places)), try #require(index.labels(places)))
        // The file holds places to a micrometre or so: it may leave other places to the plane, and says nothing else.
        for (a, b) in zip(own, other) where a != 0x3FFF_FFFF && b != 0x3FFF_FFFF {
            let (a, b) = (map.json(a)?.drop { $0 != "s" }, index.json(b)?.drop { $0 != "s" })
            func meaning(_ text: Substring?) -> String? { text.map { String($0).replacing(/"label":\d+/, with: "") } }
            if meaning(a) != meaning(b) { Issue.record("\(String(describing: a)) and \(String(describing: b))") }
        }
        #expect(Set(own).count > 2)
        #expect(map.check() == nil)
    }

    @Test("a finding is what a session answers, with every option")
    func findings() async throws {
        let path = try await Self.map.value
        let opened = OpenIndex(path: path)
        let place = (117.0035, 39.735)
        for (options, change) in [
            (nil, { _, _ in }), ("{}", { _, _ in }), ("{\"accuracy_m\": 10}", { question, _ in question.accuracy = .metres(10) }),
            ("{\"time\": \"22:30\"}", { _, occasion in occasion.time = "22:30" }),
        ] as [(String?, (inout PlaceQuestion, inout Occasion) -> Void)] {
            let day = "\"date\": \"2026-11-20\""
            let said = Self.finding(
                opened, place.0, place.1, options.map { $0 == "{}" ? "{\(day)}" : "{\(day), \($0.dropFirst())" } ?? "{\(day)}")
            var occasion = Occasion(date: try CivilDate(parsing: "2026-11-20"))
            var question = try PlaceQuestion("\(place.0),\(place.1)", crs: .wgs84)
            question.namesMap = true
            change(&question, &occasion)
            let session = try await Session(.map(path), on: occasion)
            #expect(said.text == (try session.answer(question).answer.json(pretty: false)))
        }
        // Today, as no day was said.
        #expect(Self.finding(opened, place.0, place.1, nil).text?.contains("\"schema\":\"noisezone.finding/1\"") == true)
        let shifted = Self.finding(opened, 117.0095, 39.7362, "{\"crs\": \"gcj02\", \"date\": \"2026-11-20\"}").text
        #expect(shifted?.contains("\"crs\":\"gcj02\"") == true)
    }

    @Test(
        "what cannot be asked is a fault, and says why",
        arguments: [
            ("{\"crs\": \"mars\"}", "call-options"), ("{\"floor\": 0}", "call-options"),
            ("{\"floor\": 1, \"height_m\": 2}", "call-options"),
            ("{\"accuracy_m\": -1}", "call-options"), ("{\"accuracy\": 1}", "call-options"), ("{\"date\": \"2026-02-30\"}", "call-options"),
            ("[]", "call-options"), ("", "call-options"), ("{\"date\": \"1999-01-01\"}", "date-before-ruleset"),
            ("{\"time\": \"25:00\"}", "time-date"),
        ])
    func refused(_ options: String, code: String) async throws {
        let said = Self.finding(OpenIndex(path: try await Self.map.value), 117.0035, 39.735, options)
        #expect(said.text == nil && said.code == code)
    }

    @Test("numbers that are no place are refused as a person's are")
    func places() async throws {
        let opened = OpenIndex(path: try await Self.map.value)
        for (x, y) in [(.nan, 39.7), (.infinity, 0), (39.735, 117.0035), (1e300, 1), (181, 91)] as [(Double, Double)] {
            #expect(Self.finding(opened, x, y, nil).code?.hasPrefix("coordinate-") == true, "\(x), \(y)")
        }
        // Read as numbers, however small; the plane of the map does not reach so far.
        #expect(Self.finding(opened, 1e-9, -1e-7, nil).code == "coordinate-out-of-domain")
    }

    @Test("an index says that it has no reasons")
    func index() async throws {
        let said = Self.finding(try OpenIndex(try await OpenIndex.bytes.value), 117.0035, 39.735, nil)
        #expect(said.text == nil && said.code == "index-no-reasons")
        #expect(nz_finding_json(nil, 1, 2, nil, nil, nil) == NZ_ARGUMENT)
        nz_text_free(nil)
        #expect(nz_check(nil, nil) == NZ_ARGUMENT)
    }

    @Test("places of other systems become degrees; what has none becomes no number")
    func degrees() {
        var (x, y) = ([116.5107, 39.9, .nan, .infinity] as [Double], [39.7983, 200, 3, 4] as [Double])
        var fault: OpaquePointer?
        let status = unsafe x.withUnsafeMutableBufferPointer { x in
            unsafe y.withUnsafeMutableBufferPointer { y in
                unsafe nz_degrees("gcj02", x.baseAddress, y.baseAddress, 4, x.baseAddress, y.baseAddress, &fault)
            }
        }
        #expect(status == NZ_OK)
        // Some 540 m east and 145 m north, by which GCJ-02 lies off there.
        #expect(abs(x[0] - 116.5046) < 2e-4 && abs(y[0] - 39.7969) < 2e-4)
        #expect(x[1...].allSatisfy(\.isNaN) && y[1...].allSatisfy(\.isNaN))
        #expect(unsafe nz_degrees("mars", x, y, 0, nil, nil, &fault) == NZ_FAULT)
        #expect(unsafe String(cString: nz_fault_code(fault)) == "unknown-crs")
        unsafe nz_fault_free(fault)
        #expect(unsafe nz_degrees("wgs84", nil, nil, 0, nil, nil, nil) == NZ_OK)
        #expect(unsafe nz_degrees("wgs84", nil, nil, 1, nil, nil, nil) == NZ_ARGUMENT)
        #expect(unsafe nz_degrees(nil, x, y, 1, nil, nil, nil) == NZ_ARGUMENT)
        #expect(unsafe nz_degrees("wgs84", x, y, -1, nil, nil, nil) == NZ_ARGUMENT)
    }
}
