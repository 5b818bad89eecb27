import FeatureIO
import SystemIO
import Wording

/// A page of HTML that needs nothing besides itself, set as PDF/A-3b by WeasyPrint.
///
/// WeasyPrint is a program of its own (Debian: `weasyprint`), started without a shell; the page goes to its stdin.
package enum PrintedDocument {
    /// The PDF. `path` is for messages.
    ///
    /// Takes seconds, most of them for the fonts, and some 100 MB. Fails with `weasyprint-missing` or `font-missing` (unavailable), with
    /// `print-failed`, or as a temporary file fails. The same page gives the same bytes with the same WeasyPrint and the same fonts.
    package static func pdf(html: [UInt8], for path: String) throws(FileError) -> [UInt8] {
        try PrintFonts.check(html, for: path)
        let arguments = [
            "--quiet", "--encoding", "utf-8", "--media-type", "print", "--pdf-variant", "pdf/a-3b", "--pdf-identifier", "noisezone", "-",
            "-",
        ]
        guard let outcome = try ChildProcess.run("weasyprint", arguments, environment: environment, input: html) else {
            throw FileError(
                code: PrintFault.weasyprintMissing, path: path, what: "records are set as PDF by WeasyPrint, which is not installed",
                fix: "Install it, in Debian and Ubuntu with: apt-get install weasyprint; or write .html, and print that from a browser",
                kind: .unavailable)
        }
        guard outcome.status == 0, outcome.output.starts(with: Array("%PDF".utf8)) else {
            let words = outcome.words.split(separator: "\n").last.map(String.init) ?? "\(outcome.status)"
            throw FileError(
                code: PrintFault.printFailed, path: path, what: "WeasyPrint could not set the record: \(words)",
                fix: "Write .html, and please report this", kind: .ioError)
        }
        return outcome.output
    }

    /// No more than it needs: where things are, one language, no clock, and no way out to a network.
    private static var environment: [String] {
        let kept = ["PATH", "HOME", "TMPDIR", "XDG_CACHE_HOME", "FONTCONFIG_FILE", "FONTCONFIG_PATH"].compactMap {
            (name: String) -> String? in
            unsafe getenv(name).map { unsafe "\(name)=\(String(cString: $0))" }
        }
        return kept + [
            "LANG=C.UTF-8", "LC_ALL=C.UTF-8", "PYTHONHASHSEED=0", "SOURCE_DATE_EPOCH=0", "http_proxy=http://127.0.0.1:9",
            "https_proxy=http://127.0.0.1:9",
        ]
    }
}
