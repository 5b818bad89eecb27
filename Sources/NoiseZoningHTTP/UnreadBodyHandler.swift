#if Server
    import NIOCore
    import NIOHTTPTypes
    import NoiseZoningServer

    /// Closes a connection whose request has been answered and whose body goes on coming: nobody reads it any more.
    final class UnreadBodyHandler: ChannelDuplexHandler, RemovableChannelHandler {
        typealias InboundIn = HTTPRequestPart
        typealias OutboundIn = HTTPResponsePart

        /// A body that is nearly there may end, so that the client reads the answer.
        private static let patience = TimeAmount.seconds(5)
        private static let mostBytes = 1 << 20

        /// Requests whose end has not come yet, and answers that have gone out whole, in order.
        private var (isBodyComing, isAnswered) = (false, false)
        private var bytes = 0
        private var closing: Scheduled<Void>?

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            switch unwrapInboundIn(data) {
            case .head: (isBodyComing, isAnswered, bytes) = (true, false, 0)
            case .body(let piece):
                if isAnswered { bytes += piece.readableBytes }
                if bytes > Self.mostBytes { return context.close(promise: nil) }
            case .end: end()
            }
            context.fireChannelRead(data)
        }

        func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
            if case .end = unwrapOutboundIn(data), isBodyComing {
                isAnswered = true
                let channel = context.channel
                closing?.cancel()
                closing = context.eventLoop.scheduleTask(in: Self.patience) { channel.close(mode: .all, promise: nil) }
            }
            context.write(data, promise: promise)
        }

        func handlerRemoved(context: ChannelHandlerContext) { end() }

        private func end() {
            isBodyComing = false
            closing?.cancel()
            closing = nil
        }
    }
#endif
