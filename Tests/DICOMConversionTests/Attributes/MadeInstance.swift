import DICOMConversion
import DICOMCore
import Foundation
import Testing

/// Instances of a few pixels or bytes, written for tools to judge.
struct MadeInstance {
  static let grey: DICOMCore.DataSet = pixels(photometric: "MONOCHROME2", samples: 1)
  static let colour: DICOMCore.DataSet = pixels(photometric: "RGB", samples: 3)

  /// The Image Pixel module of four by four pixels, without the pixels.
  private static func pixels(photometric: String, samples: UInt16) -> DICOMCore.DataSet {
    var elements: [DataElement] = [.text(DICOMCore.Tag(0x0028, 0x0004), .cs, photometric)]
    let words: [(UInt16, UInt16)] = [
      (0x0002, samples), (0x0010, 4), (0x0011, 4), (0x0100, 8), (0x0101, 8), (0x0102, 7),
      (0x0103, 0),
    ]
    for (element, value) in words {
      elements.append(.bytes(DICOMCore.Tag(0x0028, element), .us, littleEndianBytes(value)))
    }
    if samples == 3 { elements.append(.bytes(DICOMCore.Tag(0x0028, 0x0006), .us, [0, 0])) }
    return DataSet(elements.sorted { $0.tag < $1.tag })
  }

  /// A file of the data set with its content added.
  static func file(_ dataSet: DICOMCore.DataSet) throws -> URL {
    var dataSet = dataSet
    let samples = dataSet.integer(DICOMCore.Tag(0x0028, 0x0002)) ?? 0
    if dataSet[DICOMCore.Tag(0x0042, 0x0012)] != nil {
      dataSet[DICOMCore.Tag(0x0042, 0x0011)] = .bytes(
        DICOMCore.Tag(0x0042, 0x0011), .ob, Array("%PDF-1.4 ".utf8))
    } else if samples > 0 {
      let bytes = [UInt8](
        repeating: 0x55,
        count: 16 * samples * (dataSet.integer(DICOMCore.Tag(0x0028, 0x0100)) ?? 8) / 8)
      dataSet[DICOMCore.Tag(0x7FE0, 0x0010)] = .bytes(
        DICOMCore.Tag(0x7FE0, 0x0010), samples == 1 ? .ow : .ob, bytes)
    }
    var meta = FileMetaInformation(
      sopClass: dataSet.uid(DICOMCore.Tag(0x0008, 0x0016)) ?? "",
      sopInstance: dataSet.uid(DICOMCore.Tag(0x0008, 0x0018)) ?? "",
      transferSyntax: "1.2.840.10008.1.2.1")
    meta.carriedOver = DataSet([.text(.sourceApplicationEntityTitle, .ae, "STATION")])
    return try file(meta.encode() + DataSetWriter(.explicitVRLittleEndian).encode(dataSet))
  }

  private static func file(_ bytes: [UInt8]) throws -> URL {
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("attributes-\(UUID().uuidString).dcm")
    try Data(bytes).write(to: url)
    return url
  }

  /// What a tool says of the file, on both of its outputs; the file is then gone.
  static func judged(_ dataSet: DICOMCore.DataSet, by tool: [String]) throws -> String {
    try judged(file(dataSet), by: tool)
  }

  static func judged(_ bytes: [UInt8], by tool: [String]) throws -> String {
    try judged(file(bytes), by: tool)
  }

  private static func judged(_ url: URL, by tool: [String]) throws -> String {
    defer { try? FileManager.default.removeItem(at: url) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = tool + [url.path]
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    try #require(process.terminationStatus != 127, "\(tool[0]) is needed")
    return String(decoding: output, as: UTF8.self)
  }
}

extension AttributeTemplate {
  /// A template of this text.
  init(_ text: String) throws { try self.init(json: Array(text.utf8), name: "made.json") }
}

func set(_ assignments: String...) throws -> [AttributeSetting] {
  try assignments.map { try AttributeSetting(assignment: $0) }
}
