// swift-tools-version: 6.2
import PackageDescription

let common: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "Benchmarks",
  dependencies: [.package(name: "spindle", path: "../..")],
  targets: [
    .executableTarget(name: "Benchmarks", swiftSettings: common),
    .executableTarget(
      name: "LoadDirectory",
      dependencies: [
        .product(name: "DICOMCore", package: "spindle"),
        .product(name: "DICOMFileSet", package: "spindle"),
      ],
      swiftSettings: common),
  ],
  swiftLanguageModes: [.v6]
)
