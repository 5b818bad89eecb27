import StrictJSON
import Wording

/// A table of corners: name, and two numbers; a header may say which points north, and columns may hold ring and plot.
struct CornerTable {
    let lines: [CornerLine]
    let file: String

    /// What a column holds.
    private enum CornerColumn: Hashable { case label, north, east, x, y, ring, plot }

    func list() -> CornerList {
        var list = CornerList()
        let header = lines.first.flatMap(Self.header)
        if let header { list.axes = Self.axes(header) }
        var (plot, ring, isEnded) = (String?.none, String?.none, true)
        for line in lines.dropFirst(header == nil ? 0 : 1) {
            do throws(Diagnostic) {
                let row = if let header { try read(line, header) } else { try read(line) }
                if list.plots.isEmpty || row.plot != plot {
                    list.plots.append(ListedPlot(name: row.plot.flatMap { $0.isEmpty ? nil : $0 }, line: line.number))
                    (plot, ring, isEnded) = (row.plot, row.ring, true)
                }
                if row.ring != ring { (ring, isEnded) = (row.ring, true) }
                list.plots[list.plots.count - 1].add(row.corner, isEnded: &isEnded)
            } catch { list.diagnostics.append(error) }
        }
        return list
    }

    private typealias ReadRow = (corner: ListedCorner, ring: String?, plot: String?)

    private func read(_ line: CornerLine, _ columns: [CornerColumn: Int]) throws(Diagnostic) -> ReadRow {
        func field(_ column: CornerColumn) -> String? { columns[column].flatMap { $0 < line.fields.count ? line.fields[$0] : nil } }
        // Of the two the one that stands first, so that what is written first is `first`.
        guard let places = Self.pair(columns), let first = field(places.first), let second = field(places.second) else {
            throw line.fault(
                CornerFault.cornerLine, file, "the line has fewer fields than the header", "Complete it, or delete it")
        }
        return (try line.corner(label: field(.label) ?? "", first, second, file: file), field(.ring), field(.plot))
    }

    /// Without a header: `name X Y`, `name,ring,X,Y`, `X,Y`, and what stands behind, such as the length of the side.
    private func read(_ line: CornerLine) throws(Diagnostic) -> ReadRow {
        let fields = line.fields
        if fields.count == 2 { return (try line.corner(label: "", fields[0], fields[1], file: file), nil, nil) }
        guard fields.count > 2 else {
            throw line.fault(
                CornerFault.cornerLine, file, "the line is no corner",
                "Write name, X (north) and Y (east), such as J1,4405000.123,39512345.678")
        }
        let hasRing = fields.count > 3 && CornerLine.count(fields[1]) != nil
        let at = hasRing ? 2 : 1
        return (try line.corner(label: fields[0], fields[at], fields[at + 1], file: file), hasRing ? fields[1] : nil, nil)
    }

    /// The columns of a line that is a header; nil where it is a corner already.
    private static func header(_ line: CornerLine) -> [CornerColumn: Int]? {
        var columns: [CornerColumn: Int] = [:]
        for (place, name) in line.fields.enumerated() {
            guard let column = column(name), columns[column] == nil else { continue }
            columns[column] = place
        }
        return pair(columns) == nil ? nil : columns
    }

    private static func pair(_ columns: [CornerColumn: Int]) -> (first: CornerColumn, second: CornerColumn)? {
        for (a, b) in [(CornerColumn.north, CornerColumn.east), (.x, .y)] {
            guard let p = columns[a], let q = columns[b] else { continue }
            return p < q ? (a, b) : (b, a)
        }
        return nil
    }

    private static func axes(_ columns: [CornerColumn: Int]) -> CornerList.Axes? {
        switch pair(columns)?.first {
        case .north: .northFirst
        case .east: .eastFirst
        default: nil
        }
    }

    private static func column(_ name: String) -> CornerColumn? {
        let plain = name.lowercased()
        // What stands in brackets is a unit, unless it says the direction.
        let word = plain.prefix { $0 != "(" && $0 != "（" && $0 != "[" }.filter { !$0.isWhitespace && $0 != "_" && $0 != "-" }
        let norths = ["北", "纵", "縱", "north", "纬度", "緯度", "latitude"]
        let easts = ["东", "東", "横", "east", "经度", "經度", "longitude"]
        if norths.contains(where: plain.contains) || ["n", "lat"].contains(word) { return .north }
        if easts.contains(where: plain.contains) || ["e", "lon", "lng"].contains(word) { return .east }
        switch word {
        case "x", "x坐标", "x坐標", "坐标x", "xcoordinate": return .x
        case "y", "y坐标", "y坐標", "坐标y", "ycoordinate": return .y
        case "圈号", "圈號", "环", "環", "ring": return .ring
        case "地块", "地块号", "地块编号", "地块名称", "宗地", "宗地号", "园区", "plot", "parcel", "area", "park": return .plot
        case "点号", "點號", "界址点", "界址点号", "点名", "名称", "编号", "序号", "no", "no.", "point", "corner", "name", "id", "number": return .label
        default: return nil
        }
    }
}
