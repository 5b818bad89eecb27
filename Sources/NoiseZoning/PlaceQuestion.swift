import Geometry
import Projection
import ZoneQueries
import ZoningModel

/// One place that is asked about.
public struct PlaceQuestion: Sendable {
    /// As typed.
    public let text: String
    /// The reference system of the place.
    public let crs: CoordinateReferenceSystem
    /// In `crs`.
    let place: Coordinate
    /// Whose link the place was taken from; nil for numbers.
    let link: PlaceLink?
    /// Whether nobody named the system, and it was taken as WGS 84.
    public var isSystemTaken = false
    /// How well the place is known (reading A1); nil where nothing was said.
    public var accuracy: PlaceAccuracy?
    /// The storey or height of a façade; nil for the ground.
    public var facade: PlaceQuery.FacadeLevel?
    /// Whether a place given in GCJ-02 or BD-09 may be told in WGS 84.
    public var showsConverted = false
    /// Whether the answer names the bytes of the map by their hash, as JSON and records do.
    public var namesMap = false
    /// The class that is asked why it does not hold (`--why-not`); nil where that is not asked.
    public var whyNot: ZoneClass?
    /// Whether a record is made of the answer: its picture needs the whole map.
    public var isRecorded = false

    /// Fails where the text is no place of the system: numbers, or a link as ``WrittenPlace`` reads it.
    public init(_ text: String, crs: CoordinateReferenceSystem) throws(Failure) {
        self.text = text
        let written: WrittenPlace
        do throws(CoordinateError) { written = try WrittenPlace.parse(text, crs: crs) } catch { throw Failure(error) }
        self.crs = written.crs
        place = written.place
        link = written.link
    }

    /// In another system.
    func place(in system: CoordinateReferenceSystem) throws(Failure) -> Coordinate {
        do throws(ProjectionError) { return try Transformation(from: crs, to: system).transform(place) } catch { throw Failure(error) }
    }

    /// The same of numbers that were read before.
    package init(_ text: String, crs: CoordinateReferenceSystem, at place: Coordinate) {
        self.text = text
        self.crs = crs
        self.place = place
        link = nil
    }
}
