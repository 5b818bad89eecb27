import Foundation
import Geometry
import Testing

@testable import Projection

@Suite("The quick ways of GCJ-02, BD-09 and Gauss-Krüger against the slow ones")
struct QuickWayTests {
    static let seeds = [1, 2, 3] as [UInt64]

    private static let grids = [75, 105, 117, 135].map { TransverseMercator(centralMeridian: $0, falseEasting: 500_000) }

    private static func places(_ count: Int, _ seed: UInt64, _ x: ClosedRange<Double>, _ y: ClosedRange<Double>) -> [Coordinate] {
        var generator = Seeded(seed: seed)
        return (0..<count).map { _ in generator.place(x, y) }
    }

    /// Places by the quick way alone: how many it is not sure of, and how far the others lie from those of the slow way, and from `there` and back.
    private static func compared(
        _ way: some QuickWay, _ places: [Coordinate], there: (Coordinate) -> Coordinate?
    ) throws -> (unsure: Int, apart: Double, miss: Double) {
        var (unsure, apart, miss) = (0, 0.0, 0.0)
        for place in places {
            let found = way.quick(place)
            guard way.covers(place), found.doubt < 1 else {
                unsure += 1
                continue
            }
            apart = max(apart, deviation(found.place, try #require(way.slow(place))))
            miss = max(miss, deviation(try #require(there(found.place)), place))
        }
        return (unsure, apart, miss)
    }

    @Test("GCJ-02 all over China: what is shifted back is shifted there again, to 1e-12 degrees", arguments: seeds)
    func gcj(_ seed: UInt64) throws {
        let all = Self.places(20_000, seed, 72.2...137.7, 1...55.7)
        let (unsure, apart, miss) = try Self.compared(GCJ02.Unshift(), all, there: GCJ02.fromWGS84)
        // Two of 66 degrees lie about the cusp.
        #expect(unsure < all.count / 20 && apart < 1e-12 && miss < 1e-12)
        let town = Self.places(5000, seed, 116.3...116.7, 39.6...40)
        #expect(try Self.compared(GCJ02.Unshift(), town, there: GCJ02.fromWGS84).unsure == 0)
    }

    @Test("BD-09 all over China", arguments: seeds)
    func bd(_ seed: UInt64) throws {
        let all = Self.places(20_000, seed, 60...150, 0...60)
        let (unsure, apart, miss) = try Self.compared(BD09.SecondUnshift(), all, there: BD09.fromGCJ02)
        #expect(unsure == 0 && apart < 1e-12 && miss < 1e-12)
    }

    @Test("Gauss-Krüger within 500 km of a meridian: ten nanometres", arguments: seeds)
    func gaussKruger(_ seed: UInt64) throws {
        let all = Self.places(10_000, seed, 0...1_000_000, -7_000_000...7_000_000)
        for grid in Self.grids {
            let (unsure, apart, miss) = try Self.compared(TransverseMercator.Inverse(grid: grid), all, there: grid.forward)
            #expect(unsure == 0 && apart < 1e-13 && miss < 1e-8)
        }
    }

    @Test("near the cusp, on the rim and beyond, and of what is no number, the result is that of the slow way")
    func rim() {
        let xs = [
            -180, 0, 71.9, 72.004, 72.0040000001, 72.05, 104, 104.5, 104.9999999, 105, 105.99, 137.8, 137.8347, 137.84, .nan,
        ]
        let ys = [-90, 0.8, 0.8293, 0.85, 35, 34.9999999, 55.8, 55.8271, 55.83, 90, .infinity]
        for (x, y) in xs.flatMap({ x in ys.map { (x, $0) } }) {
            let place = Coordinate(x: x, y: y)
            #expect(same(GCJ02.Unshift().convert(place), GCJ02.Unshift().slow(place), 0))
            #expect(same(BD09.SecondUnshift().convert(place), BD09.SecondUnshift().slow(place), 1e-12))
        }
        for (x, y) in [
            (-500_001.0, 0.0), (1_000_001, 4e6), (5e5, 7_000_001), (.nan, 0), (5e5, .nan), (.infinity, 0), (1e300, 1e300),
        ] {
            let (place, way) = (Coordinate(x: x, y: y), TransverseMercator.Inverse(grid: Self.grids[2]))
            #expect(same(way.convert(place), way.slow(place), 0))
        }
    }

    /// Both nil, or no farther apart; no number is like no number.
    private func same(_ a: Coordinate?, _ b: Coordinate?, _ tolerance: Double) -> Bool {
        guard let a, let b else { return a == nil && b == nil }
        func like(_ a: Double, _ b: Double) -> Bool { a.isNaN ? b.isNaN : a == b || abs(a - b) < tolerance }
        return like(a.x, b.x) && like(a.y, b.y)
    }

    @Test("a batch has the bits of one by one, wherever in it a place stands", arguments: [1, 2, 3, 255, 256, 257, 1000])
    func batch(_ count: Int) {
        func check(_ way: some QuickWay, _ places: [Coordinate]) {
            var batch = places
            unsafe batch.withUnsafeMutableBufferPointer { unsafe way.convert($0) }
            for (place, found) in zip(places, batch) {
                let one = way.convert(place) ?? .nowhere
                #expect(one.x.bitPattern == found.x.bitPattern && one.y.bitPattern == found.y.bitPattern)
            }
        }
        let degrees = Self.places(count, 5, 70...140, -1...58) + [Coordinate(x: 105, y: 35), Coordinate(x: .nan, y: 39), .nowhere]
        check(GCJ02.Unshift(), degrees)
        check(BD09.SecondUnshift(), degrees)
        check(TransverseMercator.Inverse(grid: Self.grids[2]), Self.places(count, 6, -200_000...1_200_000, 0...7_500_000) + [.nowhere])
    }

    @Test("waves are the sines and cosines of the C library")
    func waves() {
        for angle in stride(from: -0.87, through: 0.87, by: 0.001) {
            expect(Wave(angle), angle, 5e-16)
            expect(Wave(angle).doubled, 2 * angle, 2e-15)
            expect(Wave(angle).tripled, 3 * angle, 3e-15)
            expect(Wave(angle).quintupled, 5 * angle, 1e-14)
            expect(Wave(angle) + Wave(small: angle / 30), angle + angle / 30, 1e-12)
            expect(Wave(small: angle / 870), angle / 870, 2e-16)
            let flat = HyperbolicWave(angle / 10)
            #expect(abs(flat.sinh - sinh(angle / 10)) < 1e-16 && abs(flat.cosh - cosh(angle / 10)) < 4e-16)
        }
        for turns in stride(from: -1500.0, through: 1500, by: 0.37) { expect(Wave(turns: turns), turns * 2 * .pi, 2e-12) }
    }

    private func expect(_ wave: Wave, _ angle: Double, _ tolerance: Double) {
        #expect(abs(wave.sin - sin(angle)) < tolerance && abs(wave.cos - cos(angle)) < tolerance)
    }
}
