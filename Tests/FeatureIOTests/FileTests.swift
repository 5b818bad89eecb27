import Glibc
import Testing

@testable import FeatureIO

@Suite("Files are read whole and written whole or not at all")
struct FileTests {
    @Test("What is written reads back, empty and large alike", arguments: [0, 1, 65_536, 65_537, 1_100_000])
    func roundTrip(size: Int) throws {
        let folder = TemporaryFolder()
        let contents = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        try writeFile(folder.file("a.bin"), contents)
        #expect(try readFile(folder.file("a.bin")) == contents)
        #expect(folder.names == ["a.bin"])
    }

    @Test("What is laid aside comes back in order, whole and once, and leaves no file")
    func aside() throws {
        var file = try AsideFile()
        let pieces = (0..<50).map { number in [UInt8](repeating: UInt8(number), count: 1000 * number + 1) }
        for turn in 0..<3 {
            var got: [UInt8] = []
            for (number, piece) in pieces.enumerated() {
                try file.put(piece)
                if number % 3 == turn { got += try file.take(atMost: 4096) }
            }
            while file.count > 0 { got += try file.take(atMost: 65_536) }
            #expect(got == Array(pieces.joined()))
        }
        #expect(try file.take(atMost: 10).isEmpty)
        #expect(!TemporaryFolder.names(in: TemporaryFile.commonFolder).contains { $0.hasPrefix(".noisezone-aside") })
    }

    @Test("Nothing is replaced unasked, and everything is when asked")
    func overwrite() throws {
        let folder = TemporaryFolder()
        let path = folder.file("a.txt")
        try writeFile(path, [1])
        unsafe chmod(path, 0o640)
        let error = #expect(throws: FileError.self) { try writeFile(path, [2]) }
        #expect(error?.code == "file-exists" && error?.kind == .cannotCreate)
        #expect(try readFile(path) == [1])
        try writeFile(path, overwrite: true, [3])
        #expect(try readFile(path) == [3])
        var status = stat()
        #expect(unsafe stat(path, &status) == 0 && status.st_mode & 0o777 == 0o640, "the rights of the file stay")
        #expect(folder.names == ["a.txt"])
    }

    @Test("A file that another program makes meanwhile is kept")
    func race() throws {
        let folder = TemporaryFolder()
        let path = folder.file("a.txt")
        let output = try FileOutput(path)
        try output.write([1])
        try writeFile(path, [9])
        var code = ""
        do throws(FileError) { try output.commit() } catch { code = error.code }
        #expect(code == "file-exists")
        #expect(try readFile(path) == [9])
        #expect(folder.names == ["a.txt"])
    }

    @Test("An output that is dropped leaves nothing behind")
    func dropped() throws {
        let folder = TemporaryFolder()
        do {
            let output = try FileOutput(folder.file("a.txt"))
            try output.write([1])
            #expect(folder.names.isEmpty, "a file that is being written has no name: a program that is stopped leaves nothing")
        }
        #expect(folder.names.isEmpty)
    }

    @Test("Where files without a name are not known, one stands under a temporary name until it is finished", arguments: [true, false])
    func namedTemporary(replaces: Bool) throws {
        let folder = TemporaryFolder()
        if replaces { try writeFile(folder.file("a.txt"), [9]) }
        do {
            let temporary = try TemporaryFile(for: folder.file("a.txt"), mode: nil, nameless: false)
            try temporary.file.write([1])
            #expect(folder.names.count == (replaces ? 2 : 1))
            #expect(folder.names[0].hasPrefix(".a.txt.") && folder.names[0].hasSuffix(".part"))
            try temporary.move(replacing: replaces)
        }
        #expect(folder.names == ["a.txt"])
        #expect(try readFile(folder.file("a.txt")) == [1])
        _ = try TemporaryFile(for: folder.file("b.txt"), mode: nil, nameless: false)
        #expect(folder.names == ["a.txt"])
    }

