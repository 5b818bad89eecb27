#if Server
    import FeatureIO
    import Synchronization

    /// The room on the disk that all requests share.
    final class AsideRoom: Sendable {
        private let free: Atomic<Int>

        init(bytes: Int) { free = Atomic(bytes) }

        fileprivate func take(_ bytes: Int) -> Bool {
            guard free.subtract(bytes, ordering: .relaxed).newValue < 0 else { return true }
            giveBack(bytes)
            return false
        }

        fileprivate func giveBack(_ bytes: Int) { free.add(bytes, ordering: .relaxed) }
    }

    /// Pieces of a body that came before anybody asked for them, in order: a few are held, more wait on the disk.
    struct LaidAside: ~Copyable {
        private let room: AsideRoom
        /// The first ones, then those in the file, then the one that found no room.
        private var held: [[UInt8]] = []
        private var heldBytes = 0
        private var file: AsideFile?
        private var taken = 0
        private var last: [UInt8]?

        /// Bytes.
        private static let (mostHeld, portion) = (1 << 18, 1 << 16)

        init(_ room: AsideRoom) { self.room = room }

        deinit { room.giveBack(taken) }

        /// Whether nothing more may be put in before something was taken.
        var isFull: Bool { last != nil }

        mutating func put(_ piece: [UInt8]) {
            if (file?.count ?? 0) == 0, heldBytes + piece.count <= Self.mostHeld {
                held.append(piece)
                heldBytes += piece.count
            } else if !isPutOnDisk(piece) {
                last = piece
            }
        }

        private mutating func isPutOnDisk(_ piece: [UInt8]) -> Bool {
            guard room.take(piece.count) else { return false }
            do throws(FileError) {
                if file == nil { file = try AsideFile() }
                try file?.put(piece)
                taken += piece.count
                return true
            } catch {
                // The disk is full.
                room.giveBack(piece.count)
                return false
            }
        }

        /// The next piece; nil where there is none.
        mutating func take() throws(FileError) -> [UInt8]? {
            if !held.isEmpty {
                let piece = held.removeFirst()
                heldBytes -= piece.count
                return piece
            }
            if let piece = try file?.take(atMost: Self.portion), !piece.isEmpty {
                // The file gives its room back when it is empty.
                if file?.count == 0 { (taken, _) = (0, room.giveBack(taken)) }
                return piece
            }
            defer { last = nil }
            return last
        }
    }
#endif
