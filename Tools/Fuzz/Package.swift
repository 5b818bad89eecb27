// swift-tools-version: 6.2
import PackageDescription

/// The readers under libFuzzer. A package of its own, so that building the program builds none of it; `Tools/fuzz` runs it.
///
/// Our `main` calls libFuzzer, so its library without `main` is linked; `Tools/fuzz` names it and says what is instrumented. The linker is
/// lld: gold fails on what the sanitizer makes.
let library = Context.environment["FUZZER_LIBRARY"] ?? ""

let package = Package(
    name: "noisezone-fuzz",
    dependencies: [.package(name: "noisezone", path: "../..")],
    targets: [
        .target(name: "FuzzDriver"),
        .executableTarget(
            name: "Fuzz", dependencies: ["FuzzDriver", .product(name: "NoiseZoning", package: "noisezone")],
            swiftSettings: [.strictMemorySafety()],
            linkerSettings: [.unsafeFlags(["-use-ld=lld", library]), .linkedLibrary("stdc++"), .linkedLibrary("m")]),
    ],
    swiftLanguageModes: [.v6]
)
