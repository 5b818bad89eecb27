import FeatureIO

extension Terminal {
    /// The whole answer at once, to stdout or into a file. A reader that has closed the pipe ends the program quietly.
    static func print(
        _ text: String, to output: String = "-", overwrite: Bool = false, reading inputs: [String] = []
    ) throws(Failure) {
        do { try writeFile(output, overwrite: overwrite, reading: inputs, Array(text.utf8)) } catch { throw Failure(error) }
    }
}
