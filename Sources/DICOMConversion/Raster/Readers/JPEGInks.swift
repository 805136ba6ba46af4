internal import CTurboJPEG
internal import DICOMPixels

/// Decodes the four inks of CMYK and YCCK.
enum JPEGInks {
  /// Red, green and blue by the plain product of ink and black.
  static func decode(
    _ stream: [UInt8], _ head: JPEGFileHead, start: Int
  ) throws(RasterError) -> Frame {
    guard head.precision == 8, [0xC0, 0xC1, 0xC2].contains(head.process) else {
      throw RasterError(
        .unsupported("JPEG of four components in this process"), .jpeg, offset: head.place)
    }
    guard let handle = tjInitDecompress() else {
      throw RasterError(.limit("memory for a decoder"), .jpeg)
    }
    defer { tjDestroy(handle) }
    let pixels = head.columns * head.rows
    var status: CInt = -1
    var inks = [UInt8](unsafeUninitializedCapacity: pixels * 4) { target, used in
      status = tjDecompress2(
        handle, stream, UInt(stream.count), target.baseAddress, CInt(head.columns), 0,
        CInt(head.rows), CInt(TJPF_CMYK.rawValue), TJFLAG_STOPONWARNING | TJFLAG_LIMITSCANS)
      used = status == 0 ? pixels * 4 : 0
    }
    guard status == 0 else {
      let words = tjGetErrorStr2(handle).map { String(cString: $0) } ?? "TurboJPEG failed"
      throw RasterError(
        words.contains("Premature end")
          ? .truncated("the code stream ends before the pixels do") : .malformed(words), .jpeg,
        offset: start)
    }
    // Adobe's programs write how much of an ink is missing.
    if head.adobeTransform == nil { for index in inks.indices { inks[index] = ~inks[index] } }
    let bytes = [UInt8](unsafeUninitializedCapacity: pixels * 3) { target, used in
      for pixel in 0..<pixels {
        let light = Int(inks[4 &* pixel &+ 3])
        for component in 0..<3 {
          let value = (Int(inks[4 &* pixel &+ component]) &* light &+ 127) / 255
          target[3 &* pixel &+ component] = UInt8(truncatingIfNeeded: value)
        }
      }
      used = pixels * 3
    }
    var layout = head.layout
    layout.components = 3
    return Frame(layout, bytes, colour: .rgb)
  }
}
