import FeatureIO
import Regulation
import ZoningModel

/// The layers of boundary lines as surveyed (reading W1a).
extension LayerDecoding {
    mutating func roadLand(_ feature: Feature, file: String) -> RoadLand? {
        let ruleset = ruleset
        return decode(feature, file: file) { reader in
            let (row, polygons) = (reader.listedRoad(ruleset), reader.areas())
            let accuracy = reader.optionalMetres("accuracy_m", from: 0, to: FeatureAccuracies.most)
            guard let row, let polygons else { return nil }
            return RoadLand(row: row, accuracy: accuracy, polygons: polygons, ordinal: feature.ordinal)
        }
    }

    mutating func roadEdges(_ feature: Feature, file: String) -> [RoadEdge]? {
        let ruleset = ruleset
        return decode(feature, file: file) { reader in
            let (row, side) = (reader.listedRoad(ruleset), reader.choice("side", RoadEdge.Hand.self))
            let kind = reader.choice("edge_kind", oneOf: LayerColumn.edgeKinds(.roads, ruleset)).map { EdgeKind(rawValue: $0) }
            let accuracy = reader.optionalMetres("accuracy_m", from: 0, to: FeatureAccuracies.most)
            let lines = feature.shape?.lines ?? []
            if lines.isEmpty {
                reader.fault(
                    PackFault.geometryKind, "the geometry is \(feature.shape.map { "a \($0.kind)" } ?? "missing")",
                    fix: "Give the boundary line as a LineString or a MultiLineString")
            }
            guard let row, let side, let kind, !lines.isEmpty else { return nil }
            return lines.map { line in
                RoadEdge(row: row, side: side, edgeKind: kind, accuracy: accuracy, course: line.coordinates, ordinal: feature.ordinal)
            }
        }
    }
}

extension PropertyReader {
    /// The row of a road that an annex lists; where none need be listed, any.
    fileprivate mutating func listedRoad(_ ruleset: Ruleset) -> String? {
        guard let row = text("row") else { return nil }
        if ruleset.road(row) != nil || !ruleset.needsRows(.roads) { return row }
        fault(
            PackFault.rowUnknown, "row \"\(row)\" is in no annex of \(ruleset.id)",
            fix: "Give the row of the road that has this boundary line (\(ruleset.rowKeys(of: .roads))), or take it out")
        return nil
    }
}
