extension BoundaryList {
    /// The names in order, as the gazetteer writes them; ``RegulationError/unresolvedBoundary(_:)`` if some part matches none.
    /// Spaces, line breaks and the width of brackets make no difference. O(length of the list · length of the gazetteer).
    package func tokens(gazetteer: [String]) throws(RegulationError) -> [String] {
        let matcher = BoundaryMatcher(list: self, gazetteer: gazetteer)
        guard let names = matcher.reading() else { throw .unresolvedBoundary(matcher.failure()) }
        return names
    }
}

/// Matches a boundary list against a gazetteer, once forwards to see how far it can be read and once backwards to choose the reading.
struct BoundaryMatcher {
    private struct Name {
        let written: String
        let scalars: [Unicode.Scalar]
    }

    private let list: BoundaryList
    /// The list without spaces.
    private let text: [Unicode.Scalar]
    /// For each element of ``text``, its character in the raw list.
    private let origin: [Int]
    /// The longest first; of equal ones, in the order given.
    private let names: [Name]

    init(list: BoundaryList, gazetteer: [String]) {
        self.list = list
        var text: [Unicode.Scalar] = []
        var origin: [Int] = []
        for (i, character) in list.raw.enumerated() {
            for scalar in character.unicodeScalars {
                guard let scalar = NameForm.normalised(scalar) else { continue }
                text.append(scalar)
                origin.append(i)
            }
        }
        self.text = text
        self.origin = origin
        names = gazetteer.map { Name(written: $0, scalars: $0.unicodeScalars.compactMap(NameForm.normalised)) }
            .filter { !$0.scalars.isEmpty }
            .enumerated().sorted { ($1.element.scalars.count, $0.offset) < ($0.element.scalars.count, $1.offset) }.map(\.element)
    }

    /// The names that match at a place: longest first, and of one length those without a confused character first.
    private func matches(at start: Int) -> [Name] {
        let matching = names.filter { name in
            start + name.scalars.count <= text.count && name.scalars.indices.allSatisfy { list.isSame(name.scalars[$0], text[start + $0]) }
        }
        func isExact(_ name: Name) -> Bool { name.scalars.indices.allSatisfy { name.scalars[$0] == text[start + $0] } }
        var ordered: [Name] = []
        for name in matching {
            // Insertion behind those that are longer, or as long and exact.
            let place = isExact(name) ? ordered.firstIndex { $0.scalars.count == name.scalars.count && !isExact($0) } : nil
            ordered.insert(name, at: place ?? ordered.count)
        }
        return ordered
    }

    /// Where the next name starts if one ends before `end`: nil if no separator stands there.
    private func next(after end: Int) -> Int? { end + 1 < text.count && list.isSeparator(text[end]) ? end + 1 : nil }

    /// The names of the whole list, or nil if there is no reading in which everything matches.
    func reading() -> [String]? {
        // completing[i]: the name to take at i so that the rest can be read to the end.
        var completing: [Name?] = Array(repeating: nil, count: text.count + 1)
        for start in text.indices.reversed() {
            completing[start] = matches(at: start).first { name in
                let end = start + name.scalars.count
                return end == text.count || next(after: end).map { completing[$0] != nil } ?? false
            }
        }
        var result: [String] = []
        var at = 0
        while at < text.count {
            guard let name = completing[at] else { return nil }
            result.append(name.written)
            at += name.scalars.count + 1
        }
        return result.isEmpty ? nil : result
    }

    /// The furthest place from which nothing can be read, the names on the way to it, and names like what stands there.
    func failure() -> UnresolvedBoundary {
        var way: [Int: [String]] = [0: []]
        var furthest = 0
        for start in text.indices {
            guard let before = way[start] else { continue }
            furthest = start
            for name in matches(at: start) {
                if let next = next(after: start + name.scalars.count), way[next] == nil { way[next] = before + [name.written] }
            }
        }
        let (part, candidates) = likeness(from: furthest)
        let position = furthest < origin.count ? origin[furthest] : 0
        return UnresolvedBoundary(
            raw: list.raw, resolved: way[furthest] ?? [], position: position + 1, part: part, rest: String(list.raw.dropFirst(position)),
            candidates: candidates)
    }

    /// The part up to the next separator – a certain one, or one that may be part of a name, whichever comes nearer to some name.
    private func likeness(from start: Int) -> (part: String, candidates: [String]) {
        let certain = text[start...].firstIndex { list.separators.contains($0) } ?? text.count
        let possible = text[start...].firstIndex { list.isSeparator($0) } ?? text.count
        let options = [certain, possible].map { end in
            let part = Array(text[start..<end])
            let near = names.map { (name: $0.written, distance: EditDistance.between(part, $0.scalars)) }
                .filter { $0.distance <= max(1, part.count / 2) }
                .enumerated().sorted { ($0.element.distance, $0.offset) < ($1.element.distance, $1.offset) }.map(\.element)
            return (part: part, near: near)
        }
        let chosen = (options[1].near.first?.distance ?? .max) < (options[0].near.first?.distance ?? .max) ? options[1] : options[0]
        return (String(String.UnicodeScalarView(chosen.part)), chosen.near.prefix(3).map(\.name))
    }
}

/// How many characters must be put in, left out, replaced or exchanged with their neighbour to make one text of another.
enum EditDistance {
    /// O(a · b).
    static func between(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
        var before: [Int] = []
        var last = Array(0...b.count)
        for i in a.indices {
            var row = [i + 1]
            for j in b.indices {
                var best = min(last[j] + (a[i] == b[j] ? 0 : 1), last[j + 1] + 1, row[j] + 1)
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { best = min(best, before[j - 1] + 1) }
                row.append(best)
            }
            before = last
            last = row
        }
        return last[b.count]
    }
}
