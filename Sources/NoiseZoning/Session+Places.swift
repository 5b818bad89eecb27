import Answers
import FeatureIO
import Geometry
import Projection
import Regulation
import Wording
import ZoneQueries
import ZoningFiles
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

    /// The same of numbers that were read before.
    package init(_ text: String, crs: CoordinateReferenceSystem, at place: Coordinate) {
        self.text = text
        self.crs = crs
        self.place = place
        link = nil
    }
}

/// The answer to a question about a place, with what is said beside it.
public struct PlaceReply {
    /// Class, limits and reasons, with the question and the map that they come from.
    public let answer: Answer
    /// Where the place is outside: what may have been meant.
    public let hint: Diagnostic?
    let place: Coordinate
    let query: PlaceQuery

    /// The answer as a record: one HTML page with a map.
    public func record(_ language: Language) -> [UInt8] { report(language).html() }

    func report(_ language: Language) -> PlaceReport { PlaceReport(answer, at: place, query: query, language: language) }
}

extension Session {
    /// Which class and limits apply at a place, and why.
    ///
    /// Time: the pieces near the place; the façades of the map where one is asked about.
    public func answer(_ question: PlaceQuestion) throws(Failure) -> PlaceReply {
        let place = try moved(question.place, from: question.crs, to: meta.workingCRS)
        let (finding, query) = try finding(question, at: place)
        return try reply(question, at: place, finding, query, hash: question.namesMap || question.isRecorded ? try hash() : nil)
    }

    /// The finding with what is said around it.
    func reply(
        _ question: PlaceQuestion, at place: Coordinate, _ finding: Finding, _ query: PlaceQuery, hash: String?
    ) throws(Failure) -> PlaceReply {
        let now = moment ?? clock.local(ruleset.hours)
        var answer = Answer(
            text: question.text, crs: question.crs, finding: finding, date: scenario.date,
            period: ruleset.hours.period(hour: now.hour, minute: now.minute, in: finding.zoneClass), meta: meta, ruleset: ruleset,
            mapHash: hash)
        answer.isSystemTaken = question.isSystemTaken && question.link == nil
        answer.link = question.link
        answer.isAboutToday = isAboutToday
        answer.whyNot = question.whyNot.map { query.whyNot($0, at: place) }
        answer.now = moment.map { Now($0, finding: finding, ruleset: ruleset) }
        if question.showsConverted || !question.crs.isShifted { answer.place = try moved(question.place, from: question.crs, to: .wgs84) }
        answer.nearestLine = query.map.nearestLine(to: place)?.told(like: finding)
        if finding.status == .outside { answer.toDistrict = query.map.distanceToDistrict(from: place) }
        var hint: Diagnostic?
        if finding.status == .outside,
            let words = OutsideHint(written: question.place, crs: question.crs, place: place, query: query).words
        {
            hint = Diagnostic(code: SessionFault.placeOutside, severity: .note, what: words)
        }
        return PlaceReply(answer: answer, hint: hint, place: place, query: query)
    }

    /// The ground is asked of the map about the place; façades and the picture of a record are found in the whole map.
    private func finding(_ question: PlaceQuestion, at place: Coordinate) throws(Failure) -> (finding: Finding, query: PlaceQuery) {
        guard question.facade != nil || question.isRecorded || question.whyNot != nil else {
            return try finding(at: place, accuracy: question.accuracy)
        }
        let query = try query()
        guard let level = question.facade else { return (query.finding(at: place, accuracy: question.accuracy), query) }
        do throws(FacadeRefusal) { return (try query.finding(at: place, onFacade: level), query) } catch { throw Failure(error) }
    }

    private func moved(
        _ place: Coordinate, from source: CoordinateReferenceSystem, to target: CoordinateReferenceSystem
    ) throws(Failure) -> Coordinate {
        do throws(ProjectionError) { return try Transformation(from: source, to: target).transform(place) } catch { throw Failure(error) }
    }
}

extension Answer {
    /// How a script is told: a class that must not be, or no one answer; nil where one class holds and none is unwanted.
    public func failure(unwanted classes: Set<String>) -> Failure? {
        if finding.isIn(classes) { return Failure(.checkFailed) }
        return isDecided ? nil : Failure(.undecided)
    }
}
