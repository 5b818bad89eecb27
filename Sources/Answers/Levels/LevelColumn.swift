import FeatureIO
import Wording

/// What is known of one measurement, by the name of the option or column that says it.
public enum LevelColumn: String, Sendable, CaseIterable {
    case level, background, quantity, standard
    case zoneClass = "class"
    case x, y, period, time, date, indoor, room
    case structureBorne = "structure_borne"

    /// The headers that a table may have for it, upper and lower case alike.
    var headers: [String] {
        switch self {
        case .level: ["level", "leq", "声级", "测量值"]
        case .background: ["background", "背景", "背景值"]
        case .quantity: ["quantity", "评价量"]
        case .standard: ["standard", "标准"]
        case .zoneClass: ["class", "类别"]
        // These are found as those of places are.
        case .x, .y: []
        case .period: ["period", "时段"]
        case .time: ["time", "时间"]
        case .date: ["date", "日期"]
        case .indoor: ["indoor", "室内"]
        case .room: ["room", "房间"]
        case .structureBorne: ["structure_borne", "structure-borne", "结构传播"]
        }
    }
}

extension LevelColumn {
    /// Which column of a table says what; a table without levels is refused.
    ///
    /// - Parameter hasPlaces: whether the coordinates are asked for: where they are not, two pairs of them do no harm.
    static func layout(
        of header: [String], coordinates: CoordinateColumns, hasPlaces: Bool, path: String
    ) throws(FileError) -> [LevelColumn: Int] {
        var columns: [LevelColumn: Int] = [:]
        for column in allCases {
            let found = CoordinateColumns.columns(column.headers, of: header)
            guard found.count < 2 else {
                throw FileError(
                    code: FileFault.csvColumnTwice, path: path,
                    what: "more than one column says the \(column.rawValue): \(Phrase.list(found.map { header[$0] }))",
                    fix: "Rename all but one, or leave them out", kind: .badData)
            }
            columns[column] = found.first
        }
        let found: (x: Int?, y: Int?)
        do throws(PlaceFault) { found = try coordinates.found(in: header) } catch {
            guard !hasPlaces, coordinates.x == nil, coordinates.y == nil else { throw error.file(path) }
            found = (nil, nil)
        }
        columns[.x] = found.x
        columns[.y] = found.y
        // A name that was given must be there; the usual ones need not.
        let missing = [found.x == nil ? coordinates.x : nil, found.y == nil ? coordinates.y : nil].compactMap { $0 }
        guard missing.isEmpty else { throw CoordinateColumns.missing(missing, header: header, path: path) }
        if columns[.level] == nil {
            throw FileError(
                code: AnswerFault.csvLevel, path: path, what: "there is no column level; the header is \(CSVTable.list(header))",
                fix: "Give the measured levels in a column level", kind: .badData)
        }
        return columns
    }
}

/// Why a measurement cannot be judged: what was said wrongly, and how to say it.
package struct LevelFault: Error, Sendable, Hashable {
    /// Nil where no single one is at fault.
    package let column: LevelColumn?
    /// Which fault it is: a case of its room's list.
    package let fault: AnyFaultCode
    /// The stable name of the fault, for scripts: `ring-open`.
    package var code: String { fault.code }
    /// What is wrong, as a sentence without its full stop.
    package let what: Phrase
    /// How to mend it, as a sentence without its full stop.
    package let fix: Phrase

    init(_ column: LevelColumn?, _ code: some FaultCode, _ what: Phrase, _ fix: Phrase) {
        self.column = column
        fault = AnyFaultCode(code)
        self.what = what
        self.fix = fix
    }

    /// What is wrong, and how to mend it.
    var advice: Phrase { "\(what). \(fix)" }
}
