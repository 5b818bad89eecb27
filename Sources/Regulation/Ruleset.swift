import StrictJSON
import Wording

/// The rules of one place as data: everything the law says, with its clauses, and how its open points are read.
///
/// The file is read strictly (``init(json:file:)``): an unknown name, a name twice, a date that is not in the calendar, a reference that leads nowhere, or a
/// gap is an error with line, column and path. Nothing of the law stands in Swift.
public struct Ruleset: Sendable {
    /// `beijing-etown-2025`
    public let id: String
    /// Short name for headings.
    public let title: Text
    /// The document that lays the rules down, with its dates and its scope.
    public let document: Document
    /// When it is day and when night, and the offset of the clock (一, T1).
    public let hours: Hours
    /// In the order of the document.
    public let classes: [ClassRule]
    /// The strictest first (Z2).
    package let strictness: [ZoneClass]
    /// The reading behind ``strictness``, `Z2`; nil where the ruleset names none.
    package let strictnessReading: String?
    /// Which class wins where bands overlap (二(四)5, R3).
    package let precedence: PrecedenceRule
    /// Every kind of line, those without a band included; at least one, no key twice.
    package let sources: [SourceRule]
    /// The distances that bound the bands, in metres (二(四)1 表1).
    package let distances: DistanceTable
    /// From which line the bands are measured, by kind of edge and kind of line (二(四)4, W1–W3); at least one.
    package let edges: [EdgeRule]
    /// How a band ends where rail goes underground (二(四)1 末段, W8).
    package let portals: PortalRule
    /// Which railways have the limits of class 4b, and what their yards are (二(四)1, R6, R7).
    package let railways: RailwayRule
    /// What holds for the railways that are not new (R5).
    package let existingRailway: ExistingRailwayRule
    /// When and how buildings cut a band back (二(四)2–3, B1–B9).
    package let buildings: BuildingRule
    /// Housing that takes the limits of another class (四.1, Z1); nil where the ruleset has no such rule.
    package let housingRule: HousingRule?
    /// The supplementary provisions, each with its reading if it needs one.
    package let supplementary: [Provision<Text>]
    /// The base zones in the order of the document (三); no number twice.
    public let zones: [ZoneEntry]
    /// In which order the lists of boundaries run.
    package let boundaryDirection: Text
    /// The heading of annex 1: 4a 类区适用的道路.
    package let roadsTitle: Text
    /// The rows of annex 1 in order, none left out.
    public let roads: [AnnexRoad]
    /// The heading of annex 2: 4a 类区适用的城市轨道交通(地面段)线路.
    package let railsTitle: Text
    /// The rows of annex 2 in order, none left out.
    public let rails: [AnnexRail]
    /// Lines with more than one name (N1, N3); the annexes use at least one name of each.
    package let aliases: [AliasGroup]
    /// Words at the end of a name that say what an end of a line is (W8, W9); the first that fits counts.
    package let endNotes: [EndNote]
    /// How near the map is to the exact figures (W10, Z2).
    package let tolerances: Tolerances
    /// How the open points are read, in the order of the file; at least one, no identifier twice.
    public let readings: [Interpretation]
    /// The switches as the ruleset sets them; a run may set them otherwise.
    public var switches: Interpretations
    /// Every clause in the order of the document, then the rows of the annexes.
    public let clauses: [Clause]
}

extension Ruleset {
    /// Reads a ruleset file; any fault is ``RegulationError/malformed(_:)``. `file` only appears in messages. O(bytes).
    package init(json: [UInt8], file: String) throws(RegulationError) {
        do throws(JSONError) {
            var object = try JSONDocument(json, file: file).object()
            self = try Ruleset.read(&object)
        } catch {
            throw .malformed(error)
        }
    }
}
