import StrictJSON
import Wording

/// The text in which land bureaus hand corners to each other: `[属性描述]` with one `name=value` a line, `[地块坐标]`, and for every plot a
/// line that ends in `@` with its number of corners, hectares, number, name …, then a line a corner: name, ring, X (north), Y (east).
struct ExchangeText {
    let lines: [CornerLine]
    let file: String

    /// Whether a text is one: by a block in brackets, or by a line that ends in `@`.
    static func isOne(_ lines: [CornerLine]) -> Bool { lines.contains { isBlock($0) || isHead($0) } }

    private static func isBlock(_ line: CornerLine) -> Bool {
        line.fields.count == 1 && line.fields[0].hasPrefix("[") && line.fields[0].hasSuffix("]")
    }

    private static func isHead(_ line: CornerLine) -> Bool { line.fields.last?.hasSuffix("@") == true }

    func list() -> CornerList {
        var list = CornerList()
        // The format has X, the northing, first.
        list.axes = .northFirst
        var (ring, isEnded, declared) = (0, true, Int?.none)
        for line in lines {
            if Self.isBlock(line) { continue }
            if Self.isHead(line) {
                check(list.plots.last, declared, &list.diagnostics)
                declared = CornerLine.count(line.fields[0])
                list.plots.append(plot(line))
                (ring, isEnded) = (0, true)
            } else if list.plots.isEmpty, take(line, into: &list.grid) {
                continue
            } else {
                do throws(Diagnostic) {
                    guard line.fields.count == 4, let number = CornerLine.count(line.fields[1]), !list.plots.isEmpty else {
                        throw line.fault(
                            CornerFault.cornerLine, file, "the line is no corner of a plot",
                            "Write name, ring, X (north) and Y (east), such as J1,1,4405000.123,39512345.678, behind the line of the plot that ends in @"
                        )
                    }
                    let corner = try line.corner(label: line.fields[0], line.fields[2], line.fields[3], file: file)
                    if number != ring { (ring, isEnded) = (number, true) }
                    list.plots[list.plots.count - 1].add(corner, isEnded: &isEnded)
                } catch { list.diagnostics.append(error) }
            }
        }
        check(list.plots.last, declared, &list.diagnostics)
        return list
    }

    /// `5,1.2500,1,name,面,sheet,use,code,@`
    private func plot(_ line: CornerLine) -> ListedPlot {
        var plot = ListedPlot(line: line.number)
        var fields = line.fields
        if let last = fields.popLast(), last != "@" { fields.append(String(last.dropLast())) }
        let names = ["corners", "area_ha", "number", "name", "kind", "sheet", "use", "code"]
        for (name, value) in zip(names, fields) where !value.isEmpty && name != "corners" && name != "kind" {
            plot.properties.append(JSONMember(name: name, value: .string(value)))
        }
        if fields.count > 1, let hectares = CornerLine.number(fields[1]), hectares > 0 { plot.declaredArea = hectares * 10_000 }
        plot.name = [3, 2].lazy.filter { $0 < fields.count }.map { fields[$0] }.first { !$0.isEmpty }
        return plot
    }

    /// A line of the block of attributes; false for anything else.
    private func take(_ line: CornerLine, into grid: inout ListedGrid) -> Bool {
        guard let sign = line.fields[0].firstIndex(of: "=") else { return false }
        let value = String(line.fields[0][line.fields[0].index(after: sign)...])
        switch line.fields[0][..<sign] {
        case "坐标系": grid.datum = value.isEmpty ? nil : value
        case "几度分带": grid.zoneWidth = CornerLine.count(value)
        case "带号": grid.zone = CornerLine.count(value)
        default: break
        }
        return true
    }

    /// The head counts the corners, the closing ones as well.
    private func check(_ plot: ListedPlot?, _ declared: Int?, _ diagnostics: inout [Diagnostic]) {
        guard let plot, let declared else { return }
        let found = plot.rings.reduce(0) { $0 + $1.corners.count }
        let closing = plot.rings.count { $0.closure != .understood }
        guard declared != found, declared != found + closing else { return }
        diagnostics.append(
            Diagnostic(
                code: CornerFault.cornerCount, severity: .warning, file: file, feature: plot.name, line: plot.line,
                what: "the line says \(declared) corners, and \(found + closing) follow", fix: "Check that no corner is missing"))
    }
}
