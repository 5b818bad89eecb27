import Geometry

/// Carries places from one reference system to another, and back.
///
/// Owns PROJ's handles; neither copyable nor Sendable, so that no two tasks can share one: each makes its own (2 ms and more). The systems
/// that are built in need neither PROJ nor time. Systems built in: wgs84, cgcs2000, gcj02, bd09, EPSG:3857 and EPSG:4491…4554. x is longitude or
/// easting everywhere. Heights and epochs play no part.
///
/// A place that is outside the source's or target's range of numbers, or outside the area of use of every transformation between the two, or
/// that PROJ cannot carry, is an error; infinities and NaN never come out.
public struct Transformation: ~Copyable {
    /// Which of the two systems a place is given in.
    public enum Direction: Sendable {
        /// From ``Transformation/source`` to ``Transformation/target``.
        case forward
        /// From ``Transformation/target`` to ``Transformation/source``.
        case inverse
    }

    /// The system that ``Direction/forward`` starts from.
    public let source: CoordinateReferenceSystem
    /// The system that ``Direction/forward`` ends in.
    public let target: CoordinateReferenceSystem
    private let sourceBridge: Bridge
    private let targetBridge: Bridge

    /// Throws: ``ProjectionError`` where PROJ has no database, or knows no transformation that respects the datum.
    public init(from source: CoordinateReferenceSystem, to target: CoordinateReferenceSystem) throws(ProjectionError) {
        try self.init(from: source, to: target, builtIn: true)
    }

    /// - Parameter builtIn: False takes the way by the database, for comparison.
    init(from source: CoordinateReferenceSystem, to target: CoordinateReferenceSystem, builtIn: Bool) throws(ProjectionError) {
        let same = source.definition == target.definition
        let first = same ? Bridge.none : try Bridge(source, builtIn: builtIn)
        let second = same ? Bridge.none : try Bridge(target, builtIn: builtIn)
        self.source = source
        self.target = target
        sourceBridge = first
        targetBridge = second
    }

    /// One place. O(1), about a microsecond.
    ///
    /// Throws: ``ProjectionError`` (`coordinate-out-of-domain`).
    public func transform(_ place: Coordinate, direction: Direction = .forward) throws(ProjectionError) -> Coordinate {
        var result = place
        let carried = unsafe withUnsafeMutablePointer(to: &result) { pointer in
            unsafe carry(UnsafeMutableBufferPointer(start: pointer, count: 1), direction)
            return unsafe inputDomain(direction).contains(place) && output(direction).domain.contains(pointer.pointee)
        }
        guard carried else { throw failure(place, direction) }
        return result
    }

    /// All places, in place. O(n); PROJ is called once for 1,024.
    ///
    /// Throws: ``ProjectionError`` for the first place that fails; the array then holds the results before it, and nothing to rely on after it.
    public func transform(_ places: inout [Coordinate], direction: Direction = .forward) throws(ProjectionError) {
        var span = places.mutableSpan
        try transform(&span, direction: direction)
    }

    /// All places of a span, in place; as for an array.
    public func transform(_ places: inout MutableSpan<Coordinate>, direction: Direction = .forward) throws(ProjectionError) {
        try transform(&places, direction: direction) { (_, error) throws(ProjectionError) in throw error }
    }

    /// All places of a span, in place, going on after failures: a place that fails becomes NaN, NaN and is reported with its index.
    public func transform(
        _ places: inout MutableSpan<Coordinate>, direction: Direction = .forward,
        onFailure: (_ index: Int, _ error: ProjectionError) throws(ProjectionError) -> Void
    ) throws(ProjectionError) {
        let block = Block(from: inputDomain(direction), to: output(direction).domain)
        try unsafe places.withUnsafeMutableBufferPointer { all throws(ProjectionError) in
            try unsafe block.carry(all, by: { unsafe carry($0, direction) }) { (index, place) throws(ProjectionError) in
                try onFailure(index, failure(place, direction))
            }
        }
    }

