/// How the parcels came out.
public struct ParcelCounts: Sendable, Hashable {
    /// Parcels read, those at fault as well.
    public var parcels = 0
    /// At fault: not answered.
    public var faults = 0
    /// Some land without a class: outside, unzoned.
    public var undecided = 0
    /// Some land of a class of `failOn`.
    public var failed = 0

    static func += (sum: inout ParcelCounts, more: ParcelCounts) {
        sum.parcels += more.parcels
        sum.faults += more.faults
        sum.undecided += more.undecided
        sum.failed += more.failed
    }
}
