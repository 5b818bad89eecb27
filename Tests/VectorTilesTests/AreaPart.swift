import Geometry

@testable import VectorTiles

/// One part of an area in a tile: its exterior and its holes, closed.
struct AreaPart: Equatable {
    let area: Int
    var rings: [[LatticePoint]]

    static func all(of drawing: AreaDrawing) -> [AreaPart] {
        var parts: [AreaPart] = []
        for ring in drawing.rings {
            let vertices = Array(drawing.points[ring.vertices])
            if ring.isHole {
                parts[parts.count - 1].rings.append(vertices)
            } else {
                parts.append(AreaPart(area: ring.area, rings: [vertices]))
            }
        }
        return parts
    }
}

extension TileAreas {
    /// Those of a tile that is drawn by itself.
    func parts(in tile: TileAddress) throws -> [AreaPart] {
        let sheet = try sheet(level: tile.level, columns: tile.column...tile.column, rows: tile.row...tile.row)
        return AreaPart.all(of: sheet.drawing(of: tile))
    }
}
