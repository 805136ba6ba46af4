// swift-tools-version: 6.2
import PackageDescription

let common: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .treatAllWarnings(as: .error),
]
/// Targets without C: the word `unsafe` marks the few places that need it.
let pure = common + [.strictMemorySafety()]

let package = Package(
  name: "spindle",
  products: [
    .library(name: "DICOMCore", targets: ["DICOMCore"]),
    .library(name: "DICOMFileSet", targets: ["DICOMFileSet"]),
    .library(name: "DICOMPixels", targets: ["DICOMPixels"]),
    .library(name: "DICOMConversion", targets: ["DICOMConversion"]),
    .library(name: "DiscMastering", targets: ["DiscMastering"]),
    .library(name: "MediaPipeline", targets: ["MediaPipeline"]),
    .library(name: "MediaValidation", targets: ["MediaValidation"]),
    .executable(name: "spindle", targets: ["spindle"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
  ],
  targets: [
    .systemLibrary(name: "CCharLS", pkgConfig: "charls", providers: [.apt(["libcharls-dev"])]),
    .systemLibrary(name: "CGIF", providers: [.apt(["libgif-dev"])]),
    .systemLibrary(name: "CIsofs", pkgConfig: "libisofs-1", providers: [.apt(["libisofs-dev"])]),
    .systemLibrary(name: "CLinux"),
    .systemLibrary(
      name: "COpenJPEG", pkgConfig: "libopenjp2", providers: [.apt(["libopenjp2-7-dev"])]),
    .systemLibrary(
      name: "CTurboJPEG", pkgConfig: "libturbojpeg", providers: [.apt(["libturbojpeg0-dev"])]),
    .systemLibrary(name: "CWebP", pkgConfig: "libwebpdemux", providers: [.apt(["libwebp-dev"])]),
    .systemLibrary(name: "CXML", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    // Libraries that only C and C++ can call: they leave their errors by longjmp or exceptions, or
    // take variable arguments; CAVFormat, CHEIF and CPoppler load theirs when it is there.
    .target(name: "CAVFormat"),
    .target(name: "CHEIF"),
    .target(name: "CJPEG12", linkerSettings: [.linkedLibrary("gdcmjpeg12")]),
    .target(name: "COpenJPH", linkerSettings: [.linkedLibrary("openjph")]),
    .target(name: "CPNG", linkerSettings: [.linkedLibrary("png16")]),
    .target(name: "CPoppler"),
    .target(name: "CTIFF", linkerSettings: [.linkedLibrary("tiff")]),
    .target(
      name: "DICOMCore", dependencies: ["CZlib"],
      exclude: [
        "Tables/generate.py", "Tables/IOD/generate_iods.py", "Tables/IOD/conditions.py",
        "Tables/IOD/overrides.py", "Tables/IOD/prose.py",
      ],
      swiftSettings: pure),
    .target(
      name: "DICOMFileSet", dependencies: ["DICOMCore"], exclude: ["Tables/generate.py"],
      swiftSettings: pure),
    .target(
      name: "DICOMPixels",
      dependencies: [
        "DICOMCore", "CCharLS", "CJPEG12", "COpenJPEG", "COpenJPH", "CTurboJPEG", "CZlib",
      ],
      swiftSettings: common),
    .target(
      name: "DICOMConversion",
      dependencies: [
        "DICOMCore", "DICOMPixels", "CAVFormat", "CGIF", "CHEIF", "CPNG", "CPoppler", "CTIFF",
        "CTurboJPEG", "CWebP", "CXML", "CZlib",
      ],
      exclude: ["Templates/README.md"],
      resources: [
        .embedInCode("Templates/dental.json"), .embedInCode("Templates/dicond.json"),
        .embedInCode("Templates/photograph.json"), .embedInCode("Templates/report.json"),
        .embedInCode("Templates/secondary-capture.json"),
        .embedInCode("Templates/veterinary.json"),
      ],
      swiftSettings: common),
    .target(
      name: "DiscMastering",
      dependencies: [
        "DICOMCore", "DICOMFileSet", "CIsofs", "CLinux", "CZlib",
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      exclude: ["Reading/Archive/generate.py"], swiftSettings: common),
    .target(
      name: "MediaValidation", dependencies: ["DICOMCore", "DICOMFileSet"],
      exclude: ["AGREEMENT.md", "RULES.md"], swiftSettings: pure),
    .target(
      name: "MediaPipeline",
      dependencies: [
        "DICOMCore", "DICOMPixels", "DICOMConversion", "DICOMFileSet", "DiscMastering",
        "MediaValidation",
      ],
      exclude: ["Templates/Attributes", "Templates/Coercion", "Templates/Profiles"],
      resources: [.embedInCode("Templates/README.TXT")],
      swiftSettings: common),
    .executableTarget(
      name: "spindle",
      dependencies: [
        "MediaPipeline", "DICOMCore", "DICOMConversion", "DICOMFileSet", "DiscMastering",
        "MediaValidation",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: common),
    .target(
      name: "TestSupport", dependencies: ["DICOMCore"], path: "Tests/TestSupport",
      swiftSettings: common),
    .testTarget(
      name: "DICOMCoreTests", dependencies: ["DICOMCore", "TestSupport"], swiftSettings: common),
    .testTarget(
      name: "DICOMFileSetTests", dependencies: ["DICOMFileSet", "DICOMCore"],
      swiftSettings: common),
    .testTarget(
      name: "DICOMPixelsTests", dependencies: ["DICOMPixels", "DICOMCore", "TestSupport"],
      swiftSettings: common),
    .testTarget(
      name: "DICOMConversionTests",
      dependencies: [
        "DICOMConversion", "DICOMCore", "DICOMFileSet", "DICOMPixels", "TestSupport",
      ],
      exclude: [
        "Attributes/named-attributes.json", "Attributes/named_attributes.py",
        "Support/documents.py", "Support/images.py",
      ],
      swiftSettings: common),
    .testTarget(
      name: "DiscMasteringTests",
      dependencies: ["DiscMastering", "DICOMFileSet", "DICOMCore", "TestSupport"],
      swiftSettings: common),
    .testTarget(
      name: "MediaValidationTests",
      dependencies: ["MediaValidation", "DICOMCore", "DICOMFileSet", "TestSupport"],
      swiftSettings: common),
    .testTarget(
      name: "MediaPipelineTests",
      dependencies: [
        "MediaPipeline", "DICOMCore", "DICOMConversion", "DICOMPixels", "DICOMFileSet",
        "DiscMastering", "MediaValidation",
      ],
      swiftSettings: common),
    .testTarget(name: "SpindleTests", dependencies: ["spindle"], swiftSettings: common),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)
