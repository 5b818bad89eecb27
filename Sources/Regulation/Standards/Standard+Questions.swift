extension Standard {
    /// The limit for one measurement, or why there is none. O(rows).
    ///
    /// - Parameter zone: the class whose limits apply on the land (outside the boundary, for a source); nil if it is not known.
    package func limit(
        zone: ZoneClass?, period: DayPeriod, quantity: MeasuredQuantity, place: MeasuringPlace, on date: CivilDate
    ) throws(NoLimit) -> StandardLimit {
        guard let edition = editions.attested(on: date) else { throw .noEdition(standard: key, date: date) }
        let name = edition.value.id
        let rows = try rows(place, name)
        guard let row = rows.first(where: { $0.covers(zone) }) else {
            throw .unknownClass(zone, standard: name, known: rows.flatMap(\.zones))
        }
        guard let base = row.limits.attested(on: date) else { throw .place(place, standard: name) }
        guard let number = DayPeriod.ofStandards.firstIndex(of: period), var value = base.value[number] else {
            throw .noPeriod(period, standard: name)
        }
        var grounds = [base.ground]
        var notes = row.note.map { [$0] } ?? []
        if place == .indoors {
            guard let indoors, let reduction = indoors.reduction.attested(on: date) else { throw .place(place, standard: name) }
            value -= reduction.value
            grounds.append(reduction.ground)
            notes.append(indoors.note)
        }
        if quantity.isMaximum {
            let excess = try excess(quantity, period, place, name, date)
            value += excess.value
            grounds.append(excess.ground)
        }
        return StandardLimit(value: value, edition: name, standardClass: row.standardClass, grounds: grounds, notes: notes)
    }

    private func rows(_ place: MeasuringPlace, _ name: String) throws(NoLimit) -> [LimitRow] {
        guard case .structureBorne(let room) = place else { return outdoors }
        let rows = structureBorne.filter { $0.room == room }
        if rows.isEmpty { throw .place(place, standard: name) }
        return rows
    }

    private func excess(
        _ quantity: MeasuredQuantity, _ period: DayPeriod, _ place: MeasuringPlace, _ name: String, _ date: CivilDate
    ) throws(NoLimit) -> (value: Int, ground: Ground) {
        let here = maxima.filter { $0.isStructureBorne == place.isStructureBorne && $0.periods.contains(period) }
        guard let rule = here.first(where: { $0.quantity == quantity }), let excess = rule.excess.attested(on: date) else {
            throw .quantity(quantity, period, place, standard: name, known: [.leq] + here.map(\.quantity))
        }
        return excess
    }
}

extension MeasuringPlace {
    var isStructureBorne: Bool { if case .structureBorne = self { true } else { false } }
}
