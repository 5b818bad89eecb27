import Geometry

/// Reading of coordinates as people write them.
///
/// Understood: `116.5074,39.7920` with comma, semicolon, blank or tab; `116.5E 39.8N`, `N39.8 E116.5`; degrees, minutes and seconds with
/// `° ′ ″ ' " d m s 度 分 秒`; `北纬39度47分31秒,东经116度30分27秒`; labels (`lon=116.5 lat=39.8`, `经度:116.5`); brackets around; full-width digits and signs; in a
/// projected system `500000 4405000`, and for the Gauss-Krüger grids of CGCS2000 also northing first, told apart by magnitude.
///
/// Without letters or labels the order is longitude, latitude (easting, northing). What can be read in two ways, or only as something else than what
/// was said, is refused with the likely cause.
public enum WrittenCoordinate {
    /// Bytes of UTF-8; longer text is refused unread.
    package static let lengthLimit = 512

    /// The place written in `text`, in `crs`: degrees or the unit of `crs`, longitude or easting first.
    ///
    /// O(length), at most ``lengthLimit``. Throws: ``CoordinateError``.
    public static func parse(_ text: String, crs: CoordinateReferenceSystem) throws(CoordinateError) -> Coordinate {
        do throws(Refusal) {
            guard text.utf8.count <= lengthLimit else {
                throw Refusal(.tooLong, "this is longer than any coordinate", "Give one pair of numbers, at most \(lengthLimit) bytes")
            }
            let reading = try WrittenPair(tokens: Tokenizer.tokens(of: text))
            return try crs.isGeographic ? GeographicReader.place(of: reading, crs: crs) : ProjectedReader.place(of: reading, crs: crs)
        } catch {
            throw CoordinateError(error.cause, text: text, what: error.what, fix: error.fix)
        }
    }

    /// The same for bytes of unknown origin; invalid UTF-8 is an error.
    public static func parse(utf8 bytes: [UInt8], crs: CoordinateReferenceSystem) throws(CoordinateError) -> Coordinate {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw CoordinateError(
                .notUTF8, text: String(decoding: bytes.prefix(lengthLimit), as: UTF8.self), what: "this is not valid UTF-8",
                fix: "Save the text as UTF-8, or name its encoding")
        }
        return try parse(text, crs: crs)
    }
}
