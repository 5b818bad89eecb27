import FeatureIO
import Geometry

/// Some parcels of a file, to be answered together.
struct ParcelPiece: Sendable {
    var rows: [FeatureRow] = []
    /// The columns that their properties stand for, where a table is made of them.
    var names: [String] = []
    /// What broke the reading behind them.
    var broken: FileError?
}

/// Takes the features of a file and gives them as pieces. What is a side of a parcel, of an earlier run, is left out.
struct ParcelPieces: ~Copyable {
    /// The property of `ParcelGeoJSONWriter` that says what a feature is.
    static let part = "nz_part"
    /// A piece takes no more behind so many vertices.
    private static let mostVertices = 1 << 14

    private var features: OpenFeatures
    /// Whether an earlier answer's ``part`` is left out of the properties.
    private let dropsPart: Bool
    private let meetsNames: Bool
    private var isOver = false
    /// The properties met so far, where they become columns.
    private(set) var names = MetNames()
    /// Features that were left out.
    private(set) var sides = 0

    init(_ features: consuming OpenFeatures, dropsPart: Bool, meetsNames: Bool) {
        self.features = features
        self.dropsPart = dropsPart
        self.meetsNames = meetsNames
    }

    /// What shows at the end of the file.
    var rest: [Diagnostic] { features.rest }

    /// The next parcels, up to `count`; nil behind the last. What breaks the reading is told with those before it.
    mutating func next(atMost count: Int) -> ParcelPiece? {
        guard !isOver else { return nil }
        var piece = ParcelPiece()
        var vertices = 0
        do throws(FileError) {
            while piece.rows.count < count, vertices < Self.mostVertices {
                guard var row = try features.next() else {
                    isOver = true
                    break
                }
                if let part = row.feature.property(Self.part) {
                    if case .string("side") = part, case .lineString = row.feature.shape {
                        sides += 1
                        continue
                    }
                    if dropsPart { row.feature.properties.removeAll { $0.name == Self.part } }
                }
                if meetsNames { names.meet(row.feature.properties) }
                vertices += row.feature.shape?.vertexCount ?? 0
                piece.rows.append(row)
            }
        } catch { (isOver, piece.broken) = (true, error) }
        if meetsNames { piece.names = names.all }
        return piece.rows.isEmpty && piece.broken == nil ? nil : piece
    }
}
