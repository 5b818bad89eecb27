import Geometry

/// A conversion that has a quick way for most places, which says where it does not hold, and a slow way for all.
protocol QuickWay {
    /// Without branches and calls, so that a loop over it takes two and more places at a time.
    func quick(_ place: Coordinate) -> Nearing
    /// Whether the quick way is meant for a place at all.
    func covers(_ place: Coordinate) -> Bool
    /// For any place; nil where there is no result.
    func slow(_ place: Coordinate) -> Coordinate?
}

/// A place that was found, and how far from sure it is: what is no less than 1, or NaN, does not count.
struct Nearing {
    let place: Coordinate
    let doubt: Double
}

extension QuickWay {
    /// One place: the bits of a batch. O(1).
    func convert(_ place: Coordinate) -> Coordinate? {
        let found = quick(place)
        return found.doubt < 1 && covers(place) ? found.place : slow(place)
    }

    /// Places where they stand; one without a result comes back not finite. O(n).
    @inline(__always) func convert(_ places: UnsafeMutableBufferPointer<Coordinate>) {
        guard let base = places.baseAddress, places.count > 1 else {
            for number in places.indices { unsafe places[number] = convert(places[number]) ?? .nowhere }
            return
        }
        // Memory of their own, which the compiler knows to be nobody else's: only then does it take the places of the loop side by side.
        let size = min(places.count, blockSize)
        let found = UnsafeMutablePointer<Coordinate>.allocate(capacity: size)
        let doubt = UnsafeMutablePointer<Double>.allocate(capacity: size)
        defer {
            unsafe found.deallocate()
            unsafe doubt.deallocate()
        }
        var start = 0
        while start < places.count {
            let count = min(size, places.count - start)
            let here = unsafe base + start
            for number in 0..<count {
                let result = unsafe quick(here[number])
                unsafe (found + number).initialize(to: result.place)
                unsafe (doubt + number).initialize(to: result.doubt)
            }
            for number in 0..<count {
                let place = unsafe here[number]
                let isSure = unsafe doubt[number] < 1 && covers(place)
                unsafe here[number] = isSure ? found[number] : slow(place) ?? .nowhere
            }
            start += count
        }
    }
}

/// Places whose results wait in the first-level cache.
private let blockSize = 256
