import ArgumentParser
import FeatureIO
import NoiseZoning
import Projection
import Regulation

extension BulkQuery.Extra: ExpressibleByArgument {}

/// Many places in, many answers out.
struct BulkOptions: ParsableArguments {
    @Option(help: ArgumentHelp("A CSV file of places, or - for stdin.", valueName: "file"))
    var input: String?

    @Option(name: .shortAndLong, help: ArgumentHelp("Where the answers go; default stdout.", valueName: "file"))
    var output = "-"

    @Option(name: .customLong("x"), help: ArgumentHelp("The column of the longitude or easting.", valueName: "column"))
    var x: String?

    @Option(name: .customLong("y"), help: ArgumentHelp("The column of the latitude or northing.", valueName: "column"))
    var y: String?

    @Option(help: ArgumentHelp("The encoding of the file: utf-8 or gbk.", valueName: "name"))
    var encoding = "utf-8"

    @Option(help: ArgumentHelp("More columns, with commas between: distance, certain, candidates, because.", valueName: "names"))
    var columns: String?

    @Flag(help: "Replace the output if it exists.")
    var overwrite = false

    func validate() throws {
        if TextEncoding(encoding) == nil { throw ValidationError("--encoding: \(encoding) is not known; give utf-8 or gbk.") }
        _ = try extras()
    }

    /// - Parameters:
    ///   - accuracy: metres within which the places are known; nil where nothing was said.
    ///   - failOn: classes on which no place must lie.
    func answer(
        _ path: String, query: PlaceQuery, crs: CoordinateReferenceSystem, accuracy: Double?, failOn: Set<String>, language: Language
    ) throws {
        var options = BulkQuery.Options(x: x, y: y, encoding: TextEncoding(encoding) ?? .utf8, extras: try extras())
        (options.accuracy, options.failOn) = (accuracy, failOn)
        let counts: BulkQuery.Counts
        do throws(FileError) {
            let file = try FileOutput(output, overwrite: overwrite)
            counts = try BulkQuery(query, crs: crs, options: options).csv(path) { (bytes) throws(FileError) in
                try file.write(bytes)
            } onFault: { fault in
                Terminal.note("error \(path) line \(fault.line): \(fault.what). \(fault.fix) [row]")
            }
            try file.commit()
        } catch { throw Failure.exit(error) }
        if let warning = query.map.meta.warning(language) { Terminal.note(warning) }
        if counts.faults > 0 {
            throw Failure.exit(.badData, "\(counts.faults) of \(counts.rows) rows could not be answered; they have the status error")
        }
        if counts.unwanted > 0 {
            let classes = failOn.sorted().joined(separator: ", ")
            throw Failure.exit(.checkFailed, "\(counts.unwanted) of \(counts.rows) places are of class \(classes)")
        }
        if counts.uncertain > 0 {
            throw Failure.exit(.undecided, "\(counts.uncertain) of \(counts.rows) places may have another class within the accuracy")
        }
    }

    private func extras() throws -> [BulkQuery.Extra] {
        try (columns ?? "").split(separator: ",").map { name in
            let short = name.hasPrefix("nz_") ? name.dropFirst(3) : name
            guard let extra = BulkQuery.Extra(rawValue: short == "distance_m" ? "distance" : String(short)) else {
                throw ValidationError("--columns: \(name) is not known; give distance, certain, candidates or because.")
            }
            return extra
        }
    }
}
