import FeatureIO
import Geometry
import Projection
import ZoningModel

/// The land that roads and rivers take: what a line covers between its two edges, flat at its ends.
struct LineLand {
    /// Of lines: convex all of them.
    private var strips: [Strip] = []
    private var drawn: [Strip] = []

    private struct Strip {
        let polygon: Polygon
        let box: Envelope

        init(_ polygon: Polygon) { (self.polygon, box) = (polygon, Envelope(polygon.exterior)) }
    }

    /// Square metres.
    private static let leastWedge = 0.01

    /// That of the listed roads above ground, and land that is drawn as such.
    init(of lines: [TransportLine], and drawn: [LandArea] = []) {
        self.drawn = drawn.flatMap(\.polygons).map(Strip.init)
        for line in lines where line.layer == .roads && !line.structure.isBelowGround {
            add(line.course, left: line.left, right: line.right)
        }
    }

    mutating func add(_ course: [Coordinate], left: Double, right: Double) {
        guard left + right > 0 else { return }
        let normals = zip(course, course.dropFirst()).map { ($1 - $0).normalized.leftNormal }
        for (number, normal) in normals.enumerated() {
            let (a, b) = (course[number], course[number + 1])
            add([a + normal * left, a - normal * right, b - normal * right, b + normal * left, a + normal * left])
            // The wedge at the outer side of a bend; on a straight it has no area.
            guard number > 0 else { continue }
            let turn = abs(normals[number - 1].x * normal.y - normals[number - 1].y * normal.x)
            for reach in [left, -right] where reach * reach * turn > Self.leastWedge {
                add([a, a + normals[number - 1] * reach, a + normal * reach, a])
            }
        }
    }

    private mutating func add(_ ring: [Coordinate]) { strips.append(Strip(Polygon(exterior: ring))) }

    /// Between which square metres ``area(within:)`` lies, without GEOS: linear in the strips about the area but for the pairs that overlap.
    func bounds(within area: [Polygon]) -> ClosedRange<Double> {
        let box = Envelope(area.flatMap(\.exterior))
        let ofLines = OverlappingParts(Self.near(box, strips).map(\.exterior), within: area).bounds()
        let mostDrawn = Self.near(box, drawn).reduce(0) { $0 + $1.area }
        return ofLines.lowerBound * (1 - Self.rounding)...(ofLines.upperBound + mostDrawn) * (1 + Self.rounding)
    }

    /// The share by which an area is another where corners are rounded to the lattice.
    private static let rounding = 0.001

    private static func near(_ box: Envelope, _ strips: [Strip]) -> [Polygon] {
        strips.lazy.filter { $0.box.intersects(box) }.map(\.polygon)
    }

    /// Square metres of it within an area; n log n in the strips about the area.
    func area(within area: [Polygon]) throws(GeometryError) -> Double { try self.area(within: area, grid: 1) }

    /// The same to a share of a millionth, in a tenth of the time; 0 where it cannot be measured.
    func roughArea(within area: [Polygon]) -> Double {
        // In floating point GEOS gives up where lines nearly meet.
        if let rough = try? self.area(within: area, grid: 0) { return rough }
        return (try? self.area(within: area)) ?? 0
    }

    /// - Parameter grid: millimetres; 0 for none.
    private func area(within area: [Polygon], grid: Double) throws(GeometryError) -> Double {
        let box = Envelope(area.flatMap(\.exterior))
        let near = Self.near(box, drawn + strips)
        guard !near.isEmpty else { return 0 }
        let context = GEOSContext()
        let origin = Lattice.point(Coordinate(x: box.minX, y: box.minY))
        func united(_ polygons: [Polygon]) throws(GeometryError) -> GEOSGeometry {
            // A strip shorter than the lattice is none.
            let wide = polygons.map { $0.mapped { Lattice.local($0, origin: origin) } }.filter { $0.exterior.count > 3 && $0.area > 0 }
            return try GEOSGeometry(polygons: wide, in: context).unaryUnion(grid: grid)
        }
        return try united(near).intersection(with: united(area), grid: grid).polygons().reduce(0) { $0 + $1.area }
            / (Lattice.perMetre * Lattice.perMetre)
    }
}

extension LineLand {
    /// That of the listed roads above ground, and of the rivers of the layer `network`, where the pack has one.
    static func of(_ input: ZoningInput, folder: String) throws(BuildError) -> (LineLand, [Diagnostic]) {
        var land = LineLand(of: input.lines, and: input.lineLand)
        guard input.pack.layers[.network] != nil else { return (land, []) }
        let file = input.pack.file(of: .network, in: folder)
        do {
            let (network, faults) = try NamedNetwork.read(file: file, crs: input.pack.layerCRS)
            let mover = try Mover(from: .wgs84, to: input.pack.workingCRS)
            for river in network.lines where river.kind == .river {
                guard let sides = river.sides else { continue }
                land.add(try mover.moved(river.course.map(NamedNetwork.coordinate)), left: sides.left, right: sides.right)
            }
            return (land, faults)
        } catch let error as FileError { throw .file(error) } catch let error as ProjectionError {
            return (land, [.projection(error, file: file)])
        } catch { return (land, []) }
    }
}
