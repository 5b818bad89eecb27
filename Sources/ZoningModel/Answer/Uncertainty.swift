import Regulation

/// What an answer may be if the place is only known to within a distance (reading A1).
public struct Uncertainty: Sendable, Hashable {
    /// One answer that the place may have, and how much of the disc has it.
    public struct Share: Sendable, Hashable {
        /// Class and limits in that part of the disc, or why there are none.
        public let answer: Designation
        /// 0 … 1
        public let share: Double

        package init(answer: Designation, share: Double) {
            self.answer = answer
            self.share = share
        }
    }

    /// Metres about the place.
    public let accuracy: Double
    /// The largest first.
    public let shares: [Share]

    package init(accuracy: Double, shares: [Share]) {
        self.accuracy = accuracy
        self.shares = shares
    }
}
