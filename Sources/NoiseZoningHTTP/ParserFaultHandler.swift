#if Server
    import NIOCore
    import NIOHTTP1
    import NoiseZoningServer
    import Wording

    /// What is no HTTP is answered as other faults are, and ends its connection.
    final class ParserFaultHandler: ChannelDuplexHandler, RemovableChannelHandler {
        typealias InboundIn = HTTPServerRequestPart
        typealias OutboundIn = HTTPServerResponsePart
        typealias OutboundOut = HTTPServerResponsePart

        /// Requests that have begun to come, and are not answered to the end; whether the last has come to its own end.
        private var (requests, isWhole) = (0, true)
        private var isTold = false

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            switch unwrapInboundIn(data) {
            case .head: (requests, isWhole) = (requests + 1, false)
            case .body: break
            case .end: isWhole = true
            }
            context.fireChannelRead(data)
        }

        func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
            if case .end = unwrapOutboundIn(data) { requests -= 1 }
            context.write(data, promise: promise)
        }

        func errorCaught(context: ChannelHandlerContext, error: any Error) {
            // What a request has that is being answered belongs to that answer.
            guard let fault = error as? HTTPParserError, requests == 0, isWhole, !isTold else { return context.fireErrorCaught(error) }
            isTold = true
            let problem = Self.problem(fault)
            let body = problem.json(in: .en)
            let head = HTTPResponseHead(
                version: .http1_1, status: HTTPResponseStatus(statusCode: problem.status),
                headers: [
                    "content-type": Problem.type, "content-length": "\(body.count)", "cache-control": "no-store", "connection": "close",
                ])
            context.write(wrapOutboundOut(.head(head)), promise: nil)
            context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(bytes: body)))), promise: nil)
            context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
            context.close(mode: .output, promise: nil)
            let channel = context.channel
            // What is on its way still may come, so that the answer is not lost.
            _ = context.eventLoop.scheduleTask(in: Self.patience) { channel.close(mode: .all, promise: nil) }
        }

        private static let patience = TimeAmount.seconds(1)

        private static func problem(_ fault: HTTPParserError) -> Problem {
            switch fault {
            case .headerOverflow:
                Problem(
                    431, ServerFault.malformed, "the first line and the headers have more than \(ServerLimits.headBytes) bytes",
                    fix: "Send fewer headers, and long texts in the body of a POST")
            case .invalidVersion:
                Problem(400, ServerFault.malformed, "this is another version of HTTP than 1.0 and 1.1", fix: "Speak HTTP/1.1")
            default: Problem(400, ServerFault.malformed, "this is no request of HTTP/1.1", fix: "Write it as RFC 9112 says")
            }
        }
    }
#endif
