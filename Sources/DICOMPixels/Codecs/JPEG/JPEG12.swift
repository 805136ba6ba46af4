internal import CJPEG12
internal import Glibc

/// The calls of the library of the Independent JPEG Group, built for 12 bits.
enum JPEG12 {
  static func decode(
    _ stream: [UInt8], _ layout: FrameLayout, count: Int, converts: Bool
  ) throws(CodecError) -> [UInt8] {
    let frame = jpeg12_frame(layout, converts: converts)
    var status: CInt = 1
    var words = [CChar](repeating: 0, count: Int(JPEG12_MESSAGE))
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { target, used in
      guard let start = target.baseAddress else { return }
      status = start.withMemoryRebound(to: Int16.self, capacity: count / 2) { samples in
        jpeg12_decode(stream, stream.count, frame, samples, count / 2, &words)
      }
      used = status == 0 ? count : 0
    }
    guard status == 0 else { throw failure(words) }
    return bytes
  }

  static func encode(
    _ frame: Frame, converts: Bool, quality: Int, isHalved: Bool
  ) throws(CodecError) -> [UInt8] {
    var shape = jpeg12_frame(frame.layout, converts: converts)
    shape.quality = CInt(quality)
    shape.across = isHalved ? 2 : 1
    var stream: UnsafeMutablePointer<UInt8>?
    var size = 0
    var words = [CChar](repeating: 0, count: Int(JPEG12_MESSAGE))
    // A sample above the range would lead the library outside its tables.
    let samples = SamplePattern.mask(frame)
    let status = samples.withUnsafeBytes { raw in
      raw.withMemoryRebound(to: Int16.self) { samples in
        jpeg12_encode(samples.baseAddress, samples.count, shape, &stream, &size, &words)
      }
    }
    defer { free(stream) }
    guard status == 0 else { throw failure(words) }
    return Array(UnsafeBufferPointer(start: stream, count: size))
  }

  private static func failure(_ words: [CChar]) -> CodecError {
    let text = String(
      decoding: words.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    let isShort = text.contains("Premature end") || text.contains("end of file")
    return CodecError(isShort ? .truncated : .malformed(text))
  }
}

extension jpeg12_frame {
  fileprivate init(_ layout: FrameLayout, converts: Bool) {
    self.init(
      columns: UInt32(layout.columns), rows: UInt32(layout.rows),
      components: CInt(layout.components), converts: converts ? 1 : 0, quality: 0, across: 1)
  }
}
