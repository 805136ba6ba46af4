import DICOMConversion
import DICOMCore

@testable import MediaPipeline

/// A BMP image of 24 bits, with one colour a seed.
func bitmap(columns: Int = 8, rows: Int = 6, seed: UInt8 = 1) -> [UInt8] {
  let stride = (columns * 3 + 3) / 4 * 4
  func word(_ value: Int) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }
  var bytes = Array("BM".utf8) + word(54 + stride * rows) + word(0) + word(54)
  bytes += word(40) + word(columns) + word(rows) + [1, 0, 24, 0]
  bytes += word(0) + word(stride * rows) + word(0) + word(0) + word(0) + word(0)
  for row in 0..<rows {
    for column in 0..<stride { bytes.append(seed &+ UInt8(row * 7) &+ UInt8(column)) }
  }
  return bytes
}

/// Converts for the patient 4711, at a fixed time unless told otherwise.
func convert(
  _ inputs: [String], _ output: String, jobs: Int = 2,
  _ change: (inout ConvertOptions) throws -> Void = { _ in }
) async throws -> ConvertReport {
  var options = ConvertOptions(inputs: inputs, output: output, conversion: conversion(), jobs: jobs)
  try change(&options)
  return try await ConvertJob(options).run()
}

func conversion() -> ConversionOptions {
  var options = ConversionOptions()
  options.time = 1_700_000_000
  options.settings = [
    AttributeSetting(Tag(0x0010, 0x0020), ["4711"], source: "test"),
    AttributeSetting(Tag(0x0010, 0x0010), ["Doe^Jane"], source: "test"),
  ]
  return options
}

extension ConvertReport {
  /// Every file of the input is in one count, and no more.
  var countsAddUp: Bool {
    counts.files == counts.converted + counts.duplicates + counts.rejected + counts.dicom
      + counts.notConvertible + counts.skipped
  }

  func file(_ end: String) -> File? { files.first { $0.path.hasSuffix(end) } }
  var outputs: [Output] { files.flatMap(\.outputs) }
}
