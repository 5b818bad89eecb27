import Geometry
import Projection
import ZoningModel

/// What may be asked of many places beside class and limits.
package struct Wishes: Sendable {
    /// Metres to the nearest change.
    package var distance = false
    /// Whether other answers are possible, and which.
    package var doubt = false
    /// Readings, clauses and features.
    package var because = false

    package init() {}
}

/// Answers wishes for many places from short lists instead of a question each: the same answers, to the last digit.
///
/// Places are given in the working plane, with their label of ``points``. Immutable and `Sendable`. Building is about n log n in the lines.
package struct WishIndex: Sendable {
    /// Labels of places in degrees; one for all pieces of which the same is said.
    package let points: PointIndex
    /// The answers by the numbers of ``WishState/answers``; their limits are not told here.
    package var answers: [Designation] { doubts?.told.all ?? [] }
    package let grounds: GroundTree?
    private let changes: ChangeTree?
    private let doubts: DoubtTree?

    /// What is worked out for one place after the other.
    package struct WishState {
        fileprivate var doubt = DoubtTree.DoubtState()
        package var ground = GroundTree.GroundState()
        /// Every answer that the place may have, by number, that of the map first.
        package var answers: [UInt8] { doubt.answers }

        package init() {}
    }

    /// Nil where the map is left to questions one by one.
    ///
    /// - Parameter accuracy: how well places are known (reading A1); nil where nothing was said.
    package init?(_ query: PlaceQuery, _ wishes: Wishes, accuracy: PlaceAccuracy?) throws(ProjectionError) {
        let points = try PointIndex(query, labels: .reasons)
        guard !points.isUndecidedEverywhere else { return nil }
        self.points = points
        changes = wishes.distance && !query.index.changes.isEmpty ? ChangeTree(query.index) : nil
        doubts = wishes.doubt ? DoubtTree(query, points, ofPlace: accuracy?.ofPlace) : nil
        grounds = wishes.because ? GroundTree(query, DoubtHome.pieces(query.map, points)) : nil
        guard (changes != nil || !wishes.distance) && (doubts != nil || !wishes.doubt) && (grounds != nil || !wishes.because) else {
            return nil
        }
    }

    /// Metres to the nearest change of class or limits; nil for a place that is not on the map.
    package func distance(from place: Coordinate) -> Double? { changes?.distance(from: place) }

    /// Works out ``WishState/answers``. False for a place that must be asked by itself.
    package func doubt(_ place: Coordinate, label: UInt32, _ state: inout WishState) -> Bool {
        doubts?.find(place, label: Int(label), &state.doubt) ?? false
    }
}
