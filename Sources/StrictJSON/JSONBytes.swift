/// JSON without white space, straight into a byte buffer: what ``JSONWriter`` and the writers of other formats share.
///
/// Only what RFC 8259 demands is escaped: quotes, backslashes and control characters. The rest is UTF-8 as it is.
package enum JSONBytes {
    /// Appends a text in quotes. Complexity: linear; a text without escapes, as nearly all are, is copied whole.
    package static func append(_ text: String, to bytes: inout [UInt8]) { fill(&bytes) { $0.put(text) } }

    /// Appends a whole tree, members in their order, numbers as they were written.
    package static func append(_ value: JSONValue, to bytes: inout [UInt8]) { fill(&bytes) { $0.put(value) } }

    /// Appends an object of these members.
    package static func append(_ members: [JSONMember], to bytes: inout [UInt8]) { fill(&bytes) { $0.put(members) } }

    /// Lets `body` write at the end of the buffer; where the room was too little, once more with twice as much.
    @inline(__always) private static func fill(_ bytes: inout [UInt8], _ body: (inout JSONTarget) -> Void) {
        var room = 1024
        var isWritten = false
        while !isWritten {
            bytes.append(addingCapacity: room) { output in
                unsafe output.withUnsafeMutableBufferPointer { buffer, used in
                    var target = unsafe JSONTarget(UnsafeMutableBufferPointer(rebasing: buffer[used...]))
                    body(&target)
                    isWritten = !target.isFull
                    if isWritten { used += target.count }
                }
            }
            room *= 2
        }
    }
}
