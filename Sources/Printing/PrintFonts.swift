import CRSVG
import FeatureIO
import Wording

/// Whether what is printed will have its characters: a box for every name is no map.
enum PrintFonts {
    /// Fails with `font-missing` where the document has Chinese characters and no font of this machine does; 国 stands for all of them.
    ///
    /// Where nothing can be asked (no fontconfig), nothing is refused.
    static func check(_ document: [UInt8], for path: String) throws(FileError) {
        // In UTF-8 the characters from U+4000 to U+9FFF begin so.
        guard document.contains(where: { (0xE4...0xE9).contains($0) }), crsvg_fonts_with(0x56FD) == 0 else { return }
        throw FileError(
            code: PrintFault.fontMissing, path: path, what: "no font of this machine has Chinese characters, which names are written in",
            fix: "Install one, in Debian and Ubuntu with: apt-get install fonts-noto-cjk", kind: .unavailable)
    }
}
