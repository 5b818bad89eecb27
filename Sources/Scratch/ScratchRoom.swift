import Synchronization
import SystemIO

/// The bytes of a ``ScratchArray``: on the heap as long as they are few, then in a file of the folder for temporary files.
///
/// The file has no name from the start: it ends with the program, whatever ends that. Its room on the disk is taken before it is used,
/// so that no access can fail for want of it. Where there is none, or no folder, the bytes stay on the heap: a full disk costs memory, not the map.
///
/// Not checked: written by whoever holds it alone, as an array is; read by any task. What grows gives its bytes on to another room, so that where
/// they stand is fixed, and is read without asking who changes it.
@safe @usableFromInline package final class ScratchRoom: @unchecked Sendable {
    @usableFromInline let base: UnsafeMutableRawPointer
    private let capacity: Int
    private let measures: Measures
    /// -1: on the heap.
    private let file: Int32
    /// Whether another room has the file now.
    private var isGivenOn = false

    /// How many bytes stand where.
    package struct Measures: Sendable {
        /// Up to here on the heap: a file would cost more than it saves.
        package var threshold = ScratchRoom.usualThreshold.load(ordering: .relaxed)
        /// No file may be longer; nil for what the system allows.
        package var longest: Int?
        /// Where the file is; nil for the folder for temporary files.
        package var folder: String?

        package init() {}
    }

    /// Bytes. What comes out does not depend on it; tests set it low, so that everything stands in files.
    package static let usualThreshold = Atomic<Int>(1 << 20)
    /// Bytes that are written before they are let go.
    private static let portion = 4 << 20
    /// Bytes of a new room.
    @usableFromInline static var least: Int { 64 }

    @usableFromInline convenience init() { self.init(Measures()) }

    convenience init(_ measures: Measures) {
        unsafe self.init(.allocate(byteCount: Self.least, alignment: 16), capacity: Self.least, file: -1, measures)
    }

    private init(_ base: UnsafeMutableRawPointer, capacity: Int, file: Int32, _ measures: Measures) {
        unsafe self.base = unsafe base
        (self.capacity, self.file, self.measures) = (capacity, file, measures)
    }

    deinit {
        guard !isGivenOn else { return }
        guard file >= 0 else { return unsafe base.deallocate() }
        unsafe munmap(base, capacity)
        _ = close(file)
    }

    /// A room of its own with the first bytes of this one, and its bound (``withRoom(for:)``).
    @usableFromInline func copy(of bytes: Int) -> (room: ScratchRoom, bound: Int) {
        var (copy, bound) = (ScratchRoom(measures), Self.least)
        // A portion at a time, so that neither stands in memory as a whole.
        for start in stride(from: 0, to: bytes, by: Self.portion) {
            let end = min(bytes, start + Self.portion)
            if end > bound { (copy, bound) = copy.withRoom(for: end) }
            unsafe (copy.base + start).copyMemory(from: base + start, byteCount: end - start)
            rest()
        }
        return (copy, bound)
    }

    func rest() {
        guard file >= 0 else { return }
        _ = unsafe madvise(base, capacity, Int32(MADV_DONTNEED))
    }

    /// A room with these bytes for at least so many, this one or one that takes its place: then this one is not asked again. And the bytes up to
    /// which nothing is to be done: less than there are where what was written last is to be let go first.
    @usableFromInline func withRoom(for bytes: Int) -> (room: ScratchRoom, bound: Int) {
        rest()
        var room = self
        if bytes > capacity {
            let wanted = max(bytes, capacity + (capacity < measures.threshold ? capacity : capacity / 2))
            room = (wanted <= measures.threshold ? nil : grownInFile(to: wanted)) ?? grownOnHeap(to: wanted)
        }
        return (room, room.file >= 0 ? min(room.capacity, bytes + Self.portion) : room.capacity)
    }

    private func grownOnHeap(to bytes: Int) -> ScratchRoom {
        let grown = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: 16)
        unsafe grown.copyMemory(from: base, byteCount: capacity)
        return unsafe ScratchRoom(grown, capacity: bytes, file: -1, measures)
    }

    /// Nil where there is no file or no room for it.
    private func grownInFile(to bytes: Int) -> ScratchRoom? {
        let page = Int(getpagesize())
        let size = (bytes + page - 1) / page * page
        let opened = file >= 0 ? file : nameless()
        guard opened >= 0 else { return nil }
        guard size <= measures.longest ?? .max, Self.isTaken(size, of: opened),
            let mapped = unsafe mmap(nil, size, PROT_READ | PROT_WRITE, MAP_SHARED, opened, 0), unsafe mapped != MAP_FAILED
        else {
            if file < 0 { _ = close(opened) }
            return nil
        }
        if file >= 0 {
            unsafe munmap(base, capacity)
            isGivenOn = true
        } else {
            unsafe mapped.copyMemory(from: base, byteCount: capacity)
        }
        return unsafe ScratchRoom(mapped, capacity: size, file: opened, measures)
    }

    /// A new file that nobody can find; -1 where the folder for temporary files takes none.
    private func nameless() -> Int32 {
        let given = unsafe measures.folder ?? getenv("TMPDIR").map { unsafe String(cString: $0) } ?? ""
        let path =
            (given.isEmpty ? "/tmp" : given) + "/.noisezone-scratch." + String(UInt64.random(in: 0...UInt64.max), radix: 36) + ".part"
        let file = unsafe open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        if file >= 0 { unsafe unlink(path) }
        return file
    }

    /// Whether the disk has set so many bytes aside for a file.
    private static func isTaken(_ bytes: Int, of file: Int32) -> Bool {
        // Beyond the limit (ulimit -f) the system would not refuse but stop the program.
        var limit = rlimit()
        #if canImport(Glibc)
            let most = unsafe getrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
        #else
            let most = unsafe getrlimit(RLIMIT_FSIZE, &limit)
        #endif
        guard most == 0, limit.rlim_cur >= rlim_t(bytes) else { return false }
        #if canImport(Darwin)
            return ftruncate(file, off_t(bytes)) == 0
        #else
            return posix_fallocate(file, 0, off_t(bytes)) == 0
        #endif
    }
}
