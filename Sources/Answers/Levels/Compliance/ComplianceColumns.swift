import FeatureIO
import Regulation
import Wording

/// Which columns of a table of levels say the point and the hour.
struct ComplianceColumns {
    let point: Int?
    let hour: Int?

    private static let points = ["point", "station", "site", "测点", "点位", "监测点", "监测点位", "点位名称", "测点名称", "站点", "name", "id"]
    private static let hours = ["hour", "小时", "时", "时段小时"]

    init(_ header: [String]) {
        point = Self.points.lazy.compactMap { CoordinateColumns.columns([$0], of: header).first }.first
        hour = CoordinateColumns.columns(Self.hours, of: header).first
    }

    /// What a row calls its point: the column of points, else its coordinates, else nothing.
    func point(_ row: CSVRow, _ layout: [LevelColumn: Int]) -> String {
        if let point { return row[point].withoutSpaceAround }
        guard let x = layout[.x], let y = layout[.y] else { return "" }
        return "\(row[x].withoutSpaceAround),\(row[y].withoutSpaceAround)"
    }
}
