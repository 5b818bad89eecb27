import CGEOS
import SystemIO

/// One GEOS handle, for one task. Making one costs about 30 ns, so nobody needs to share:
/// it is not `Sendable`, and neither is a geometry that holds it, so the compiler keeps each in its task.
///
/// Reason: GEOS geometries fill caches lazily and without locks; a geometry read by two threads races.
@safe package final class GEOSContext {
    /// The functions of the library.
    let calls: UnsafePointer<CGEOSCalls>
    let handle: GEOSContextHandle_t
    private let messages: MessageBox

    /// `GEOS_init_r` with a handler that keeps the last message, so that errors can say what GEOS said.
    package init() {
        guard let calls = unsafe cgeos_calls() else { Self.endWithoutLibrary() }
        guard let handle = unsafe calls.pointee.GEOS_init_r() else { preconditionFailure("GEOS_init_r: no memory") }
        unsafe (self.calls, self.handle) = (calls, handle)
        messages = MessageBox()
        _ = unsafe calls.pointee.GEOSContext_setErrorMessageHandler_r(
            handle,
            { message, box in
                guard let message = unsafe message, let box = unsafe box else { return }
                unsafe Unmanaged<MessageBox>.fromOpaque(box).takeUnretainedValue().last = String(cString: message)
            }, Unmanaged.passUnretained(messages).toOpaque())
    }

    deinit { unsafe calls.pointee.GEOS_finish_r(handle) }

    /// The error for an operation that returned its failure value (a null pointer, or 2 for a predicate).
    func failure(of operation: String) -> GeometryError {
        defer { messages.last = "" }
        return GeometryError(operation: operation, message: messages.last)
    }

    /// The version of the GEOS library, such as `3.11.1-CAPI-1.17.1`; that it is not installed, where it is not.
    package static var version: String {
        guard let calls = unsafe cgeos_calls(), let version = unsafe calls.pointee.GEOSversion() else { return "not installed" }
        return unsafe String(cString: version)
    }

    /// The program was built with GEOS beside it: without it, it ends as the system ends a program that lacks a library it is linked with.
    private static func endWithoutLibrary() -> Never {
        let words: StaticString = "error: GEOS (libgeos_c.so.1) is not installed. Install the package libgeos-c1v5 or libgeos-dev\n"
        _ = unsafe write(2, words.utf8Start, words.utf8CodeUnitCount)
        exit(69)
    }
}

/// Where GEOS leaves its last message; owned by its context.
private final class MessageBox {
    var last = ""
}

/// A GEOS operation failed. `message` is the text GEOS gave.
public struct GeometryError: Error, CustomStringConvertible {
    /// The GEOS function that failed, such as `GEOSMakeValid`.
    public let operation: String
    /// The last message of GEOS; may be empty.
    public let message: String

    /// `operation: message`, or the operation alone.
    public var description: String { message.isEmpty ? operation : "\(operation): \(message)" }
}
