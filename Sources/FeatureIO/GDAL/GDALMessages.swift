import CGDAL

/// What GDAL says while it works, kept instead of printed.
@safe final class GDALMessages {
    /// The last of its failures since they were taken.
    private(set) var failure: String?
    /// Its warnings since they were taken, each once.
    private(set) var warnings: [String] = []

    /// More are not kept.
    private static let most = 20

    /// Listens on this thread from now on, until `end`.
    func begin() {
        let handler: CGDALErrorHandler = { kind, _, words in
            guard let listener = unsafe cgdal_error_handler_data(), let words = unsafe words else { return }
            unsafe Unmanaged<GDALMessages>.fromOpaque(listener).takeUnretainedValue().add(kind, String(cString: words))
        }
        unsafe cgdal_push_error_handler(handler, Unmanaged.passUnretained(self).toOpaque())
    }

    func end() { cgdal_pop_error_handler() }

    private func add(_ kind: Int32, _ words: String) {
        var line = words.split(whereSeparator: \.isNewline).joined(separator: " ")
        while line.hasSuffix(".") { line.removeLast() }
        if kind >= 3 {
            failure = line
        } else if kind == 2, warnings.count < Self.most, !warnings.contains(line) {
            warnings.append(line)
        }
    }

    /// What was said since the last call.
    func take() -> (failure: String?, warnings: [String]) {
        defer { (failure, warnings) = (nil, []) }
        return (failure, warnings)
    }
}
