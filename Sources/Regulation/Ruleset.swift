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
    public let document: Document
    public let hours: Hours
    /// In the order of the document.
    public let classes: [ClassRule]
    /// The strictest first (Z2).
    public let strictness: [ZoneClass]
    public let strictnessReading: String?
    public let precedence: PrecedenceRule
    public let sources: [SourceRule]
    public let distances: DistanceTable
    public let edges: [EdgeRule]
    public let portals: PortalRule
    public let railways: RailwayRule
    public let existingRailway: ExistingRailwayRule
    public let buildings: BuildingRule
    public let housingRule: HousingRule?
    /// The supplementary provisions, each with its reading if it needs one.
    public let supplementary: [Provision<Text>]
    public let zones: [ZoneEntry]
    /// In which order the lists of boundaries run.
    public let boundaryDirection: Text
    public let roadsTitle: Text
    public let roads: [AnnexRoad]
    public let railsTitle: Text
    public let rails: [AnnexRail]
    public let aliases: [AliasGroup]
    public let endNotes: [EndNote]
    public let tolerances: Tolerances
    public let readings: [Interpretation]
    /// The switches as the ruleset sets them; a run may set them otherwise.
    public var switches: Readings
    /// Every clause in the order of the document, then the rows of the annexes.
    public let clauses: [Clause]
}

extension Ruleset {
    /// Reads a ruleset file; any fault is ``RegulationError/malformed(_:)``. `file` only appears in messages. O(bytes).
    public init(json: [UInt8], file: String) throws(RegulationError) {
        do throws(JSONError) {
            var object = try JSONDocument(json, file: file).object()
            self = try Ruleset.read(&object)
        } catch {
            throw .malformed(error)
        }
    }
}
