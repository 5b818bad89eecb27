import Geometry
import PackMaking
import Testing
import ZoningModel

/// 荣华南路 (annex1-16) runs from 荣京东街 to 荣昌西街: here from west to east, 800 m, between two streets that cross it.
@Suite("Rows out of a network")
struct ImportRowTests {
    private static let row = "annex1-16"

    /// The two streets at which the row ends, at 100 and 900 m, each meeting the given places of the row's street.
    private static func ends(_ ground: inout ImportGround, at ys: [Double]) {
        ground.way("荣京东街", [(100, -500)] + ys.map { (100, $0) } + [(100, 500)])
        ground.way("荣昌西街", [(900, -500)] + ys.map { (900, $0) } + [(900, 500)])
    }

    @Test("one way for both directions: cut at the junctions, as wide as its source says")
    func single() throws {
        var ground = ImportGround()
        ground.way("荣华南路", [(0, 0), (100, 0), (500, 30), (900, 0), (1000, 0)], #""width":"12 m""#)
        Self.ends(&ground, at: [0])
        let pack = try ground.imported()
        #expect(pack.courses(Self.row) == [[at(100, 0), at(500, 30), at(900, 0)]])
        let row = try #require(pack.row(Self.row))
        #expect(row.isWhole && row.from.finding == .junction && row.to.finding == .junction && row.foundBy == ["荣华南路"])
        #expect(row.sections[0].left == 6 && row.sections[0].right == 6 && row.sections[0].structure == .surface)
        #expect(row.sections[0].sources == ["w0"])
        #expect(row.doubts.isEmpty, "\(row.doubts)")
        #expect(!pack.report.hasErrors && pack.layers.map(\.layer) == [.district, .zones, .roads])
    }

    /// Eastbound on the south side, as traffic drives on the right.
    private static func dual(_ ground: inout ImportGround, _ properties: String...) {
        let tags = properties + [#""lanes":3"#]
        ground.add("荣华南路", [(0, -10), (100, -10), (900, -10), (1000, -10)], tags)
        ground.add("荣华南路", [(1000, 10), (900, 10), (100, 10), (0, 10)], tags)
        ends(&ground, at: [-10, 10])
    }

    @Test("two carriageways: one line midway, the gap between them in the widths, whether or not the source says which way they go")
    func carriageways() throws {
        for tags in [[#""oneway":"yes""#], []] {
            var ground = ImportGround()
            if tags.isEmpty { Self.dual(&ground) } else { Self.dual(&ground, tags[0]) }
            let pack = try ground.imported()
            #expect(pack.courses(Self.row) == [[at(100, 0), at(900, 0)]], "\(tags)")
            let section = try #require(pack.row(Self.row)?.sections.first)
            // Half of the gap, half of three lanes of 3.5 m, and 3 m for the cycle lane.
            #expect(section.left == 10 + 5.25 + 3 && section.right == 18.25, "\(section)")
            #expect(section.sources == ["w0", "w1"])
        }
    }

    @Test("two carriageways whose ends nobody knows: the line ends midway between theirs, and not at one of them")
    func openEnds() throws {
        var ground = ImportGround()
        let tags = [#""lanes":3"#, #""oneway":"yes""#]
        ground.add("荣华南路", [(0, -10), (500, -10), (1000, -10)], tags)
        ground.add("荣华南路", [(1000, 10), (500, 10), (0, 10)], tags)
        let pack = try ground.imported()
        let courses = pack.courses(Self.row)
        #expect(courses == [[at(0, 0), at(1000, 0)]] || courses == [[at(1000, 0), at(0, 0)]], "\(courses)")
    }

    @Test("a network of directed edges: what stands twice is one street, what stands once goes one way")
    func directed() throws {
        var ground = ImportGround()
        let course: [(Double, Double)] = [(0, 0), (100, 0), (500, 0)]
        ground.way("荣华南路", course, #""lanes":1"#, #""edge_id":"7""#)
        ground.way("荣华南路", course.reversed(), #""lanes":2"#, #""edge_id":"-7""#)
        ground.way("荣华南路", [(500, 0), (520, -8), (900, -8), (1000, -8)], #""lanes":1"#)
        ground.way("荣华南路", [(1000, 8), (900, 8), (520, 8), (500, 0)], #""lanes":1"#)
        ground.way("荣京东街", [(100, -500), (100, 0), (100, 500)])
        ground.way("荣昌西街", [(900, -500), (900, -8), (900, 8), (900, 500)])
        let pack = try ground.imported()
        #expect(pack.report.counts.joined == 1)
        let course0 = pack.courses(Self.row).flatMap { $0 }
        #expect(course0.first == at(100, 0) && course0.last == at(900, 0))
        #expect(course0.allSatisfy { abs($0.y) < 0.5 }, "\(course0)")
        #expect(pack.row(Self.row)?.isWhole == true)
    }

    @Test("a street that goes one way alone is told")
    func oneWay() throws {
        var ground = ImportGround()
        ground.way("荣华南路", [(0, 0), (100, 0), (900, 0), (1000, 0)], #""oneway":"yes""#)
        Self.ends(&ground, at: [0])
        let pack = try ground.imported()
        #expect(pack.courses(Self.row) == [[at(100, 0), at(900, 0)]])
        #expect(pack.row(Self.row)?.doubts.contains(.oneWayOnly) == true)
    }

    @Test("a roundabout: the line runs through its middle", arguments: ["荣华南路", nil])
    func roundabout(_ name: String?) throws {
        var ground = ImportGround()
        ground.way("荣华南路", [(0, 0), (100, 0), (480, 0)], #""oneway":"no""#)
        ground.way("荣华南路", [(520, 0), (900, 0), (1000, 0)], #""oneway":"no""#)
        // Counter-clockwise, as traffic drives on the right.
        let ring = (0...16).map { number -> (Double, Double) in
            let angle = Double(number) * .pi / 8
            if number == 8 { return (480, 0) }
            if number % 16 == 0 { return (520, 0) }
            return (500 + 20 * angle.cosine, 20 * angle.sine)
        }
        ground.way(name, ring, #""junction":"roundabout""#)
        Self.ends(&ground, at: [0])
        let pack = try ground.imported()
        let course = pack.courses(Self.row).flatMap { $0 }
        #expect(course.first == at(100, 0) && course.last == at(900, 0))
        #expect(course.allSatisfy { abs($0.y) < 1 }, "\(course)")
        let length: Double = pack.row(Self.row)?.length ?? 0
        #expect(abs(length - 800) < 1)
    }

    @Test("a bridge is a section of its own, and the tunnel below it is no junction")
    func bridge() throws {
        var ground = ImportGround()
        ground.way("荣华南路", [(0, 0), (100, 0), (400, 0)])
        ground.way("荣华南路", [(400, 0), (500, 0)], #""bridge":"yes","layer":"1""#)
        ground.way("荣华南路", [(500, 0), (900, 0), (1000, 0)])
        ground.way("地泽北街", [(450, -500), (450, 500)], #""tunnel":"yes","layer":"-1""#)
        Self.ends(&ground, at: [0])
        let pack = try ground.imported()
        #expect(pack.courses(Self.row) == [[at(100, 0), at(400, 0)], [at(400, 0), at(500, 0)], [at(500, 0), at(900, 0)]])
        #expect(pack.row(Self.row)?.sections.map(\.structure) == [.surface, .elevated, .surface])
        #expect(pack.row(Self.row)?.sections.map(\.sources) == [["w0"], ["w1"], ["w2"]])
    }

    @Test("gaps: a narrow one is closed, a wide one is told, and across the widest nothing is drawn")
    func gaps() throws {
        for (width, isClosed, doubts) in [
            (40.0, true, [.widthAssumed]), (200, true, [.widthAssumed, .gapClosed]), (400, false, [.widthAssumed, .streetMissing]),
        ] as [(Double, Bool, [CutRow.Doubt])] {
            var ground = ImportGround()
            ground.way("荣华南路", [(0, 0), (100, 0), (300, 0)])
            ground.way("荣华南路", [(300 + width, 0), (900, 0), (1000, 0)])
            Self.ends(&ground, at: [0])
            let pack = try ground.imported()
            let row = try #require(pack.row(Self.row))
            #expect(row.gaps.count == 1 && row.gaps.allSatisfy { abs($0.metres - width) < 1e-6 && $0.isClosed == isClosed }, "\(width)")
            #expect(row.doubts == doubts, "\(width): \(row.doubts)")
            let missing: Double = isClosed ? 0 : width
            #expect(abs(row.length + missing - 800) < 0.01 && abs(row.missing - missing) < 1e-6)
            #expect(row.isWhole == isClosed)
            // Over a wide gap the line may lie as far off as half of it.
            let accuracies: [Double] = width == 200 ? [10, 100, 10] : isClosed ? [10] : [10, 10]
            #expect(row.sections.map { ($0.accuracy * 1e6).rounded() / 1e6 } == accuracies)
        }
    }

    @Test("pieces without a name that lead from one piece of the street to the next are taken, and told")
    func continuation() throws {
        var ground = ImportGround()
        ground.way("荣华南路", [(0, 0), (100, 0), (300, 0)])
        ground.way(nil, [(300, 0), (400, 20), (500, 0)])
        ground.way("荣华南路", [(500, 0), (900, 0), (1000, 0)])
        Self.ends(&ground, at: [0])
        let pack = try ground.imported()
        #expect(pack.courses(Self.row).flatMap { $0 }.contains(at(400, 20)))
        let row = try #require(pack.row(Self.row))
        #expect(row.isWhole && row.doubts == [.widthAssumed, .nameByContinuation])
        let metres: Double = row.metres[.continuation] ?? 0
        #expect(abs(metres - 2 * at(100, 20).length) < 0.1)
    }

    @Test("an end that is not there: the row runs as far as the street does, and is not whole")
    func openEnd() throws {
        var ground = ImportGround()
        ground.way("荣华南路", [(0, 0), (100, 0), (1000, 0)])
        ground.way("荣京东街", [(100, -500), (100, 0), (100, 500)])
        let pack = try ground.imported()
        #expect(pack.courses(Self.row) == [[at(100, 0), at(1000, 0)]])
        let row = try #require(pack.row(Self.row))
        #expect(row.to.finding == .streetEnd && !row.isWhole && row.doubts == [.endNotFound, .widthAssumed])
    }

    @Test("a street that ends at the near carriageway of the other is drawn on to its centre line")
    func junctionOfCarriageways() throws {
        var ground = ImportGround()
        ground.way("荣华南路", [(0, 0), (100, 0), (890, 0)], #""oneway":"no""#)
        ground.way("荣京东街", [(100, -500), (100, 0), (100, 500)], #""oneway":"no""#)
        ground.way("荣昌西街", [(890, 500), (890, 0), (890, -500)], #""oneway":"yes""#)
        ground.way("荣昌西街", [(910, -500), (910, 0), (910, 500)], #""oneway":"yes""#)
        let pack = try ground.imported()
        #expect(pack.courses(Self.row) == [[at(100, 0), at(900, 0)]])
    }

    @Test("the border of the district is an end, by the side it lies on")
    func border() throws {
        var ground = ImportGround()
        // 京沪高速 (annex1-2) runs from 北区界 to 凉水河; the border lies at 1200 north.
        ground.way("京沪高速公路", [(500, 2000), (500, 0), (500, -2000)])
        ground.raw(
            ImportGround.feature(
                "LineString", "[\(ImportGround.text([(0, -300), (1000, -300)]))]", [#""waterway":"river""#, #""name":"凉水河""#]))
        let pack = try ground.imported()
        #expect(pack.courses("annex1-2") == [[at(500, 1200), at(500, -300)]])
        #expect(pack.row("annex1-2")?.isWhole == true)
    }
}

extension ImportGround {
    mutating func add(_ name: String, _ places: [(Double, Double)], _ tags: [String]) { way(name, places, tags.joined(separator: ",")) }
}

extension Double {
    fileprivate var cosine: Double { Self.cosines(self).0 }
    fileprivate var sine: Double { Self.cosines(self).1 }

    /// By halves: no library needed for sixteen corners.
    private static func cosines(_ angle: Double) -> (Double, Double) {
        var (cosine, sine) = (1.0, 0.0)
        let (c, s) = ((2 + 2.0.squareRoot()).squareRoot() / 2, (2 - 2.0.squareRoot()).squareRoot() / 2)
        for _ in 0..<Int((angle / (.pi / 8)).rounded()) { (cosine, sine) = (cosine * c - sine * s, sine * c + cosine * s) }
        return (cosine, sine)
    }
}
