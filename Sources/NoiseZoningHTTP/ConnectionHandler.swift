#if Server
    import NIOCore
    import NIOHTTP1

    /// Whether a connection goes on behind an answer, and the version that the client reads (RFC 9112, 9.3 and 9.6).
    ///
    /// A client of HTTP/1.0 knows no chunks: its answer ends with its length, or with the connection.
    final class ConnectionHandler: ChannelDuplexHandler, RemovableChannelHandler {
        typealias InboundIn = HTTPServerRequestPart
        typealias InboundOut = HTTPServerRequestPart
        typealias OutboundIn = HTTPServerResponsePart
        typealias OutboundOut = HTTPServerResponsePart

        /// Of the requests whose answers have not begun, in order.
        private var asked: CircularBuffer<(version: HTTPVersion, goesOn: Bool)> = []

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            guard case .head(var head) = unwrapInboundIn(data) else { return context.fireChannelRead(data) }
            let goesOn = !head.version.isOld && head.isKeepAlive
            asked.append((head.version, goesOn))
            // Whatever its letters and its neighbours: the framework looks for this word alone.
            if !goesOn { head.headers.replaceOrAdd(name: "connection", value: "close") }
            context.fireChannelRead(wrapInboundOut(.head(head)))
        }

        func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
            guard case .head(var head) = unwrapOutboundIn(data), !head.isInterim, let request = asked.popFirst() else {
                return context.write(data, promise: promise)
            }
            if request.version.isOld { head.version = request.version }
            if !request.goesOn { head.headers.replaceOrAdd(name: "connection", value: "close") }
            context.write(wrapOutboundOut(.head(head)), promise: promise)
        }
    }

    extension HTTPVersion {
        /// HTTP/1.0: the parser lets no other than 1.0 and 1.1 pass.
        var isOld: Bool { minor == 0 }
    }

    extension HTTPResponseHead {
        /// Whether another head follows for the same request (`100 Continue`).
        fileprivate var isInterim: Bool { status.code < 200 }
    }
#endif
