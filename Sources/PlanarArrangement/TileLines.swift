import Scratch

/// The lines of every tile that is to be drawn, in the order of the tiles; those of a city wait on the disk (`ScratchArray`).
@usableFromInline package struct TileLines: Sendable {
    /// Lines that one tile has waiting before they are laid aside together.
    private static let block = 256

    /// In blocks, each of one tile.
    private var blocks = ScratchArray<TileSegment>()
    private var tiles: [LinesOfTile] = []
    private var numbers: [Tile: Int] = [:]
    /// The tile that the last line went to: most often the next one goes there as well.
    private var last: (tile: Tile, number: Int)?
    /// What is to be drawn: tiles without a line among them.
    @usableFromInline private(set) var order: [Tile] = []

    /// No line.
    @usableFromInline init() {}

    private struct LinesOfTile {
        /// Where each of its full blocks begins.
        var starts: [Int] = []
        var rest: [TileSegment] = []
    }

    mutating func add(_ line: TileSegment, to tile: Tile) {
        let number = number(of: tile)
        tiles[number].rest.append(line)
        guard tiles[number].rest.count == Self.block else { return }
        tiles[number].starts.append(blocks.count)
        blocks.append(contentsOf: tiles[number].rest)
        tiles[number].rest.removeAll(keepingCapacity: true)
    }

    private mutating func number(of tile: Tile) -> Int {
        if let last, last.tile == tile { return last.number }
        let number = numbers[tile] ?? tiles.count
        if number == tiles.count {
            numbers[tile] = number
            tiles.append(LinesOfTile())
        }
        last = (tile, number)
        return number
    }

    mutating func draw(_ tile: Tile) { order.append(tile) }

    /// In the order in which they were added; none for a tile that no line enters.
    subscript(tile: Tile) -> [TileSegment] {
        guard let number = numbers[tile] else { return [] }
        let own = tiles[number]
        var lines: [TileSegment] = []
        lines.reserveCapacity(own.starts.count * Self.block + own.rest.count)
        for start in own.starts { for place in start..<start + Self.block { lines.append(blocks[place]) } }
        blocks.rest()
        return lines + own.rest
    }
}
