/// A file of features that is open: what it says of itself, and one feature after the other.
protocol FeatureFeed: AnyObject {
    /// What the file says before its first feature.
    var source: FeatureSource { get }
    /// What is wrong with the file and shows at its end only; asked for behind the last feature.
    var rest: [Diagnostic] { get }
    /// The next feature, one at fault as well; nil behind the last. Fails where the file as a whole cannot be read.
    func next() throws(FileError) -> FeatureRow?
}
