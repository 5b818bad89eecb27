import ZoningModel

extension PlaceAccuracy {
    /// As every door takes it: metres from 0 to 10000, or the word `pack`; nil for anything else.
    package init?(written text: String) {
        if text == "pack" {
            self = .data
        } else if let metres = PlainNumber(text)?.value, (0...10_000).contains(metres) {
            self = .metres(metres)
        } else {
            return nil
        }
    }
}
