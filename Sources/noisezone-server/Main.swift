import CommandParts
import FeatureIO
import NoiseZoning
import SystemIO

/// The program that serves. People start it by `noisezone serve`, which has looked at the arguments before.
@main
enum Main {
    static func main() {
        StandardStreams.prepare()
        #if Server
            Task.detached {
                do {
                    try await ServerCommand.parse(CommandWords.all).run()
                    SystemIO.exit(0)
                } catch let failure as Failure { end(failure) } catch { ServerCommand.exit(withError: error) }
            }
            while true { _ = pause() }
        #else
            end(
                Failure(
                    .unavailable, CommandFault.serverMissing, "this program was built without the trait Server",
                    fix: "Build it with: swift build -c release --product noisezone-server"))
        #endif
    }

    private static func end(_ failure: Failure) -> Never {
        for fault in failure.faults { Terminal.tell(fault) }
        SystemIO.exit(failure.kind.exitCode)
    }
}
