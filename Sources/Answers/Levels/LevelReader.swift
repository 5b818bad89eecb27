import FeatureIO
import Geometry
import LevelChecks
import Projection
import Regulation
import ZoneQueries
import ZoningFiles
import ZoningModel

/// From what is written of a measurement to a question: with the standards, the hours, and a map that tells the class of a place.
///
/// Holds a PROJ handle where there is a map, so it stays in its task.
package struct LevelReader {
    /// A map to ask, and the reference system that places are written in.
    package struct Places: Sendable {
        let query: PlaceQuery
        let crs: CoordinateReferenceSystem
        /// How well places are known (reading A1); nil where nothing was said.
        let accuracy: PlaceAccuracy?
        /// Whether nobody named the system, and it was taken as WGS 84.
        package var isSystemTaken = false

        /// Places in `crs`, asked of the map of `query`; `accuracy` is that of every place (reading A1).
        package init(_ query: PlaceQuery, crs: CoordinateReferenceSystem, accuracy: PlaceAccuracy? = nil) {
            self.query = query
            self.crs = crs
            self.accuracy = accuracy
        }
    }

    let check: MeasuredLevelCheck
    private let places: Places?
    private let mover: Mover?

    /// Throws where PROJ knows no way from the system of the places to that of the map.
    package init(_ check: MeasuredLevelCheck, places: Places? = nil) throws(ProjectionError) {
        self.check = check
        self.places = places
        if let places { mover = try Mover(from: places.crs, to: places.query.map.meta.workingCRS) } else { mover = nil }
    }

    /// One measurement; `at` is its place as it is written, where it is not in the fields.
    package func question(_ fields: LevelFields, at text: String? = nil) throws(LevelFault) -> LevelQuestion {
        let hasMap = places != nil
        var question = try fields.question(book: check.book, hours: check.ruleset.hours, hasMap: hasMap) {
            (fields, date) throws(LevelFault) in
            let written = text == nil ? try fields.place() : nil
            guard let text = text ?? written else { return nil }
            guard let places, let mover else {
                throw LevelFault(
                    .x, AnswerFault.crsMissing, "a place is given, and no reference system", "Give the reference system with --crs")
            }
            return try places.land(at: text, isTyped: written == nil, on: date, mover)
        }
        // A class that was given decides; a place that cannot be read is not asked for then.
        if question.land.place == nil, let places, let mover, let text = try? fields.place() {
            question.land.onMap = (try? places.land(at: text, isTyped: false, on: question.date, mover))?.limitsClass
        }
        return question
    }
}

extension LevelReader.Places {
    /// The class at a place as it is written: `116.5,39.8`; where it is typed and no row of a table, it may be a link.
    fileprivate func land(at text: String, isTyped: Bool, on date: CivilDate, _ mover: Mover) throws(LevelFault) -> LandClass {
        guard query.map.meta.validity.contains(date) else {
            throw LevelFault(.date, AnswerFault.mapDate, "the map does not hold on \(date)", "Ask with --date \(date) on its own")
        }
        var (place, crs, link) = (Coordinate(x: 0, y: 0), crs, nil as PlaceLink?)
        do throws(CoordinateError) {
            if isTyped {
                let written = try WrittenPlace.parse(text, crs: crs)
                (place, crs, link) = (written.place, written.crs, written.link)
            } else {
                place = try WrittenCoordinate.parse(text, crs: crs)
            }
        } catch { throw LevelFault(.x, error.cause, "“\(text)”: \(error.what)", error.fix) }
        do throws(ProjectionError) {
            // Baidu's metres where Baidu's degrees were named: the link is right.
            let mover = crs == self.crs ? mover : try Mover(from: crs, to: query.map.meta.workingCRS)
            let finding = query.finding(at: try mover.moved(place), accuracy: accuracy)
            return LandClass(text: text, crs: crs, isSystemTaken: isSystemTaken && link == nil, link: link, finding: finding)
        } catch { throw LevelFault(.x, error.code, error.what, error.fix) }
    }
}

extension LevelFields {
    /// The coordinates as one text; nil unless both are written.
    fileprivate func place() throws(LevelFault) -> String? {
        guard let x = self[.x], let y = self[.y] else { return nil }
        do throws(PlaceFault) { try BulkQuery.check((x, y)) } catch { throw LevelFault(.x, error.fault, error.what, error.fix) }
        return "\(x),\(y)"
    }
}

/// A finding with what a person or a program must know around it: everything that the answer to one `check` says.
public struct LevelAnswer: Sendable {
    /// The verdict, and the figures and clauses it rests on.
    public let finding: LevelFinding
    /// The check that made the finding, with its standards and rules.
    package let check: MeasuredLevelCheck
    /// The map that was asked for the class, with its hash (for JSON, which names it); nil where the class was given.
    package let map: (meta: MapMeta, hash: String?)?
    /// The limit at the time of measuring and the next one; nil where only the period is known.
    package let now: Now?

    /// Derives `now` from the time of the question, where it has one.
    package init(finding: LevelFinding, check: MeasuredLevelCheck, map: (meta: MapMeta, hash: String?)? = nil) {
        self.finding = finding
        self.check = check
        self.map = map
        let question = finding.question
        now = question.time.map { time in
            Now(time, hours: check.ruleset.hours) { period, date in
                try? check.book.limit(
                    question.standard, zone: question.land.limitsClass, period: period, quantity: question.quantity, place: question.place,
                    on: date)?.value
            }
        }
    }
}
