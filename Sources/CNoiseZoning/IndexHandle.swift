import FeatureIO
import ZoneQueries

/// What an `nz_index` is: an index and the texts of its labels, made once, so that no call allocates.
final class IndexHandle {
    let index: PointIndex
    /// By label.
    let labels: CTexts
    let about: CTexts

    /// Fails as `readFile` and ``PointIndexFile`` do. Time and memory: linear in the bytes.
    init(path: String) throws(FileError) {
        // A library reads files, never the standard input of its program.
        let bytes = try readFile(path == "-" ? "./-" : path, pipes: false)
        let file = try PointIndexFile(bytes, file: path)
        index = file.index
        labels = CTexts(
            (0..<UInt32(truncatingIfNeeded: file.index.count)).map { label in
                file.index.finding(label).map { file.json(of: label, $0) } ?? []
            })
        about = CTexts([file.aboutJSON()])
    }
}
