import Wording

extension StrictObject {
    /// The members `en` and one of ``Text/tags`` of this object.
    package mutating func ownText() throws(JSONError) -> Text {
        let tag = Text.tags.first { has($0) } ?? Text.tags[0]
        return Text(own: try string(tag), en: try string("en"), tag: tag)
    }
}
