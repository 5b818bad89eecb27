import Geometry
import StrictJSON
import Wording
import ZoneQueries

/// Whether maps that lie side by side meet, as a report: `validate --seams`.
public struct BorderReport: Sendable {
    /// The maps, as they were named.
    package let maps: [String]
    /// Pairs that have a border in common, or nearly.
    package let fits: [BorderFit]
    /// Metres.
    package let tolerance: Double

    package init(maps: [String], fits: [BorderFit], tolerance: Double) {
        (self.maps, self.fits, self.tolerance) = (maps, fits, tolerance)
    }

    /// How many places there are where two maps do not meet.
    public var misfits: Int { fits.reduce(0) { $0 + $1.gaps.count + $1.overlaps.count } }

    /// A line for each gap, overlap and ending band, and the counts.
    public func text(_ language: Language) -> ShownText {
        var lines: [String] = []
        for fit in fits {
            let names = "\(fit.first) | \(fit.second): "
            for gap in fit.gaps { lines.append(names + language("a gap of \(Self.words(gap))")) }
            for overlap in fit.overlaps { lines.append(names + language("an overlap of \(Self.words(overlap))")) }
            for band in fit.endings {
                let rows = band.rows.joined(separator: ", ")
                lines.append(
                    names
                        + language(
                            "the band of \(rows) in \(band.of) ends at the border over \(Self.metres(band.metres)) m, about \(Self.place(band.place)), and \(band.missing) has the same class beside it: name the neighbour in its pack.json"
                        ))
            }
        }
        let (common, thin) = (fits.reduce(0) { $0 + $1.common }, fits.reduce(0) { $0 + $1.thin })
        let gaps = fits.reduce(0) { $0 + $1.gaps.count }
        lines.append(
            language(
                "\(maps.count) maps, \(fits.count) borders in common, \(Self.metres(common / 1000)) km: \(gaps) gaps, \(misfits - gaps) overlaps; \(FixedDecimal.text(thin, places: 2)) m² are no wider than \(Self.metres(tolerance)) m"
            ))
        return ShownText(lines: lines)
    }

    private static func words(_ misfit: BorderFit.Misfit) -> Phrase {
        "\(FixedDecimal.text(misfit.area, places: 2)) m², \(metres(misfit.width)) m wide, at \(place(misfit.place))"
    }

    private static func metres(_ metres: Double) -> String { FixedDecimal.text(metres, places: 2) }

    private static func place(_ place: Coordinate) -> String {
        "\(FixedDecimal.text(place.x, places: 7)),\(FixedDecimal.text(place.y, places: 7))"
    }

    /// The same as `noisezone.borders/1`.
    public func json() -> String {
        var writer = JSONWriter(.pretty)
        writer.object { writer in
            writer.member("schema", "noisezone.borders/1")
            writer.member("maps", maps)
            writer.member("tolerance_m", tolerance, places: 3, trimmed: true)
            writer.key("borders")
            writer.array { writer in for fit in fits { Self.write(fit, to: &writer) } }
        }
        writer.newline()
        return writer.text
    }

    private static func write(_ fit: BorderFit, to writer: inout JSONWriter) {
        func place(_ place: Coordinate, _ writer: inout JSONWriter) {
            writer.member("lon", place.x, places: 7)
            writer.member("lat", place.y, places: 7)
        }
        writer.object { writer in
            writer.member("first", fit.first)
            writer.member("second", fit.second)
            writer.member("common_m", fit.common, places: 3)
            writer.member("thin_m2", fit.thin, places: 4)
            for (name, misfits) in [("gaps", fit.gaps), ("overlaps", fit.overlaps)] {
                writer.key(name)
                writer.array { writer in
                    for misfit in misfits {
                        writer.object(inline: true) { writer in
                            writer.member("area_m2", misfit.area, places: 4)
                            writer.member("width_m", misfit.width, places: 3)
                            place(misfit.place, &writer)
                        }
                    }
                }
            }
            writer.key("ending_bands")
            writer.array { writer in
                for band in fit.endings {
                    writer.object(inline: true) { writer in
                        writer.member("in", band.of)
                        writer.member("missing_in", band.missing)
                        writer.member("rows", band.rows)
                        writer.member("length_m", band.metres, places: 3)
                        place(band.place, &writer)
                    }
                }
            }
        }
    }
}
