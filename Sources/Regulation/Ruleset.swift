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
    /// The periods of the day, and the offset of the clock (一, T1).
    public let hours: Hours
    /// The sets of limits over the same zones, at least one; the first is the one that answers lead with.
    public let limitSets: [LimitSet]
    /// In the order of the document.
    public let classes: [ClassRule]
    /// Colours by class for maps and pages, `#rrggbb`, in the order of legends; it may name classes that only related rules have.
    package let palette: [ClassColour]
    /// The classes that base zones may have, in the order of the document.
    public let baseClasses: [ZoneClass]
    /// The strictest first (Z2).
    package let strictness: [ZoneClass]
    /// The reading behind ``strictness``, `Z2`; nil where the ruleset names none.
    package let strictnessReading: String?
    /// Which outcome wins where several meet (二(四)5, R3).
    package let precedence: PrecedenceRule
    /// Every kind of line, those without a band included; at least one, no key twice.
    package let sources: [SourceRule]
    /// The distances that bound the bands, in metres (二(四)1 表1).
    package let distances: DistanceTable
    /// From which line the bands are measured, by kind of edge and kind of line (二(四)4, W1–W3); at least one.
    package let edges: [EdgeRule]
    /// How a band ends where rail goes underground (二(四)1 末段, W8); nil where the law is silent.
    package let portals: PortalRule?
    /// Which railways have the limits of their band's class, and what their yards are (二(四)1, R6, R7); nil where no rule is about railways.
    package let railways: RailwayRule?
    /// Areas with a class of their own, in the order of the document; often none.
    package let areas: [AreaRule]
    /// When and how buildings cut a band back (二(四)2–3, B1–B9); nil where they play no part.
    package let buildings: BuildingRule?
    /// Land of one use that takes the limits of another class (四.1, Z1); often none.
    package let limitOverrides: [LimitOverride]
    /// The supplementary provisions, each with its reading if it needs one.
    package let supplementary: [Provision<Text>]
    /// The base zones in the order of the document (三); no number twice. Empty where the document draws them on maps alone.
    public let zones: [ZoneEntry]
    /// The zone that holds what is in no other; nil where such land has no class (Z5).
    package let residual: ResidualZone?
    /// In which order the lists of boundaries run; nil where the document has none.
    package let boundaryDirection: Text?
    /// The annexes that list lines, in the order of the document.
    package let annexes: [Annex]
    /// The rows of the annexes of roads in order, none left out.
    public let roads: [AnnexRow]
    /// The rows of the annexes of rail lines in order, none left out.
    public let rails: [AnnexRow]
    /// Lines with more than one name (N1, N3); the annexes use at least one name of each.
    package let aliases: [AliasGroup]
    /// Words at the end of a name that say what an end of a line is (W8, W9); the first that fits counts.
    package let endNotes: [EndNote]
    /// How near the map is to the exact figures (W10, Z2).
    package let tolerances: Tolerances
    /// The standards that levels are held against where these rules apply, by key; empty where none of those at hand does.
    public let standards: [String]
    /// How the open points are read, in the order of the file; at least one, no identifier twice.
    public let readings: [Interpretation]
    /// The switches as the ruleset sets them; a run may set them otherwise.
    public var switches: Interpretations
    /// Every clause in the order of the document, then the rows of the annexes.
    public let clauses: [Clause]
}

/// The colour of a class on maps.
package struct ClassColour: Sendable, Hashable {
    package let zoneClass: ZoneClass
    /// 0 to 255 each.
    package let red: Int
    package let green: Int
    package let blue: Int

    package init(zoneClass: ZoneClass, red: Int, green: Int, blue: Int) {
        (self.zoneClass, self.red, self.green, self.blue) = (zoneClass, red, green, blue)
    }
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
