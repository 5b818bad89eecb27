import Geometry
import Wording
import ZoningModel

/// Why a valid parcel was not laid over the map.
public enum ParcelError: Error, Sendable {
    case geometry(GeometryError)
    /// Its outline crosses lines of the map oftener than is walked.
    case tooManyCrossings(most: Int)
    /// GEOS would have to cut it, and takes too long for so many vertices.
    case tooManyVertices(Int, most: Int)

    /// The name that scripts know it by: `geometry-invalid`, `too-many-crossings` or `too-many-vertices`.
    public var fault: ShapeFault {
        switch self {
        case .geometry: .geometryInvalid
        case .tooManyCrossings: .tooManyCrossings
        case .tooManyVertices: .tooManyVertices
        }
    }

    /// What is wrong, as a sentence without its full stop.
    public var what: Phrase {
        switch self {
        case .geometry(let error): "the parcel cannot be laid over the map: \(error)"
        case .tooManyCrossings(let most): "the outline crosses lines of the map more than \(most) times"
        case .tooManyVertices(let count, let most): "the parcel has \(count) vertices, and with more than \(most) it is not cut into pieces"
        }
    }

    /// How to mend it, as a sentence without its full stop.
    public var fix: Phrase {
        switch self {
        case .geometry: "Simplify its outline; if that does not help, report this with the parcel"
        case .tooManyCrossings: "Simplify its outline, or cut the parcel into several"
        case .tooManyVertices: "Simplify its outline, or ask for its shares and sides alone: --format text, json, ndjson or csv"
        }
    }
}
