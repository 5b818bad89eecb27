import Geometry
import StrictJSON
import TestSupport
import Testing

@testable import FeatureIO

/// Features read at once, against the strict reader, which takes every feature that has a foreign member.
@Suite("The quick way to read a feature says what the strict one says")
struct PlainFeatureTests {
    /// Texts of features as programs write them, and as nobody should.
    private struct Author {
        var random: Seeded
        /// Names that features of one file share.
        var names: [String] = []

        private mutating func chance(_ one: Int) -> Bool { Int.random(in: 0..<one, using: &random) == 0 }

        private mutating func space() -> String { chance(6) ? [" ", "\n", "\t", "\r\n", "  "].randomElement(using: &random)! : "" }

        private mutating func number() -> String {
            let whole = String(Int.random(in: 0...([9, 181, 99_999].randomElement(using: &random)!), using: &random))
            var text = (chance(4) ? "-" : "") + whole
            if !chance(5) {
                text += "." + String((0..<Int.random(in: 1...17, using: &random)).map { _ in "0123456789".randomElement(using: &random)! })
            }
            if chance(40) { text += ["e2", "E-3", "e400", "e", "."].randomElement(using: &random)! }
            return chance(80) ? ["01", "NaN", "\"1\"", "null", "-", "1e999", "-Infinity"].randomElement(using: &random)! : text
        }

