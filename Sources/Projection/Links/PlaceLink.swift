import Wording

/// Whose link a place was taken from, and what of it.
public struct PlaceLink: Sendable, Hashable {
    /// The map service, or `geo:`.
    public let service: LinkService
    /// Whether it is the middle of what the link shows, and no place that somebody marked.
    public let isView: Bool

    /// `gcj02: a link of Amap`, where `system` is the name of the link's own.
    package func words(_ system: String) -> Phrase {
        isView ? "\(system): the middle of what \(service.words) shows" : "\(system): \(service.words)"
    }
}

/// Whose link a place was taken from.
public enum LinkService: String, Sendable, CaseIterable {
    case amap, baidu, tencent, google, osm, geo

    /// What it is to people: `a link of Amap`.
    package var words: Phrase {
        switch self {
        case .amap: "a link of Amap"
        case .baidu: "a link of Baidu"
        case .tencent: "a link of Tencent"
        case .google: "a link of Google"
        case .osm: "a link of OpenStreetMap"
        case .geo: "a geo: address"
        }
    }

    /// By the end of the host; nil for a host that is not known.
    init?(host: String) {
        func isOf(_ domain: String) -> Bool { host == domain || host.hasSuffix(".\(domain)") }
        if isOf("amap.com") || isOf("gaode.com") {
            self = .amap
        } else if isOf("map.baidu.com") {
            self = .baidu
        } else if isOf("map.qq.com") {
            self = .tencent
        } else if isOf("openstreetmap.org") || isOf("osm.org") {
            self = .osm
        } else if Self.isGoogle(host) {
            self = .google
        } else {
            return nil
        }
    }

    /// google.com, www.google.cn, maps.google.com.hk: the name, and a country of one or two short parts behind it.
    private static func isGoogle(_ host: String) -> Bool {
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        guard let index = parts.lastIndex(of: "google") else { return false }
        let behind = parts[(index + 1)...]
        return (1...2).contains(behind.count) && behind.allSatisfy { (2...3).contains($0.count) }
            && parts[..<index].allSatisfy { ["www", "maps", "ditu", "map"].contains($0) }
    }
}
