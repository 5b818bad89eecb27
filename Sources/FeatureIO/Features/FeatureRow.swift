import Wording

/// One feature of a file that is read feature by feature, with its own faults: one at fault does not keep the others from being used.
package struct FeatureRow: Sendable {
    /// `shape` is nil where a diagnostic of severity `error` says why.
    package var feature: Feature
    /// The faults and doubts of this feature alone.
    package var diagnostics: [Diagnostic]
    /// CSV: the row as it stands in its file (in UTF-8), filled up to the width of the header, without
    /// the columns that are replaced. Empty for other formats.
    package var source: [UInt8]

    /// A feature with its diagnostics; `source` is for CSV only.
    package init(feature: Feature, diagnostics: [Diagnostic] = [], source: [UInt8] = []) {
        self.feature = feature
        self.diagnostics = diagnostics
        self.source = source
    }

    /// The diagnostics of severity `error`: with one, the feature is not usable. Linear in the diagnostics.
    package var errors: [Diagnostic] { diagnostics.filter { $0.severity == .error } }
}

/// What a file says before its first feature.
package struct FeatureSource: Sendable {
    /// `EPSG:4326`, or the WKT text of the file; nil if the file says that it has none, or none that can be read.
    package var crs: String?
    /// Whether the file itself names its system: false for CSV, for GeoJSON without the member "crs", and for what lacks one otherwise.
    package var namesCRS: Bool
    /// How a file that should name its system fails to, where nothing else tells the system: `there is no .prj file beside it`.
    package var unnamedCRS: Phrase?
    /// CSV: how the file is written. Nil for other formats.
    package var table: TableHead?
    /// What is wrong with the file as a whole, and does not keep its features from being read.
    package var diagnostics: [Diagnostic]
    /// The files that the features are read from, each as it was read; empty unless they were asked for.
    package var hashes: [FileHash] = []

    /// A source without hashes.
    package init(
        crs: String?, namesCRS: Bool, unnamedCRS: Phrase? = nil, table: TableHead? = nil, diagnostics: [Diagnostic] = []
    ) {
        self.crs = crs
        self.namesCRS = namesCRS
        self.unnamedCRS = unnamedCRS
        self.table = table
        self.diagnostics = diagnostics
    }
}

/// How a CSV file is written, and its header.
package struct TableHead: Sendable {
    /// The ASCII character between two fields.
    package let separator: UInt8
    /// Encoding, mark and line ends of the file.
    package let form: TextForm
    /// The line `sep=;` above the header, where there is one.
    package let signLine: [UInt8]?
    /// As it stands in the file (in UTF-8), without the columns that are replaced.
    package let header: [UInt8]
}
