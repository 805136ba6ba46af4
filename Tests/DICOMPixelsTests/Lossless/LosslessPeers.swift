import DICOMPixels
import Foundation
import Testing

/// Files of one instance for the programs of other people, and what these made of them.
final class LosslessPeers {
  static let jpegLossless = "1.2.840.10008.1.2.4.57"
  static let jpegLosslessFirstOrder = "1.2.840.10008.1.2.4.70"
  static let rle = "1.2.840.10008.1.2.5"
  static let native = "1.2.840.10008.1.2.1"

  let root: String

  init() throws {
    root = NSTemporaryDirectory() + "spindle-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: root) }

  /// Runs a shell script in the folder.
  func run(_ script: String) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", "set -e; { \(script); } >log 2>&1"]
    process.currentDirectoryURL = URL(fileURLWithPath: root)
    try process.run()
    process.waitUntilExit()
    let log = FileManager.default.contents(atPath: root + "/log") ?? Data()
    try #require(
      process.terminationStatus == 0,
      "\(script): \(String(decoding: log.suffix(2000), as: UTF8.self))")
  }

  /// Decodes every file `*.dcm` by the libraries that Python has, in one process: `*.libjpeg` or
  /// `*.pydicom` by libjpeg of the JPEG committee or by pydicom's own RLE decoder, `*.gdcm` by gdcm,
  /// which cannot do it below 8 bits, nor RLE of a few pixels.
  func decodeByPython() throws {
    let script = """
      import glob, gdcm, libjpeg, pydicom
      from pydicom.encaps import generate_frames
      for path in glob.glob("*.dcm"):
        data = pydicom.dcmread(path)
        is_rle = data.file_meta.TransferSyntaxUID.endswith(".2.5")
        if is_rle:
          data.decompress(decoding_plugin="pydicom", as_rgb=False)
          number = data.Rows * data.Columns * data.NumberOfFrames
          number *= data.SamplesPerPixel * data.BitsAllocated // 8
          open(path + ".pydicom", "wb").write(data.PixelData[:number])
          data = pydicom.dcmread(path, stop_before_pixels=True)
        else:
          with open(path + ".libjpeg", "wb") as out:
            for frame in generate_frames(data.PixelData, number_of_frames=data.NumberOfFrames):
              out.write(libjpeg.decode(frame, colour_transform=0).tobytes())
        if data.BitsStored >= 8 and (not is_rle or data.Rows * data.Columns > 30):
          reader = gdcm.ImageReader()
          reader.SetFileName(path)
          assert reader.Read(), path
          pixels = reader.GetImage().GetBuffer()
          open(path + ".gdcm", "wb").write(pixels.encode("utf-8", errors="surrogateescape"))
      """
    try Data(script.utf8).write(to: URL(fileURLWithPath: root + "/decode.py"))
    try run("python3 decode.py")
  }

  /// Writes an instance of `frames`, which are code streams unless the syntax is native.
  func write(
    _ name: String, _ syntax: String, _ layout: FrameLayout, bitsAllocated: Int? = nil,
    frames: [[UInt8]]
  ) throws {
    let allocated = bitsAllocated ?? layout.sampleBytes * 8
    let type = layout.components == 3 ? "4" : allocated == 8 ? "2" : "3"
    let sopClass = "1.2.840.10008.5.1.4.1.1.7." + type
    let instance = "2.25." + String(UInt64.random(in: 1...UInt64.max))
    let meta =
      Self.element(0x0002, 0x0001, "OB", [0, 1]) + Self.element(0x0002, 0x0002, sopClass)
      + Self.element(0x0002, 0x0003, instance) + Self.element(0x0002, 0x0010, syntax)
      + Self.element(0x0002, 0x0012, "2.25.1")
    var bytes = [UInt8](repeating: 0, count: 128) + Array("DICM".utf8)
    bytes += Self.element(0x0002, 0x0000, "UL", Self.little(meta.count, 4)) + meta
    bytes += Self.element(0x0008, 0x0016, sopClass) + Self.element(0x0008, 0x0018, instance)
    bytes += Self.element(0x0028, 0x0002, layout.components)
    let colour = layout.components == 3 ? "RGB " : "MONOCHROME2 "
    bytes += Self.element(0x0028, 0x0004, "CS", Array(colour.utf8))
    if layout.components == 3 { bytes += Self.element(0x0028, 0x0006, 0) }
    let number = String(frames.count)
    bytes += Self.element(
      0x0028, 0x0008, "IS", Array((number + (number.count % 2 == 1 ? " " : "")).utf8))
    bytes +=
      Self.element(0x0028, 0x0010, layout.rows) + Self.element(0x0028, 0x0011, layout.columns)
    bytes += Self.element(0x0028, 0x0100, allocated)
    bytes += Self.element(0x0028, 0x0101, layout.precision)
    bytes += Self.element(0x0028, 0x0102, layout.precision - 1)
    bytes += Self.element(0x0028, 0x0103, layout.isSigned ? 1 : 0)
    if syntax == Self.native {
      bytes += Self.element(0x7FE0, 0x0010, "OW", Self.even(frames.flatMap(\.self)))
    } else {
      bytes += [0xE0, 0x7F, 0x10, 0] + Array("OB".utf8) + [0, 0, 0xFF, 0xFF, 0xFF, 0xFF]
      for item in [[]] + frames {
        let body = Self.even(item)
        bytes += [0xFE, 0xFF, 0, 0xE0] + Self.little(body.count, 4) + body
      }
      bytes += [0xFE, 0xFF, 0xDD, 0xE0, 0, 0, 0, 0]
    }
    try Data(bytes).write(to: URL(fileURLWithPath: root + "/" + name))
  }

  /// The samples of a native instance, frame after frame; its pixels are the end of the file.
  func samples(_ name: String, _ layout: FrameLayout, frames: Int) throws -> [[UInt32]] {
    let data = try #require(FileManager.default.contents(atPath: root + "/" + name))
    let bytes = [UInt8](data)
    let frameBytes = try #require(layout.byteCount)
    let padded = (frameBytes * frames + 1) / 2 * 2
    // The libraries give the pixels alone.
    let first = bytes.count < padded ? 0 : bytes.count - padded
    try #require(bytes.count >= frameBytes * frames, "\(name) has \(bytes.count) bytes")
    return (0..<frames).map { frame in
      let start = first + frame * frameBytes
      return LosslessImages.samples(bytes[start..<start + frameBytes], layout)
    }
  }

  /// The fragments of an encapsulated instance, without the offset table.
  func fragments(_ name: String) throws -> [[UInt8]] {
    let data = try #require(FileManager.default.contents(atPath: root + "/" + name))
    let start = try #require(
      data.range(of: Data([0xE0, 0x7F, 0x10, 0, 0x4F, 0x42, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF])))
    var place = start.upperBound
    var result: [[UInt8]] = []
    while place + 8 <= data.count, data[place + 2] == 0, data[place + 3] == 0xE0 {
      let length = (0..<4).reduce(0) { $0 | Int(data[place + 4 + $1]) << (8 * $1) }
      result.append([UInt8](data[place + 8..<place + 8 + length]))
      place += 8 + length
    }
    return [[UInt8]](result.dropFirst())
  }

  private static func even(_ bytes: [UInt8]) -> [UInt8] {
    bytes.count % 2 == 0 ? bytes : bytes + [0]
  }

  private static func little(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }

  private static func element(_ group: Int, _ number: Int, _ value: Int) -> [UInt8] {
    element(group, number, "US", little(value, 2))
  }

  private static func element(_ group: Int, _ number: Int, _ uid: String) -> [UInt8] {
    element(group, number, "UI", even(Array(uid.utf8)))
  }

  private static func element(
    _ group: Int, _ number: Int, _ vr: String, _ value: [UInt8]
  ) -> [UInt8] {
    let head = little(group, 2) + little(number, 2) + Array(vr.utf8)
    let isLong = vr == "OB" || vr == "OW"
    return head + (isLong ? [0, 0] + little(value.count, 4) : little(value.count, 2)) + value
  }
}
