import Wording

/// Reads OpenStreetMap's own XML, as its site, Overpass, JOSM and osmium write it.
struct OSMXML {
    private var scanner: XMLScanner
    private var data = OSMData()

    private init(_ bytes: [UInt8]) { scanner = XMLScanner(bytes) }

    /// Linear in the bytes.
    static func read(_ bytes: [UInt8]) throws(OSMFault) -> OSMData {
        var reader = OSMXML(bytes)
        do throws(XMLScanner.Fault) { try reader.read() } catch {
            let line = 1 + bytes[..<min(error.offset, bytes.count)].count(where: { $0 == 0x0A })
            throw error.offset >= bytes.count
                ? .damaged("the XML ends too early (line \(line))") : .damaged("the XML cannot be read at line \(line)")
        }
        if reader.data.isTooLong { throw .tooLong }
        return reader.data
    }

    /// Whether a text is such XML, as far as its beginning tells.
    static func recognises(_ bytes: [UInt8]) -> Bool { String(decoding: bytes.prefix(4096), as: UTF8.self).contains("<osm") }

    private mutating func read() throws(XMLScanner.Fault) {
        guard try scanner.next() == .begin("osm") else { throw XMLScanner.Fault(offset: 0) }
        while let piece = try scanner.next() {
            guard !data.isTooLong else { return }
            switch piece {
            case .begin("node"): try object(.node)
            case .begin("way"): try object(.way)
            case .begin("relation"): try object(.relation)
            case .begin("remark"): data.remark = String(try scanner.text().prefix(200))
            case .begin, .end: break
            }
        }
    }

    /// An object up to its end; one that is marked as deleted is none.
    private mutating func object(_ kind: OSMData.Member.Kind) throws(XMLScanner.Fault) {
        let start = scanner.at
        let depth = scanner.depth
        guard let id = try scanner.number("id") else { throw XMLScanner.Fault(offset: start) }
        let (visible, action) = (try scanner.attribute("visible"), try scanner.attribute("action"))
        let place = try place()
        var tags: [(key: Int32, value: Int32)] = []
        var references: [Int64] = []
        var members: [OSMData.Member] = []
        while scanner.depth >= depth, let piece = try scanner.next() {
            switch piece {
            case .begin("tag"):
                guard let key = try scanner.attribute("k"), let value = try scanner.attribute("v") else {
                    throw XMLScanner.Fault(offset: scanner.at)
                }
                tags.append((data.word(key), data.word(value)))
            case .begin("nd") where kind == .way:
                guard let node = try scanner.number("ref") else { throw XMLScanner.Fault(offset: scanner.at) }
                references.append(node)
                // `out geom` of Overpass: the places stand here, and the nodes nowhere.
                if let place = try self.place() { data.addNode(node, place) }
            case .begin("member") where kind == .relation:
                guard let member = try member() else { throw XMLScanner.Fault(offset: scanner.at) }
                members.append(member)
            case .begin, .end: break
            }
        }
        guard visible != "false", action != "delete" else { return }
        switch kind {
        case .node: if let place { data.addNode(id, place, tags) }
        case .way: data.addWay(id, references, tags)
        case .relation: data.addRelation(id, members, tags)
        }
    }

    /// Nil where the element has no place; a place that is none on earth is a fault.
    private func place() throws(XMLScanner.Fault) -> OSMNodes.Place? {
        guard let lon = try scanner.degrees("lon"), let lat = try scanner.degrees("lat") else { return nil }
        guard let place = OSMNodes.Place(lon: lon, lat: lat) else { throw XMLScanner.Fault(offset: scanner.at) }
        return place
    }

    private mutating func member() throws(XMLScanner.Fault) -> OSMData.Member? {
        guard let id = try scanner.number("ref") else { return nil }
        let kind: OSMData.Member.Kind
        switch try scanner.attribute("type") {
        case "node": kind = .node
        case "way": kind = .way
        case "relation": kind = .relation
        default: return nil
        }
        return OSMData.Member(kind: kind, id: id, role: data.word(try scanner.attribute("role") ?? ""))
    }
}
