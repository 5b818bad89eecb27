import Regulation

/// How words and names of columns are compared: as names are, upper and lower case alike.
enum WordForm {
    /// The word without spaces, half width, in small letters. O(length).
    static func of(_ text: String) -> String { NameForm.normalised(text).lowercased() }

    /// The same for a column whose meaning is to be guessed at: signs and brackets are dropped too, so that 高度(米) and `Road_Name` are found.
    static func bare(_ text: String) -> String {
        String(String.UnicodeScalarView(of(text).unicodeScalars.filter { $0.properties.isAlphabetic || $0.properties.numericType != nil }))
    }
}
