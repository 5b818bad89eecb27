import Synchronization
import SystemIO

/// The bytes of a ``ScratchArray``: on the heap as long as they are few, then in a file of the folder for temporary files.
///
/// The file has no name from the start: it ends with the program, whatever ends that. Its room on the disk is taken before it is used,
/// so that no access can fail for want of it. Where there is none, or no folder, the bytes stay on the heap: a full disk costs memory, not the map.
///
/// Not checked: written by whoever holds it alone, as an array is; read by any task.
@safe @usableFromInline package final class ScratchRoom: @unchecked Sendable {
    @usableFromInline private(set) var base: UnsafeMutableRawPointer
    /// Bytes up to which nothing is to be done: less than there are where what was written last is to be let go first.
    @usableFromInline private(set) var bound: Int
    private var capacity: Int
    private let measures: Measures
    /// -1: on the heap.
    private var file: Int32 = -1

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

    @usableFromInline convenience init() { self.init(Measures()) }

    init(_ measures: Measures) {
        self.measures = measures
        (bound, capacity) = (64, 64)
        unsafe base = .allocate(byteCount: 64, alignment: 16)
    }

    deinit { letGo() }

    /// A room of its own with the first bytes of this one.
    @usableFromInline func copy(of bytes: Int) -> ScratchRoom {
        let copy = ScratchRoom(measures)
        // A portion at a time, so that neither stands in memory as a whole.
        for start in stride(from: 0, to: bytes, by: Self.portion) {
            let end = min(bytes, start + Self.portion)
            if end > copy.bound { copy.makeRoom(for: end) }
            unsafe (copy.base + start).copyMemory(from: base + start, byteCount: end - start)
            rest()
        }
        return copy
    }

    func rest() {
        guard file >= 0 else { return }
        _ = unsafe madvise(base, capacity, Int32(MADV_DONTNEED))
    }

    /// Room for at least so many bytes.
    @usableFromInline func makeRoom(for bytes: Int) {
        rest()
        if bytes > capacity {
            let wanted = max(bytes, capacity + (capacity < measures.threshold ? capacity : capacity / 2))
            if wanted <= measures.threshold || !growInFile(to: wanted) { growOnHeap(to: wanted) }
        }
        bound = file >= 0 ? min(capacity, bytes + Self.portion) : capacity
    }

    private func growOnHeap(to bytes: Int) {
        let grown = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: 16)
        unsafe grown.copyMemory(from: base, byteCount: capacity)
        letGo()
        (unsafe base, capacity, file) = (unsafe grown, bytes, -1)
    }

    /// Whether there was a file and room for it.
    private func growInFile(to bytes: Int) -> Bool {
        let page = Int(getpagesize())
        let size = (bytes + page - 1) / page * page
        let opened = file >= 0 ? file : nameless()
        guard opened >= 0 else { return false }
        guard size <= measures.longest ?? .max, Self.isTaken(size, of: opened),
            let mapped = unsafe mmap(nil, size, PROT_READ | PROT_WRITE, MAP_SHARED, opened, 0), unsafe mapped != MAP_FAILED
        else {
            if file < 0 { _ = close(opened) }
            return false
        }
        if file >= 0 {
            unsafe munmap(base, capacity)
        } else {
            unsafe mapped.copyMemory(from: base, byteCount: capacity)
            unsafe base.deallocate()
        }
        (unsafe base, capacity, file) = (unsafe mapped, size, opened)
        return true
    }

    private func letGo() {
        guard file >= 0 else { return unsafe base.deallocate() }
        unsafe munmap(base, capacity)
        _ = close(file)
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
