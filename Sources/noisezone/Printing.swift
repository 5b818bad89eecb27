import CommandParts
import FeatureIO
import NoiseZoning
import Wording

extension Terminal {
    /// Text for people, to stdout or into a file. Nothing but a `ShownText` gets here: no name from a file can forge a line or move the cursor.
    static func print(
        _ text: ShownText, to output: String = "-", overwrite: Bool = false, reading inputs: [String] = []
    ) throws(Failure) { try print(data: text.string, to: output, overwrite: overwrite, reading: inputs) }

    /// Data for a program, as they are: the whole answer at once. A reader that has closed the pipe ends the program quietly.
    static func print(
        data: String, to output: String = "-", overwrite: Bool = false, reading inputs: [String] = []
    ) throws(Failure) {
        do { try writeFile(output, overwrite: overwrite, reading: inputs, Array(data.utf8)) } catch { throw Failure(error) }
    }
}
