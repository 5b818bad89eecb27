#if Server
    import NIOCore
    import NIOHTTP1

    /// Somebody reads the body of the request that is being answered: a client that waits for it may send it.
    struct BodyWanted: Sendable {}

    /// `Expect: 100-continue` (RFC 9110, 10.1.1): a body is asked for when it is read, and a request that is refused before gets its answer alone.
    final class ExpectHandler: ChannelDuplexHandler, RemovableChannelHandler {
        typealias InboundIn = HTTPServerRequestPart
        typealias OutboundIn = HTTPServerResponsePart
        typealias OutboundOut = HTTPServerResponsePart

        /// Requests that have come, and are not answered to the end.
        private var requests = 0
        /// Whether the last of them holds its body back.
        private var isWaiting = false
        /// Whether the answer that goes out is one without the body: the client may leave it out, so that the next request could not be found.
        private var isLast = false

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            switch unwrapInboundIn(data) {
            case .head(let head):
                requests += 1
                isWaiting =
                    !head.version.isOld && head.headers[canonicalForm: "expect"].contains { $0.lowercased() == "100-continue" }
            case .body, .end: isWaiting = false
            }
            context.fireChannelRead(data)
        }

        func triggerUserOutboundEvent(context: ChannelHandlerContext, event: Any, promise: EventLoopPromise<Void>?) {
            guard event is BodyWanted else { return context.triggerUserOutboundEvent(event, promise: promise) }
            if isWaiting, requests == 1 {
                isWaiting = false
                let head = HTTPResponseHead(version: .http1_1, status: .continue)
                context.writeAndFlush(wrapOutboundOut(.head(head)), promise: nil)
            }
            promise?.succeed()
        }

        func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
            switch unwrapOutboundIn(data) {
            case .head(var head) where isWaiting && requests == 1:
                isLast = true
                head.headers.replaceOrAdd(name: "connection", value: "close")
                context.write(wrapOutboundOut(.head(head)), promise: promise)
            case .end:
                requests = max(0, requests - 1)
                context.write(data, promise: promise)
                guard isLast else { return }
                context.flush()
                context.close(mode: .output, promise: nil)
            default: context.write(data, promise: promise)
            }
        }
    }
#endif
