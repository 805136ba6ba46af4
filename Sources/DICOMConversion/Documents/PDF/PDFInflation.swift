internal import CZlib

/// The FlateDecode filter, as far as objects are compressed by it.
/// - SeeAlso: ISO 32000-2 §7.4.4
enum PDFInflation {
  /// What comes out up to `limit` bytes; it is not whole where it is more, damaged or has no end.
  static func inflated(_ bytes: [UInt8], limit: Int) -> (bytes: [UInt8], isWhole: Bool) {
    guard bytes.count <= Int(UInt32.max) else { return ([], false) }
    var stream = z_stream()
    guard inflateInit_(&stream, ZLIB_VERSION, CInt(MemoryLayout<z_stream>.size)) == Z_OK else {
      return ([], false)
    }
    defer { inflateEnd(&stream) }
    var input = bytes
    var chunk = [UInt8](repeating: 0, count: 65_536)
    var output: [UInt8] = []
    let isWhole = input.withUnsafeMutableBufferPointer { source -> Bool in
      stream.next_in = source.baseAddress
      stream.avail_in = UInt32(source.count)
      while true {
        let (status, produced) = chunk.withUnsafeMutableBufferPointer { target in
          stream.next_out = target.baseAddress
          stream.avail_out = UInt32(target.count)
          let status = inflate(&stream, Z_NO_FLUSH)
          return (status, target.count - Int(stream.avail_out))
        }
        let room = limit - output.count
        output += chunk.prefix(min(produced, room))
        if status == Z_STREAM_END { return produced <= room }
        guard status == Z_OK, produced <= room, produced > 0 || stream.avail_in > 0 else {
          return false
        }
      }
    }
    return (output, isWhole)
  }
}
