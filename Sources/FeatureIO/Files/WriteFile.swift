/// Writes a file whole or not at all; `-` is standard output.
///
/// The bytes go to a temporary name in the same folder, to the disk, and only then to `path`. Without `overwrite` nothing is ever
/// replaced, even if another program makes the file meanwhile. On any failure the temporary is removed.
/// `inputs` is what is read to make the file: none of them is ever written over.
/// Fails with `file-exists`, `output-is-input`, `folder-not-found`, `folder-not-writable`, `file-is-folder`, `disk-full`, `pipe-closed` or `write-failed`.
package func writeFile(
    _ path: String, overwrite: Bool = false, reading inputs: [String] = [], _ contents: [UInt8]
) throws(FileError) {
    let output = try FileOutput(path, overwrite: overwrite, reading: inputs)
    try output.write(contents)
    try output.commit()
}
