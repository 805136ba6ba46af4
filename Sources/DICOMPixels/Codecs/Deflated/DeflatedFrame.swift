internal import CZlib

/// The bytes of one native frame, deflated without header, as Deflated Image Frame has them.
///
/// - SeeAlso: PS3.5 §A.4.13
public enum DeflatedFrame {
  /// - Parameter count: the bytes that the attributes announce; no more are allocated.
  /// - Throws: `.truncated` where fewer come out, `.malformed` where more do or zlib says so.
  public static func inflate(
    _ stream: [UInt8], count: Int, limits: CodecLimits = CodecLimits()
  ) throws(CodecError) -> [UInt8] {
    guard count >= 0, count <= limits.frameBytes, count < Int(UInt32.max),
      stream.count < Int(UInt32.max)
    else { throw CodecError(.limit("a frame of \(count) bytes")) }
    var state = z_stream()
    let size = CInt(MemoryLayout<z_stream>.size)
    var input = stream
    // A byte more, to see whether there would be more.
    var status = inflateInit2_(&state, -MAX_WBITS, ZLIB_VERSION, size)
    guard status == Z_OK else { throw CodecError(.limit("memory for zlib")) }
    defer { inflateEnd(&state) }
    var read = 0
    var bytes = [UInt8](unsafeUninitializedCapacity: count + 1) { target, used in
      input.withUnsafeMutableBufferPointer { source in
        state.next_in = source.baseAddress
        state.avail_in = UInt32(source.count)
        state.next_out = target.baseAddress
        state.avail_out = UInt32(count + 1)
        status = CZlib.inflate(&state, Z_FINISH)
        read = source.count - Int(state.avail_in)
      }
      used = count + 1 - Int(state.avail_out)
    }
    switch status {
    case Z_STREAM_END where bytes.count == count: return bytes
    case Z_STREAM_END where bytes.count < count, Z_BUF_ERROR where bytes.count <= count,
      Z_OK where bytes.count <= count:
      throw CodecError(.truncated, offset: read)
    case Z_DATA_ERROR:
      let words = state.msg.map { String(cString: $0) } ?? "zlib failed"
      throw CodecError(.malformed(words), offset: read)
    default:
      bytes = []
      throw CodecError(.malformed("more than \(count) bytes come out of it"), offset: read)
    }
  }

  /// - Throws: `.limit` for a frame of 4 GB.
  public static func deflate(_ bytes: [UInt8]) throws(CodecError) -> [UInt8] {
    guard bytes.count < 1 << 31 else { throw CodecError(.limit("a frame of \(bytes.count) bytes")) }
    var state = z_stream()
    let size = CInt(MemoryLayout<z_stream>.size)
    var status = deflateInit2_(
      &state, Z_DEFAULT_COMPRESSION, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      size)
    guard status == Z_OK else { throw CodecError(.limit("memory for zlib")) }
    defer { deflateEnd(&state) }
    var input = bytes
    let capacity = Int(deflateBound(&state, UInt(bytes.count)))
    let stream = [UInt8](unsafeUninitializedCapacity: capacity) { target, used in
      input.withUnsafeMutableBufferPointer { source in
        state.next_in = source.baseAddress
        state.avail_in = UInt32(source.count)
        state.next_out = target.baseAddress
        state.avail_out = UInt32(capacity)
        status = CZlib.deflate(&state, Z_FINISH)
      }
      used = capacity - Int(state.avail_out)
    }
    guard status == Z_STREAM_END else { throw CodecError(.malformed("zlib failed")) }
    return stream
  }
}

/// Reads and writes frames of whole samples by Deflated Image Frame; frames of one bit a pixel and
/// of planes are the business of who knows the attributes.
public struct DeflatedFrameCodec: FrameDecoder, FrameEncoder {
  public init() {}

  /// - Throws: `.unsupported` where `limits` announce no layout: the stream has none.
  public func decode(_ stream: [UInt8], limits: CodecLimits) throws(CodecError) -> Frame {
    guard let layout = limits.expected else {
      throw CodecError(.unsupported("a deflated frame without rows and columns"))
    }
    let count = try limits.admit(layout)
    return Frame(layout, try DeflatedFrame.inflate(stream, count: count, limits: limits))
  }

  public func encode(_ frame: Frame) throws(CodecError) -> [UInt8] {
    _ = try frame.checkedByteCount()
    return try DeflatedFrame.deflate(frame.bytes)
  }
}