        private mutating func text() -> String {
            let words = ["", "a", "4a", "residential", "A text that is longer than fifteen bytes", "户主7", "é", "e\u{301}", "二(四)1 表1", "😀"]
            let odd = [#"a\"b"#, #"\u00e9"#, #"\ud83d"#, "tab\there", #"\x"#, "\u{7F}"]
            return "\"" + (chance(25) ? odd : words).randomElement(using: &random)! + "\""
        }

        private mutating func value() -> String {
            switch Int.random(in: 0..<14, using: &random) {
            case 0...5: text()
            case 6...8: number()
            case 9: ["true", "false", "null", "nul", "truex"].randomElement(using: &random)!
            case 10, 11:
                "[" + (0..<Int.random(in: 0...3, using: &random)).map { _ in text() }.joined(separator: "," + space()) + space() + "]"
            case 12: "[" + number() + "," + text() + "," + "null" + "]"
            default: [#"{"a":1}"#, "[[1]]", "{}", "[{\"b\":[2]}]"].randomElement(using: &random)!
            }
        }

        private mutating func properties() -> String {
            if chance(20) { return ["null", "{}", "7", "[]"].randomElement(using: &random)! }
            if names.isEmpty || chance(10) {
                let all = [
                    "\"id\"", "\"name\"", "\"é\"", "\"e\u{301}\"", "\"a\"", "\"class\"", "\"a name of more than fifteen bytes\"",
                    #""\u0061""#, "\"\"",
                ]
                names = (0..<Int.random(in: 1...6, using: &random)).map { _ in all.randomElement(using: &random)! }
                // Mostly names that differ.
                if !chance(4) { names = names.reduce(into: []) { if !$0.contains($1) { $0.append($1) } } }
            }
            let kept = chance(8) ? Array(names.prefix(Int.random(in: 0...names.count, using: &random))) : names
            return "{" + kept.map { space() + $0 + space() + ":" + space() + value() + space() }.joined(separator: ",") + "}"
        }

        private mutating func position() -> String {
            let count = chance(10) ? Int.random(in: 1...4, using: &random) : 2
            return "[" + (0..<count).map { _ in space() + number() + space() }.joined(separator: ",") + "]"
        }

        private mutating func ring() -> String {
            let corners = (0..<Int.random(in: chance(20) ? 0...2 : 3...7, using: &random)).map { _ in position() }
            let closed = chance(25) ? corners : corners + corners.prefix(1)
            return "[" + closed.joined(separator: "," + space()) + "]"
        }

        private mutating func list(_ count: ClosedRange<Int>, _ part: (inout Author) -> String) -> String {
            let parts = (0..<Int.random(in: chance(30) ? 0...1 : count, using: &random)).map { _ in part(&self) }
            return "[" + space() + parts.joined(separator: ",") + "]"
        }

        private mutating func geometry() -> String {
            if chance(25) { return ["null", "{}", "3", #"{"type":"Point"}"#, #"{"coordinates":[1,2]}"#].randomElement(using: &random)! }
            var kind = ["Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "Polygon", "MultiPolygon"].randomElement(
                using: &random)!
            let coordinates: String =
                switch kind {
                case "Point": position()
                case "MultiPoint", "LineString": ring()
                case "MultiLineString", "Polygon": list(1...3) { $0.ring() }
                default: list(1...3) { $0.list(1...2) { $0.ring() } }
                }
            if chance(30) { kind = ["point", "Polygon", "Box", "GeometryCollection"].randomElement(using: &random)! }
            var members = ["\"type\":\(space())\"\(kind)\"", "\"coordinates\"\(space()):\(coordinates)"]
            if chance(30) { members.append([#""bbox":[1,2,3,4]"#, #""crs":null"#, members[0]].randomElement(using: &random)!) }
            if chance(5) { members.reverse() }
            return "{" + space() + members.joined(separator: space() + "," + space()) + "}"
        }

        mutating func feature() -> String {
            let type = chance(40) ? ["\"feature\"", "null", "\"Point\""].randomElement(using: &random)! : "\"Feature\""
            var members = ["\"type\":\(space())\(type)", "\"properties\":\(properties())", "\"geometry\"\(space()):\(geometry())"]
            if chance(3) { members.insert("\"id\":\(space())\(chance(8) ? value() : chance(2) ? text() : number())", at: 1) }
            if chance(4) { members.shuffle(using: &random) }
            if chance(30) { members.remove(at: Int.random(in: 0..<members.count, using: &random)) }
            if chance(40) { members.append(members[0]) }
            return "{" + members.joined(separator: "," + space()) + space() + "}"
        }
    }

    /// The features of a text, or why there are none; columns are left out, since the strict way reads other ones.
    private static func told(_ features: [String], _ tail: String = "]}") -> String {
        let text = "{\"type\":\"FeatureCollection\",\"features\":[" + features.joined(separator: ",") + tail
        do throws(FileError) {
            let (collection, faults) = try readGeoJSON(Array(text.utf8), file: "t.geojson")
            return collection.features.map(Self.told).joined(separator: "\n") + "\n\(faults)"
        } catch {
            return "\(error.code) \(error.what)".replacing(/column \d+/, with: "")
        }
    }

    /// Everything that a feature has, numbers to the last bit, and where the names stand.
    private static func told(_ feature: Feature) -> String {
        let numbers = feature.shape.map { $0.coordinates.map { "\($0.x.bitPattern) \($0.y.bitPattern)" } }
        return "\(feature.ordinal) \(feature.id ?? "-") \(numbers ?? []) \(String(describing: feature.shape)) "
            + feature.properties.map { "\($0.name)@\($0.offset)=\($0.value)" }.joined(separator: ";")
    }

    /// The same feature, which the quick way does not take.
    private static func foreign(_ feature: String) -> String { "{\"foreign\":0," + feature.dropFirst() }

    @Test("Random features, sound and not", arguments: 1...16)
    func features(seed: UInt64) {
        var author = Author(random: Seeded(seed: seed))
        var read = 0
        for _ in 0..<150 {
            let features = (0..<Int.random(in: 1...5, using: &author.random)).map { _ in author.feature() }
            let quick = Self.told(features)
            #expect(quick == Self.told(features.map(Self.foreign)), "\(features)")
            if !quick.hasPrefix("json-syntax") { read += 1 }
        }
        // Else nothing much is compared.
        #expect(read > 30)
    }

    @Test("Bytes changed, left out and doubled", arguments: 1...8)
    func damaged(seed: UInt64) {
        var author = Author(random: Seeded(seed: seed))
        let marks = Array("{}[],:\"\\0-.eE tfn\u{1}")
        for _ in 0..<300 {
            var features = (0..<3).map { _ in author.feature() }
            // The last one: of those behind it a fault would tell what they begin with.
            var letters = Array(features[2])
            // Not the brace and the quote that it begins with.
            let place = Int.random(in: 2..<letters.count, using: &author.random)
            switch Int.random(in: 0..<3, using: &author.random) {
            case 0: letters[place] = marks.randomElement(using: &author.random)!
            case 1: letters.remove(at: place)
            default: letters.insert(letters[place], at: place)
            }
            features[2] = String(letters)
            #expect(Self.told(features) == Self.told(features.map(Self.foreign)), "\(features)")
        }
    }

    @Test("Cut at every place")
    func cut() {
        let feature =
            #"{"type":"Feature","id":7,"properties":{"a":"户主","b":[1,"x"],"c":-1.25},"geometry":{"type":"Polygon","coordinates":[[[116.1234567,39.5],[1,2],[3,4],[116.1234567,39.5]]]}}"#
        for end in 2..<feature.count {
            let cut = String(feature.prefix(end))
            #expect(Self.told([feature, cut], "") == Self.told([Self.foreign(feature), Self.foreign(cut)], ""), "cut at \(end)")
        }
    }

    @Test("What a feature of the usual form holds comes by the quick way")
    func plain() {
        let text = Array(#"{"type":"Feature","properties":{"a":"b"},"geometry":{"type":"Point","coordinates":[1,2]}},"#.utf8)
        var plain = PlainFeatures()
        for ordinal in 1...3 {
            var at = 0
            let feature = plain.read(text.span, &at, ordinal: ordinal)
            #expect(feature?.shape == .point(Coordinate(x: 1, y: 2)) && feature?.ordinal == ordinal)
            #expect(feature?.properties.map(\.name) == ["a"] && at == text.count - 1)
        }
    }

    @Test("A value that goes on where the one before it ended is another value")
    func longerValues() throws {
        let point = #""geometry":{"type":"Point","coordinates":[1,2]}"#
        let values = ["7", "70", "7.5", "7", "\"a\"", "\"a\"", "[1]", "[1]", "[1,2]", "null", "7"]
        let features = values.map { "{\"type\":\"Feature\",\"properties\":{\"v\":\($0),\"w\":\($0)},\(point)}" }
        let text = "{\"type\":\"FeatureCollection\",\"features\":[" + features.joined(separator: ",\n") + "]}"
        let (collection, faults) = try readGeoJSON(Array(text.utf8), file: "t.geojson")
        #expect(faults.isEmpty)
        for (feature, value) in zip(collection.features, values) {
            let expected = try JSONDocument(Array(value.utf8)).root
            #expect(feature.properties.map(\.value) == [expected, expected])
        }
    }
}
