/// The files that are read for a layer, each with what its name adds to the layer's: nothing for the file itself, `.dbf` and the like for
/// the other parts of a shapefile that are there.
public func layerFiles(of path: String) -> [(path: String, ending: String)] {
    if let (file, _) = splitLayer(path) { return [(file, "")] }
    guard case .shapefile = FileEnding(path) else { return [(path, "")] }
    return [(path, "")] + ShapefileParts(path).others.map { ($0, String($0.suffix(4))) }
}
