import FeatureIO
import SystemIO
import Wording

/// The language that the environment asks for.
package struct LocalLanguage {
    package let language: Language
    /// A value of NOISEZONE_LANG that is no language.
    package let unknown: String?

    package static let ofEnvironment = LocalLanguage { name in unsafe getenv(name).map { unsafe String(cString: $0) } }

    /// NOISEZONE_LANG decides, else the first locale that is set, in the order of POSIX; Chinese is every one that begins with zh.
    package init(_ variable: (String) -> String?) {
        func value(_ name: String) -> String? { variable(name).flatMap { $0.isEmpty ? nil : $0 } }
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].compactMap(value).first
        let local: Language = locale?.lowercased().hasPrefix("zh") == true ? .zh : .en
        let named = value("NOISEZONE_LANG")
        language = named.flatMap(Language.init(rawValue:)) ?? local
        unknown = named.flatMap { Language(rawValue: $0) == nil ? $0 : nil }
    }

    /// Tells of a NOISEZONE_LANG that is no language.
    package var doubt: Diagnostic? {
        unknown.map { name in
            Diagnostic(
                code: CommandFault.languageUnknown, severity: .warning, what: "NOISEZONE_LANG is “\(name)”, which is no language",
                fix: "Set it to en or zh")
        }
    }
}
