import FeatureIO
import Geometry
import Wording
import ZoningModel

extension ZoneMap {
    /// The same map, if all of it lies near together: else a vertex was changed since it was built.
    func withinReach(file: String) throws(MapReadError) -> ZoneMap {
        var box = Envelope()
        func add(_ places: [Coordinate], _ feature: String) throws(MapReadError) {
            for place in places {
                var grown = box
                grown.add(place)
                guard FarVertices.isInPlane(place), max(grown.width, grown.height) <= FarVertices.widest else {
                    throw .data([
                        Diagnostic(
                            code: MapFault.farVertex, file: file, feature: feature, coordinate: place,
                            what: "this vertex lies more than \(Int(FarVertices.widest / 1000)) km from others of the map",
                            fix: "The file was changed since it was built: build it again")
                    ])
                }
                box = grown
            }
        }
        for zone in zones { for ring in zone.polygon.rings { try add(ring, zone.id) } }
        for line in lines { try add(line.course, line.row) }
        for area in railwayLand + yards { for ring in area.polygons.flatMap(\.rings) { try add(ring, area.name) } }
        for facade in facades { try add([facade.from, facade.to], facade.building) }
        return self
    }
}
