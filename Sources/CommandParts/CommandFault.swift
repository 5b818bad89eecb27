import Wording

/// What may be wrong with the way the command is called.
public enum CommandFault: String, CaseIterable, FaultCode {
    /// The output would hold converted places.
    case converted
    /// --crs is given for a map, which names its own system.
    case crsOfMap = "crs-of-map"
    /// NOISEZONE_LANG names no known language.
    case languageUnknown = "language-unknown"
    /// The file of columns and values cannot be read.
    case mapping
    /// A file stands where a folder is needed.
    case outputIsFile = "output-is-file"
    /// The rules cannot be read; please report it.
    case ruleset
    /// A file of rules is not sound.
    case rulesetFile = "ruleset-file"
    /// The program that serves cannot be started.
    case serverMissing = "server-missing"
    /// The call is not as the help shows.
    case usage
}
