/// Values by the number of the bin that they belong to, in flat arrays: a counting sort (Seward 1954), stable and linear.
///
/// The values of bin n are `values[starts[n]..<starts[n + 1]]`, in the order in which they were added. 4 bytes a bin beside the values.
@usableFromInline package struct Bins<Value> {
    /// One more than there are bins.
    @usableFromInline package var starts: [Int32]
    /// As many as were added at least: what is filled again keeps its memory.
    @usableFromInline package var values: [Value]
    @usableFromInline let filler: Value

    /// Empty bins. - Parameter filler: any value, for memory that is not used yet.
    @inlinable package init(count: Int, filler: Value) {
        starts = [Int32](repeating: 0, count: count + 1)
        values = []
        self.filler = filler
    }

    /// - Parameter entries: calls what it is given with every bin and value; run twice, first to count and then to put in place.
    @inlinable package init(count: Int, filler: Value, _ entries: (_ add: (_ bin: Int, _ value: Value) -> Void) -> Void) {
        self.init(count: count, filler: filler)
        fill(entries)
    }

    /// Fills the bins anew; what was in them is gone. Linear in the bins and the values.
    @inlinable package mutating func fill(_ entries: (_ add: (_ bin: Int, _ value: Value) -> Void) -> Void) {
        // As locals, and through spans, which check bounds and nothing else.
        var (starts, values) = (self.starts, self.values)
        (self.starts, self.values) = ([], [])
        let total = Self.count(&starts, entries)
        if values.count < total { values = [Value](repeating: filler, count: values.isEmpty ? total : 2 * total) }
        Self.place(&starts, &values, entries)
        (self.starts, self.values) = (starts, values)
    }

    /// Where each bin begins, one bin on; gives how many values there are.
    @inlinable static func count(_ starts: inout [Int32], _ entries: (_ add: (_ bin: Int, _ value: Value) -> Void) -> Void) -> Int {
        var starts = starts.mutableSpan
        for bin in starts.indices { starts[bin] = 0 }
        entries { bin, _ in starts[bin + 1] += 1 }
        var sum: Int32 = 0
        for bin in starts.indices.dropFirst() {
            let count = starts[bin]
            starts[bin] = sum
            sum += count
        }
        return Int(sum)
    }

    /// Puts the values in place, which moves each start to that of the next bin.
    @inlinable static func place(
        _ starts: inout [Int32], _ values: inout [Value], _ entries: (_ add: (_ bin: Int, _ value: Value) -> Void) -> Void
    ) {
        var starts = starts.mutableSpan
        var values = values.mutableSpan
        entries { bin, value in
            values[Int(starts[bin + 1])] = value
            starts[bin + 1] += 1
        }
    }

    /// Where the values of a bin stand.
    @inlinable @inline(__always) package func range(of bin: Int) -> Range<Int> { Int(starts[bin])..<Int(starts[bin + 1]) }

    /// The values of a bin.
    @inlinable @inline(__always) package subscript(bin: Int) -> ArraySlice<Value> { values[range(of: bin)] }
}

extension Bins: Sendable where Value: Sendable {}
