extension Phrase {
    /// English words of another program as a phrase that can be said in every language: of the first of `templates` that they fit.
    ///
    /// Nil where none does. What stands in the places of the template (`{}`) is as short as can be.
    package static func recognising(_ text: String, as templates: [String]) -> Phrase? {
        for template in templates {
            if let pieces = Template.match(text, template) { return Phrase(template: template, arguments: pieces.map { .text($0) }) }
        }
        return nil
    }
}
