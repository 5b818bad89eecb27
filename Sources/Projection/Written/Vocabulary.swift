/// The words of written coordinates.
enum Vocabulary {
    /// Words of ASCII letters, lower case.
    static func word(_ lowercase: String) -> Token? {
        switch lowercase {
        case "e", "east": .hemisphere(.east)
        case "w", "west": .hemisphere(.west)
        case "n", "north": .hemisphere(.north)
        case "s", "south": .hemisphere(.south)
        case "d", "deg", "degree", "degrees": .mark(.degree)
        case "m", "min", "minute", "minutes": .mark(.minute)
        case "sec", "second", "seconds": .mark(.second)
        case "lon", "lng", "long", "longitude": .label(.longitude)
        case "lat", "latitude": .label(.latitude)
        case "easting": .label(.easting)
        case "northing": .label(.northing)
        case "x": .label(.x)
        case "y": .label(.y)
        case "point", "coordinate", "coordinates": .noise
        default: nil
        }
    }

    /// Chinese words, longer ones before those they begin with.
    static let chinese: [(word: [Unicode.Scalar], token: Token)] = chineseWords.map { (word: Array($0.unicodeScalars), token: $1) }

    private static let chineseWords: [(String, Token)] = [
        ("经纬度", .noise), ("坐标", .noise), ("位置", .noise),
        ("东经", .hemisphere(.east)), ("西经", .hemisphere(.west)), ("北纬", .hemisphere(.north)), ("南纬", .hemisphere(.south)),
        ("经度", .label(.longitude)), ("纬度", .label(.latitude)), ("东", .hemisphere(.east)), ("西", .hemisphere(.west)),
        ("北", .hemisphere(.north)), ("南", .hemisphere(.south)), ("度", .mark(.degree)), ("分", .mark(.minute)), ("秒", .mark(.second)),
        ("米", .mark(.metre)),
    ]

    /// Words that stand where a number should be.
    static let notNumbers: Set<String> = ["nan", "inf", "infinity", "null", "none", "nil", "na"]
}
