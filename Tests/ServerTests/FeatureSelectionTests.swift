#if Server
    import Geometry
    import NoiseZoning
    import Projection
    import Regulation
    import StrictJSON
    import TestSupport
    import Testing
    import ZoningFiles
    import ZoningModel

    @testable import NoiseZoningServer

    /// Which features are found: by place, by property, page by page.
    @Suite("Features that are found")
    struct FeatureSelectionTests {
        private static let drawn = Task { try await Session(.pack(Desk.folder), on: Desk.occasion()).shared().query.map }

        private static func layer(_ name: MapCollection.Name) async throws -> (ZoneMap, FeatureLayer) {
            let map = try await drawn.value
            return (map, try FeatureLayer(try map.collection(name), plane: map.meta.workingCRS))
        }

        @Test("a rectangle finds what GEOS finds", arguments: MapCollection.Name.allCases.filter { $0 != .railwayAreas })
        func rectangles(_ name: MapCollection.Name) async throws {
            let (map, layer) = try await Self.layer(name)
            let context = GEOSContext()
            var random = Seeded(seed: 7)
            var found = 0
            for step in 0..<40 {
                let x = Double.random(in: layer.plane.minX - 50...layer.plane.maxX + 50, using: &random)
                let y = Double.random(in: layer.plane.minY - 50...layer.plane.maxY + 50, using: &random)
                let size = step % 4 == 0 ? 400.0 : 12
                let box = Envelope(minX: x, minY: y, maxX: x + size * Double.random(in: 0.1...1, using: &random), maxY: y + size)
                let area = try FeatureArea(
                    parsing: "\(box.minY),\(box.minX),\(box.maxY),\(box.maxX)", FeatureSystem.all(of: map.meta.workingCRS)[3])
                let selection = try layer.select(area, having: [], plane: map.meta.workingCRS)
                let window = Polygon(exterior: box.ring(divisions: 1))
                let expected = try (0..<layer.collection.count).filter { number in
                    guard let shape = layer.collection[number].shape else { return false }
                    return try Self.meets(shape, window, context)
                }
                #expect(selection.page(from: 0, limit: .max) == expected, "\(box)")
                found += expected.count
            }
            #expect(found > 10)
        }

        /// By cutting: what is left has an area or a length. Corners that touch come from a seed, and do not.
        private static func meets(_ shape: Shape, _ window: Polygon, _ context: GEOSContext) throws -> Bool {
            let cutter = try GEOSGeometry(polygon: window, in: context)
            if shape.polygons.isEmpty {
                let lines = try GEOSGeometry(lines: shape.lines.map(\.coordinates), in: context)
                return try !lines.intersection(with: cutter, grid: 0).lines().isEmpty
            }
            return try !GEOSGeometry(polygons: shape.polygons, in: context).intersection(with: cutter, grid: 0).polygons().isEmpty
        }

        @Test("a rectangle in degrees finds the same as its corners in the plane do, but for its bent sides")
        func degrees() async throws {
            let (map, layer) = try await Self.layer(.zones)
            let systems = FeatureSystem.all(of: map.meta.workingCRS)
            let whole = try layer.select(FeatureArea(parsing: "-180,-90,180,90", .usual), having: [], plane: map.meta.workingCRS)
            #expect(whole.count == layer.collection.count)
            let far = try layer.select(FeatureArea(parsing: "0,0,1,1", .usual), having: [], plane: map.meta.workingCRS)
            #expect(far.count == 0)
            // The middle of every piece, as a rectangle of a hair.
            let mover = try Mover(from: map.meta.workingCRS, to: .wgs84)
            for number in 0..<layer.collection.count {
                guard let polygon = layer.collection[number].shape?.polygons.first else { continue }
                let middle = try mover.moved(polygon.exterior[0] * 0.5 + polygon.exterior[1] * 0.5)
                let (a, b) = (middle - Coordinate(x: 1e-7, y: 1e-7), middle + Coordinate(x: 1e-7, y: 1e-7))
                for (text, system) in [("\(a.x),\(a.y),\(b.x),\(b.y)", systems[0]), ("\(a.y),\(a.x),\(b.y),\(b.x)", systems[2])] {
                    let found = try layer.select(FeatureArea(parsing: text, system), having: [], plane: map.meta.workingCRS)
                    #expect(found.page(from: 0, limit: .max).contains(number))
                    #expect(found.count < 8)
                }
            }
            // Round the world the other way: everything but the district.
            let (west, east) = (layer.degrees.maxX + 0.1, layer.degrees.minX - 0.1)
            let around = try layer.select(FeatureArea(parsing: "\(west),-90,\(east),90", .usual), having: [], plane: map.meta.workingCRS)
            #expect(around.count == 0)
            let across = try layer.select(
                FeatureArea(parsing: "\(layer.degrees.minX),-90,-170,90", .usual), having: [], plane: map.meta.workingCRS)
            #expect(across.count == layer.collection.count)
        }

        @Test("features are found by every value that they have")
        func values() async throws {
            let map = try await Self.drawn.value
            for name in map.collectionNames {
                let (_, layer) = try await Self.layer(name)
                for column in layer.collection.columns {
                    let lists = layer.numbers(by: column.name)
                    var seen: Set<Int32> = []
                    for (key, numbers) in lists {
                        #expect(numbers == numbers.sorted() && Set(numbers).count == numbers.count)
                        #expect(try FeatureFilter(column, key).key == key, "\(column.name)=\(key)")
                        seen.formUnion(numbers)
                    }
                    let told = (0..<layer.collection.count).filter {
                        let value = layer.collection[$0].property(column.name)
                        return value != nil && value != .null && value != .array([])
                    }
                    #expect(seen.count == told.count)
                }
            }
        }

        @Test(
            "a value that a property cannot have is told, and one number has one meaning",
            arguments: [
                (MapCollection.Column.Values.whole, "70", "70.0"), (.real, "1e2", "100.0"), (.real, "-0", "0"), (.flag, "true", "true"),
            ])
        func keys(_ kind: MapCollection.Column.Values, _ text: String, _ same: String) throws {
            let column = MapCollection.Column(name: "x", values: kind)
            #expect(try FeatureFilter(column, text).key == FeatureFilter(column, same).key)
            for wrong in ["", "abc", "nan", "1e999", "True"] { #expect(throws: Problem.self) { try FeatureFilter(column, wrong) } }
        }

        @Test("portions are the whole, each feature once")
        func portions() async throws {
            let map = try await Self.drawn.value
            for name in map.collectionNames {
                let (_, layer) = try await Self.layer(name)
                #expect(layer.portions.flatMap { Array(layer.features(of: $0)) } == Array(0..<layer.collection.count))
                for number in 0..<layer.collection.count { #expect(layer.features(of: layer.portion(of: number)).contains(number)) }
            }
        }

        @Test("pages are the whole, each feature once", arguments: [1, 3, 7, 100])
        func pages(limit: Int) {
            for selection in [FeatureSelection.all(20), .some([2, 3, 5, 7, 11, 13, 17, 19, 23, 29]), .all(0), .some([])] {
                let all = selection.page(from: 0, limit: .max)
                #expect(all.count == selection.count)
                let pages = stride(from: 0, to: 40, by: limit).flatMap { selection.page(from: $0, limit: limit) }
                #expect(pages == all)
                #expect(selection.page(from: .max, limit: limit).isEmpty)
            }
        }

        @Test("a portion is kept, let go beyond the bound, and the same when it is made again")
        func kept() async throws {
            let (map, layer) = try await Self.layer(.zones)
            let (large, small) = (FeatureStore(map), FeatureStore(map, mostKept: 1))
            for system in FeatureSystem.all(of: map.meta.workingCRS) {
                for number in layer.portions {
                    let portion = try await large.portion(number, of: layer, in: system)
                    for _ in 0..<2 {
                        let again = try await small.portion(number, of: layer, in: system)
                        #expect(again.bytes == portion.bytes && again.ends == portion.ends)
                    }
                }
            }
        }
    }
#endif