    /// All places of a span of the source, in place, to longitude and latitude on WGS 84, which every transformation passes: the numbers of a
    /// transformation to it, without another handle. A place that fails becomes NaN, NaN and is reported by its index; all of them do where
    /// source and target are one system, for which nothing is opened.
    package func toDegrees(_ places: inout MutableSpan<Coordinate>, onFailure: (_ index: Int) -> Void) {
        let isWay = source.definition != target.definition
        let block = Block(from: source.givenDomain, to: .globe)
        func carry(_ part: UnsafeMutableBufferPointer<Coordinate>) {
            if isWay { unsafe sourceBridge.apply(part, toHub: true) } else { unsafe part.update(repeating: .nowhere) }
        }
        unsafe places.withUnsafeMutableBufferPointer { all in
            unsafe block.carry(all, by: carry) { index, _ in onFailure(index) }
        }
    }

    /// Places carried a block at a time, and held to where they may come from and go to.
    private struct Block {
        let from: Domain
        let to: Domain

        func carry<Fault: Error>(
            _ all: UnsafeMutableBufferPointer<Coordinate>, by carry: (UnsafeMutableBufferPointer<Coordinate>) -> Void,
            onFailure: (_ index: Int, _ place: Coordinate) throws(Fault) -> Void
        ) throws(Fault) {
            var start = 0
            while start < all.count {
                let end = min(start + Transformation.block, all.count)
                let part = unsafe UnsafeMutableBufferPointer(rebasing: all[start..<end])
                let originals = unsafe Array(part)
                unsafe carry(part)
                for (offset, original) in originals.enumerated() {
                    if unsafe from.contains(original) && to.contains(part[offset]) { continue }
                    unsafe part[offset] = .nowhere
                    try onFailure(start + offset, original)
                }
                start = end
            }
        }
    }

    /// Places carried by one call of PROJ: 16 KiB, so that a copy of the originals (for the message) stays in the first-level cache.
    private static let block = 1024

    private func carry(_ places: UnsafeMutableBufferPointer<Coordinate>, _ direction: Direction) {
        switch direction {
        case .forward:
            unsafe sourceBridge.apply(places, toHub: true)
            unsafe targetBridge.apply(places, toHub: false)
        case .inverse:
            unsafe targetBridge.apply(places, toHub: true)
            unsafe sourceBridge.apply(places, toHub: false)
        }
    }

    private func input(_ direction: Direction) -> CoordinateReferenceSystem { direction == .forward ? source : target }
    private func output(_ direction: Direction) -> CoordinateReferenceSystem { direction == .forward ? target : source }

    /// What is given in the source is held to what people may mean; what comes back from the target may be any place that it can say.
    private func inputDomain(_ direction: Direction) -> Domain { direction == .forward ? source.givenDomain : target.domain }

    private func failure(_ place: Coordinate, _ direction: Direction) -> ProjectionError {
        let (from, to) = (input(direction), output(direction))
        guard inputDomain(direction).contains(place) else { return .outOfDomain(place, from: from, to: to) }
        var degrees = place
        unsafe withUnsafeMutablePointer(to: &degrees) { pointer in
            let one = unsafe UnsafeMutableBufferPointer(start: pointer, count: 1)
            if direction == .forward { unsafe sourceBridge.apply(one, toHub: true) } else { unsafe targetBridge.apply(one, toHub: true) }
        }
        let error =
            direction == .forward
            ? sourceBridge.refusal(of: place, in: from, toHub: true) ?? targetBridge.refusal(of: degrees, in: to, toHub: false)
            : targetBridge.refusal(of: place, in: from, toHub: true) ?? sourceBridge.refusal(of: degrees, in: to, toHub: false)
        if let error { return error.at(place) }
        // A place that is somewhere on the globe, and there the target says nothing.
        if Domain.globe.contains(degrees), !to.isGeographic { return .farOff(nil, at: degrees, to).at(place) }
        return .outOfDomain(place, from: from, to: to)
    }
}
