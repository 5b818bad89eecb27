import FeatureIO
import Geometry
import Projection
import Wording
import ZoneQueries
import ZoningModel

/// Answers piece after piece of a file of parcels, and writes the rows: what a task has for itself, C handles among it.
final class ParcelAnswering {
    /// What is made of the answers.
    enum Product: Sendable { case bytes, table, layers }

    private let reader: ParcelReader
    private let query: ParcelQuery
    private var writer: any ParcelWriter
    private let columns: ParcelColumns
    private let options: ParcelOptions
    private let product: Product

    /// - Parameter crs: that of the file.
    init(
        _ kit: ParcelKit, _ source: FeatureSource, in crs: CoordinateReferenceSystem, path: String, _ product: Product
    ) throws(FileError) {
        reader = try kit.reader(path, in: crs)
        query = ParcelQuery(kit.ground)
        writer = kit.writer()
        writer.begin(source)
        columns = kit.columns
        options = kit.options
        self.product = product
    }

    /// Time: that of the answers.
    func answer(_ piece: ParcelPiece) -> AnsweredPiece {
        var answered = AnsweredPiece()
        answered.broken = piece.broken
        writer.goOn()
        var waiting = WaitingRows(names: piece.names)
        for row in piece.rows {
            var row = row
            let result = answer(&row, &answered)
            switch product {
            case .bytes:
                writer.append(row, result)
                answered.ends.append(writer.bytes.count)
            case .table: waiting.append(row.feature) { columns.append(result, to: &$0) }
            case .layers: answered.findings.append((row, result))
            }
        }
        answered.bytes = writer.taken()
        if product == .table { answered.waiting = waiting }
        return answered
    }

    private func answer(_ row: inout FeatureRow, _ answered: inout AnsweredPiece) -> Result<ParcelFinding, Diagnostic> {
        answered.counts.parcels += 1
        for doubt in row.diagnostics where doubt.severity == .warning { answered.told.append(doubt) }
        do throws(Diagnostic) {
            let parcel = try reader.parcel(row) { answered.told.append($0) }
            let finding = try finding(of: parcel, row.feature)
            row.feature.shape = parcel.count == 1 ? .polygon(parcel[0]) : .multiPolygon(MultiPolygon(parcel))
            if finding.status != .inside { answered.counts.undecided += 1 }
            if finding.classes.contains(where: options.failOn.contains) { answered.counts.failed += 1 }
            return .success(finding)
        } catch {
            answered.counts.faults += 1
            answered.told.append(error)
            return .failure(error)
        }
    }

    private func finding(of parcel: [Polygon], _ feature: Feature) throws(Diagnostic) -> ParcelFinding {
        do throws(ParcelError) {
            // A table does not tell what of an area is carriageway.
            return try query.finding(of: parcel, cutsPieces: options.format == .geojson, tellsCarriageways: options.format != .csv)
        } catch {
            throw Diagnostic(code: error.fault, file: reader.file, feature: feature.label, what: error.what, fix: error.fix)
        }
    }
}
