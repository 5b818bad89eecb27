/// Segments that a sweep has met and not left, from the lowest to the highest: a treap in flat arrays, and the neighbours as a list.
///
/// Priorities are mixed from the numbers of the segments, so the shape is the same in every run. Expected time of each call: log n.
struct SweepOrder {
    private var root: Int32 = -1
    private var links: [Links]

    private struct Links {
        var parent: Int32 = -1
        var low: Int32 = -1
        var high: Int32 = -1
        var below: Int32 = -1
        var above: Int32 = -1
    }

    init(count: Int) { links = [Links](repeating: Links(), count: count) }

    func below(_ segment: Int) -> Int { Int(links[segment].below) }
    func above(_ segment: Int) -> Int { Int(links[segment].above) }

    /// Searches downwards: `side` says whether the place lies above (positive), below or on a segment.
    ///
    /// - Returns: the highest segment below the place, -1 if none is; or nil where it lies on one, which `hit` then is.
    func find(_ side: (Int) -> Double) -> (below: Int, hit: Int?) {
        var (at, below) = (root, Int32(-1))
        while at >= 0 {
            let turn = side(Int(at))
            if turn == 0 { return (Int(below), Int(at)) }
            if turn > 0 {
                below = at
                at = links[Int(at)].high
            } else {
                at = links[Int(at)].low
            }
        }
        return (Int(below), nil)
    }

    /// - Parameter below: the segment that the new one comes above; -1 for the lowest of all.
    mutating func insert(_ segment: Int, above below: Int) {
        let new = Int32(segment)
        let next = below >= 0 ? links[below].above : lowest
        links[segment] = Links()
        links[segment].below = Int32(below)
        links[segment].above = next
        if below >= 0 { links[below].above = new }
        if next >= 0 { links[Int(next)].below = new }
        if below >= 0, links[below].high < 0 {
            links[below].high = new
            links[segment].parent = Int32(below)
        } else if next >= 0 {
            links[Int(next)].low = new
            links[segment].parent = next
        } else {
            root = new
        }
        while links[segment].parent >= 0, Self.priority(new) > Self.priority(links[segment].parent) { rotateUp(new) }
    }

    mutating func remove(_ segment: Int) {
        let old = Int32(segment)
        let (below, above) = (links[segment].below, links[segment].above)
        if below >= 0 { links[Int(below)].above = above }
        if above >= 0 { links[Int(above)].below = below }
        while links[segment].low >= 0 || links[segment].high >= 0 {
            let (low, high) = (links[segment].low, links[segment].high)
            rotateUp(high < 0 || (low >= 0 && Self.priority(low) > Self.priority(high)) ? low : high)
        }
        replaceChild(of: links[segment].parent, old, by: -1)
    }

    /// Puts a segment in the place of one that ends where it begins.
    mutating func replace(_ old: Int, by new: Int) {
        links[new] = links[old]
        let link = links[new]
        replaceChild(of: link.parent, Int32(old), by: Int32(new))
        for child in [link.low, link.high] where child >= 0 { links[Int(child)].parent = Int32(new) }
        if link.below >= 0 { links[Int(link.below)].above = Int32(new) }
        if link.above >= 0 { links[Int(link.above)].below = Int32(new) }
    }

    private var lowest: Int32 {
        var at = root
        while at >= 0, links[Int(at)].low >= 0 { at = links[Int(at)].low }
        return at
    }

    private mutating func replaceChild(of parent: Int32, _ old: Int32, by new: Int32) {
        if parent < 0 {
            root = new
        } else if links[Int(parent)].low == old {
            links[Int(parent)].low = new
        } else {
            links[Int(parent)].high = new
        }
    }

    /// Lifts a segment over its parent.
    private mutating func rotateUp(_ child: Int32) {
        let parent = links[Int(child)].parent
        let above = links[Int(parent)].parent
        let inner: Int32
        if links[Int(parent)].low == child {
            inner = links[Int(child)].high
            links[Int(parent)].low = inner
            links[Int(child)].high = parent
        } else {
            inner = links[Int(child)].low
            links[Int(parent)].high = inner
            links[Int(child)].low = parent
        }
        if inner >= 0 { links[Int(inner)].parent = parent }
        links[Int(parent)].parent = child
        links[Int(child)].parent = above
        replaceChild(of: above, parent, by: child)
    }

    private static func priority(_ segment: Int32) -> UInt32 {
        // A multiplication by an odd number and a shift mix the bits of a count well enough.
        let mixed = (UInt64(UInt32(segment)) &+ 1) &* 0x9e37_79b9_7f4a_7c15
        return UInt32(truncatingIfNeeded: (mixed ^ (mixed >> 29)) &* 0xbf58_476d_1ce4_e5b9 >> 32)
    }
}