    @Test("More bytes than are read at once are refused, of a file before any is read")
    func tooLarge() throws {
        let folder = TemporaryFolder()
        try writeFile(folder.file("a.bin"), [UInt8](repeating: 0, count: 100))
        for path in [folder.file("a.bin"), "/proc/self/status"] {
            let error = #expect(throws: FileError.self) { try readFile(path, limit: 99) }
            #expect(error?.code == "file-too-large" && error?.kind == .badData)
        }
        #expect(try readFile(folder.file("a.bin"), limit: 100).count == 100)
    }

    @Test("A device is no file, but an empty one is", arguments: ["/dev/zero", "/dev/urandom", "/dev/full"])
    func device(_ path: String) throws {
        let error = #expect(throws: FileError.self) { try readFile(path) }
        #expect(error?.code == "not-a-file" && error?.kind == .notFound)
        #expect(try readFile("/dev/null").isEmpty)
    }

    @Test("A pipe is read up to the limit")
    func pipes() throws {
        for (count, isRead) in [(99, true), (200, false)] {
            var ends: [Int32] = [0, 0]
            #expect(unsafe pipe(&ends) == 0)
            let bytes = [UInt8](repeating: 1, count: count)
            #expect(unsafe write(ends[1], bytes, count) == count)
            close(ends[1])
            var read = 0
            var code: String?
            do throws(FileError) { read = try readFile("/dev/fd/\(ends[0])", limit: 99).count } catch { code = error.code }
            #expect(isRead ? read == count && code == nil : code == "file-too-large")
            close(ends[0])
        }
    }

    @Test("A link is followed: its file is replaced and the link stays")
    func link() throws {
        let folder = TemporaryFolder()
        try writeFile(folder.file("real.txt"), [1])
        unsafe symlink("real.txt", folder.file("link.txt"))
        try writeFile(folder.file("link.txt"), overwrite: true, [2])
        #expect(try readFile(folder.file("real.txt")) == [2])
        var status = stat()
        #expect(unsafe lstat(folder.file("link.txt"), &status) == 0 && status.st_mode & S_IFMT == S_IFLNK)
    }

    @Test(
        "A path that cannot be read says why",
        arguments: [
            ("/nowhere/at/all", "file-not-found", FileError.Kind.notFound), ("", "file-not-found", .notFound),
            ("/tmp", "file-is-folder", .notFound), ("/etc/passwd/x", "file-not-found", .notFound), ("a\0b", "file-not-found", .notFound),
        ])
    func unreadable(path: String, code: String, kind: FileError.Kind) {
        let error = #expect(throws: FileError.self) { try readFile(path) }
        #expect(error?.code == code && error?.kind == kind)
    }

    @Test(
        "A path that cannot be written says why",
        arguments: [
            ("/nowhere/a.txt", "folder-not-found"), ("", "folder-not-found"), ("/tmp", "file-is-folder"), ("/proc/x", "folder-not-found"),
            ("/dev/full", "disk-full"),
        ])
    func unwritable(path: String, code: String) {
        let error = #expect(throws: FileError.self) { try writeFile(path, overwrite: true, [1, 2, 3]) }
        #expect(error?.code == code)
        #expect(error?.kind == (code == "disk-full" ? .ioError : .cannotCreate))
    }

    @Test("A device is written to, never replaced")
    func device() throws {
        try writeFile("/dev/null", overwrite: true, [1])
        var status = stat()
        #expect(unsafe stat("/dev/null", &status) == 0 && status.st_mode & S_IFMT == S_IFCHR)
    }

    @Test("A closed pipe is an error, not the end of the process")
    func closedPipe() throws {
        var ends: [Int32] = [0, 0]
        #expect(unsafe pipe(&ends) == 0)
        close(ends[0])
        let output = Descriptor(borrowing: ends[1])
        var number: Int32 = 0
        do throws(SystemFault) { try output.write([1]) } catch { number = error.number }
        #expect(number == EPIPE)
        #expect(SystemFault(number: number).writing("-").code == "pipe-closed")
        close(ends[1])
    }
}
