import ArgumentParser
import FeatureIO

extension Terminal {
    /// The whole answer at once, to stdout. A reader that has closed the pipe ends the program quietly.
    static func print(_ text: String) throws {
        do { try writeFile("-", Array(text.utf8)) } catch { throw Failure.exit(error) }
    }
}
