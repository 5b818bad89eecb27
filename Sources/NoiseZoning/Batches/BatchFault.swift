import Wording

/// What may be wrong with a list of packs, and with the making of their maps.
public enum BatchFault: String, CaseIterable, FaultCode {
    /// Another run works in the folder of the maps.
    case batchBusy = "batch-busy"
    /// The list names no pack.
    case batchEmpty = "batch-empty"
    /// The map of a pack cannot have this name.
    case batchName = "batch-name"
    /// A line of the list is no path.
    case batchPath = "batch-path"
    /// Two lines of the list name one pack, or one map.
    case batchTwice = "batch-twice"
    /// The pack was changed while its map was drawn.
    case packChanged = "pack-changed"
    /// The program that drew a map was ended, or stopped.
    case programEnded = "program-ended"
    /// The program that drew a map needed more memory than it may have.
    case programMemory = "program-memory"
    /// Maps of a list were not made.
    case mapsNotMade = "maps-not-made"
}
