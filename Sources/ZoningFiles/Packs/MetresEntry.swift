import StrictJSON
import Wording

/// A number of metres in `pack.json`.
enum MetresEntry {
    /// Metres within limits; an error otherwise.
    static func metres(_ value: StrictValue, from low: Double, to high: Double) throws(JSONError) -> Double {
        let metres = try value.double()
        guard metres >= low, metres <= high else {
            throw value.error(
                "\(JSONNumber(fixed: metres, places: 3, trimmed: true).literal) m: give metres from \(Int(low)) to \(Int(high))")
        }
        return metres
    }
}
