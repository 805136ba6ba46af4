import DICOMConversion
import DICOMCore
import Foundation
import Testing

/// Streams whose pictures are single fields, which ffmpeg does not write: slices are made here.
struct VideoFieldTests {
  /// Parameter sets by x264 for 1920 × 1080 at 12.5 Hz in fields.
  private static let sets: [[UInt8]] = [
    [
      0x67, 0x64, 0x00, 0x28, 0xAC, 0xD9, 0x40, 0x78, 0x04, 0x4F, 0xDE, 0x02, 0x20, 0x00, 0x00,
      0x03, 0x00, 0x40, 0x00, 0x00, 0x06, 0x43, 0xE2, 0xC5, 0xB2, 0xC0, 0x00,
    ],
    [0x68, 0xFB, 0xA3, 0xCB, 0x22, 0xC0],
  ]

  private static func digits(_ value: Int, _ count: Int) -> String {
    let text = String(value, radix: 2)
    return String(repeating: "0", count: max(0, count - text.count)) + text
  }

  /// - SeeAlso: ISO/IEC 14496-10 §7.3.3
  private static func field(_ frame: Int, isBottom: Bool) -> [UInt8] {
    let isFirst = frame == 0 && !isBottom
    var bits = isFirst ? "1" + "0001000" + "1" : "1" + "00110" + "1"
    bits += digits(frame % 16, 4) + "1" + (isBottom ? "1" : "0") + (isFirst ? "1" : "")
    bits += digits((8 * frame + (isBottom ? 1 : 0)) % 64, 6)
    bits += isFirst ? "00" : "0001"
    bits += "1" + "111" + String(repeating: "0110", count: 20)
    var bytes: [UInt8] = [isFirst ? 0x65 : 0x41]
    for start in stride(from: 0, to: bits.count - 7, by: 8) {
      bytes.append(UInt8(bits.dropFirst(start).prefix(8), radix: 2) ?? 0)
    }
    return bytes
  }

  @Test func `two fields are one frame of the MP4 file`() throws {
    var units = Self.sets
    for frame in 0..<5 {
      for isBottom in [false, true] { units.append(Self.field(frame, isBottom: isBottom)) }
    }
    let made = try MadeVideo("a.264", bytes: units.flatMap { [0, 0, 0, 1] + $0 })
    let headers = try MadeVideo.run([
      "sh", "-c", "ffmpeg -nostdin -i \"$1\" -c copy -bsf:v trace_headers -f null - 2>&1", "sh",
      made.path,
    ])
    let flags = headers.split(separator: "\n").filter { $0.contains("field_pic_flag") }
    #expect(flags.count == 10 && flags.allSatisfy { $0.hasSuffix("= 1") })
    let content = try made.content()
    #expect(content.text(0x0028, 0x0008) == "5")
    #expect(content.text(0x0018, 0x1063) == "80")
    let cut = try MadeVideo("b.mp4", bytes: content.stream)
    defer { for made in [made, cut] { made.remove() } }
    #expect(try cut.probe().streams.first?.nb_read_packets == "5")
    // No field is lost: all slices are there in their order.
    let stream = try content.stream
    var place = 0
    for unit in units.dropFirst(2) {
      let found = try #require(stream[place...].firstRange(of: unit))
      place = found.upperBound
    }
  }
}
