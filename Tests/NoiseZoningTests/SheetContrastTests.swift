import Answers
import Foundation
import Regulation
import Testing

/// Whether the classes of a sheet are told apart by those who see no colours, or others than most, and on a copy in grey.
@Suite("Contrast of map sheets")
struct SheetContrastTests {
    private static let rulesets = ["beijing-etown-2025", "foshan-2024", "yilan-2021", "yokkaichi-2000"]

    /// CIE L*a*b* (D65) of linear red, green and blue.
    private static func lab(_ linear: [Double]) -> [Double] {
        let matrix = [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
        let white = [0.95047, 1, 1.08883]
        let f = zip(matrix, white).map { row, white -> Double in
            let t = zip(row, linear).map(*).reduce(0, +) / white
            return t > 0.008856 ? cbrt(t) : 7.787 * t + 16 / 116
        }
        return [116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])]
    }

    private static func linear(_ colour: ClassColour) -> [Double] {
        [colour.red, colour.green, colour.blue].map { value in
            let part = Double(value) / 255
            return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
        }
    }

    /// How a colour looks to one without red or green cones (Machado, Oliveira and Fernandes 2009, severity 1).
    private static let sights = [
        "protanopia": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
        "deuteranopia": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    ]

    @Test("every hatching is another, for as many classes as any rules have")
    func hatchings() throws {
        #expect(Set(SheetHatch.tiles).count == SheetHatch.tiles.count)
        for id in Self.rulesets { #expect(try Ruleset.bundled(id).palette.count <= SheetHatch.tiles.count) }
    }

    @Test("in colour, the colour-blind tell all classes apart: ΔE of 6 and more, and below 10 by their hatching", arguments: rulesets)
    func colourBlind(_ id: String) throws {
        let palette = try Ruleset.bundled(id).palette
        for (name, matrix) in Self.sights {
            let seen = palette.map { colour in
                let linear = Self.linear(colour)
                return Self.lab(matrix.map { row in min(1, max(0, zip(row, linear).map(*).reduce(0, +))) })
            }
            for (a, b) in pairs(seen.count) {
                let distance = zip(seen[a], seen[b]).map { ($0 - $1) * ($0 - $1) }.reduce(0, +).squareRoot()
                #expect(
                    distance >= 6 && (distance >= 10 || SheetHatch.tile(a) != SheetHatch.tile(b)),
                    "\(id), \(name): \(palette[a].zoneClass) and \(palette[b].zoneClass) differ by \(distance)")
            }
        }
    }

    @Test("in grey, classes of like lightness have another hatching", arguments: rulesets)
    func grey(_ id: String) throws {
        let palette = try Ruleset.bundled(id).palette
        let lightness = palette.map { Self.lab(Self.linear($0))[0] }
        for (a, b) in pairs(palette.count) where abs(lightness[a] - lightness[b]) < 15 {
            #expect(SheetHatch.tile(a) != SheetHatch.tile(b), "\(id): \(palette[a].zoneClass) and \(palette[b].zoneClass)")
        }
    }

    private func pairs(_ count: Int) -> [(Int, Int)] { (0..<count).flatMap { a in (a + 1..<max(count, a + 1)).map { (a, $0) } } }
}
