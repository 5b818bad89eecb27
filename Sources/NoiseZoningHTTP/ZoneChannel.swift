#if Server
    import HummingbirdCore
    import Logging
    import NIOCore
    import NIOHTTP1
    import NIOHTTPTypes
    import NIOHTTPTypesHTTP1
    import NoiseZoningServer

    /// A connection, from its bytes to the requests of the framework: what HTTP/1 asks of a server beside the answers stands here.
    struct ZoneChannel: ServerChildChannel, HTTPChannelHandler {
        typealias Value = NIOAsyncChannel<HTTPRequestPart, HTTPResponsePart>

        let responder: HTTPChannelHandler.Responder

        func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
            channel.eventLoop.makeCompletedFuture {
                let pipeline = channel.pipeline.syncOperations
                var limits = NIOHTTPDecoderLimitConfiguration()
                (limits.maxHeaderFieldSize, limits.maxHeaderListSize) = (ServerLimits.headBytes, ServerLimits.headBytes)
                limits.maxHeaderFieldCount = ServerLimits.headFields
                try pipeline.configureHTTPServerPipeline(
                    withPipeliningAssistance: false, withErrorHandling: false, withOutboundHeaderValidation: false,
                    withEncoderConfiguration: .init(), withDecoderLimitConfiguration: limits)
                try pipeline.addHandlers([ConnectionHandler(), ExpectHandler(), ParserFaultHandler()])
                try pipeline.addHandlers([
                    HTTP1ToHTTPServerCodec(secure: false), SlowReaderHandler(seconds: ServerLimits.idleSeconds), UnreadBodyHandler(),
                    HTTPConnectionStateHandler(idleTimeout: .seconds(ServerLimits.idleSeconds), logger: logger),
                ])
                return try NIOAsyncChannel(wrappingChannelSynchronously: channel, configuration: .init(isOutboundHalfClosureEnabled: true))
            }
        }

        func handle(value: Value, logger: Logger) async { await handleHTTP(asyncChannel: value, logger: logger) }
    }
#endif
