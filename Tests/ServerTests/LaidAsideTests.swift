#if Server
    import Testing

    @testable import NoiseZoningHTTP

    @Suite("What is laid aside of a body")
    struct LaidAsideTests {
        /// Each as long as is held in memory.
        private static func piece(_ number: UInt8) -> [UInt8] { [UInt8](repeating: number, count: 1 << 18) }

        /// Puts in so many pieces, and tells after which ones it was full.
        private static func put(_ count: UInt8, into aside: inout LaidAside) -> [UInt8] {
            var full: [UInt8] = []
            for number in 0..<count {
                aside.put(piece(number))
                if aside.isFull { full.append(number) }
            }
            return full
        }

        private static func all(of aside: inout LaidAside) throws -> [UInt8] {
            var bytes: [UInt8] = []
            while let piece = try aside.take() { bytes += piece }
            return bytes
        }

        @Test("comes back in order, from memory, from the disk and behind both")
        func order() throws {
            var aside = LaidAside(AsideRoom(bytes: 3 << 18))
            // One is held, three are on the disk, and the last finds no room.
            let full = Self.put(5, into: &aside)
            #expect(full == [4])
            let got = try Self.all(of: &aside)
            #expect(got == (0..<5).flatMap { Self.piece(UInt8($0)) })
            let isFull = aside.isFull
            #expect(!isFull)
        }

        @Test("room is shared by all, and free again when what was there is taken or nobody wants it any more")
        func room() throws {
            let room = AsideRoom(bytes: 1 << 18)
            var results: [[UInt8]] = []
            do {
                var first = LaidAside(room)
                var second = LaidAside(room)
                results.append(Self.put(2, into: &first))
                results.append(Self.put(2, into: &second))
                _ = try Self.all(of: &first)
                var third = LaidAside(room)
                results.append(Self.put(2, into: &third))
            }
            var last = LaidAside(room)
            results.append(Self.put(2, into: &last))
            var none = LaidAside(AsideRoom(bytes: 0))
            results.append(Self.put(2, into: &none))
            #expect(results == [[], [1], [], [], [1]])
        }
    }
#endif
