internal import CTurboJPEG

/// The calls of TurboJPEG, one handle each.
enum TurboJPEG {
  /// Decodes a stream of 8 bits whose colours are told by its markers alone.
  static func decode(
    _ stream: [UInt8], _ layout: FrameLayout, count: Int
  ) throws(CodecError) -> [UInt8] {
    guard let handle = tjInitDecompress() else { throw CodecError(.limit("memory for a decoder")) }
    defer { tjDestroy(handle) }
    let format = layout.components == 1 ? TJPF_GRAY.rawValue : TJPF_RGB.rawValue
    // A warning is a failure: what was not in the stream would be guessed. Hundreds of scans that
    // refine nothing are a way to keep a machine busy.
    let flags = TJFLAG_STOPONWARNING | TJFLAG_LIMITSCANS
    var status: CInt = -1
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { target, used in
      status = tjDecompress2(
        handle, stream, UInt(stream.count), target.baseAddress, CInt(layout.columns), 0,
        CInt(layout.rows), CInt(format), flags)
      used = status == 0 ? count : 0
    }
    guard status == 0 else { throw failure(handle) }
    return bytes
  }

  enum Pixels {
    case grey, rgb, ybr
  }

  /// Codes a frame of 8 bits; chrominance has half the columns with `isHalved`.
  static func encode(
    _ frame: Frame, pixels: Pixels, quality: Int, isHalved: Bool
  ) throws(CodecError) -> [UInt8] {
    guard let handle = tjInitCompress() else { throw CodecError(.limit("memory for an encoder")) }
    defer { tjDestroy(handle) }
    let sampling =
      pixels == .grey ? TJSAMP_GRAY.rawValue : isHalved ? TJSAMP_422.rawValue : TJSAMP_444.rawValue
    let (columns, rows) = (CInt(frame.layout.columns), CInt(frame.layout.rows))
    var size = tjBufSize(columns, rows, CInt(sampling))
    let capacity = Int(size)
    guard capacity > 0, capacity <= 1 << 32 else { throw failure(handle) }
    // The accurate transform; the library takes a faster one at low qualities.
    let flags = TJFLAG_NOREALLOC | TJFLAG_ACCURATEDCT
    var status: CInt = -1
    let planes = pixels == .ybr ? ChrominancePlanes(frame, isHalved: isHalved) : nil
    let bytes = [UInt8](unsafeUninitializedCapacity: capacity) { target, used in
      var start = target.baseAddress
      if let planes {
        status = planes.withPlanes { sources, strides in
          tjCompressFromYUVPlanes(
            handle, sources, columns, strides, rows, CInt(sampling), &start, &size, CInt(quality),
            flags)
        }
      } else {
        let format = pixels == .grey ? TJPF_GRAY.rawValue : TJPF_RGB.rawValue
        status = tjCompress2(
          handle, frame.bytes, columns, 0, rows, CInt(format), &start, &size, CInt(sampling),
          CInt(quality), flags)
      }
      used = status == 0 ? Int(size) : 0
    }
    guard status == 0 else { throw failure(handle) }
    return bytes
  }

  /// The library's own words.
  private static func failure(_ handle: tjhandle) -> CodecError {
    let words = tjGetErrorStr2(handle).map { String(cString: $0) } ?? "TurboJPEG failed"
    // The words for data that end too early; the code is that of any warning.
    let isShort = words.contains("Premature end")
    return CodecError(isShort ? .truncated : .malformed(words))
  }
}
