/// The two wrappings of deflated bytes, with the sums that tell whether they are whole.
package enum Packed {
    /// zlib (RFC 1950): a header of two bytes, the bytes, their Adler-32.
    static func zlib(_ input: [UInt8], _ range: Range<Int>, limit: Int) throws(Inflate.Damage) -> [UInt8] {
        let start = range.lowerBound
        guard range.count >= 6, input[start] & 15 == 8, input[start + 1] & 0x20 == 0,
            (UInt16(input[start]) << 8 | UInt16(input[start + 1])) % 31 == 0
        else { throw .damaged }
        let (output, end) = try Inflate.unpack(input, (start + 2)..<range.upperBound, limit: limit)
        var sum = ByteReader(input, end..<range.upperBound)
        guard (try? sum.uint32(littleEndian: false)) == adler32(output) else { throw .damaged }
        return output
    }

    static func isGzip(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x1F, 0x8B, 8]) }

    /// gzip (RFC 1952): one or more members, each with its header, its bytes, their CRC-32 and their count.
    static func gunzip(_ input: [UInt8], limit: Int) throws(Inflate.Damage) -> [UInt8] {
        var output: [UInt8] = []
        var at = 0
        repeat {
            do throws(ByteReader.Short) {
                var header = ByteReader(input, at..<input.count)
                guard try header.bytes(3) == [0x1F, 0x8B, 8] else { throw ByteReader.Short() }
                let flags = try header.byte()
                try header.skip(6)
                if flags & 4 != 0 { try header.skip(Int(try header.uint16(littleEndian: true))) }
                // A name and a comment, each ended by a zero.
                for flag: UInt8 in [8, 16] where flags & flag != 0 { while try header.byte() != 0 {} }
                if flags & 2 != 0 { try header.skip(2) }
                at = header.at
            } catch { throw .damaged }
            let (member, end) = try Inflate.unpack(input, at..<input.count, limit: limit - output.count)
            var sums = ByteReader(input, end..<input.count)
            guard (try? sums.uint32(littleEndian: true)) == crc32(member),
                (try? sums.uint32(littleEndian: true)) == UInt32(truncatingIfNeeded: member.count)
            else { throw .damaged }
            output += member
            at = sums.at
            // Some programs fill the last block of the disk.
            while at < input.count, input[at] == 0 { at += 1 }
        } while at < input.count
        return output
    }

    /// gzip: one member without name and time, so that the same bytes give the same bytes.
    package static func gzip(_ input: [UInt8]) -> [UInt8] {
        var output: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]
        output += Deflate.pack(input)
        for number in [crc32(input), UInt32(truncatingIfNeeded: input.count)] {
            for shift in stride(from: UInt32(0), to: 32, by: 8) { output.append(UInt8(truncatingIfNeeded: number >> shift)) }
        }
        return output
    }

    private static func adler32(_ bytes: [UInt8]) -> UInt32 {
        var (low, high): (UInt32, UInt32) = (1, 0)
        var left = 0
        for byte in bytes {
            low &+= UInt32(byte)
            high &+= low
            left += 1
            // The sums fit into 32 bits for so many bytes.
            if left == 5552 {
                (low, high) = (low % 65521, high % 65521)
                left = 0
            }
        }
        return (high % 65521) << 16 | low % 65521
    }

    private static let crcTable: [UInt32] = (0..<256).map { byte in
        (0..<8).reduce(UInt32(byte)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ value >> 1 : value >> 1 }
    }

    private static func crc32(_ bytes: [UInt8]) -> UInt32 {
        var sum: UInt32 = 0xFFFF_FFFF
        let (table, bytes) = (crcTable, bytes.span)
        let entries = table.span
        for place in bytes.indices { sum = entries[Int((sum ^ UInt32(bytes[place])) & 0xFF)] ^ sum >> 8 }
        return ~sum
    }
}

/// The bytes that are packed as one or more members of gzip (RFC 1952), at most `wholeFileLimit` of them; nil where they are damaged.
package func gunzipped(_ bytes: [UInt8]) -> [UInt8]? { try? Packed.gunzip(bytes, limit: wholeFileLimit) }
