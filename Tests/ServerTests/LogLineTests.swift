#if Server
    import NoiseZoningHTTP
    import Synchronization
    import Testing

    @Suite("Lines for the keeper")
    struct LogLineTests {
        private final class Reader: Sendable {
            let taken = Mutex<[String]>([])
            let takes: Bool
            init(takes: Bool) { self.takes = takes }
            func offer(_ line: String) -> Bool {
                if takes { taken.withLock { $0.append(line) } }
                return takes
            }
        }

        @Test("lines come in order, each once, and none is lost")
        func order() async {
            let reader = Reader(takes: true)
            let lines = LogLines(offer: reader.offer)
            for number in 0..<1000 { lines.say("\(number)") }
            lines.finish()
            await lines.write()
            #expect(reader.taken.withLock { $0 } == (0..<1000).map(String.init) && lines.dropped == 0)
        }

        @Test("where nobody reads every line is counted, and who says one does not wait")
        func lost() async {
            let lines = LogLines(offer: Reader(takes: false).offer)
            for number in 0..<10_000 { lines.say("\(number)") }
            #expect(lines.dropped > 0)
            lines.finish()
            await lines.write()
            #expect(lines.dropped == 10_000)
        }
    }
#endif
