import Wording

/// Reads a list of corners out of the bytes of a text, whichever of its forms it has.
package enum CornerFile {
    /// Nil for what is no list of corners: JSON, and a table with a column of well-known text.
    ///
    /// Fails with `corner-list-empty`, and as decoding does. Complexity: linear in the bytes.
    /// - Parameter encoding: nil takes UTF-8 where the bytes are that, else GBK, with a warning.
    package static func list(_ bytes: [UInt8], file: String, encoding: TextEncoding?) throws(FileError) -> CornerList? {
        let text = try decoded(bytes, file, encoding)
        let lines = CornerLine.all(of: text.text)
        guard let first = lines.first else { throw FileError.empty(file) }
        if let sign = first.fields[0].first, sign == "{" || sign == "\u{1E}" { return nil }
        let isExchange = ExchangeText.isOne(lines)
        if !isExchange, first.fields.contains(where: { ["wkt", "geometry", "geom"].contains($0.lowercased()) }) { return nil }
        var list = isExchange ? ExchangeText(lines: lines, file: file).list() : CornerTable(lines: lines, file: file).list()
        if let doubt = text.doubt { list.diagnostics.insert(doubt, at: 0) }
        if list.plots.allSatisfy(\.rings.isEmpty), !list.diagnostics.contains(where: { $0.severity == .error }) {
            throw FileError(
                code: CornerFault.cornerListEmpty, path: file, what: "there is no corner in the list",
                fix: "Give a line a corner: name, X (north), Y (east)", kind: .badData)
        }
        return list
    }

    private static func decoded(
        _ bytes: [UInt8], _ file: String, _ encoding: TextEncoding?
    ) throws(FileError) -> (text: String, doubt: Diagnostic?) {
        var (taken, doubt) = (TextEncoding.marked(bytes) ?? encoding, Diagnostic?.none)
        if taken == nil {
            taken = WholeText.isText(bytes) ? .utf8 : .gbk
            if taken == .gbk {
                doubt = Diagnostic(
                    code: FileFault.encodingAssumed, severity: .warning, file: file,
                    what: "nothing says in which encoding the texts are; they are read as GBK", fix: "Give it with --encoding")
            }
        }
        var decoder = try TextDecoder(taken ?? .utf8, path: file)
        return (String(decoding: decoder.decode(bytes), as: UTF8.self), doubt)
    }
}
