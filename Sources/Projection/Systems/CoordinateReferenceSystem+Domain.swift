extension CoordinateReferenceSystem {
    /// Of numbers that come out of a transformation.
    var domain: Domain {
        switch definition {
        case .wgs84, .cgcs2000, .gcj02, .bd09: .globe
        case .webMercator: .webMercator
        case .bd09mc: .baiduMercator
        case .gaussKruger(let grid): .gaussKruger(grid)
        case .epsg, .wkt: metresPerUnit.map { .plane(metresPerUnit: $0) } ?? .globe
        }
    }

    /// Of numbers that go into one.
    var givenDomain: Domain {
        if case .gaussKruger(let grid) = definition { .givenInGaussKruger(grid) } else { domain }
    }
}
