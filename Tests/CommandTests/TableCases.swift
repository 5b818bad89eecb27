/// Rows of the tables of tests about tables: a file, what is asked of it, and what the small pack answers.
protocol TableCases {}

extension TableCases {
    static func query(_ text: String, _ more: String..., file: String = "p.csv") -> (arguments: [String], files: [String: String]) {
        (["query", "--input", file, "--crs", "wgs84", "--pack", "small", "--date", "2026-11-20"] + more, [file: text])
    }

    static func check(_ text: String, _ more: String...) -> (arguments: [String], files: [String: String]) {
        (["check", "--input", "l.csv", "--standard", "gb3096", "--date", "2026-11-20"] + more, ["l.csv": text])
    }

    static func parcel(_ text: String, _ more: String..., file: String = "p.csv") -> (arguments: [String], files: [String: String]) {
        (["parcel", file, "--pack", "small", "--date", "2026-11-20"] + more, [file: text])
    }

    static func row(
        _ what: String, _ asked: (arguments: [String], files: [String: String]), _ code: Int32 = 0, out: [String] = [], err: [String] = []
    ) -> CommandCase {
        CommandCase(what: what, arguments: asked.arguments, files: asked.files, code: code, out: out, err: err)
    }

    static var added: String { "nz_status,nz_class,nz_day,nz_night,nz_zone,nz_on_boundary" }
    static var answer: String { "inside,2,60,50,201,false" }
    static var square: String { "\"POLYGON((116.502 39.797,116.503 39.797,116.503 39.798,116.502 39.798,116.502 39.797))\"" }
    static var ring: String { "[[[116.502,39.797],[116.503,39.797],[116.503,39.798],[116.502,39.798],[116.502,39.797]]]" }
}
