import Geometry

/// Holes that touch no exterior ring of their label, given to the smallest piece of it that contains them.
enum HolePlacing {
    static func place(_ holes: [(label: Int, ring: [LatticePoint])], in pieces: inout [LatticePiece]) {
        guard !holes.isEmpty else { return }
        var byLabel: [Int: [Int]] = [:]
        for (number, piece) in pieces.enumerated() { byLabel[piece.label, default: []].append(number) }
        var locators: [Int: (AreaLocator, Set<LatticePoint>, Int128)] = [:]
        for hole in holes {
            var home: (piece: Int, area: Int128)?
            for number in byLabel[hole.label] ?? [] {
                let (locator, corners, area) =
                    locators[number]
                    ?? {
                        let exterior = pieces[number].exterior
                        let made = (
                            AreaLocator([Polygon(exterior: exterior.map(Lattice.coordinate))]), Set(exterior), Lattice.doubleArea(exterior)
                        )
                        locators[number] = made
                        return made
                    }()
                // A corner that both share says nothing; a hole and the ring about it cannot share them all.
                guard let witness = hole.ring.first(where: { !corners.contains($0) }), locator.contains(Lattice.coordinate(witness)) else {
                    continue
                }
                if home == nil || area < home!.area { home = (number, area) }
            }
            guard let home else { preconditionFailure("a hole in no piece of its label") }
            pieces[home.piece].holes.append(hole.ring)
        }
    }
}
