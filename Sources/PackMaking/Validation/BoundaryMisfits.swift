import FeatureIO
import Geometry
import StrictJSON
import Wording
import ZoningLaw
import ZoningModel

/// Surveyed boundary lines that do not fit the centre lines of their row (reading W1a), in words.
extension Inspection {
    func misfit(_ misfit: BoundarySurvey.Misfit) -> Diagnostic {
        let (code, what, fix) = words(of: misfit.kind)
        let isDoubt =
            switch misfit.kind {
            case .opening, .outsideLand, .unused: true
            case .rowWithoutLine, .farAway, .wrongSide, .crossing, .doubled, .missing: false
            }
        return Diagnostic(
            code: code, severity: isDoubt ? .warning : .error, file: file(misfit.layer), feature: misfit.feature,
            coordinate: written(misfit.place), what: what, fix: fix)
    }

    private func words(of kind: BoundarySurvey.Misfit.Kind) -> (code: MakingFault, what: Phrase, fix: Phrase) {
        func text(_ metres: Double) -> String { FixedDecimal.text(metres, places: 1) }
        switch kind {
        case .rowWithoutLine:
            return (
                .boundaryRow, "the row has boundary lines, and no centre line above ground in the layer roads",
                "Draw its centre line, or check the row"
            )
        case .farAway:
            return (
                .boundaryFar, "nothing of it lies beside a centre line of its row, within 100 m", "Check the row, and where it is drawn"
            )
        case .wrongSide:
            return (
                .boundarySide, "the boundary line lies on the other hand of its row",
                "Give the other side: left and right are seen along the centre line as it is drawn"
            )
        case .crossing:
            return (
                .boundaryCrossing, "the boundary line crosses the centre line of its row",
                "Draw each side for itself, and move the centre line between them"
            )
        case .doubled(let metres):
            return (
                .boundaryDoubled, "two boundary lines of one side lie beside each other over \(text(metres)) m",
                "Keep the outer one: the edge of the outermost lane"
            )
        case .missing(let side):
            return (
                .boundaryMissing,
                side == .left
                    ? "left_m is missing, and no boundary line was surveyed on the left"
                    : "right_m is missing, and no boundary line was surveyed on the right",
                "Give the metres from the centre line to the boundary line, or draw it in road_land or road_edges"
            )
        case .opening(let side, let metres):
            return (
                .boundaryOpening,
                side == .left
                    ? "on the left there is no boundary line over \(text(metres)) m, and so no band"
                    : "on the right there is no boundary line over \(text(metres)) m, and so no band",
                "Draw it there, if it is no opening; or cut the section where the survey ends, and give the rest left_m and right_m"
            )
        case .outsideLand(let metres):
            return (
                .boundaryOutside, "the centre line runs \(text(metres)) m outside the land of its row",
                "Draw the land as far as the row goes, or move the centre line into it"
            )
        case .unused(let metres):
            return (
                .boundaryPart, "only \(text(metres)) m of the section were surveyed, less than the half: its left_m or right_m is used",
                "Cut the section where the survey ends"
            )
        }
    }
}
