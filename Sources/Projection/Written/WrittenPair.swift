/// The two values of a written coordinate, in the order written. Knows the grammar, not the reference system.
struct WrittenPair {
    let first: WrittenValue
    let second: WrittenValue

    /// O(tokens).
    init(tokens: [Token]) throws(Refusal) {
        let inner = try Self.withoutBrackets(tokens)
        try Self.refuseUnsignedMinutes(inner)
        try Self.refuseDecimalCommas(inner)
        var reader = PairReader()
        for (index, token) in inner.enumerated() { try reader.read(token, next: inner.dropFirst(index + 1).first { $0 != .space }) }
        let values = try reader.finish()
        guard values.count <= 2 else {
            if Self.lookGrouped(values) {
                throw Refusal(
                    .badNumber, "the numbers seem to be written in groups of three digits",
                    "Write each number without blanks or commas in it: 500000,4405000")
            }
            throw Refusal(
                .tooManyNumbers, "there are \(values.count) numbers where two belong",
                "Leave out height or anything else, and keep longitude and latitude")
        }
        guard values.count == 2 else {
            throw values.isEmpty
                ? Refusal(.empty, "there is no number in it", Refusal.giveTwo)
                : Refusal(.missingNumber, "one of the two numbers is missing", Refusal.giveTwo)
        }
        first = values[0]
        second = values[1]
    }

    private init(_ first: WrittenValue, _ second: WrittenValue) {
        self.first = first
        self.second = second
    }

    /// The same two the other way round.
    var turned: WrittenPair { WrittenPair(second, first) }

    /// Takes off words that say nothing (`坐标:`) and brackets that enclose the whole.
    private static func withoutBrackets(_ tokens: [Token]) throws(Refusal) -> [Token] {
        var part = tokens[...]
        while true {
            while part.first == .space { part.removeFirst() }
            while part.last == .space { part.removeLast() }
            if part.first == .noise {
                part.removeFirst()
                while part.first == .space || part.first == .equals { part.removeFirst() }
            } else if case .open(let left) = part.first, case .close(let right) = part.last, closing[left] == right {
                part = part.dropFirst().dropLast()
            } else {
                break
            }
        }
        for token in part {
            switch token {
            case .open, .close: throw Refusal(.brackets, "the brackets do not enclose one pair", "Write (116.5074,39.7920), or no brackets")
            case .noise: throw Refusal(.unknownSign, "a word stands between the numbers", Refusal.giveTwo)
            default: break
            }
        }
        return Array(part)
    }

    private static let closing: [Character: Character] = ["(": ")", "[": "]", "{": "}"]

    /// `500,000 4,405,000`: four groups or more, most of them of three digits, where two numbers belong.
    private static func lookGrouped(_ values: [WrittenValue]) -> Bool {
        guard values.count >= 4, values.allSatisfy({ $0.numbers.count == 1 && $0.marks.isEmpty && $0.hemisphere == nil }) else {
            return false
        }
        let groups = values.dropFirst().count { $0.numbers[0].text.prefix { $0 != "." }.count == 3 && !$0.numbers[0].hasSign }
        return groups >= values.count - 2
    }

    /// `116 30 18,39 47 43` or `116:30:18,39:47:43`: two or three numbers on either side of one comma, the later ones below 60.
    private static func refuseUnsignedMinutes(_ tokens: [Token]) throws(Refusal) {
        var halves: [[WrittenNumber]] = [[]]
        for token in tokens {
            switch token {
            case .number(let number): halves[halves.count - 1].append(number)
            case .comma, .semicolon: halves.append([])
            case .space, .equals: break
            default: return
            }
        }
        let areMinutes = halves.allSatisfy { half in
            (2...3).contains(half.count) && half[0].magnitude <= 180 && half.dropLast().allSatisfy { !$0.hasPoint }
                && half.dropFirst().allSatisfy { $0.magnitude < 60 && !$0.hasSign }
        }
        guard halves.count == 2, areMinutes else { return }
        throw Refusal(
            .sexagesimal, "degrees and minutes seem to be written without their signs",
            "Write 116°30′18″,39°47′43″, or decimal degrees: 116.505,39.7953")
    }

    /// `116,5 39,8` or `457,810 4,406,551`: three or more numbers, some but not all of them whole and joined by a tight comma.
    private static func refuseDecimalCommas(_ tokens: [Token]) throws(Refusal) {
        func isWhole(_ index: Int) -> Bool {
            guard tokens.indices.contains(index), case .number(let number) = tokens[index] else { return false }
            return !number.hasPoint
        }
        var numbers = 0
        var tight = 0
        for (index, token) in tokens.enumerated() {
            switch token {
            case .number: numbers += 1
            case .comma where isWhole(index - 1) && isWhole(index + 1): tight += 1
            case .mark: return
            default: break
            }
        }
        guard numbers >= 3, tight > 0, tight < numbers - 1 else { return }
        throw Refusal(
            .decimalComma, "commas seem to stand inside the numbers", "Write decimals with a point and thousands without a sign: 116.5,39.8"
        )
    }
}
