import Answers
import ArgumentParser
import CommandParts
import FeatureIO
import NoiseZoning
import Projection
import ZoneQueries
import ZoningModel

extension BulkQuery.Extra: ExpressibleByArgument {}

/// Many places in, many answers out.
struct BulkOptions: ParsableArguments {
    @OptionGroup var table: TableOptions

    @Option(
        help: ArgumentHelp("More columns, with commas between: distance, certain, candidates, because.", valueName: "names"),
        completion: .list(ValueLists.columns))
    var columns: String?

    func validate() throws { _ = try extras() }

    func extras() throws -> [BulkQuery.Extra] {
        var met: Set<String> = []
        return try (columns ?? "").split(separator: ",").map { name in
            let short = name.hasPrefix("nz_") ? name.dropFirst(3) : name
            guard let extra = BulkQuery.Extra(rawValue: short == "distance_m" ? "distance" : String(short)) else {
                throw Failure.usage("--columns: \(name) is not known; give distance, certain, candidates or because.")
            }
            guard met.insert(extra.rawValue).inserted else { throw Failure.usage("--columns: \(name) stands twice.") }
            return extra
        }
    }
}
