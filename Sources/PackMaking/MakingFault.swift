import Wording

/// Doubts about a data pack, and what keeps lines from being traced.
public enum MakingFault: String, CaseIterable, FaultCode {
    /// An area is no wider than a millimetre.
    case areaCollapsed = "area-collapsed"
    /// More areas of a layer lie on each other than are worked out.
    case areasStacked = "areas-stacked"
    /// A boundary line crosses the centre line of its row.
    case boundaryCrossing = "boundary-crossing"
    /// Two boundary lines of one side lie beside each other.
    case boundaryDoubled = "boundary-doubled"
    /// A boundary line lies beside no centre line of its row.
    case boundaryFar = "boundary-far"
    /// A section has no boundary line on one side.
    case boundaryMissing = "boundary-missing"
    /// An opening is so wide that no boundary line runs across it.
    case boundaryOpening = "boundary-opening"
    /// A centre line runs outside the land of its row.
    case boundaryOutside = "boundary-outside"
    /// Less than the half of a section was surveyed.
    case boundaryPart = "boundary-part"
    /// A row has boundary lines and no centre line.
    case boundaryRow = "boundary-row"
    /// A boundary line lies on the other hand of its row.
    case boundarySide = "boundary-side"
    /// A building stands across a boundary line.
    case buildingOnBoundaryLine = "building-on-boundary-line"
    /// More buildings or walls lie on each other than are worked out.
    case buildingsCrowded = "buildings-crowded"
    /// Two buildings overlap.
    case buildingsOverlap = "buildings-overlap"
    /// Features of the district overlap.
    case districtOverlap = "district-overlap"
    /// Boundary lines are made from centre line and width only.
    case edgeApproximate = "edge-approximate"
    /// Both boundary lines lie on the centre line.
    case edgeZero = "edge-zero"
    /// The answer for a façade hangs on data that are doubtful.
    case frontageDoubtful = "frontage-doubtful"
    /// The data do not decide which building faces the line.
    case frontageUndecided = "frontage-undecided"
    /// A piece of a row is drawn twice.
    case lineDoubled = "line-doubled"
    /// A row is drawn shorter than the rules have it.
    case lineShort = "line-short"
    /// Vertices crowd so that no band can be made.
    case linesCrowded = "lines-crowded"
    /// Buildings of a neighbour, which are not read, may cut a band back.
    case neighbourBuildings = "neighbour-buildings"
    /// Everything of a neighbour is far away.
    case neighbourFar = "neighbour-far"
    /// Zones of a neighbour, which are not read, would set the width of a band.
    case neighbourWidth = "neighbour-width"
    /// The rules list nothing that could be traced.
    case nothingListed = "nothing-listed"
    /// A line is open, and its day of opening lies ahead.
    case openingAhead = "opening-ahead"
    /// A line is planned, and its day of opening is past.
    case openingPast = "opening-past"
    /// A line is planned, and nothing says when it opens.
    case openingUnknown = "opening-unknown"
    /// Features lie outside the district.
    case outsideDistrict = "outside-district"
    /// A section ends beside the one that it should meet.
    case sectionGap = "section-gap"
    /// A row goes on in the opposite direction, and its sides change places.
    case sidesExchanged = "sides-exchanged"
    /// The places of a source lie off by the same way everywhere, and no system explains it.
    case sourceShifted = "source-shifted"
    /// The places of a source lie off as those of another reference system do.
    case sourceSystem = "source-system"
    /// The storeys of a building are no number.
    case storeysUnread = "storeys-unread"
    /// A row of the rules could not be traced in the network.
    case traceUnresolved = "trace-unresolved"
    /// The area of a zone is not the published one.
    case zoneArea = "zone-area"
    /// The name of a zone is not the one of the rules.
    case zoneOtherName = "zone-other-name"
    /// A zone is smaller than the technical specification allows.
    case zoneSmall = "zone-small"
    /// The rules list no such zone.
    case zoneUnknown = "zone-unknown"
    /// A part of the district is in no zone.
    case zonesGap = "zones-gap"
    /// Zones of the rules are not in the layer.
    case zonesMissing = "zones-missing"
    /// Zones reach beyond the district.
    case zonesOutside = "zones-outside"
    /// Two zones overlap.
    case zonesOverlap = "zones-overlap"
}
