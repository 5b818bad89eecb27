import Wording

/// Why something could not be put on paper.
public enum PrintFault: String, CaseIterable, FaultCode {
    /// No font here has Chinese characters.
    case fontMissing = "font-missing"
    /// librsvg, which draws sheets as PDF and PNG, is not installed.
    case librsvgMissing = "librsvg-missing"
    /// A sheet or a record could not be drawn; please report it.
    case printFailed = "print-failed"
    /// WeasyPrint, which sets records as PDF, is not installed.
    case weasyprintMissing = "weasyprint-missing"
}
