import Regulation

/// The words of a report, in both languages.
struct ReportWords {
    let language: Language

    func callAsFunction(_ text: Text) -> String { text(language) }

    static let title = Text(zh: "声环境功能区查询记录", en: "Record: noise class and limits at a place")
    static let day = Text(zh: "昼间", en: "day")
    static let night = Text(zh: "夜间", en: "night")
    static let question = Text(zh: "查询", en: "Question")
    static let input = Text(zh: "输入(原样)", en: "input, as typed")
    static let crs = Text(zh: "坐标系", en: "reference system")
    static let place = Text(zh: "WGS 84 坐标", en: "place in WGS 84")
    static let notShown = Text(zh: "由偏移坐标换算,按要求不列出", en: "converted from shifted coordinates; not shown")
    static let date = Text(zh: "适用日期", en: "date asked about")
    static let scenario = Text(zh: "情形", en: "scenario")
    static let asBuilt = Text(zh: "规划线路视为已建成", en: "planned lines taken as built")
    static let answer = Text(zh: "结果", en: "Answer")
    static let status = Text(zh: "状态", en: "status")
    static let zone = Text(zh: "所在区", en: "zone")
    static let limitsOf = Text(zh: "执行限值", en: "limits of")
    static let candidates = Text(zh: "可能的类别", en: "possible classes")
    static let note = Text(zh: "注意", en: "note")
    static let next = Text(zh: "最近分界", en: "nearest change")
    static let reasons = Text(zh: "依据", en: "Reasons")
    static let what = Text(zh: "对象", en: "what")
    static let measured = Text(zh: "距边界线", en: "measured")
    static let allowed = Text(zh: "划定距离", en: "allowed")
    static let clause = Text(zh: "条款", en: "clause")
    static let reading = Text(zh: "读法", en: "reading")
    static let assumed = Text(zh: "边界线为推定", en: "boundary line assumed")
    static let readings = Text(zh: "条款与读法的文字", en: "Words of the clauses, and how they are read")
    static let data = Text(zh: "数据与版本", en: "Data and versions")
    static let map = Text(zh: "图", en: "map")
    static let dataStatus = Text(zh: "数据状况", en: "data")
    static let validity = Text(zh: "图的有效期", en: "map holds")
    static let rules = Text(zh: "规定", en: "rules")
    static let program = Text(zh: "程序", en: "program")
    static let hash = Text(zh: "图的 SHA-256", en: "SHA-256 of the map")
    static let switches = Text(zh: "读法开关", en: "switches")
    static let noClass = Text(zh: "无类别", en: "no class")
    static let carriageway = Text(zh: "边界线之间", en: "between boundary lines")
    static let distanceLine = Text(zh: "距边界线的量测线", en: "distance to the boundary line")
    static let accuracy = Text(zh: "数据位置精度", en: "accuracy of the data")
    static let outsideLaw = Text(
        zh: "英文为译文,无法律效力;以中文原文为准。", en: "The Chinese text is the law; the English is a translation without force.")

    func status(_ status: Finding.Status) -> String {
        switch status {
        case .inside: Text(zh: "区内", en: "inside the district")(language)
        case .outside: AnswerWords.outside(language)
        case .unzoned: AnswerWords.unzoned(language)
        }
    }

    func validity(_ validity: MapMeta.Validity) -> String {
        guard let until = validity.until else { return language == .zh ? "自 \(validity.from) 起" : "from \(validity.from)" }
        return language == .zh ? "自 \(validity.from) 起,至 \(until) 前一日" : "from \(validity.from) to the day before \(until)"
    }

    func hours(_ from: Int, _ to: Int) -> String { "\(Hours.clock(from))–\(Hours.clock(to))" }

    func caption(_ answer: Answer, _ place: String?) -> String {
        let at = place.map { language == .zh ? "(WGS 84:\($0))" : " (WGS 84: \($0))" } ?? ""
        return language == .zh ? "圆点:查询地点\(at)。上为北。" : "Circle: the place\(at). North is up."
    }
}
