/// A Gauss-Krüger grid of one of China's three datums, as surveys name it in words.
package struct NationalGrid: Sendable, Hashable {
    /// The datum of the grid.
    package enum Datum: Sendable, Hashable {
        case cgcs2000, of1980, of1954

        /// By the year that every name of it has: 2000国家大地坐标系, 1980西安坐标系, 54坐标系; nil where none of them stands in the text.
        package init?(named text: String) {
            if text.contains("2000") {
                self = .cgcs2000
            } else if text.contains("80") {
                self = .of1980
            } else if text.contains("54") {
                self = .of1954
            } else {
                return nil
            }
        }
    }

    private let datum: Datum
    private let grid: GaussKruger
    private let isPrefixed: Bool

    /// Nil where there is no such zone: 13 to 23 are 6° wide, 25 to 45 are 3°.
    ///
    /// - Parameter isPrefixed: whether the number of the zone stands in front of eastings.
    package init?(datum: Datum, zone: Int, isPrefixed: Bool) {
        guard let grid = GaussKruger(prefix: zone) else { return nil }
        (self.datum, self.grid, self.isPrefixed) = (datum, grid, isPrefixed)
    }

    /// Degrees: 3 or 6.
    package var zoneWidth: Int { grid.zoneWidth }

    /// The name in EPSG's register, whose entries of the three datums run alike: 6° zones with number and without, 3° zones the same.
    package var identifier: String {
        let step = (grid.centralMeridian - 75) / grid.zoneWidth
        let isWide = grid.zoneWidth == 6
        let first =
            switch datum {
            case .cgcs2000: isWide ? (isPrefixed ? 4491 : 4502) : isPrefixed ? 4513 : 4534
            case .of1980: isWide ? (isPrefixed ? 2327 : 2338) : isPrefixed ? 2349 : 2370
            case .of1954: isWide ? (isPrefixed ? 21413 : 21453) : isPrefixed ? 2401 : 2422
            }
        return "EPSG:\(first + step)"
    }
}

extension CoordinateReferenceSystem {
    /// The number of the zone of a Gauss-Krüger grid of CGCS2000, and whether it stands in front of eastings; nil for other systems.
    package var nationalZone: (number: Int, isPrefixed: Bool)? {
        guard case .gaussKruger(let grid) = definition else { return nil }
        return (grid.zone, grid.prefix != nil)
    }
}
