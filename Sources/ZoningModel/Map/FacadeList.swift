import Geometry
import Regulation
import Scratch

/// The façades of a map in their order, some 60 bytes each: what many of them have in common is held once. Those of a city wait on the disk
/// (`ScratchArray`).
public struct FacadeList: RandomAccessCollection, Sendable, Equatable {
    private struct FacadeRow {
        let (fromX, fromY, toX, toY): (Double, Double, Double, Double)
        let building: Int32
        let answer: Int32
        let segment: Int32
        let piece: Int32
        /// 0: not known (reading B3).
        let lowest: Int32
        let highest: Int32
    }

    private struct FacadeBuilding {
        let id: String
        let storeyHeight: Double?
    }

    private var rows = ScratchArray<FacadeRow>()
    /// A building whose façades stand together is held once.
    private var owners: [FacadeBuilding] = []
    private var answers: [Facade.Answer] = []
    private var numbers: [Facade.Answer: Int32] = [:]

    /// An empty list: a map without buildings.
    package init() {}

    /// The façades in the order given, which for a map is by building, wall, piece and storey. Linear in them.
    package init(_ facades: some Sequence<Facade>) {
        for facade in facades { append(facade) }
    }

    /// Always 0.
    public var startIndex: Int { 0 }
    /// The number of façades.
    public var endIndex: Int { rows.count }

    /// The façade put together from its row; O(1). Precondition: 0 ≤ `position` < `endIndex`.
    public subscript(position: Int) -> Facade {
        let row = rows[position]
        let owner = owners[Int(row.building)]
        return Facade(
            building: owner.id, segment: Int(row.segment), piece: Int(row.piece),
            storeys: row.lowest > 0 ? Int(row.lowest)...Int(row.highest) : nil, storeyHeight: owner.storeyHeight,
            answer: answers[Int(row.answer)],
            from: Coordinate(x: row.fromX, y: row.fromY), to: Coordinate(x: row.toX, y: row.toY))
    }

    /// Adds a façade at the end; O(1) on average. Façades of one building share its record where they follow each other.
    package mutating func append(_ facade: Facade) {
        if owners.last.map({ $0.id != facade.building || $0.storeyHeight != facade.storeyHeight }) ?? true {
            owners.append(FacadeBuilding(id: facade.building, storeyHeight: facade.storeyHeight))
        }
        var answer = Int32(answers.count)
        if let known = numbers[facade.answer] {
            answer = known
        } else {
            numbers[facade.answer] = answer
            answers.append(facade.answer)
        }
        rows.append(
            FacadeRow(
                fromX: facade.from.x, fromY: facade.from.y, toX: facade.to.x, toY: facade.to.y, building: Int32(owners.count - 1),
                answer: answer, segment: Int32(facade.segment), piece: Int32(facade.piece), lowest: Int32(facade.storeys?.lowerBound ?? 0),
                highest: Int32(facade.storeys?.upperBound ?? 0))
        )
    }

    /// Façades that are looked at before the memory of a city is let go again.
    package static let breath = 1 << 14

    /// Lets go of the memory of a city; nothing of it changes. For the end of a piece of work.
    package func rest() { rows.rest() }

    public static func == (a: FacadeList, b: FacadeList) -> Bool { a.elementsEqual(b) }
}
