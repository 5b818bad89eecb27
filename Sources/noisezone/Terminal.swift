import ArgumentParser
import FeatureIO
import Glibc

/// Words for people go to stderr, data to stdout.
enum Terminal {
    static func note(_ line: String) {
        status(line + "\n")
    }

    /// The same without a line end.
    static func status(_ text: String) {
        var text = text
        // Nobody is left to tell if stderr itself cannot be written.
        text.withUTF8 { bytes in _ = unsafe write(2, bytes.baseAddress, bytes.count) }
    }

    /// The whole answer at once.
    static func print(_ text: String) throws {
        do { try writeFile("-", Array(text.utf8)) } catch { throw Failure.exit(error) }
    }
}
