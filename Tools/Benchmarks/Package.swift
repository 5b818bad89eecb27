// swift-tools-version: 6.2
import PackageDescription

/// Speed beside others, instructions counted, and long proofs of the look-ups: by the public interface alone, too long for the tests.
let package = Package(
    name: "benchmarks",
    dependencies: [.package(name: "noisezone", path: "../..")],
    targets: [
        .executableTarget(
            name: "measure", dependencies: [.product(name: "LineOfSight", package: "noisezone"), .product(name: "NoiseZoning", package: "noisezone")],
            swiftSettings: [.strictMemorySafety(), .treatAllWarnings(as: .error)])
    ],
    swiftLanguageModes: [.v6]
)
