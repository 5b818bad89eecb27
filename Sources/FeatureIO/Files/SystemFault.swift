import SystemIO

/// The reason the system gave for a failed call, and the `FileError` it becomes.
struct SystemFault: Error {
    var number: Int32

    /// The fault of the call that has just failed on this thread.
    static var last: SystemFault { SystemFault(number: errno) }

    /// The system's own words, for instance "No space left on device". glibc keeps them by thread.
    var words: String { unsafe strerror(number).map { unsafe String(cString: $0) } ?? "error \(number)" }

    /// The error of reading `path`.
    func reading(_ path: String) -> FileError {
        switch number {
        case ENOENT, ENOTDIR:
            FileError(
                code: FileFault.fileNotFound, path: path, what: "there is no such file", fix: "Check the spelling and the folder",
                kind: .notFound
            )
        case EACCES, EPERM:
            FileError(
                code: FileFault.fileNotReadable, path: path, what: "the file may not be read (\(words))",
                fix: "Give yourself the right to read it, for instance with chmod u+r", kind: .notFound)
        case EISDIR:
            FileError(
                code: FileFault.fileIsFolder, path: path, what: "this is a folder, not a file", fix: "Name a file inside it",
                kind: .notFound)
        case ENOTBLK, ENXIO:
            FileError(
                code: FileFault.notAFile, path: path, what: "this is a device or a socket, not a file",
                fix: "Name a file, or - for standard input", kind: .notFound)
        case ESPIPE:
            FileError(
                code: FileFault.notAFile, path: path, what: "this is a pipe, and here a file is needed",
                fix: "Save what it gives into a file, and name that", kind: .notFound)
        default:
            FileError(
                code: FileFault.readFailed, path: path, what: "reading failed (\(words))",
                fix: "Check the disk or the connection and try again",
                kind: .ioError)
        }
    }

    /// The error of creating `path`.
    func creating(_ path: String) -> FileError {
        switch number {
        case EEXIST:
            FileError(
                code: FileFault.fileExists, path: path, what: "the file exists already, and nothing is replaced unasked",
                fix: "Give another name, or --overwrite", kind: .cannotCreate)
        case ENOENT, ENOTDIR:
            FileError(
                code: FileFault.folderNotFound, path: path, what: "the folder of this file does not exist", fix: "Make the folder first",
                kind: .cannotCreate)
        case EACCES, EPERM, EROFS:
            FileError(
                code: FileFault.folderNotWritable, path: path, what: "the folder may not be written to (\(words))",
                fix: "Choose another folder, or give yourself the right to write there", kind: .cannotCreate)
        case EISDIR:
            FileError(
                code: FileFault.fileIsFolder, path: path, what: "this is a folder, not a file", fix: "Name a file inside it",
                kind: .cannotCreate)
        default: writing(path)
        }
    }

    /// The error of writing to `path` once it is open.
    func writing(_ path: String) -> FileError {
        switch number {
        case ENOSPC, EDQUOT:
            FileError(
                code: FileFault.diskFull, path: path, what: "the disk is full (\(words)); nothing was kept",
                fix: "Make room, or write to another disk", kind: .ioError)
        case EFBIG:
            FileError(
                code: FileFault.fileSizeLimit, path: path,
                what: "the output is larger than a file may be here (\(words)); nothing was kept",
                fix: "Raise the limit (ulimit -f), or write to another disk", kind: .ioError)
        case EPIPE:
            FileError(
                code: FileFault.pipeClosed, path: path, what: "the program that reads the output has closed it",
                fix: "Let it read to the end",
                kind: .ioError)
        default:
            FileError(
                code: FileFault.writeFailed, path: path, what: "writing failed (\(words))",
                fix: "Check the disk or the connection and try again",
                kind: .ioError)
        }
    }
}
