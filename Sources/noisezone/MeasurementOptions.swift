import ArgumentParser
import FeatureIO
import NoiseZoning
import Regulation

extension DayPeriod: ExpressibleByArgument {}
extension MeasuredQuantity: ExpressibleByArgument {}
extension MeasuringPlace.Room: ExpressibleByArgument {}

/// One measurement, or what is common to all of a file.
struct MeasurementOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The measured level.", valueName: "dB(A)"))
    var level: String?

    @Option(help: ArgumentHelp("The background: the level without the source.", valueName: "dB(A)"))
    var background: String?

    @Option(help: "What was measured; default leq.")
    var quantity: MeasuredQuantity?

    @Option(help: ArgumentHelp("The standard: gb3096, gb12348, gb22337 or gb12523.", valueName: "key"))
    var standard: String?

    @Option(
        name: .customLong("class"), help: ArgumentHelp("The class of the land; at a boundary, of the land outside.", valueName: "class"))
    var zoneClass: String?

    @Option(help: "The period of the day; or give --time.")
    var period: DayPeriod?

    @Flag(help: "Measured indoors, as the boundary is less than 1 m from a noise-sensitive building.")
    var indoor = false

    @Flag(help: "Measured indoors, noise borne by the structure of the building.")
    var structureBorne = false

    @Option(help: "With --structure-borne: a for sleep (bedrooms, wards), b for work by day (offices, classrooms).")
    var room: MeasuringPlace.Room?

    func validate() throws {
        if room != nil, !structureBorne { throw ValidationError("--room goes with --structure-borne.") }
    }

    /// By column, as a table would say it.
    var texts: [LevelColumn: String] {
        var texts: [LevelColumn: String] = [:]
        texts[.level] = level
        texts[.background] = background
        texts[.quantity] = quantity?.rawValue
        texts[.standard] = standard
        texts[.zoneClass] = zoneClass
        texts[.period] = period?.rawValue
        texts[.indoor] = indoor ? "true" : nil
        texts[.structureBorne] = structureBorne ? "true" : nil
        texts[.room] = room?.rawValue
        return texts
    }
}

/// Many levels in, many verdicts out.
struct LevelTableOptions: ParsableArguments {
    @Option(help: ArgumentHelp("A CSV file of measured levels, or - for stdin.", valueName: "file"))
    var input: String?

    @Option(name: .shortAndLong, help: ArgumentHelp("Where the verdicts go; default stdout.", valueName: "file"))
    var output = "-"

    @Option(help: ArgumentHelp("The column of the longitude or easting.", valueName: "column"))
    var x: String?

    @Option(help: ArgumentHelp("The column of the latitude or northing.", valueName: "column"))
    var y: String?

    @Option(help: ArgumentHelp("The encoding of the file: utf-8 or gbk.", valueName: "name"))
    var encoding = "utf-8"

    @Flag(help: "Replace the output if it exists.")
    var overwrite = false

    func validate() throws {
        if TextEncoding(encoding) == nil { throw ValidationError("--encoding: \(encoding) is not known; give utf-8 or gbk.") }
    }

    func judge(
        _ path: String, check: MeasuredLevelCheck, reader: LevelReader, beforehand: LevelFields, failOn: Set<String>, language: Language
    ) throws {
        let rows = LevelRowReader(reader, beforehand: beforehand, x: x, y: y)
        let table = LevelTable(
            check, reader: rows, encoding: TextEncoding(encoding) ?? .utf8, language: language, unwanted: failOn)
        let counts: LevelTable.Counts
        do throws(FileError) {
            let file = try FileOutput(output, overwrite: overwrite)
            counts = try table.csv(path) { (bytes) throws(FileError) in
                try file.write(bytes)
            } onFault: { fault in
                Terminal.note("error \(path) line \(fault.line): \(fault.what). \(fault.fix) [row]")
            }
            try file.commit()
        } catch { throw Failure.exit(error) }
        if counts.faults > 0 {
            throw Failure.exit(.badData, "\(counts.faults) of \(counts.rows) rows could not be judged; they have the verdict error")
        }
        let verdict: LevelVerdict = counts.exceeded > 0 ? .exceeds : counts.undecided > 0 ? .undecided : .pass
        if let code = Failure.code(verdict, isUnwanted: counts.unwanted > 0) { throw code }
    }
}

extension Failure {
    /// 1 for a limit exceeded or an unwanted class, 2 for undecided; nil where all is well.
    static func code(_ verdict: LevelVerdict, isUnwanted: Bool) -> ExitCode? {
        if verdict == .exceeds || isUnwanted { return ExitCode(Code.checkFailed.rawValue) }
        return verdict == .undecided ? ExitCode(Code.undecided.rawValue) : nil
    }

    /// What was typed is wrong; a place or time that cannot be read is bad data, as for `query`.
    static func exit(_ fault: LevelFault) -> ExitCode {
        let code: Code = fault.column == .x ? .badData : .usage
        let option =
            fault.column.map { $0 == .x ? "--at: " : "--\($0.rawValue.map { $0 == "_" ? "-" : $0 }.map(String.init).joined()): " } ?? ""
        return exit(code, "error: \(option)\(fault.what). \(fault.fix) [\(fault.code)]")
    }
}
