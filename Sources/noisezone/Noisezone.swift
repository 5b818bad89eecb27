import ArgumentParser
import FeatureIO
import Geometry
import MapMaking
import NoiseZoning
import Projection
import Regulation
import Wording
import ZoningModel

/// The command: one file a verb, each of them arguments in, a call of the library, an answer out.
///
/// Every verb says its name: to make it of the name of its type, the parser would have all types described at every start, a millisecond.
struct Noisezone: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "noisezone",
        abstract: "Which noise class and which day and night limits apply at a place, and why.",
        discussion: """
            Reads zoning rules that are data; `noisezone rules --list` shows which.
            Data go to stdout, everything else to stderr.

            Exit codes: 0 answered; 1 check failed; 2 not decidable; 64 usage; 65 bad input data; 66 input not found; \
            69 service unavailable; 70 internal fault; 73 cannot create output; 74 I/O error.
            """,
        version: version,
        subcommands: [
            Build.self, Query.self, Check.self, Parcel.self, Export.self, Index.self, Diff.self, Validate.self, TraceNetwork.self,
            Init.self, Import.self,
            Park.self, Rules.self, Serve.self,
        ])

    /// The version of libproj is known to libproj alone, and to open it takes longer than most answers: only where it is asked for.
    private static var version: String {
        guard CommandLine.arguments.contains("--version") else { return programVersion }
        return """
            noisezone \(programVersion)
            GEOS \(GEOSContext.version)
            PROJ \(PROJVersion.text)
            rulesets \(Ruleset.bundledIDs.joined(separator: ", "))
            """
    }
}
