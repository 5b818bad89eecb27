#if Server
    import NIOCore
    import NoiseZoningServer

    /// Closes a connection whose client does not take what it has asked for: within the time the portion that waits to be sent must be gone, or
    /// more of the body must have come.
    final class SlowReaderHandler: ChannelInboundHandler, RemovableChannelHandler {
        typealias InboundIn = NIOAny

        private let limit: TimeAmount
        private var closing: Scheduled<Void>?
        /// When the portion began to wait, or something came.
        private var start = NIODeadline.now()

        init(seconds: Int64) { limit = .seconds(seconds) }

        /// What the system holds for a client, in bytes: so little that a slow one is seen to take it.
        private static let systemBuffer = 128 << 10

        func handlerAdded(context: ChannelHandlerContext) {
            context.channel.setOption(.socketOption(.so_sndbuf), value: Self.systemBuffer).whenComplete { _ in }
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            if closing != nil { start = .now() }
            context.fireChannelRead(data)
        }

        func channelWritabilityChanged(context: ChannelHandlerContext) {
            closing?.cancel()
            closing = nil
            if !context.channel.isWritable {
                start = .now()
                close(context, at: start + limit)
            }
            context.fireChannelWritabilityChanged()
        }

        private func close(_ context: ChannelHandlerContext, at deadline: NIODeadline) {
            closing = context.eventLoop.assumeIsolated().scheduleTask(deadline: deadline) { [self] in
                let end = start + limit
                if end <= .now() { context.close(mode: .all, promise: nil) } else { close(context, at: end) }
            }
        }

        func handlerRemoved(context: ChannelHandlerContext) {
            closing?.cancel()
            closing = nil
        }
    }
#endif
