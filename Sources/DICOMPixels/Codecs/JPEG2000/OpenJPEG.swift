internal import COpenJPEG

/// The calls of OpenJPEG.
enum OpenJPEG {
  /// The first words of the library about what failed; later ones say that it failed.
  final class Words {
    var first: String?

    static func note(_ message: UnsafePointer<CChar>?, _ context: UnsafeMutableRawPointer?) {
      guard let context, let message else { return }
      let words = Unmanaged<Words>.fromOpaque(context).takeUnretainedValue()
      guard words.first == nil else { return }
      var text = String(cString: message)
      while text.last?.isNewline == true { text.removeLast() }
      words.first = text
    }

    var error: CodecError {
      let words = first ?? "OpenJPEG failed"
      let isShort = words.contains("Stream too short") || words.contains("too short")
      return CodecError(isShort ? .truncated : .malformed(words))
    }
  }

  static func listen(_ codec: UnsafeMutablePointer<opj_codec_t?>, _ words: Words) {
    let context = Unmanaged.passUnretained(words).toOpaque()
    opj_set_error_handler(codec, { Words.note($0, $1) }, context)
    opj_set_warning_handler(codec, { _, _ in }, nil)
    opj_set_info_handler(codec, { _, _ in }, nil)
  }

  static func decode(
    _ stream: [UInt8], _ range: Range<Int>, _ layout: FrameLayout,
    _ components: [JPEG2000Header.Component], count: Int, threads: Int
  ) throws(CodecError) -> [UInt8] {
    try MemoryStream.reading(stream, range) { (source) throws(CodecError) in
      guard let codec = opj_create_decompress(OPJ_CODEC_J2K) else {
        throw CodecError(.limit("memory for a decoder"))
      }
      defer { opj_destroy_codec(codec) }
      let words = Words()
      defer { withExtendedLifetime(words) {} }
      listen(codec, words)
      var parameters = opj_dparameters_t()
      opj_set_default_decoder_parameters(&parameters)
      guard opj_setup_decoder(codec, &parameters) != 0 else { throw words.error }
      if threads > 1 { opj_codec_set_threads(codec, CInt(min(threads, 64))) }
      var image: UnsafeMutablePointer<opj_image_t>?
      defer { opj_image_destroy(image) }
      guard opj_read_header(source, codec, &image) != 0, let header = image else {
        throw words.error
      }
      guard Int(header.pointee.numcomps) == layout.components,
        Int(header.pointee.x1) - Int(header.pointee.x0) == layout.columns,
        Int(header.pointee.y1) - Int(header.pointee.y0) == layout.rows
      else { throw CodecError(.malformed("two sizes that differ")) }
      guard opj_decode(codec, source, header) != 0 else { throw words.error }
      // Without its marker of an end a stream is decoded all the same; what was missing of the
      // pixels was an error above.
      _ = opj_end_decompress(codec, source)
      return try SamplesOfImage(header.pointee, layout).bytes(count: count)
    }
  }
}
