import Geometry
import Wording

/// The paper of a map sheet.
public enum SheetPaper: String, Sendable, CaseIterable {
    case a3, a4

    /// Millimetres, the longer side first (ISO 216).
    package var sides: (long: Double, short: Double) {
        switch self {
        case .a3: (420, 297)
        case .a4: (297, 210)
        }
    }
}

/// What a map sheet is asked for.
public struct SheetOptions: Sendable {
    /// The scales that may be asked for, as the number behind `1:`.
    public static let scales = 100...10_000_000

    /// The paper it is drawn for.
    public var paper: SheetPaper
    /// 10000 for 1:10,000; nil for the largest round scale at which the district fits.
    public var scale: Int?
    /// Whether every class has a hatching beside its colour, for copies in grey.
    public var isHatched: Bool

    /// A sheet on A4 at the largest round scale that fits, unless told otherwise.
    public init(paper: SheetPaper = .a4, scale: Int? = nil, isHatched: Bool = false) {
        self.paper = paper
        self.scale = scale
        self.isHatched = isHatched
    }
}

/// Why there is no sheet: the district is larger than the paper at the scale that was asked for.
public struct SheetRefusal: Error, Sendable, Hashable {
    /// As asked.
    public let paper: SheetPaper
    /// As asked.
    public let scale: Int
    /// The largest scale at which the district fits on the paper.
    public let largest: Int

    /// What is wrong.
    package var what: Phrase { "at 1:\(scale) the district does not fit on \(paper.rawValue); the largest scale that does is 1:\(largest)" }
    /// How to mend it.
    package var fix: Phrase {
        "Give --scale \(largest) or a greater number, leave it out for a round one\(paper == .a4 ? " or take --sheet a3" as Phrase : "")"
    }
}

/// The scale of a sheet: round, as maps have it.
enum SheetScale {
    private static let steps = [100, 125, 150, 200, 250, 300, 400, 500, 600, 750]

    /// The largest round scale that shows no more than one of `least`: 37,000 becomes 40,000.
    static func round(_ least: Double) -> Int {
        var factor = 1
        while factor < 100_000 {
            if let step = steps.first(where: { Double($0 * factor) >= least }) { return step * factor }
            factor *= 10
        }
        return SheetOptions.scales.upperBound
    }

    /// `10,000`
    static func written(_ scale: Int) -> String {
        var digits = String(scale)
        var groups: [String] = []
        while digits.count > 3 {
            groups.insert(String(digits.suffix(3)), at: 0)
            digits.removeLast(3)
        }
        return ([digits] + groups).joined(separator: ",")
    }
}
