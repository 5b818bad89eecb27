import FeatureIO
import Geometry
import Projection
import StrictJSON
import ZoneQueries
import ZoningModel

/// Which rows of a table can go the fast way, and what answers them there.
extension BulkQuery {
    /// Degrees that mean WGS 84 are looked up as they are, other places where they are in WGS 84.
    ///
    /// - Parameter usual: what is told of a place without being asked for, without the end of its row.
    func plainPlaces<Reader: PlainReading>(
        _ writing: WishWriting, _ usual: (Finding) -> some Sequence<UInt8>
    ) throws(FileError) -> PlainPlaces<Reader>? {
        let isCarried = crs != .wgs84 && crs != .cgcs2000
        do throws(ProjectionError) {
            if let wishes {
                guard let index = try WishIndex(query, wishes, accuracy: accuracy),
                    let added = WishAnswers(
                        index, extras, hasAccuracy: accuracy != nil, unwanted: unwanted, writing)
                else { return nil }
                // An error of the place counts for what is decided, place by place.
                func sum(_ finding: Finding, _ counts: inout RowCounts) {
                    if accuracy == nil { count(finding, &counts) } else { counts.outside += finding.status == .outside ? 1 : 0 }
                }
                let answers = PlainAnswers(index.points, room: Reader.room, text: { Array(usual($0)) }, count: sum)
                return answers.map { PlainPlaces(answers: $0, wishes: added, system: isCarried ? crs : nil) }
            }
            let points = if let points { points } else { try PointIndex(query) }
            return PlainAnswers(points, room: Reader.room, text: { Array(usual($0)) + writing.end }, count: count).map {
                PlainPlaces(answers: $0, system: isCarried ? crs : nil)
            }
        } catch { throw Self.fileError(error) }
    }

    /// What is asked for beside class and limits; nil where nothing is.
    private var wishes: Wishes? {
        guard !extras.isEmpty || accuracy != nil else { return nil }
        var wishes = Wishes()
        wishes.distance = extras.contains(.distance)
        wishes.doubt = accuracy != nil || extras.contains(.certain) || extras.contains(.candidates)
        wishes.because = extras.contains(.because)
        return wishes
    }

    /// Numbers that are read as they are written, and have a place in the working plane; nil where some could be read otherwise, or have none.
    var plainRange: PlainRange? {
        if isShort, wishes != nil { return nil }
        let box = query.map.zones.reduce(into: Envelope()) { $0.add(Envelope($1.polygon.exterior)) }
        guard !box.isEmpty, let mover = try? Mover(from: query.map.meta.workingCRS, to: crs), let back = try? self.mover(),
            let places = try? mover.moved(Self.net(over: box))
        else { return nil }
        let map = places.reduce(into: Envelope()) { $0.add($1) }
        guard crs.isGeographic else { return planeRange(about: map).map { PlainRange(x: $0.minX...$0.maxX, y: $0.minY...$0.maxY) } }
        // As far as the plane of the map reaches for certain.
        for reach in [16.0, 8, 4, 2] {
            let wide = map.grown(by: reach)
            guard let range = PlainRange(x: wide.minX...wide.maxX, y: wide.minY...wide.maxY).cut(to: .degrees) else { continue }
            let corners = (
                Coordinate(x: range.x.lowerBound, y: range.y.lowerBound), Coordinate(x: range.x.upperBound, y: range.y.upperBound)
            )
            if (try? back.moved(Self.net(over: Envelope(corners.0, corners.1)))) != nil { return range }
        }
        return nil
    }

    /// Places over a box: its corners, and some between.
    private static func net(over box: Envelope) -> [Coordinate] {
        let shares = [0.0, 0.25, 0.5, 0.75, 1]
        return shares.flatMap { x in
            shares.map { y in Coordinate(x: box.minX + x * (box.maxX - box.minX), y: box.minY + y * (box.maxY - box.minY)) }
        }
    }

    /// Eastings and northings about the map that are nothing else.
    private func planeRange(about map: Envelope) -> Envelope? {
        let box = map.grown(by: max(map.maxX - map.minX, map.maxY - map.minY))
        guard box.maxX < box.minY || box.maxY < box.minX else { return nil }
        for (x, y) in [(box.minX, box.minY), (box.minX, box.maxY), (box.maxX, box.minY), (box.maxX, box.maxY)] {
            let place = Coordinate(x: x.rounded(), y: y.rounded())
            let text = "\(FixedDecimal.text(place.x, places: 0)),\(FixedDecimal.text(place.y, places: 0))"
            guard let read = try? WrittenCoordinate.parse(text, crs: crs), read == place else { return nil }
        }
        return box
    }

    /// From the system of the places to the degrees of the index, and to the plane where that is asked as well.
    ///
    /// - Parameter mover: from that system to the plane: it passes WGS 84, and so PROJ is opened once.
    func carriers<Reader>(_ places: PlainPlaces<Reader>, _ mover: Mover) throws(FileError) -> PlaceCarriers {
        let plane = query.map.meta.workingCRS
        do throws(ProjectionError) {
            var carriers = PlaceCarriers()
            if let system = places.system { carriers.toDegrees = system == plane ? try Mover(from: system, to: .wgs84) : mover }
            // What is written in the plane is taken as it is, as the slow way does.
            if places.wishes != nil, crs.definitionText != plane.definitionText { carriers.toPlane = try Mover(from: .wgs84, to: plane) }
            return carriers
        } catch { throw Self.fileError(error) }
    }
}
