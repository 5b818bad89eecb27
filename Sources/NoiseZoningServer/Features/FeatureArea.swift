import Geometry
import Wording

/// The parameter `bbox`: a rectangle of one reference system, of which only features are wanted that have a place in it.
struct FeatureArea: Sendable {
    let system: FeatureSystem
    /// East is x. Two where the rectangle lies across the meridian of 180 degrees.
    let parts: [Envelope]

    /// Four numbers in the order of axes of the system, or six with heights, which no feature has and which are left aside.
    init(parsing text: String, _ system: FeatureSystem) throws(Problem) {
        var numbers: [Double] = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            guard let number = Double(plain: part) else {
                throw Self.fault("bbox: “\(part)” is no number", fix: "Write numbers as 116.5 or -1e3, with commas between")
            }
            numbers.append(number)
        }
        guard numbers.count == 4 || numbers.count == 6 else {
            throw Self.fault(
                "bbox has \(numbers.count) numbers", fix: "Give 4: both of one corner, then both of the other; or 6 with heights")
        }
        if numbers.count == 6 {
            guard numbers[2] <= numbers[5] else {
                throw Self.fault("bbox: the lowest height is above the highest", fix: "Give the lower corner first")
            }
            numbers = [numbers[0], numbers[1], numbers[3], numbers[4]]
        }
        if system.isNorthFirst { numbers = [numbers[1], numbers[0], numbers[3], numbers[2]] }
        let (west, south, east, north) = (numbers[0], numbers[1], numbers[2], numbers[3])
        self.system = system
        guard south <= north else {
            throw Self.fault(
                "bbox: the first corner lies north of the second", fix: "Give the lower corner first, in the order of axes of the system")
        }
        guard system.isInDegrees else {
            guard west <= east else {
                throw Self.fault(
                    "bbox: the first corner lies east of the second", fix: "Give the lower corner first, in the order of axes of the system"
                )
            }
            parts = [Envelope(minX: west, minY: south, maxX: east, maxY: north)]
            return
        }
        guard south >= -90, north <= 90 else {
            throw Self.fault(
                "bbox: there is no latitude \(south < -90 ? south : north)",
                fix: system.isNorthFirst
                    ? "Give latitude, then longitude, as bbox-crs has it"
                    : "Give longitude, then latitude; another order is said with bbox-crs")
        }
        guard abs(west) <= 180, abs(east) <= 180 else {
            throw Self.fault("bbox: there is no longitude \(abs(west) > 180 ? west : east)", fix: "Give degrees from -180 to 180")
        }
        // From the west across the meridian to the east (part 1, 7.15.3).
        parts =
            west <= east
            ? [Envelope(minX: west, minY: south, maxX: east, maxY: north)]
            : [
                Envelope(minX: west, minY: south, maxX: 180, maxY: north), Envelope(minX: -180, minY: south, maxX: east, maxY: north),
            ]
    }

    private static func fault(_ what: Phrase, fix: Phrase) -> Problem { Problem(400, ServerFault.parameter, what, fix: fix) }
}

extension Double {
    /// A finite number in decimal digits, with a sign, a point and an exponent where they are wanted.
    init?(plain text: some StringProtocol) {
        guard text.utf8.count <= 40, text.utf8.allSatisfy({ "0123456789+-.eE".utf8.contains($0) }), let number = Double(text),
            number.isFinite
        else { return nil }
        self = number
    }
}
