import Wording

extension Designation.Status {
    package var words: Phrase {
        switch self {
        case .inside: "inside the district"
        case .outside: "outside the district: these rules do not apply"
        case .unzoned: "unzoned: inside the district, in no zone; there is no limit"
        }
    }
}
