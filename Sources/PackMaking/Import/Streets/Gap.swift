/// How wide a gap between two pieces of a street is closed by a straight line, and how it is told. Metres.
package enum Gap {
    /// Up to here it is closed and counted: a junction, a bridge that bears its own name.
    static let told = 60.0
    /// Up to here it is closed, and a doubt; beyond it, the street is missing there.
    static let closed = 300.0
}
