/// The features of a file that is open, taken one by one: what ``FeatureRows`` reads.
///
/// It may hold a handle of SQLite, so it stays in its task.
package struct OpenFeatures: ~Copyable {
    /// What the file says of itself.
    package let source: FeatureSource
    private let feed: any FeatureFeed
    private let path: String
    /// Where a file says what it is in, coordinates that cannot be that are at fault.
    private let range: RangeCheck?
    /// Tables leave their columns out themselves, and check what they read.
    private let isTable: Bool
    private let isText: Bool
    private let isReplaced: (String) -> Bool
    private var check: ReplacedCheck
    private var replaced: [String] = []

    /// - Parameters:
    ///   - assumedCRS: the system of a file that names none.
    ///   - isGeographic: nil where that is not known.
    ///   - isReplaced: names of properties that are left out.
    init(
        _ feed: any FeatureFeed, path: String, isTable: Bool, isText: Bool, assumedCRS: String?, isGeographic: (String) -> Bool?,
        isReplaced: @escaping (String) -> Bool
    ) {
        self.feed = feed
        (self.path, self.isTable, self.isText, self.isReplaced) = (path, isTable, isText, isReplaced)
        check = ReplacedCheck(isReplaced)
        var source = feed.source
        if !isTable, source.crs == nil, !source.namesCRS, let assumedCRS {
            source.crs = assumedCRS
            source.unnamedCRS = nil
        }
        self.source = source
        range = isTable ? nil : source.crs.flatMap { crs in isGeographic(crs).map { RangeCheck(crs: crs, isGeographic: $0, file: path) } }
    }

    /// The next feature, one at fault as well; nil behind the last. Fails where the file as a whole cannot be read.
    package mutating func next() throws(FileError) -> FeatureRow? {
        guard var row = try feed.next() else { return nil }
        if isTable { return row }
        let places = check.places(row.feature.properties)
        for place in places {
            let name = row.feature.properties[place].name
            if !replaced.contains(name) { replaced.append(name) }
        }
        if !places.isEmpty { row.feature.properties.removeAll { isReplaced($0.name) } }
        // JSON with a name twice has been refused.
        if !isText { row.diagnostics += NameCheck.diagnostics(row.feature, file: path) }
        if let range { row.diagnostics += range.diagnostics(row.feature) }
        return row
    }

    /// What is wrong with the file and shows at its end only, such as a shapefile that is cut off; asked for behind the last feature.
    package var rest: [Diagnostic] { (ReplacedNames.note(replaced, file: path).map { [$0] } ?? []) + feed.rest }
}
