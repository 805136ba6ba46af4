// swift-tools-version: 6.2
import PackageDescription

let common: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "Fuzz",
  dependencies: [.package(name: "spindle", path: "../..")],
  targets: [
    .executableTarget(
      name: "Fuzz",
      dependencies: [
        "FuzzNumbers",
        .product(name: "DICOMCore", package: "spindle"),
        .product(name: "DICOMFileSet", package: "spindle"),
        .product(name: "DiscMastering", package: "spindle"),
        .product(name: "MediaPipeline", package: "spindle"),
        .product(name: "MediaValidation", package: "spindle"),
      ],
      swiftSettings: common),
    .target(name: "FuzzNumbers", swiftSettings: common),
    .executableTarget(
      name: "FuzzCodecs",
      dependencies: ["FuzzNumbers", .product(name: "DICOMPixels", package: "spindle")],
      swiftSettings: common),
  ],
  swiftLanguageModes: [.v6]
)
