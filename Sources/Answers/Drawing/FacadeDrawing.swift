import Geometry
import Regulation
import Wording
import ZoningModel

/// The walls of buildings in a picture of a map: thick and dark where any storey is in a band, thin elsewhere.
struct FacadeDrawing {
    let facades: FacadeList
    let frame: MapFrame

    private static let wall: Markup = "stroke=\"#333333\" stroke-width=\"0.8\""
    private static let loud: Markup = "stroke=\"#a50026\" stroke-width=\"2.4\""

    /// Nothing where there are no façades.
    func lines() -> Markup {
        if facades.isEmpty { return "" }
        let inBand = facades.filter { $0.answer.row != nil }
        return path(facades, Self.wall) + (inBand.isEmpty ? "" : path(inBand, Self.loud))
    }

    /// Pieces of several storeys lie one over the other: each is drawn once.
    private func path(_ facades: some Sequence<Facade>, _ stroke: Markup) -> Markup {
        var drawn: Set<Markup> = []
        let data = facades.map { frame.path(line: [$0.from, $0.to]) }.filter { drawn.insert($0).inserted }.joined()
        return "<path fill=\"none\" \(stroke) d=\"\(data)\"/>\n"
    }

    static func legend(_ language: Language, x: Double, y: Double) -> Markup {
        let words = ("façade with a storey in a band" as Phrase).text(in: language)
        return "<path d=\"M\(x) \(y)h20\" \(loud)/>\n" + SVG.text(words, x: x + 28, y: y + 4)
    }
}
