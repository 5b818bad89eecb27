import CNoiseZoning
import CNoiseZoningHeader
import FeatureIO
import Foundation
import TestSupport
import Testing
import ZoneQueries
import ZoningModel

@Suite("The C library")
struct CNoiseZoningTests {
    /// Places about the street block.
    private static func places(_ count: Int, seed: UInt64) -> [(Double, Double)] {
        var random = Seeded(seed: seed)
        var places: [(Double, Double)] = []
        for _ in 0..<count {
            places.append((.random(in: 116.998...117.009, using: &random), .random(in: 39.728...39.742, using: &random)))
        }
        return places
    }

    @Test("gives every place the label of the index, and every label its meaning")
    func labels() async throws {
        let bytes = try await OpenIndex.bytes.value
        let (file, opened) = (try await OpenIndex.file.value, try OpenIndex(bytes))
        #expect(opened.status == NZ_OK && opened.fault == nil)
        let places = Self.places(5000, seed: 1)
        let labels = try #require(opened.labels(places))
        #expect(labels == places.map { file.index.label(longitude: $0.0, latitude: $0.1) })
        #expect(Set(labels).count > 2)
        #expect(unsafe nz_label_count(opened.index) == file.index.count)
        for label in 0..<UInt32(file.index.count) {
            let (said, finding) = (try #require(opened.json(label)), try #require(file.index.finding(label)))
            let members = try #require(JSONSerialization.jsonObject(with: Data(said.utf8)) as? [String: Any])
            #expect(members["status"] as? String == finding.status.rawValue)
            #expect(members["class"] as? String == finding.zoneClass?.id)
            let limits = members["limits"] as? [String: Any]
            #expect(limits?["day"] as? Int == finding.limits?[0])
            #expect(limits?["night"] as? Int == finding.limits?[1])
            #expect((members["zone"] as? [String: Any])?["id"] as? String == finding.zones.first?.id)
            #expect(members["candidates"] as? [String] == finding.candidates)
        }
        let about = unsafe String(cString: nz_about_json(opened.index))
        #expect(about.contains("\"map\":\"\(file.head.mapHash)\"") && about.contains("\"periods\":[\"day\",\"night\"]"))
    }

    @Test("answers what is no place, and none at all")
    func strange() async throws {
        let opened = try OpenIndex(try await OpenIndex.bytes.value)
        let values = [Double.nan, -.nan, .signalingNaN, .infinity, -.infinity, .greatestFiniteMagnitude, -1e300, 0, -0.0, 180, -180, 39.79]
        let places = values.flatMap { x in values.map { (x, $0) } }
        #expect(opened.labels(places) == places.map { _ in 0 })
        #expect(opened.labels([]) == [])
        #expect(unsafe nz_labels(opened.index, nil, nil, 0, nil) == NZ_OK)
        #expect(opened.json(UInt32(unsafe nz_label_count(opened.index))) == nil)
        #expect(opened.json(0x3FFF_FFFF) == nil && opened.json(.max) == nil)
    }

    @Test("NULL is refused where it must not be, and else does nothing")
    func null() async throws {
        let opened = try OpenIndex(try await OpenIndex.bytes.value)
        var (place, label): (Double, UInt32) = (0, 7)
        #expect(unsafe nz_labels(nil, &place, &place, 1, &label) == NZ_ARGUMENT)
        #expect(unsafe nz_labels(opened.index, nil, &place, 1, &label) == NZ_ARGUMENT)
        #expect(unsafe nz_labels(opened.index, &place, nil, 1, &label) == NZ_ARGUMENT)
        #expect(unsafe nz_labels(opened.index, &place, &place, 1, nil) == NZ_ARGUMENT)
        #expect(unsafe nz_labels(opened.index, &place, &place, -1, &label) == NZ_ARGUMENT)
        #expect(unsafe nz_labels(opened.index, &place, &place, .max, &label) == NZ_ARGUMENT)
        #expect(label == 7)
        #expect(nz_open(nil, nil, nil) == NZ_ARGUMENT)
        #expect(unsafe nz_open("m.nzi", nil, nil) == NZ_ARGUMENT)
        var index: OpaquePointer?
        #expect(unsafe nz_open("/no/such/file.nzi", &index, nil) == NZ_FAULT)
        #expect(unsafe index == nil)
        nz_close(nil)
        nz_fault_free(nil)
        #expect(nz_label_count(nil) == 0)
        #expect(unsafe nz_label_json(nil, 0) == nil && nz_about_json(nil) == nil)
        #expect(unsafe nz_fault_code(nil) == nil && nz_fault_text(nil, "zh") == nil)
    }

    @Test("a file that is no index, or cannot be read, is a fault with its code and its words")
    func faults() async throws {
        let bytes = try await OpenIndex.bytes.value
        for (opened, code) in [
            (try OpenIndex([]), "index-not"), (try OpenIndex(Array("lon,lat\n".utf8)), "index-not"),
            (try OpenIndex(Array("NZINDEX\u{3}".utf8)), "index-version"), (try OpenIndex(Array(bytes.prefix(8))), "index-damaged"),
            (OpenIndex(path: "/no/such/file.nzi"), "file-not-found"), (OpenIndex(path: ""), "file-not-found"),
            (OpenIndex(path: "-"), "file-not-found"), (OpenIndex(path: "/"), "file-is-folder"),
        ] {
            #expect(opened.status == NZ_FAULT)
            #expect(unsafe opened.index == nil)
            let fault = try #require(opened.fault)
            #expect(fault.code == code)
            #expect(fault.english.hasPrefix("error ") && fault.english.hasSuffix("[\(code)]"), "\(fault.english)")
            #expect(fault.chinese != fault.english && fault.chinese.hasSuffix("[\(code)]"), "\(fault.chinese)")
        }
    }

    @Test("a file that was cut is a fault; one that was altered, at any byte, shows by what is asked or by the check of the whole")
    func damage() async throws {
        let bytes = try await OpenIndex.bytes.value
        for end in stride(from: 8, to: bytes.count, by: bytes.count / 30) {
            #expect(try OpenIndex(Array(bytes[..<end])).fault?.code == "index-damaged")
        }
        let places = Self.places(5000, seed: 3)
        for place in stride(from: 8, to: bytes.count, by: bytes.count / 30) {
            var altered = bytes
            altered[place] ^= 0x04
            let opened = try OpenIndex(altered)
            guard opened.status == NZ_OK else {
                #expect(opened.fault?.code == "index-damaged")
                continue
            }
            _ = opened.labels(places)
            #expect(opened.check() == "index-damaged")
            // And from then on every question is refused.
            var label: UInt32 = 7
            #expect(unsafe nz_labels(opened.index, [117.0], [39.73], 1, &label) == NZ_DAMAGED)
        }
        #expect(try OpenIndex(bytes).check() == nil)
    }

    @Test("many threads ask one index at once, and are answered alike")
    func threads() async throws {
        let bytes = try await OpenIndex.bytes.value
        let opened = try OpenIndex(bytes)
        let places = Self.places(3000, seed: 2)
        let expected = try #require(opened.labels(places))
        nonisolated(unsafe) let shared = opened
        DispatchQueue.concurrentPerform(iterations: 16) { _ in
            let labels = unsafe shared.labels(places)
            if labels != expected { Issue.record("another answer") }
            for label in Set(expected) where label != 0x3FFF_FFFF {
                if unsafe shared.json(label) == nil { Issue.record("no words of \(label)") }
            }
        }
    }

    @Test("says its version")
    func version() { #expect(unsafe String(cString: nz_version()) == programVersion) }
}
