import FeatureIO
import Geometry
import StrictJSON
import ZoningModel

/// The boundary lines that were surveyed beside a section (reading W1a): features of the layer `lines` that follow it, one a run, with the part
/// `left` or `right`, and `left_opening` or `right_opening` across what is too wide to be part of the line.
extension TransportLine {
    var surveyedFeatures: [Feature] {
        func features(_ line: BoundaryLine, _ side: RoadEdge.Hand) -> [Feature] {
            (line.surveyed?.runs ?? []).map { run in
                let part = run.isOpening ? side.rawValue + Self.openingPart : side.rawValue
                return Feature(
                    shape: .multiLineString([LineString(run.places)]),
                    properties: [("part", part), ("row", row), ("name", name)].map { JSONMember(name: $0.0, value: .string($0.1)) })
            }
        }
        return features(leftLine, .left) + features(rightLine, .right)
    }

    private static let openingPart = "_opening"

    /// Takes in a run that follows the section; any other feature is left.
    mutating func takeSurveyed(_ feature: Feature) {
        guard case .string(let part)? = feature.property("part"), let places = feature.shape?.lines.first?.coordinates else { return }
        let isOpening = part.hasSuffix(Self.openingPart)
        let name = isOpening ? String(part.dropLast(Self.openingPart.count)) : part
        guard let side = RoadEdge.Hand(rawValue: name), feature.property("row") == .string(row) else { return }
        func with(_ line: BoundaryLine) -> BoundaryLine {
            let farthest = places.reduce(line.farthest) { farthest, place in
                max(farthest, zip(course, course.dropFirst()).reduce(.infinity) { min($0, place.distance(toSegment: $1.0, $1.1)) })
            }
            let runs = (line.surveyed?.runs ?? []) + [SurveyedLine.Polyline(places, isOpening: isOpening)]
            return .surveyed(SurveyedLine(runs: runs, farthest: farthest))
        }
        switch side {
        case .left: leftLine = with(leftLine)
        case .right: rightLine = with(rightLine)
        }
    }
}

extension Feature {
    /// A section without an offset on one side or both.
    var isSurveyedSection: Bool {
        property("part") == .string("centre") && [property("left_m"), property("right_m")].contains { $0 == nil || $0 == .null }
    }
}
