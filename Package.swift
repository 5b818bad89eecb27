// swift-tools-version: 6.2
import PackageDescription

/// One place for the settings of every target of ours. Warnings are errors where CI is set.
let strict: [SwiftSetting] =
    [.strictMemorySafety()] + (Context.environment["CI"] == nil ? [] : [.treatAllWarnings(as: .error)])

/// The rules that ship, a folder each (Sources/Regulation/Rulesets).
let rulesets = [
    "beijing-etown-2025",
    "foshan-2024",
    "yilan-2021",
    "yokkaichi-2000",
    "gbt-15190-2014",
]

/// What a measured level is held against, as data (Sources/Regulation/Standards).
let standards = ["gb3096", "gb12348", "gb22337", "gb12523", "measuring", "statutes"]

/// What is built for the program that serves alone.
let server: TargetDependencyCondition? = .when(traits: ["Server"])

/// The ground floor: what knows no zone, and every room of the domain may use.
let ground: [Target.Dependency] = ["FeatureIO", "Geometry", "Projection", "Regulation", "Scratch", "StrictJSON", "SystemIO", "Wording"]

/// The rooms of the domain, from the ground up.
let rooms: [Target.Dependency] = [
    "Printing", "PlanarArrangement", "VectorTiles", "ZoningModel", "ZoningLaw", "MapMaking", "ZoningFiles", "ZoneQueries", "LevelChecks",
    "Answers",
    "PackMaking", "NoiseZoning",
]

