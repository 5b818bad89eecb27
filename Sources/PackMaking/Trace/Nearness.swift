import Geometry

/// What lies near to a thing that was not found.
enum Nearness {
    /// The three names that need the fewest changes to become `name`.
    static func names(_ name: String, in gazetteer: [String]) -> [String] {
        Array(gazetteer.map { (edits(Array(name), Array($0)), $0) }.sorted { $0 < $1 }.prefix(3).map(\.1))
    }

    /// Levenshtein distance; time and space the product and the length.
    private static func edits(_ a: [Character], _ b: [Character]) -> Int {
        var row = Array(0...b.count)
        for (i, p) in a.enumerated() {
            var last = row[0]
            row[0] = i + 1
            for (j, q) in b.enumerated() {
                let cost = min(row[j + 1] + 1, row[j] + 1, last + (p == q ? 0 : 1))
                (last, row[j + 1]) = (row[j + 1], cost)
            }
        }
        return row[b.count]
    }

    /// Metres between the nearest two of the places.
    static func gap(between a: [LatticePoint], and b: [LatticePoint]) -> Double? {
        var nearest: Double?
        for p in a {
            for q in b { nearest = min(nearest ?? .infinity, NetworkGraph.metres(p, q)) }
        }
        return nearest
    }
}
