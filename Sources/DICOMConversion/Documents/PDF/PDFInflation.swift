internal import CZlib

/// The FlateDecode filter, as far as objects are compressed by it.
/// - SeeAlso: ISO 32000-2 §7.4.4
enum PDFInflation {
  /// Nil for what is damaged, has no end, or becomes more than `limit` bytes.
  static func inflated(_ bytes: [UInt8], limit: Int) -> [UInt8]? {
    guard bytes.count <= Int(UInt32.max) else { return nil }
    var stream = z_stream()
    guard inflateInit_(&stream, ZLIB_VERSION, CInt(MemoryLayout<z_stream>.size)) == Z_OK else {
      return nil
    }
    defer { inflateEnd(&stream) }
    var input = bytes
    var chunk = [UInt8](repeating: 0, count: 65_536)
    var output: [UInt8] = []
    return input.withUnsafeMutableBufferPointer { source -> [UInt8]? in
      stream.next_in = source.baseAddress
      stream.avail_in = UInt32(source.count)
      while true {
        let (status, produced) = chunk.withUnsafeMutableBufferPointer { target in
          stream.next_out = target.baseAddress
          stream.avail_out = UInt32(target.count)
          let status = inflate(&stream, Z_NO_FLUSH)
          return (status, target.count - Int(stream.avail_out))
        }
        guard produced <= limit - output.count else { return nil }
        output += chunk.prefix(produced)
        if status == Z_STREAM_END { return output }
        guard status == Z_OK, produced > 0 || stream.avail_in > 0 else { return nil }
      }
    }
  }
}
