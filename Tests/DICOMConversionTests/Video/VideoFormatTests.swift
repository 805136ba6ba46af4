import DICOMConversion
import Testing

struct VideoFormatTests {
  private func format(_ bytes: [UInt8]) -> VideoFormat? {
    VideoFile.format(bytes + [UInt8](repeating: 0, count: 16))
  }

  @Test(arguments: [
    ("isom", VideoFormat.mp4), ("qt  ", .mp4), ("3gp4", .mp4), ("heic", nil), ("avif", nil),
    ("mif1", nil), ("crx ", nil),
  ])
  func `a brand tells films from still images`(brand: String, expected: VideoFormat?) {
    #expect(format([0, 0, 0, 0x18] + Array("ftyp\(brand)".utf8)) == expected)
  }

  @Test func `packets of a transport stream begin each with their byte`() {
    for (start, each) in [(0, 188), (4, 192)] {
      var bytes = [UInt8](repeating: 0x20, count: 4_096)
      for place in stride(from: start, to: bytes.count, by: each) { bytes[place] = 0x47 }
      #expect(VideoFile.format(bytes) == .transportStream)
      bytes[start + each] = 0
      #expect(VideoFile.format(bytes) == nil)
    }
    #expect(VideoFile.format([0x47]) == nil)
  }

  @Test func `what is video and cannot be carried over has a name`() {
    #expect(format(Array("RIFF....AVI LIST".utf8)) == .avi)
    #expect(format([0x1A, 0x45, 0xDF, 0xA3]) == .matroska)
    #expect(format(Array("FLV".utf8) + [1, 5]) == .flash)
    #expect(format([0x30, 0x26, 0xB2, 0x75, 0x8E, 0x66, 0xCF, 0x11]) == .windowsMedia)
    #expect(format([0, 0, 1, 0xBA, 0x44]) == .programStream)
    #expect(format([0, 0, 1, 0xB3, 0x2D]) == .mpeg2)
  }

  @Test func `other files are no video`() {
    for bytes: [UInt8] in [
      [], [0], [0xFF, 0xD8, 0xFF, 0xE0], Array("%PDF-1.4".utf8), Array("RIFF....WAVEfmt ".utf8),
      Array("GIF89a".utf8), [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A],
      Array("P1,Patient ID,Name\n".utf8), [0x49, 0x49, 0x2A, 0],
    ] { #expect(format(bytes) == nil, "\(bytes)") }
  }
}
