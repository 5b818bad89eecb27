import CRSVG
import FeatureIO
import SystemIO
import Wording

/// A picture in SVG that is as large as a sheet of paper, drawn as PDF or PNG by librsvg and cairo.
///
/// The same picture gives the same bytes with the same versions of the two libraries and the same fonts: no clock is asked.
package struct PrintedPicture {
    private let svg: [UInt8]
    private let width: Double
    private let height: Double
    private let title: String
    private let date: String

    /// - Parameters:
    ///   - svg: the document in UTF-8; it needs nothing besides itself.
    ///   - width: millimetres.
    ///   - height: millimetres.
    ///   - title: what a reader of PDF shows for a name.
    ///   - date: the day that the PDF says it is of, `2026-11-20`.
    package init(svg: [UInt8], width: Double, height: Double, title: String, date: String) {
        self.svg = svg
        self.width = width
        self.height = height
        self.title = title
        self.date = date
    }

    /// One page of PDF, all of it lines and text. `path` is for messages.
    ///
    /// Fails with `librsvg-missing` or `font-missing` (unavailable), or with `print-failed`.
    package func pdf(for path: String) throws(FileError) -> [UInt8] {
        try ready(path)
        let points = 72 / 25.4
        return try unsafe drawn(path) { out in
            unsafe svg.withUnsafeBufferPointer { bytes in
                unsafe crsvg_pdf(
                    bytes.baseAddress, bytes.count, width * points, height * points, title, date + "T00:00:00Z", &out)
            }
        }
    }

    /// A PNG of the whole picture, which says its own size. `path` is for messages; fails as `pdf`.
    ///
    /// - Parameter dots: an inch, 30 to 1200; A3 at 300 takes 70 MB while it is drawn.
    package func png(dots: Int, for path: String) throws(FileError) -> [UInt8] {
        try ready(path)
        let scale = Double(min(max(dots, 30), 1200)) / 25.4
        let (columns, rows) = (Int32(clamping: Int((width * scale).rounded())), Int32(clamping: Int((height * scale).rounded())))
        let bytes = try unsafe drawn(path) { out in
            unsafe svg.withUnsafeBufferPointer { bytes in unsafe crsvg_png(bytes.baseAddress, bytes.count, columns, rows, &out) }
        }
        return PNGSize.added(to: bytes, dotsPerMetre: UInt32((scale * 1000).rounded()))
    }

    private func ready(_ path: String) throws(FileError) {
        guard crsvg_is_available() != 0 else {
            throw FileError(
                code: PrintFault.librsvgMissing, path: path,
                what: "PDF and PNG are drawn by librsvg (2.46 or later), which is not installed",
                fix: "Install it, in Debian and Ubuntu with: apt-get install librsvg2-2 (or librsvg2-bin); or write .svg",
                kind: .unavailable)
        }
        try PrintFonts.check(svg, for: path)
    }

    private func drawn(_ path: String, _ draw: (inout crsvg_bytes) -> Int32) throws(FileError) -> [UInt8] {
        var out = unsafe crsvg_bytes()
        let failed = unsafe draw(&out)
        defer { unsafe free(out.data) }
        guard failed == 0, let data = unsafe out.data else {
            let words = unsafe withUnsafeBytes(of: out.message) { bytes in
                unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            throw FileError(
                code: PrintFault.printFailed, path: path, what: "the sheet could not be drawn: \(words)",
                fix: "Write .svg, and please report this", kind: .ioError)
        }
        return unsafe Array(UnsafeBufferPointer(start: data, count: out.count))
    }
}

/// How large a PNG is to be printed, which cairo does not say.
private enum PNGSize {
    /// The same picture with a chunk pHYs behind its head (PNG 1.2, 4.2.4.2).
    static func added(to png: [UInt8], dotsPerMetre: UInt32) -> [UInt8] {
        // The signature and IHDR: 8 + 25 bytes.
        guard png.count > 33 else { return png }
        func big(_ value: UInt32) -> [UInt8] {
            [24, 16, 8, 0].map { (shift: UInt32) in UInt8(truncatingIfNeeded: value >> shift) }
        }
        let body = Array("pHYs".utf8) + big(dotsPerMetre) + big(dotsPerMetre) + [1]
        return Array(png[..<33]) + big(9) + body + big(checksum(body)) + Array(png[33...])
    }

    /// CRC-32 of ISO 3309, bit by bit: for a few bytes.
    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
        var sum = ~UInt32(0)
        for byte in bytes {
            sum ^= UInt32(byte)
            for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
        }
        return ~sum
    }
}
