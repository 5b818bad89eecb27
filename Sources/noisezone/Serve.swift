import ArgumentParser
import CommandParts
import NoiseZoning

struct Serve: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Answer over HTTP: a page with the map, places, tables, features and tiles, until it is stopped.",
        discussion: """
            GET /v1/at answers as `query --at --format json`, POST /v1/places as `query --input`, GET /v1/rules as `rules --format json`; \
            /health and /metrics are for the keeper. The map holds for the day on which it was drawn, and for as long as nothing opens. \
            SIGTERM and Ctrl-C end it when the requests that have begun are answered; SIGHUP takes the map anew, or keeps the old one and says \
            why. It speaks no https: put a server that does in front.
            """)

    @OptionGroup var options: ServeOptions

    /// Becomes the program that serves: linked in here, it would make every verb start later.
    func run() throws {
        var words = CommandWords.all
        if let verb = words.firstIndex(of: "serve") { words.remove(at: verb) }
        let (folder, server) = (Machine.programFolder ?? ".", "noisezone-server")
        let reason = Machine.become("\(folder)/\(server)", words)
        throw Failure(
            .unavailable, CommandFault.serverMissing, "\(server) cannot be started in \(folder): \(reason)",
            fix: "Build it with: swift build -c release --product \(server)")
    }
}
