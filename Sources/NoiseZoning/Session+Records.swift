import Answers
import FeatureIO
import Geometry
import Wording
import ZoningModel

extension Session {
    /// A table of places as one document of records: an index, then a sheet a row. At most 500 rows, else `record-rows`.
    ///
    /// Time: the whole map once, then a question and a picture a row.
    ///
    /// - Parameters:
    ///   - places: what answers the table (``places(in:columns:extras:accuracy:unwanted:)``).
    ///   - showsConverted: whether places given in GCJ-02 or BD-09 may be told in WGS 84.
    public func records(
        of path: String, by places: BulkQuery, encoding: TextEncoding = .utf8, showsConverted: Bool = false, language: Language = .en
    ) throws(Failure) -> [UInt8] {
        let hash = try hash()
        // What the closure meets (a place that PROJ cannot tell in WGS 84) is told as itself.
        var met: Failure?
        do throws(FileError) {
            return try places.records(of: path, encoding: encoding, hash: hash, language: language) {
                (text, written, place, finding) throws(FileError) in
                var question = PlaceQuestion(text, crs: places.system, at: written)
                (question.showsConverted, question.isRecorded) = (showsConverted, true)
                do throws(Failure) { return try reply(question, at: place, finding, places.asked, hash: hash).report(language) } catch {
                    met = error
                    throw FileError.empty(path)
                }
            }
        } catch { throw met ?? Failure(error) }
    }
}

extension LevelSession {
    /// A table of levels as one document of records: an index, then a sheet a row. At most 500 rows, else `record-rows`.
    ///
    /// - Parameters:
    ///   - levels: what answers the table (``table(columns:language:unwanted:)``).
    ///   - notes: point and instrument, where no column says them.
    public func records(
        of path: String, by levels: LevelTable, encoding: TextEncoding = .utf8, notes: LevelReportNotes = LevelReportNotes()
    ) throws(Failure) -> [UInt8] {
        let asked = try asked()
        do throws(FileError) { return try levels.records(of: path, encoding: encoding, map: asked, notes: notes) } catch {
            throw Failure(error)
        }
    }

    /// What a table of levels comes to as a page, in UTF-8.
    public func record(of compliance: ComplianceAnswer) throws(Failure) -> [UInt8] {
        ComplianceReport(compliance, map: try asked()).html()
    }

    /// The map that is asked for classes, with its hash.
    private func asked() throws(Failure) -> (meta: MapMeta, hash: String?)? {
        try map.map { (map) throws(Failure) in (map.meta, try map.hash()) }
    }
}
