/// A block of nodes, ways and relations in OpenStreetMap's binary form (osmformat.proto, PrimitiveBlock).
struct OSMBlock {
    private let bytes: [UInt8]
    /// Of the texts of the block.
    private var texts: [Range<Int>] = []
    /// Their numbers in the data, once they were needed; -1 before.
    private var words: [Int32] = []
    /// Billionths of a degree a step, and of the corner from which steps are counted.
    private var (step, cornerLon, cornerLat): (Int64, Int64, Int64) = (100, 0, 0)

    private typealias Tags = [(key: Int32, value: Int32)]

    private init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Linear in the bytes.
    static func read(_ bytes: [UInt8], into data: inout OSMData) throws(Protobuf.Fault) {
        var block = OSMBlock(bytes)
        var groups: [Range<Int>] = []
        var message = Protobuf(bytes, 0..<bytes.count)
        while let (field, value) = try message.next() {
            switch (field, value) {
            case (1, .bytes(let range)): try block.readTexts(range)
            case (2, .bytes(let range)): groups.append(range)
            case (17, .number(let number)): block.step = Int64(truncatingIfNeeded: number)
            case (19, .number(let number)): block.cornerLat = Int64(bitPattern: number)
            case (20, .number(let number)): block.cornerLon = Int64(bitPattern: number)
            default: break
            }
        }
        // The settings may stand behind the groups.
        for group in groups { try block.readGroup(group, into: &data) }
    }

    private mutating func readTexts(_ range: Range<Int>) throws(Protobuf.Fault) {
        var message = Protobuf(bytes, range)
        while let (field, value) = try message.next() { if field == 1, let text = value.range { texts.append(text) } }
        words = [Int32](repeating: -1, count: texts.count)
    }

    private mutating func readGroup(_ range: Range<Int>, into data: inout OSMData) throws(Protobuf.Fault) {
        var group = Protobuf(bytes, range)
        while let (field, value) = try group.next() {
            guard let range = value.range else { continue }
            switch field {
            case 1: try readNode(range, into: &data)
            case 2: try readDense(range, into: &data)
            case 3: try readWay(range, into: &data)
            case 4: try readRelation(range, into: &data)
            default: break
            }
        }
    }

    private mutating func word(_ number: UInt64, _ data: inout OSMData) throws(Protobuf.Fault) -> Int32 {
        guard let index = Int(exactly: number), index < texts.count else { throw Protobuf.Fault() }
        if words[index] < 0 { words[index] = data.word(String(decoding: bytes[texts[index]], as: UTF8.self)) }
        return words[index]
    }

    /// Nil for no place on earth, as a node is given that is not in the file.
    private func place(_ lon: Int64, _ lat: Int64) -> OSMNodes.Place? {
        let (nanoLon, overLon) = lon.multipliedReportingOverflow(by: step)
        let (nanoLat, overLat) = lat.multipliedReportingOverflow(by: step)
        guard !overLon, !overLat else { return nil }
        return OSMNodes.Place(nanoLon: nanoLon &+ cornerLon, nanoLat: nanoLat &+ cornerLat)
    }

    /// Keys and values of equal number.
    private mutating func tags(_ keys: Range<Int>?, _ values: Range<Int>?, _ data: inout OSMData) throws(Protobuf.Fault) -> Tags {
        guard let keys, let values else { return [] }
        var (keyList, valueList) = (Protobuf(bytes, keys), Protobuf(bytes, values))
        var tags: Tags = []
        while !keyList.isAtEnd { tags.append((try word(keyList.varint(), &data), try word(valueList.varint(), &data))) }
        return tags
    }

    private mutating func readNode(_ range: Range<Int>, into data: inout OSMData) throws(Protobuf.Fault) {
        var node = Protobuf(bytes, range)
        var (id, lon, lat): (Int64, Int64, Int64) = (0, 0, 0)
        var (keys, values): (Range<Int>?, Range<Int>?)
        while let (field, value) = try node.next() {
            switch (field, value) {
            case (1, .number(let number)): id = Protobuf.signed(number)
            case (2, .bytes(let range)): keys = range
            case (3, .bytes(let range)): values = range
            case (8, .number(let number)): lat = Protobuf.signed(number)
            case (9, .number(let number)): lon = Protobuf.signed(number)
            default: break
            }
        }
        guard let place = place(lon, lat) else { throw Protobuf.Fault() }
        data.addNode(id, place, try tags(keys, values, &data))
    }

