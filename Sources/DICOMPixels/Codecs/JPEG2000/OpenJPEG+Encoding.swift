internal import COpenJPEG

extension OpenJPEG {
  static func encode(
    _ frame: Frame, loss: JPEG2000Encoder.Loss, transformsColour: Bool, threads: Int, count: Int
  ) throws(CodecError) -> [UInt8] {
    let layout = frame.layout
    guard let image = image(of: frame) else { throw CodecError(.limit("memory for an image")) }
    defer { opj_image_destroy(image) }
    var parameters = opj_cparameters_t()
    opj_set_default_encoder_parameters(&parameters)
    parameters.tcp_numlayers = 1
    parameters.tcp_mct = transformsColour ? 1 : 0
    // No more halvings than the shorter side allows.
    let side = UInt(min(layout.columns, layout.rows))
    parameters.numresolution = CInt(min(6, UInt.bitWidth - side.leadingZeroBitCount))
    switch loss {
    case .none:
      parameters.cp_disto_alloc = 1
      parameters.tcp_rates.0 = 0
    case .ratio(let ratio):
      parameters.irreversible = 1
      parameters.cp_disto_alloc = 1
      // The library counts the bits that count, the attributes of DICOM those in memory.
      let used = Double(layout.precision) / Double(8 * layout.sampleBytes)
      parameters.tcp_rates.0 = Float(max(ratio * used, 1))
    case .peakSignalToNoise(let decibels):
      parameters.irreversible = 1
      parameters.cp_fixed_quality = 1
      parameters.tcp_distoratio.0 = Float(decibels)
    }
    return try MemoryStream.writing { (target) throws(CodecError) in
      guard let codec = opj_create_compress(OPJ_CODEC_J2K) else {
        throw CodecError(.limit("memory for an encoder"))
      }
      defer { opj_destroy_codec(codec) }
      let words = Words()
      defer { withExtendedLifetime(words) {} }
      listen(codec, words)
      guard opj_setup_encoder(codec, &parameters, image) != 0 else { throw words.error }
      if threads > 1 { opj_codec_set_threads(codec, CInt(min(threads, 64))) }
      guard opj_start_compress(codec, image, target) != 0, opj_encode(codec, target) != 0,
        opj_end_compress(codec, target) != 0
      else {
        throw CodecError(
          .unsupported("\(layout.described) by OpenJPEG (\(words.first ?? "no reason given"))"))
      }
    }
  }

  private static func image(of frame: Frame) -> UnsafeMutablePointer<opj_image_t>? {
    let layout = frame.layout
    var shape = opj_image_cmptparm_t()
    (shape.dx, shape.dy) = (1, 1)
    (shape.w, shape.h) = (UInt32(layout.columns), UInt32(layout.rows))
    shape.prec = UInt32(layout.precision)
    shape.sgnd = layout.isSigned ? 1 : 0
    var shapes = [opj_image_cmptparm_t](repeating: shape, count: layout.components)
    let space = frame.colour == .rgb ? OPJ_CLRSPC_SRGB : OPJ_CLRSPC_UNSPECIFIED
    guard let image = opj_image_create(UInt32(layout.components), &shapes, space) else {
      return nil
    }
    (image.pointee.x1, image.pointee.y1) = (UInt32(layout.columns), UInt32(layout.rows))
    frame.bytes.withUnsafeBytes { raw in
      for index in 0..<layout.components {
        guard let data = image.pointee.comps[index].data else { continue }
        let target = UnsafeMutableBufferPointer(start: data, count: layout.columns * layout.rows)
        switch (layout.sampleBytes, layout.isSigned) {
        case (1, false): fill(target, raw.bindMemory(to: UInt8.self), index, layout)
        case (1, true): fill(target, raw.bindMemory(to: Int8.self), index, layout)
        case (2, false): fill(target, raw.bindMemory(to: UInt16.self), index, layout)
        case (2, true): fill(target, raw.bindMemory(to: Int16.self), index, layout)
        default: fill(target, raw.bindMemory(to: Int32.self), index, layout)
        }
      }
    }
    return image
  }

  /// Samples outside the precision are brought to its ends: the library would code others.
  private static func fill<Sample: FixedWidthInteger>(
    _ target: UnsafeMutableBufferPointer<Int32>, _ source: UnsafeBufferPointer<Sample>,
    _ index: Int, _ layout: FrameLayout
  ) {
    let step = layout.components
    let largest = Int32(1 << (layout.precision - (layout.isSigned ? 1 : 0)) - 1)
    let smallest = layout.isSigned ? -largest - 1 : 0
    for pixel in target.indices {
      let sample = Int32(truncatingIfNeeded: Sample(littleEndian: source[pixel * step + index]))
      target[pixel] = min(max(sample, smallest), largest)
    }
  }
}
