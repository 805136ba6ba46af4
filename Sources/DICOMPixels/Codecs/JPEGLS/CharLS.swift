internal import CCharLS

/// The calls of CharLS, to encode only: its decoder asserts on damaged streams, which would end the
/// process.
enum CharLS {
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

  private static func check(_ status: charls_jpegls_errc) throws(CodecError) {
    guard status != CHARLS_JPEGLS_ERRC_SUCCESS else { return }
    let words = charls_get_error_message(status).map { String(cString: $0) }
    throw CodecError(.malformed(words ?? "CharLS failed"))
  }
}
