import ArgumentParser
import FeatureIO
import Wording

extension Terminal {
    /// Text for people, to stdout. Nothing but a `ShownText` gets here: no name from a file can forge a line or move the cursor.
    static func print(_ text: ShownText) throws { try print(data: text.string) }

    /// Data for a program, as they are: the whole answer at once, to stdout. A reader that has closed the pipe ends the program quietly.
    static func print(data: String) throws {
        do { try writeFile("-", Array(data.utf8)) } catch { throw Failure.exit(error) }
    }
}
