/// A flat array that memory does not grow with: what is longer than a megabyte stands in a file without a name, and of that in memory only what
/// was touched since the last ``rest()``.
///
/// A value: a copy that is changed becomes one of its own. Adding, reading and changing take as long as in an array; what has rested is read
/// back by the page, from the memory that the system has to spare or from the disk.
@safe @usableFromInline package struct ScratchArray<Element: BitwiseCopyable & Sendable>: RandomAccessCollection, Sendable {
    @usableFromInline var room: ScratchRoom
    /// Bytes up to which nothing is to be done.
    @usableFromInline var bound = ScratchRoom.least
    @usableFromInline var length = 0

    /// No element.
    @inlinable package init() { room = ScratchRoom() }

    /// No element, in a room of other measures.
    package init(_ measures: ScratchRoom.Measures) { room = ScratchRoom(measures) }

    /// The same element so many times.
    @inlinable package init(repeating element: Element, count: Int) {
        self.init()
        for _ in 0..<count { append(element) }
    }

    /// The elements in their order.
    @inlinable package init(_ elements: some Sequence<Element>) {
        self.init()
        for element in elements { append(element) }
    }

    /// Always 0.
    @inlinable package var startIndex: Int { 0 }
    /// The number of elements.
    @inlinable package var endIndex: Int { length }

    /// O(1). Precondition: 0 ≤ `place` < `endIndex`.
    @inlinable package subscript(place: Int) -> Element {
        get {
            precondition(place >= 0 && place < length, "no such element")
            return unsafe room.base.assumingMemoryBound(to: Element.self)[place]
        }
        set {
            precondition(place >= 0 && place < length, "no such element")
            claim()
            unsafe room.base.assumingMemoryBound(to: Element.self)[place] = newValue
        }
    }

    /// Adds an element at the end; O(1) on average.
    @inlinable package mutating func append(_ element: Element) {
        claim()
        let start = length &* MemoryLayout<Element>.stride
        if start &+ MemoryLayout<Element>.stride > bound { (room, bound) = room.withRoom(for: start &+ MemoryLayout<Element>.stride) }
        unsafe room.base.assumingMemoryBound(to: Element.self)[length] = element
        length &+= 1
    }

    /// Adds elements at the end, in their order.
    @inlinable package mutating func append(contentsOf elements: some Sequence<Element>) { for element in elements { append(element) } }

    /// Lets go of the memory of what stands in a file; nothing of it changes. Some microseconds: for the end of a piece of work.
    package func rest() { room.rest() }

    /// A copy of its own before it is changed, where others have it too.
    @inlinable mutating func claim() {
        if !isKnownUniquelyReferenced(&room) { (room, bound) = room.copy(of: length &* MemoryLayout<Element>.stride) }
    }
}
