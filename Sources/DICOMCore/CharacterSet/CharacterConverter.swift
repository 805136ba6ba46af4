internal import Glibc

/// Owns one conversion descriptor of the C library, which only its methods touch.
@safe struct CharacterConverter: ~Copyable {
  private let descriptor: iconv_t

  /// Nil when the C library has no such converter.
  init?(from source: String, to target: String) {
    guard let opened = unsafe iconv_open(target, source),
      unsafe opened != iconv_t(bitPattern: UInt.max)
    else { return nil }
    unsafe descriptor = opened
  }

  deinit { unsafe iconv_close(descriptor) }

  /// The converted bytes, and whether some had to be replaced.
  ///
  /// Without a `replacement`, bytes that cannot be converted make the whole result nil.
  mutating func convert(
    _ bytes: [UInt8], replacement: [UInt8]? = nil
  ) -> (bytes: [UInt8], isLossy: Bool)? {
    // No conversion here turns one byte into more than four.
    let capacity = bytes.count * 4 + 16
    var input = bytes
    var isLossy = false
    var isComplete = true
    unsafe iconv(descriptor, nil, nil, nil, nil)
    let output = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { buffer, written in
      unsafe input.withUnsafeMutableBytes { source in
        var next = unsafe source.baseAddress?.assumingMemoryBound(to: CChar.self)
        var left = source.count
        while left > 0 {
          var target = unsafe UnsafeMutableRawBufferPointer(buffer).baseAddress?
            .advanced(by: written).assumingMemoryBound(to: CChar.self)
          var space = capacity - written
          let result = unsafe iconv(descriptor, &next, &left, &target, &space)
          let code = errno
          written = capacity - space
          if result != -1 { break }
          guard code != E2BIG, let replacement, space >= replacement.count + 4 else {
            isComplete = false
            break
          }
          isLossy = true
          for byte in replacement {
            unsafe buffer[written] = byte
            written += 1
          }
          let skipped = code == EINVAL ? left : 1
          unsafe next = unsafe next?.advanced(by: skipped)
          left -= skipped
        }
      }
    }
    return isComplete ? (output, isLossy) : nil
  }
}
