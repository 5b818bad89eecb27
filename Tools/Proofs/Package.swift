// swift-tools-version: 6.2
import PackageDescription

/// Long proofs and speeds of the look-ups, by the public interface alone: too long for the tests.
let package = Package(
    name: "proofs",
    dependencies: [.package(name: "noisezone", path: "../..")],
    targets: [
        .executableTarget(
            name: "proofs", dependencies: [.product(name: "NoiseZoning", package: "noisezone")],
            swiftSettings: [.strictMemorySafety(), .treatAllWarnings(as: .error)])
    ],
    swiftLanguageModes: [.v6]
)
