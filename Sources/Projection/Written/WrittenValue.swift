import Wording

/// One of the two numbers of a written coordinate, with all that was written about it.
struct WrittenValue {
    var label: Token.Label?
    var hemisphere: Token.Hemisphere?
    /// One number, or degrees, minutes, seconds.
    var numbers: [WrittenNumber] = []
    /// The marks after them, as many or one fewer.
    var marks: [Token.Mark] = []

    /// The axis that label or letter name, or nil.
    ///
    /// Throws where the two contradict each other.
    var axis: Token.Axis? {
        get throws(Refusal) {
            if let label, let hemisphere, label.axis != hemisphere.axis {
                throw Refusal(.mixed, "label and letter contradict each other", "Keep the one that is right")
            }
            return label?.axis ?? hemisphere?.axis
        }
    }

    var isMarked: Bool { !marks.isEmpty }

    /// Decimal degrees with sign.
    ///
    /// Throws where minutes or seconds are 60 or more, signs out of order, or a fraction stands before a smaller unit.
    var degrees: Double {
        get throws(Refusal) {
            guard let first = numbers.first else { throw Refusal(.missingNumber, "a number is missing", Refusal.giveTwo) }
            if isMarked { try checkMarks() }
            if hemisphere != nil && first.hasSign {
                throw Refusal(.mixed, "\(first.text) has both a sign and a compass letter", "Keep one of them: 39.8S or -39.8")
            }
            let scales = [1.0, 60, 3600]
            let magnitude = zip(numbers, scales).reduce(0) { $0 + $1.0.magnitude / $1.1 }
            return first.isNegative || hemisphere?.isNegative == true ? -magnitude : magnitude
        }
    }

    private func checkMarks() throws(Refusal) {
        guard marks.count == numbers.count, !marks.contains(.metre) else {
            throw Refusal(.sexagesimal, "\(numbers.last?.text ?? "") has no degree, minute or second sign", "Write all of them: 39°47′31″")
        }
        guard marks == Array([.degree, .minute, .second].prefix(marks.count)) else {
            throw Refusal(.sexagesimal, "degrees, minutes and seconds are not in order", "Write them in order, none left out: 39°47′31″")
        }
        for (number, unit) in zip(numbers.dropFirst(), ["minutes", "seconds"] as [Phrase]) where number.magnitude >= 60 {
            throw Refusal(.sexagesimal, "\(number.text) \(unit) are 60 or more", "Check the \(unit), or write decimal degrees")
        }
        guard !numbers.dropLast().contains(where: \.hasPoint), !numbers.dropFirst().contains(where: \.hasSign) else {
            throw Refusal(
                .sexagesimal, "only the last part may have decimals, only the first a sign", "Write 39°47′31.2″, 39°47.52′ or 39.792°")
        }
    }

    /// As written, on one line: `116°30′27″`.
    var text: String {
        var result = ""
        for (index, number) in numbers.enumerated() {
            result += number.text
            if index < marks.count { result += marks[index].sign }
        }
        return result
    }
}

extension Token.Mark {
    fileprivate var sign: String {
        switch self {
        case .degree: "°"
        case .minute: "′"
        case .second: "″"
        case .metre: "m"
        }
    }
}
