import Geometry

/// How a face is looked into for a place that is clear of its lines; in units of the lattice.
struct FaceLook: Sendable {
    /// How far, from near to far: as the next line is mostly near, a look reaches no farther than it must.
    let reaches: [Double]
    /// A place with so much about it is not looked past.
    let clearance: Double
    /// How many edges of a thin face are looked from.
    let tries: Int
    /// Whether a place just so far beside an edge is tried before one in the middle between lines is looked for.
    let isNearEnough: Bool

    /// Of a map, which is asked as exactly as it can be: a place 2 m from its edge is far inside.
    static let exact = FaceLook(reaches: [60, 500, 4000], clearance: Tolerance.clearance, tries: 8, isNearEnough: false)
    /// Of a drawing, whose lines lie within three steps of where they were (simplified by one, rounded, bent to a node).
    static let drawn = FaceLook(reaches: [16, 60], clearance: 3, tries: 3, isNearEnough: true)
}

/// A place well inside a face, found from the middle of one of its edges, and how far it is from all lines; in units of the lattice.
struct EdgeProbe {
    let place: Coordinate
    let clearance: Double

    /// Looks square to the left of an edge until the next line, and takes the middle between.
    ///
    /// Exact as far as it matters: no line lies between the edge and the place.
    /// Time: the edges in the cells of the grid within reach.
    ///
    /// - Parameters:
    ///   - edge: a half-edge of a `FaceWalk`.
    ///   - lines: its edges, by number.
    init(leftOf edge: Int, of lines: [TileSegment], grid: CellGrid, by look: FaceLook = .exact) {
        let line = lines[edge >> 1]
        let (p, q) = edge & 1 == 0 ? (Self.coordinate(line.a), Self.coordinate(line.b)) : (Self.coordinate(line.b), Self.coordinate(line.a))
        let middle = (p + q) * 0.5
        let aside = (q - p).normalized.leftNormal
        let own = Int32(edge >> 1)
        if look.isNearEnough {
            // A line across the way there would be nearer to the place than the edge is.
            let beside = middle + aside * look.clearance
            let free = Self.clearance(of: beside, atMost: look.clearance, of: lines, grid: grid)
            if free > look.clearance - Tolerance.rounding {
                (place, clearance) = (beside, look.clearance)
                return
            }
        }
        // From near to far, as the next line is mostly near: what is met within a look is the first there is.
        var free = 0.0
        for reach in look.reaches {
            free = Self.free(from: middle, to: aside, atMost: reach, beside: own, of: lines, grid: grid)
            if free < reach { break }
        }
        place = middle + aside * (free / 2)
        clearance = Self.clearance(of: place, atMost: min(free / 2, look.clearance), of: lines, grid: grid)
    }

    /// Steps of the lattice: farther beside the way than what a crossing is forgiven, on the longest line of a tile.
    private static let plainly = 0.01

    /// How far it is to the next line, in the cells that the look goes through.
    private static func free(
        from middle: Coordinate, to aside: Coordinate, atMost look: Double, beside own: Int32, of lines: [TileSegment], grid: CellGrid
    ) -> Double {
        var free = look
        let (starts, lists, lines) = (grid.starts.span, grid.segments.span, lines.span)
        let far = middle + aside * look
        let (columns, rows) = (range(middle.x, far.x, grid), range(middle.y, far.y, grid))
        for row in rows {
            for column in columns {
                let cell = row * grid.columns + column
                for entry in Int(starts[cell])..<Int(starts[cell + 1]) where lists[entry] != own {
                    let other = lines[Int(lists[entry])]
                    let (a, b) = (coordinate(other.a), coordinate(other.b))
                    // Most lines lie on one side of the way, plainly.
                    let (p, q) = (Coordinate.cross(a - middle, aside), Coordinate.cross(b - middle, aside))
                    if (p > Self.plainly && q > Self.plainly) || (p < -Self.plainly && q < -Self.plainly) { continue }
                    guard let (t, s) = Crossing.shares(from: middle, along: aside, and: a, along: b - a), t > 0, t < free else { continue }
                    if s >= -Tolerance.share, s <= 1 + Tolerance.share { free = t }
                }
            }
        }
        return free
    }

    private static func clearance(of place: Coordinate, atMost limit: Double, of lines: [TileSegment], grid: CellGrid) -> Double {
        var nearest = limit
        let (starts, lists, lines) = (grid.starts.span, grid.segments.span, lines.span)
        for row in range(place.y - limit, place.y + limit, grid) {
            for column in range(place.x - limit, place.x + limit, grid) {
                let cell = row * grid.columns + column
                for entry in Int(starts[cell])..<Int(starts[cell + 1]) {
                    let other = lines[Int(lists[entry])]
                    let (a, b) = (coordinate(other.a), coordinate(other.b))
                    // Where lines crowd, most lie farther off than the rectangle about them tells.
                    guard max(min(a.x, b.x) - place.x, place.x - max(a.x, b.x)) < nearest,
                        max(min(a.y, b.y) - place.y, place.y - max(a.y, b.y)) < nearest
                    else { continue }
                    nearest = min(nearest, place.distance(toSegment: a, b))
                }
            }
        }
        return nearest
    }

    @inline(__always) private static func range(_ a: Double, _ b: Double, _ grid: CellGrid) -> ClosedRange<Int> {
        grid.number(min(a, b))...grid.number(max(a, b))
    }

    @inline(__always) private static func coordinate(_ point: TilePoint) -> Coordinate {
        Coordinate(x: Double(point.x), y: Double(point.y))
    }
}
