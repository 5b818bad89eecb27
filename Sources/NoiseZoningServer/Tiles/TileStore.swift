import FeatureIO
import VectorTiles
import Wording
import ZoningFiles
import ZoningModel

/// The tiles of a map: made when they are asked for, and kept as far as there is room.
///
/// Nothing is made before the first question, so that a server starts as fast without it. Tiles are drawn beside the store, many at once; what
/// neighbours share is drawn once for a sheet of them, since who asks for a tile asks for those about it next.
actor TileStore {
    private enum Sheet: Weighed {
        case drawn(TileSheet)
        /// Too large to be kept, or crowded somewhere: each of its tiles is drawn by itself.
        case apart

        var bytes: Int { if case .drawn(let sheet) = self { sheet.bytes } else { 0 } }
    }

    /// Room for sheets: all of those of a district, zoom 8 to 18, take some 10 MB.
    static let sheetBytes = 32 << 20

    private let map: ZoneMap
    private var drawing: Task<Result<MapTiles, Problem>, Never>?
    private var cache: TileCache<TileRequest, [UInt8]>
    private var sheets: TileCache<SheetAddress, Sheet>
    /// Those that are being drawn.
    private var open: [SheetAddress: Task<Sheet, Never>] = [:]
    private let heaviestSheet: Int

    /// - Parameter bytes: of tiles that are kept ready.
    init(_ map: ZoneMap, bytes: Int, sheetBytes: Int = sheetBytes) {
        self.map = map
        cache = TileCache(bytes: bytes)
        sheets = TileCache(bytes: sheetBytes)
        heaviestSheet = sheetBytes / 4
    }

    /// The layers made ready to be drawn, at the first question.
    func tiles() async throws(Problem) -> MapTiles {
        let task =
            drawing
            ?? Task { [map] in
                do throws(BuildError) { return .success(try map.tiles(levels: MapTiles.servedLevels)) } catch { return .failure(.failed) }
            }
        drawing = task
        return try await task.value.get()
    }

    /// A tile of MVT in gzip; empty where nothing lies within its sides.
    nonisolated func tile(_ request: TileRequest) async throws(Problem) -> [UInt8] {
        if let known = await known(request) { return known }
        let set = try await tiles().set
        let bytes: [UInt8]?
        switch await sheet(SheetAddress(of: request.address), of: set) {
        case .drawn(let sheet): bytes = sheet.tile(request.address, layers: request.layers.chosen)
        case .apart:
            do throws(CrowdedLevel) { bytes = try set.tile(request.address, layers: request.layers.chosen) } catch {
                let fault = error.diagnostic
                throw Problem(422, fault.fault, fault.what, fix: "Ask for the tiles of another zoom")
            }
        }
        let packed = bytes.map { Packed.gzip($0) } ?? []
        await keep(packed, for: request)
        return packed
    }

    private func sheet(_ address: SheetAddress, of set: TileSet) async -> Sheet {
        if let known = sheets.answer(to: address) { return known }
        let task =
            open[address]
            ?? Task { [heaviestSheet] in
                guard let sheet = try? set.sheet(address), sheet.bytes <= heaviestSheet else { return .apart }
                return .drawn(sheet)
            }
        open[address] = task
        let sheet = await task.value
        if open.removeValue(forKey: address) != nil { sheets.keep(sheet, for: address) }
        return sheet
    }

    private func known(_ request: TileRequest) -> [UInt8]? { cache.answer(to: request) }
    private func keep(_ tile: [UInt8], for request: TileRequest) { cache.keep(tile, for: request) }
}
