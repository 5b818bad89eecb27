/// The properties of the features of a layer as tiles hold them: every name and value once, written already, and by number.
struct FeatureTags: Sendable {
    /// Written as they stand in a layer.
    private(set) var keys: [[UInt8]] = []
    private(set) var values: [[UInt8]] = []
    /// Numbers of names and values in turn, of all features one after the other.
    private var numbers: [Int32] = []
    private var starts: [Int32] = [0]

    /// - Parameter features: the properties of each.
    init(_ features: [[TileProperty]]) {
        var (known, seen): ([String: Int32], [TileValue: Int32]) = ([:], [:])
        for feature in features {
            for property in feature {
                if known[property.name] == nil {
                    known[property.name] = Int32(truncatingIfNeeded: keys.count)
                    keys.append(Array(property.name.utf8))
                }
                if seen[property.value] == nil {
                    seen[property.value] = Int32(truncatingIfNeeded: values.count)
                    values.append(property.value.message)
                }
                if let key = known[property.name], let value = seen[property.value] { numbers += [key, value] }
            }
            starts.append(Int32(truncatingIfNeeded: numbers.count))
        }
    }

    /// The names and values of a feature, by number.
    func pairs(of feature: Int) -> ArraySlice<Int32> { numbers[Int(starts[feature])..<Int(starts[feature + 1])] }
}
