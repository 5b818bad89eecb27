import ZoneQueries

extension PlaceQuery.FacadeLevel {
    /// As every door takes it: a storey from 1 to 200; nil for anything else.
    package init?(storey: Int) {
        guard (1...200).contains(storey) else { return nil }
        self = .storey(storey)
    }

    /// As every door takes it: metres from 0 to 1000; nil for anything else.
    package init?(metres text: String) {
        guard let metres = PlainNumber(text)?.value, (0...1000).contains(metres) else { return nil }
        self = .height(metres)
    }
}
