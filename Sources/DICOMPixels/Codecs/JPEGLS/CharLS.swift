internal import CCharLS

/// The calls of CharLS.
enum CharLS {
  static func decode(
    _ stream: [UInt8], _ layout: FrameLayout, count: Int
  ) throws(CodecError) -> Frame {
    guard let decoder = charls_jpegls_decoder_create() else {
      throw CodecError(.limit("memory for a decoder"))
    }
    defer { charls_jpegls_decoder_destroy(decoder) }
    // The decoder keeps the address of the stream.
    let result = stream.withUnsafeBytes { source -> Result<Frame, CodecError> in
      Result { () throws(CodecError) in
        try decode(with: decoder, source, layout, count: count)
      }
    }
    return try result.get()
  }

  private static func decode(
    with decoder: OpaquePointer, _ source: UnsafeRawBufferPointer, _ layout: FrameLayout, count: Int
  ) throws(CodecError) -> Frame {
    guard let start = source.baseAddress else { throw CodecError(.truncated, offset: 0) }
    try check(charls_jpegls_decoder_set_source_buffer(decoder, start, source.count))
    try check(charls_jpegls_decoder_read_header(decoder))
    var info = charls_frame_info()
    try check(charls_jpegls_decoder_get_frame_info(decoder, &info))
    var size = 0
    try check(charls_jpegls_decoder_get_destination_size(decoder, 0, &size))
    guard info.width == UInt32(layout.columns), info.height == UInt32(layout.rows),
      info.component_count == Int32(layout.components),
      info.bits_per_sample == Int32(layout.precision), size == count
    else { throw CodecError(.malformed("two frame headers that differ")) }
    var mode = CHARLS_INTERLEAVE_MODE_NONE
    try check(charls_jpegls_decoder_get_interleave_mode(decoder, &mode))
    var transformation = CHARLS_COLOR_TRANSFORMATION_NONE
    try check(charls_jpegls_decoder_get_color_transformation(decoder, &transformation))
    var status = CHARLS_JPEGLS_ERRC_UNEXPECTED_FAILURE
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { target, used in
      guard let base = target.baseAddress else { return }
      status = charls_jpegls_decoder_decode_to_buffer(decoder, base, count, 0)
      used = status == CHARLS_JPEGLS_ERRC_SUCCESS ? count : 0
    }
    try check(status)
    let isPlanar = mode == CHARLS_INTERLEAVE_MODE_NONE && layout.components > 1
    let colour: StreamColour =
      layout.components == 1
      ? .monochrome : transformation == CHARLS_COLOR_TRANSFORMATION_NONE ? .asGiven : .rgb
    return Frame(layout, isPlanar ? interleaved(bytes, layout) : bytes, colour: colour)
  }

  static func encode(_ frame: Frame, maximumError: Int) throws(CodecError) -> [UInt8] {
    let samples = SamplePattern.mask(frame)
    do {
      return try encode(samples, frame.layout, maximumError, capacity: samples.count + 65_536)
    } catch CodecError(.limit(bufferIsSmall)) {
      // Noise costs at most four times its own size, and stuffed bits.
      return try encode(samples, frame.layout, maximumError, capacity: samples.count * 5 + 65_536)
    }
  }

  private static let bufferIsSmall = "the size of a stream"

  private static func encode(
    _ samples: [UInt8], _ layout: FrameLayout, _ maximumError: Int, capacity: Int
  ) throws(CodecError) -> [UInt8] {
    guard let encoder = charls_jpegls_encoder_create() else {
      throw CodecError(.limit("memory for an encoder"))
    }
    defer { charls_jpegls_encoder_destroy(encoder) }
    var info = charls_frame_info(
      width: UInt32(layout.columns), height: UInt32(layout.rows),
      bits_per_sample: Int32(layout.precision), component_count: Int32(layout.components))
    try check(charls_jpegls_encoder_set_frame_info(encoder, &info))
    try check(charls_jpegls_encoder_set_near_lossless(encoder, Int32(maximumError)))
    if layout.components > 1 {
      try check(
        charls_jpegls_encoder_set_interleave_mode(encoder, CHARLS_INTERLEAVE_MODE_LINE))
    }
    var status = CHARLS_JPEGLS_ERRC_UNEXPECTED_FAILURE
    let stream = [UInt8](unsafeUninitializedCapacity: capacity) { target, used in
      guard let base = target.baseAddress else { return }
      status = charls_jpegls_encoder_set_destination_buffer(encoder, base, capacity)
      guard status == CHARLS_JPEGLS_ERRC_SUCCESS else { return }
      status = charls_jpegls_encoder_encode_from_buffer(encoder, samples, samples.count, 0)
      guard status == CHARLS_JPEGLS_ERRC_SUCCESS else { return }
      status = charls_jpegls_encoder_get_bytes_written(encoder, &used)
    }
    if status == CHARLS_JPEGLS_ERRC_DESTINATION_BUFFER_TOO_SMALL {
      throw CodecError(.limit(bufferIsSmall))
    }
    try check(status)
    return stream
  }

  /// Planes one after the other, as pixels.
  private static func interleaved(_ planes: [UInt8], _ layout: FrameLayout) -> [UInt8] {
    let (width, components) = (layout.sampleBytes, layout.components)
    let plane = layout.columns * layout.rows
    return [UInt8](unsafeUninitializedCapacity: planes.count) { target, used in
      for component in 0..<components {
        for pixel in 0..<plane {
          let from = (component * plane + pixel) * width
          let to = (pixel * components + component) * width
          for byte in 0..<width { target[to + byte] = planes[from + byte] }
        }
      }
      used = planes.count
    }
  }

  private static func check(_ status: charls_jpegls_errc) throws(CodecError) {
    guard status != CHARLS_JPEGLS_ERRC_SUCCESS else { return }
    if status == CHARLS_JPEGLS_ERRC_SOURCE_BUFFER_TOO_SMALL { throw CodecError(.truncated) }
    let words = charls_get_error_message(status).map { String(cString: $0) }
    throw CodecError(.malformed(words ?? "CharLS failed"))
  }
}
