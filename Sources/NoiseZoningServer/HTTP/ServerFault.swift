import Wording

/// What may be wrong with a request, or with the server; what is wrong with a place or a table has the code that the command gives it.
package enum ServerFault: String, CaseIterable, FaultCode {
    /// The body ended before it should.
    case bodyCut = "http-body-cut"
    /// The body is larger than the server takes.
    case bodySize = "http-body-size"
    /// The body is of a type that is not read here.
    case bodyType = "http-body-type"
    /// The server answers as many requests as it takes at once.
    case busy = "http-busy"
    /// The query is not encoded as a URL is.
    case encoding = "http-encoding"
    /// The server could not answer, through no fault of the request.
    case failed = "http-failed"
    /// The answer is not to be had in a form that the client takes.
    case form = "http-form"
    /// What came is no request of HTTP/1.1, or its head is too long.
    case malformed = "http-malformed"
    /// The address does not take this method.
    case method = "http-method"
    /// A parameter is missing, not known, given twice, or has a value that is none of its own.
    case parameter = "http-parameter"
    /// There is nothing at this address.
    case path = "http-path"
    /// The table has more lines than the server takes.
    case rows = "http-rows"
    /// The request took longer than the server waits.
    case slow = "http-slow"
    /// There are no tiles of this zoom, or none in this column or row.
    case tile = "http-tile"
    /// The server cannot listen at the address.
    case listening = "server-listening"
}
