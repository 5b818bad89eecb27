import Geometry

/// What is asked of a line of places, whatever it stands for.
enum Course {
    static func length(_ course: some Collection<Coordinate>) -> Double {
        zip(course, course.dropFirst()).reduce(0) { $0 + $1.0.distance(to: $1.1) }
    }

    /// The place so many metres from the start; beyond an end, that end.
    static func place(on course: [Coordinate], at offset: Double) -> Coordinate {
        var left = offset
        for (a, b) in zip(course, course.dropFirst()) {
            let length = a.distance(to: b)
            if left <= length { return length > 0 ? a + (b - a) * max(0, left / length) : a }
            left -= length
        }
        return course[course.count - 1]
    }

    /// The nearest place on a line: how far off, how many metres from its start, and which way the line runs there.
    struct Foot {
        var distance: Double
        var offset: Double
        var place: Coordinate
        var along: Coordinate
    }

    static func foot(of place: Coordinate, on course: [Coordinate]) -> Foot? {
        var best: Foot?
        var offset = 0.0
        for (a, b) in zip(course, course.dropFirst()) {
            let foot = place.nearest(onSegment: a, b)
            let distance = place.distance(to: foot)
            if distance < best?.distance ?? .infinity {
                best = Foot(distance: distance, offset: offset + a.distance(to: foot), place: foot, along: (b - a).normalized)
            }
            offset += a.distance(to: b)
        }
        return best
    }

    /// Places along a line, no farther apart than `step`, its own vertices among them.
    static func samples(_ course: [Coordinate], every step: Double) -> [Coordinate] {
        var samples: [Coordinate] = []
        for (a, b) in zip(course, course.dropFirst()) {
            let parts = max(1, Int((a.distance(to: b) / step).rounded(.up), within: 1...1_000_000))
            for part in 0..<parts { samples.append(a + (b - a) * (Double(part) / Double(parts))) }
        }
        if let last = course.last { samples.append(last) }
        return samples
    }

    /// The part between two places, both given in metres from the start, the first before the second.
    static func part(of course: [Coordinate], from start: Double, to end: Double) -> [Coordinate] {
        var part = [place(on: course, at: start)]
        var offset = 0.0
        for (a, b) in zip(course, course.dropFirst()) {
            offset += a.distance(to: b)
            if offset > start, offset < end, b != part.last { part.append(b) }
        }
        let last = place(on: course, at: end)
        if last != part.last { part.append(last) }
        return part
    }

    /// Without the vertices that lie within `tolerance` of the line through the others (Douglas and Peucker).
    static func simplified(_ course: [Coordinate], tolerance: Double) -> [Int] {
        guard course.count > 2 else { return Array(course.indices) }
        var kept = [true] + Array(repeating: false, count: course.count - 2) + [true]
        var open = [(0, course.count - 1)]
        while let (first, last) = open.popLast() {
            guard last - first > 1 else { continue }
            var (worst, far) = (first, tolerance)
            for number in (first + 1)..<last {
                let distance = course[number].distance(toSegment: course[first], course[last])
                if distance > far { (worst, far) = (number, distance) }
            }
            guard worst > first else { continue }
            kept[worst] = true
            open.append((first, worst))
            open.append((worst, last))
        }
        return course.indices.filter { kept[$0] }
    }
}
