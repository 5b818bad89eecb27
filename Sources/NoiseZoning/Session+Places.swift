import Answers
import FeatureIO
import Geometry
import Projection
import Regulation
import Wording
import ZoneQueries
import ZoningFiles
import ZoningModel

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
        let place = try question.place(in: meta.workingCRS)
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
        if question.showsConverted || !question.crs.isShifted { answer.place = try question.place(in: .wgs84) }
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
}

extension Answer {
    /// How a script is told: a class that must not be, or no one answer; nil where one class holds and none is unwanted.
    public func failure(unwanted classes: Set<String>) -> Failure? {
        if finding.isIn(classes) { return Failure(.checkFailed) }
        return isDecided ? nil : Failure(.undecided)
    }
}
