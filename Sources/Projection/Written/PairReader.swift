/// Groups tokens into values: `[label] [letter] number [sign number sign …] [letter]`, with blanks or one separator between values.
struct PairReader {
    private var values: [WrittenValue] = []
    private var current = WrittenValue()
    /// Whether `current` has all it can have, so that the next number starts another value.
    private var isClosed = false
    private var previous: Token?
    private var separatorPending = false

    mutating func read(_ token: Token, next: Token?) throws(Refusal) {
        switch token {
        case .number(let number): try add(number, next: next)
        case .mark(let mark): try add(mark)
        case .hemisphere(let hemisphere): try add(hemisphere)
        case .label(let label): try add(label)
        case .comma, .semicolon: try separate()
        case .equals: try checkEquals()
        case .space, .open, .close, .noise: break
        }
        previous = token
    }

    mutating func finish() throws(Refusal) -> [WrittenValue] {
        if separatorPending { throw Refusal(.missingNumber, "there is no number after the last comma", Refusal.giveTwo) }
        try closeValue()
        return values
    }

    private mutating func add(_ number: WrittenNumber, next: Token?) throws(Refusal) {
        if !current.numbers.isEmpty {
            let continues = !isClosed && continuesAngle(number, next: next)
            if !continues {
                try checkGap(before: number)
                try closeValue()
            }
        }
        separatorPending = false
        current.numbers.append(number)
    }

    /// Whether `number` is the minutes or seconds of the value being read.
    private func continuesAngle(_ number: WrittenNumber, next: Token?) -> Bool {
        guard let mark = current.marks.last, current.marks.count == current.numbers.count, mark < .second, !number.hasSign else {
            return false
        }
        if case .mark(let following) = next { return following > mark && following != .metre }
        return previous != .space
    }

    /// `116.5-39.8` could be a pair, a range or a difference.
    private func checkGap(before number: WrittenNumber) throws(Refusal) {
        if case .number = previous {
            throw Refusal(.badNumber, "there is nothing between the numbers before \(number.text)", "Put a comma between the two numbers")
        }
        if case .mark = previous, number.hasSign {
            throw Refusal(.badNumber, "the sign of \(number.text) may be a dash", "Put a comma between the two numbers")
        }
    }

    private mutating func add(_ mark: Token.Mark) throws(Refusal) {
        guard !isClosed, current.numbers.count == current.marks.count + 1 else {
            throw Refusal(
                .sexagesimal, "a degree, minute, second or metre sign follows no number", "Write the sign after its number: 39°47′31″")
        }
        current.marks.append(mark)
    }

    private mutating func add(_ hemisphere: Token.Hemisphere) throws(Refusal) {
        if !current.numbers.isEmpty && !isClosed && current.hemisphere == nil {
            current.hemisphere = hemisphere
            isClosed = true
            return
        }
        if current.numbers.isEmpty && current.hemisphere != nil {
            throw Refusal(.mixed, "two compass letters follow each other", "Write one letter with each number: 116.5E 39.8N")
        }
        if !current.numbers.isEmpty { try closeValue() }
        separatorPending = false
        current.hemisphere = hemisphere
    }

    private mutating func add(_ label: Token.Label) throws(Refusal) {
        guard !current.numbers.isEmpty || (current.label == nil && current.hemisphere == nil) else {
            throw Refusal(.missingNumber, "a label has no number", "Write each label before its number: lon=116.5 lat=39.8")
        }
        if !current.numbers.isEmpty { try closeValue() }
        separatorPending = false
        current.label = label
    }

    private mutating func separate() throws(Refusal) {
        guard !current.numbers.isEmpty, !separatorPending else {
            throw Refusal(.missingNumber, "there is no number before a comma", Refusal.giveTwo)
        }
        isClosed = true
        separatorPending = true
    }

    /// `=` and `:` belong between a label or letter and its number.
    private func checkEquals() throws(Refusal) {
        guard current.numbers.isEmpty, current.label != nil || current.hemisphere != nil, previous != .equals else {
            throw Refusal(
                .unknownSign, "“=” or “:” stands without a label before it",
                "Write lon=116.5 lat=39.8; degrees, minutes and seconds as 39°47′31″")
        }
    }

    private mutating func closeValue() throws(Refusal) {
        if current.numbers.isEmpty && (current.label != nil || current.hemisphere != nil) {
            throw Refusal(.missingNumber, "a label or compass letter has no number", Refusal.giveTwo)
        }
        if !current.numbers.isEmpty { values.append(current) }
        current = WrittenValue()
        isClosed = false
    }
}
