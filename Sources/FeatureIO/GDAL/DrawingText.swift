import Wording

/// The form of a drawing in DXF: pairs of lines, the number of a group and its value, down to the pair 0 and EOF.
///
/// Asked before GDAL reads one: where the pairs are out of step it may not come to an end, and of a drawing that is cut off it does not tell.
enum DrawingText {
    /// Fails with `source-damaged`. Linear in the bytes.
    static func check(_ bytes: [UInt8], _ path: String) throws(FileError) {
        var line = 1
        var at = bytes.starts(with: TextEncoding.utf8.mark) ? 3 : 0
        while at < bytes.count {
            let number = next(bytes, &at)
            guard isNumber(number) else { throw fault(path, "the drawing is damaged: at line \(line) is no number of a group") }
            let isLast = number.elementsEqual("0".utf8)
            guard at < bytes.count else { break }
            let value = next(bytes, &at)
            guard !value.contains(0) else { throw fault(path, "the drawing is damaged: at line \(line + 1) is no text") }
            if isLast, value.elementsEqual("EOF".utf8) { return }
            line += 2
        }
        throw fault(path, "the drawing is cut off: it has no EOF at its end")
    }

    /// The bytes of the line at a place, without spaces at its ends; moves behind it.
    private static func next(_ bytes: [UInt8], _ at: inout Int) -> ArraySlice<UInt8> {
        let end = bytes[at...].firstIndex(of: 0x0A) ?? bytes.count
        defer { at = min(end + 1, bytes.count) }
        let line = bytes[at..<end].drop { $0 == 0x20 || $0 == 0x09 }
        guard let last = line.lastIndex(where: { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }) else { return [] }
        return line[...last]
    }

    /// Group codes run from -5 to 1071.
    private static func isNumber(_ line: ArraySlice<UInt8>) -> Bool {
        let digits = line.first == UInt8(ascii: "-") ? line.dropFirst() : line
        return (1...4).contains(digits.count) && digits.allSatisfy { (0x30...0x39).contains($0) }
    }

    private static func fault(_ path: String, _ what: Phrase) -> FileError {
        FileError(
            code: FileFault.sourceDamaged, path: path, what: what,
            fix: "Open the file in the program that it comes from, and export it again", kind: .badData)
    }
}