/// Imports run one way, from the last line to the first (ARCHITECTURE.md, "Rooms").
let package = Package(
    name: "noisezone",
    products: [
        .executable(name: "noisezone", targets: ["noisezone"]),
        .executable(name: "noisezone-server", targets: ["noisezone-server"]),
        .library(
            name: "NoiseZoning",
            targets: [
                "NoiseZoning", "Answers", "PackMaking", "LevelChecks", "ZoneQueries", "ZoningFiles", "MapMaking", "ZoningLaw",
                "ZoningModel", "VectorTiles", "PlanarArrangement", "Printing", "FeatureIO", "Geometry", "Projection", "Regulation",
                "StrictJSON",
                "Scratch", "SystemIO", "Wording",
            ]),
        .library(name: "LineOfSight", targets: ["LineOfSight"]),
        // For other languages; no name may be given twice. Tools/library makes libnoisezone.so of it.
        .library(name: "noisezone-c", type: .dynamic, targets: ["CNoiseZoning"]),
    ],
    traits: [
        .default(enabledTraits: ["Server"]),
        .trait(name: "Server", description: "The answers over HTTP: the program noisezone-server, which the verb serve starts"),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        // Not linked: opened at run time, where they are needed at all (Sources/CGEOS/shim.h, Sources/CPROJ/shim.h).
        .systemLibrary(name: "CGEOS", providers: [.apt(["libgeos-dev"])]),
        .systemLibrary(name: "CPROJ", providers: [.apt(["libproj-dev"])]),
        // Neither linked nor needed to build: opened at run time, where a file is in a format of its own (Sources/CGDAL/shim.h).
        .systemLibrary(name: "CGDAL"),
        // Not linked: opened at run time, where a client takes answers packed (Sources/CZLIB/shim.h).
        .systemLibrary(name: "CZLIB"),
        // Neither linked nor needed to build: opened at run time, where something is printed (Sources/CRSVG, Sources/CQRENCODE).
        .systemLibrary(name: "CRSVG"),
        .systemLibrary(name: "CQRENCODE"),
        // The header of the C library, against which CNoiseZoning is compiled.
        .systemLibrary(name: "CNoiseZoningHeader", path: "Bindings/c"),
        // Not linked: opened at run time, where a GeoPackage is read or written (Sources/CSQLite/shim.h).
        .systemLibrary(name: "CSQLite", providers: [.apt(["libsqlite3-dev"])]),
        .target(name: "SystemIO", swiftSettings: strict),
        .target(name: "Scratch", dependencies: ["SystemIO"], swiftSettings: strict),
        .target(name: "Wording", resources: [.embedInCode("zh.txt")], swiftSettings: strict),
        .target(name: "StrictJSON", dependencies: ["Wording"], swiftSettings: strict),
        .target(name: "Geometry", dependencies: ["CGEOS", "SystemIO", "Wording"], swiftSettings: strict),
        .target(name: "Projection", dependencies: ["CPROJ", "Geometry", "SystemIO", "Wording"], swiftSettings: strict),
        .target(
            name: "Regulation", dependencies: ["StrictJSON", "Wording"],
            resources: (rulesets.flatMap { ["Rulesets/\($0)/\($0)", "Rulesets/\($0)/\($0)-cases"] } + standards.map { "Standards/\($0)" })
                .map { .embedInCode("\($0).json") },
            swiftSettings: strict),
        .target(
            name: "FeatureIO", dependencies: ["CGDAL", "CSQLite", "Geometry", "StrictJSON", "SystemIO", "Wording"], swiftSettings: strict),
        .target(name: "Printing", dependencies: ["CQRENCODE", "CRSVG", "FeatureIO", "SystemIO", "Wording"], swiftSettings: strict),
        .target(name: "PlanarArrangement", dependencies: ["Geometry", "Scratch"], swiftSettings: strict),
        .target(name: "VectorTiles", dependencies: ["Geometry", "PlanarArrangement", "SystemIO"], swiftSettings: strict),
        .target(name: "ZoningModel", dependencies: ground + ["PlanarArrangement"], swiftSettings: strict),
        .target(name: "ZoningLaw", dependencies: ground + ["ZoningModel"], swiftSettings: strict),
        // Nothing of the rest asks it: a library of its own.
        .target(name: "LineOfSight", dependencies: ["Geometry", "ZoningLaw", "ZoningModel"], swiftSettings: strict),
        .target(name: "MapMaking", dependencies: ground + ["PlanarArrangement", "ZoningLaw", "ZoningModel"], swiftSettings: strict),
        .target(
            name: "ZoningFiles", dependencies: ground + ["MapMaking", "PlanarArrangement", "VectorTiles", "ZoningLaw", "ZoningModel"],
            resources: [.embedInCode("Columns/words.json")], swiftSettings: strict),
        .target(
            name: "ZoneQueries", dependencies: ground + ["MapMaking", "PlanarArrangement", "ZoningLaw", "ZoningModel"],
            swiftSettings: strict),
        .target(name: "LevelChecks", dependencies: ground + ["ZoningModel"], swiftSettings: strict),
        .target(
            name: "Answers",
            dependencies: ground + [
                "LevelChecks", "PlanarArrangement", "Printing", "ZoneQueries", "ZoningFiles", "ZoningLaw", "ZoningModel",
            ], swiftSettings: strict),
        .target(
            name: "PackMaking", dependencies: ground + ["MapMaking", "PlanarArrangement", "ZoningFiles", "ZoningLaw", "ZoningModel"],
            swiftSettings: strict),
        .target(
            name: "NoiseZoning",
            dependencies: ground + [
                "Answers", "LevelChecks", "MapMaking", "PackMaking", "PlanarArrangement", "Printing", "ZoneQueries", "ZoningFiles",
                "ZoningLaw",
                "ZoningModel",
            ], swiftSettings: strict),
        // A door: what other languages call.
        .target(
            name: "CNoiseZoning",
            dependencies: [
                "CNoiseZoningHeader", "FeatureIO", "Geometry", "NoiseZoning", "Projection", "Regulation", "StrictJSON", "SystemIO",
                "Wording",
                "ZoneQueries", "ZoningModel",
            ],
            swiftSettings: strict),
        // What is asked over HTTP and what answers, without HTTP itself.
        .target(
            name: "NoiseZoningServer", dependencies: ground + rooms,
            resources: [.embedInCode("openapi.json"), .embedInCode("Page/page.html")], swiftSettings: strict),
        // A door: the only importer of the HTTP framework. Without the trait it is empty.
        .target(
            name: "NoiseZoningHTTP",
            dependencies: ground + [
                "CZLIB", "NoiseZoning", "NoiseZoningServer",
                .product(name: "Hummingbird", package: "hummingbird", condition: server),
                .product(name: "HummingbirdCore", package: "hummingbird", condition: server),
                .product(name: "Logging", package: "swift-log", condition: server),
                .product(name: "NIOCore", package: "swift-nio", condition: server),
                .product(name: "NIOHTTP1", package: "swift-nio", condition: server),
                .product(name: "NIOPosix", package: "swift-nio", condition: server),
                .product(name: "NIOHTTPTypes", package: "swift-nio-extras", condition: server),
                .product(name: "NIOHTTPTypesHTTP1", package: "swift-nio-extras", condition: server),
                .product(name: "UnixSignals", package: "swift-service-lifecycle", condition: server),
            ],
            swiftSettings: strict),
        // What the programs at the command line share.
        .target(
            name: "CommandParts",
            dependencies: ground + ["NoiseZoning", "ZoningModel", .product(name: "ArgumentParser", package: "swift-argument-parser")],
            swiftSettings: strict),
        .executableTarget(
            name: "noisezone",
            dependencies: ground + rooms + ["CommandParts", .product(name: "ArgumentParser", package: "swift-argument-parser")],
            swiftSettings: strict),
        // A program of its own: linked into the command, it would make every verb start later.
        .executableTarget(
            name: "noisezone-server",
            dependencies: ground + [
                "CommandParts", "NoiseZoning", "NoiseZoningHTTP", "NoiseZoningServer",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),
        // What the tests of several rooms share.
        .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
        // Reads Sources: which way the arrows run.
        .testTarget(name: "HouseTests", swiftSettings: strict),
        .testTarget(
            name: "WordingTests", dependencies: ["Wording"], exclude: ["codes.txt", "conversions.txt", "unspoken.txt"],
            swiftSettings: strict),
        .testTarget(name: "StrictJSONTests", dependencies: ["StrictJSON"], swiftSettings: strict),
        .testTarget(name: "GeometryTests", dependencies: ["Geometry", "TestSupport"], swiftSettings: strict),
        .testTarget(name: "VectorTilesTests", dependencies: ["Geometry", "TestSupport", "VectorTiles"], swiftSettings: strict),
        .testTarget(
            name: "ProjectionTests", dependencies: ["Projection", "TestSupport"], exclude: ["ten-places.tsv"], swiftSettings: strict),
        .testTarget(name: "RegulationTests", dependencies: ["Regulation"], swiftSettings: strict),
        .testTarget(name: "FeatureIOTests", dependencies: ["CSQLite", "FeatureIO", "TestSupport"], swiftSettings: strict),
        .testTarget(
            name: "NoiseZoningTests", dependencies: ground + rooms + ["LineOfSight", "TestSupport"], exclude: ["Cases", "Maps"],
            swiftSettings: strict),
        .testTarget(name: "HostileTests", dependencies: ground + rooms + ["TestSupport"], swiftSettings: strict),
        .testTarget(name: "CommandTests", dependencies: ground + rooms, swiftSettings: strict),
        .testTarget(
            name: "CNoiseZoningTests", dependencies: ground + rooms + ["CNoiseZoning", "CNoiseZoningHeader", "TestSupport"],
            swiftSettings: strict),
        .testTarget(
            name: "ServerTests",
            dependencies: ground + rooms + [
                "NoiseZoningHTTP", "NoiseZoningServer", "TestSupport",
                .product(name: "Hummingbird", package: "hummingbird", condition: server),
                .product(name: "Logging", package: "swift-log", condition: server),
            ], swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6]
)
