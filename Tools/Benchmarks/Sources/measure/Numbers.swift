import Glibc

/// Files of 64-bit numbers, little-endian, one after the other: what the peers read and write as well.
enum Numbers {
    static func read(_ path: String) throws -> [Double] { try read(path, of: 0, size: 8) }

    /// The whole file.
    static func bytes(_ path: String) throws -> [UInt8] { try read(path, of: 0, size: 1) }

    private static func read<Value: BitwiseCopyable>(_ path: String, of none: Value, size: Int) throws -> [Value] {
        guard let file = unsafe fopen(path, "rb") else { throw FileFault(path: path) }
        defer { unsafe fclose(file) }
        guard unsafe fseek(file, 0, SEEK_END) == 0 else { throw FileFault(path: path) }
        let count = unsafe ftell(file) / size
        unsafe rewind(file)
        var values = [Value](repeating: none, count: count)
        guard unsafe fread(&values, size, count, file) == count else { throw FileFault(path: path) }
        return values
    }

    static func write(_ numbers: [Double], to path: String) throws { try write(path, numbers, size: 8) }

    /// Answers of one byte each.
    static func write(_ bytes: [UInt8], to path: String) throws { try write(path, bytes, size: 1) }

    private static func write<Value: BitwiseCopyable>(_ path: String, _ values: [Value], size: Int) throws {
        guard let file = unsafe fopen(path, "wb") else { throw FileFault(path: path) }
        let written = unsafe fwrite(values, size, values.count, file)
        guard unsafe fclose(file) == 0, written == values.count else { throw FileFault(path: path) }
    }

    struct FileFault: Error { let path: String }
}

/// What a class is called in those files: its place here.
enum Classes {
    static let all = ["outside", "unzoned", "0", "1", "2", "3", "4a", "4b"]

    static func number(_ name: String) -> Int {
        guard let number = all.firstIndex(of: name) else { preconditionFailure("\(name) is a class that the benchmarks do not know") }
        return number
    }
}