    /// Nodes as lists: ids and places as differences, keys and values of all in one list, a zero behind each node.
    private mutating func readDense(_ range: Range<Int>, into data: inout OSMData) throws(Protobuf.Fault) {
        var dense = Protobuf(bytes, range)
        let none = Protobuf(bytes, 0..<0)
        var (ids, lats, lons, tagList) = (none, none, none, none)
        while let (field, value) = try dense.next() {
            guard let range = value.range else { continue }
            switch field {
            case 1: ids = Protobuf(bytes, range)
            case 8: lats = Protobuf(bytes, range)
            case 9: lons = Protobuf(bytes, range)
            case 10: tagList = Protobuf(bytes, range)
            default: break
            }
        }
        var (id, lon, lat): (Int64, Int64, Int64) = (0, 0, 0)
        while !ids.isAtEnd {
            id &+= try ids.signed()
            lon &+= try lons.signed()
            lat &+= try lats.signed()
            var tags: Tags = []
            while !tagList.isAtEnd {
                let key = try tagList.varint()
                if key == 0 { break }
                tags.append((try word(key, &data), try word(tagList.varint(), &data)))
            }
            guard let place = place(lon, lat) else { throw Protobuf.Fault() }
            data.addNode(id, place, tags)
        }
    }

    private mutating func readWay(_ range: Range<Int>, into data: inout OSMData) throws(Protobuf.Fault) {
        var way = Protobuf(bytes, range)
        var id: Int64 = 0
        var (keys, values, refs, lats, lons): (Range<Int>?, Range<Int>?, Range<Int>?, Range<Int>?, Range<Int>?)
        while let (field, value) = try way.next() {
            switch (field, value) {
            case (1, .number(let number)): id = Int64(bitPattern: number)
            case (2, .bytes(let range)): keys = range
            case (3, .bytes(let range)): values = range
            case (8, .bytes(let range)): refs = range
            case (9, .bytes(let range)): lats = range
            case (10, .bytes(let range)): lons = range
            default: break
            }
        }
        let nodes = try differences(refs)
        // Where ways have their places (osmium add-locations-to-ways), the nodes may stand nowhere else.
        if let lats, let lons {
            let (lats, lons) = (try differences(lats), try differences(lons))
            guard lats.count == nodes.count, lons.count == nodes.count else { throw Protobuf.Fault() }
            for (index, node) in nodes.enumerated() { if let place = place(lons[index], lats[index]) { data.addNode(node, place) } }
        }
        data.addWay(id, nodes, try tags(keys, values, &data))
    }

    /// A list of numbers, each given by its difference to the one before.
    private func differences(_ range: Range<Int>?) throws(Protobuf.Fault) -> [Int64] {
        guard let range else { return [] }
        var list = Protobuf(bytes, range)
        var (numbers, last): ([Int64], Int64) = ([], 0)
        while !list.isAtEnd {
            last &+= try list.signed()
            numbers.append(last)
        }
        return numbers
    }

    private mutating func readRelation(_ range: Range<Int>, into data: inout OSMData) throws(Protobuf.Fault) {
        var relation = Protobuf(bytes, range)
        var id: Int64 = 0
        var (keys, values, roles, ids, kinds): (Range<Int>?, Range<Int>?, Range<Int>?, Range<Int>?, Range<Int>?)
        while let (field, value) = try relation.next() {
            switch (field, value) {
            case (1, .number(let number)): id = Int64(bitPattern: number)
            case (2, .bytes(let range)): keys = range
            case (3, .bytes(let range)): values = range
            case (8, .bytes(let range)): roles = range
            case (9, .bytes(let range)): ids = range
            case (10, .bytes(let range)): kinds = range
            default: break
            }
        }
        var members: [OSMData.Member] = []
        if let roles, let kinds {
            var (roleList, kindList) = (Protobuf(bytes, roles), Protobuf(bytes, kinds))
            for member in try differences(ids) {
                guard let number = UInt8(exactly: try kindList.varint()), let kind = OSMData.Member.Kind(rawValue: number) else {
                    throw Protobuf.Fault()
                }
                members.append(OSMData.Member(kind: kind, id: member, role: try word(roleList.varint(), &data)))
            }
        }
        data.addRelation(id, members, try tags(keys, values, &data))
    }
}
