#if Server
    import FeatureIO
    import Hummingbird
    import NoiseZoningServer
    import Wording

    /// The body of a request as it comes, within the bounds of size and of the time that nothing comes.
    ///
    /// While an answer waits for a client that does not read yet, the body is read on and laid aside: else both would wait for each other.
    actor BodyReader: IncomingBody {
        private var iterator: RequestBody.AsyncIterator?
        private let limits: ServerLimits
        private let start = ContinuousClock.now
        private var count = 0
        private let wantsBody: (@Sendable () -> Void)?

        /// What has come and nobody has asked for, and how the body ended, if it has.
        private var aside: LaidAside
        private var end: Result<Void, Problem>?
        /// The piece that is being read: one at a time.
        private var reading: Task<Void, Never>?
        private var (readsOn, isLate) = (false, false)

        /// A body that says itself that it is too large, or is packed, is refused before it is read.
        init(_ request: Request, _ limits: ServerLimits, _ room: AsideRoom, wantsBody: (@Sendable () -> Void)?) throws(Problem) {
            self.limits = limits
            self.wantsBody = request.headers[.expect] == nil ? nil : wantsBody
            aside = LaidAside(room)
            iterator = request.body.makeAsyncIterator()
            if let said = request.headers[.contentLength].flatMap(Int.init), said > limits.tableBytes { throw Self.tooLarge(limits) }
            if let coding = request.headers[.contentEncoding], coding.lowercased() != "identity" {
                throw Problem(415, ServerFault.bodyType, "the body is compressed (\(coding))", fix: "Send it as it is")
            }
        }

        func next() async throws(Problem) -> [UInt8]? {
            while true {
                let piece: [UInt8]?
                do throws(FileError) { piece = try aside.take() } catch { throw .failed }
                if let piece { return piece }
                if let end {
                    try end.get()
                    return nil
                }
                let reading = read()
                let alarm = Task { [seconds = limits.seconds] in
                    try await ContinuousClock().sleep(for: .seconds(seconds))
                    isLate = true
                    reading.cancel()
                }
                await reading.value
                alarm.cancel()
            }
        }

        /// The client does not take what is written: its body is read on, as long as there is room.
        func readOn() {
            readsOn = true
            if end == nil, !aside.isFull { _ = read() }
        }

        /// It has taken it.
        func readNoMore() { readsOn = false }

        private func read() -> Task<Void, Never> {
            if let reading { return reading }
            if count == 0 { wantsBody?() }
            let task = Task {
                do throws(Problem) {
                    if let piece = try await piece() { aside.put(piece) } else { end = .success(()) }
                } catch { end = .failure(error) }
                reading = nil
                if readsOn { readOn() }
            }
            reading = task
            return task
        }

        private func piece() async throws(Problem) -> [UInt8]? {
            guard var iterator else { return nil }
            self.iterator = nil
            let piece: ByteBuffer?
            do {
                piece = try await iterator.next(isolation: self)
            } catch {
                guard isLate else { throw Problem(400, ServerFault.bodyCut, "the body was cut off", fix: "Send it again") }
                piece = nil
            }
            if isLate {
                throw Self.slow("nothing has come of the body for \(limits.seconds) s")
            }
            guard let piece else { return nil }
            self.iterator = iterator
            count += piece.readableBytes
            guard (ContinuousClock.now - start) / .seconds(1) < Double(limits.seconds + count / ServerLimits.leastRate) else {
                throw Self.slow("the body comes at less than \(ServerLimits.leastRate) bytes a second")
            }
            guard count <= limits.tableBytes else { throw Self.tooLarge(limits) }
            return Array(piece.readableBytesView)
        }

        private static func slow(_ what: Phrase) -> Problem {
            Problem(408, ServerFault.slow, what, fix: "Send it in parts, or over a faster line")
        }

        private static func tooLarge(_ limits: ServerLimits) -> Problem {
            Problem(413, ServerFault.bodySize, "the body has more than \(limits.tableBytes) bytes", fix: "Send it in parts")
        }
    }

    /// That of a request that has none.
    struct NoBody: IncomingBody {
        func next() async throws(Problem) -> [UInt8]? { nil }
    }
#endif
