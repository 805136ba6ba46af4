internal import CWebP
internal import DICOMPixels

/// The frames of an animated WebP, put together by the library.
enum WebPAnimation {
  static func frames(
    _ bytes: [UInt8], _ flattening: inout WebPReader.Flattening, _ options: RasterOptions
  ) throws(RasterError) -> [RasterFrame] {
    // The library keeps a pointer to the bytes as long as the decoder lives.
    var copy = flattening
    let result = bytes.withUnsafeBufferPointer { buffer -> Result<[RasterFrame], RasterError> in
      do throws(RasterError) {
        return .success(try decode(buffer, &copy, options))
      } catch {
        return .failure(error)
      }
    }
    flattening = copy
    return try result.get()
  }

  private static func decode(
    _ bytes: UnsafeBufferPointer<UInt8>, _ flattening: inout WebPReader.Flattening,
    _ options: RasterOptions
  ) throws(RasterError) -> [RasterFrame] {
    var data = WebPData(bytes: bytes.baseAddress, size: bytes.count)
    guard let decoder = WebPAnimDecoderNew(&data, nil) else {
      throw RasterError(.malformed("the animation's headers are damaged"), .webp, offset: 12)
    }
    defer { WebPAnimDecoderDelete(decoder) }
    var info = WebPAnimInfo()
    guard WebPAnimDecoderGetInfo(decoder, &info) != 0 else {
      throw RasterError(.malformed("the animation's headers are damaged"), .webp, offset: 12)
    }
    let layout = FrameLayout(
      columns: Int(info.canvas_width), rows: Int(info.canvas_height), components: 4, precision: 8,
      isSigned: false)
    let count = try options.admit(layout, .webp, offset: 12)
    let number = Int(info.frame_count)
    guard number <= options.frames, number <= options.totalBytes / count else {
      throw RasterError(.limit("an animation of \(number) frames"), .webp, offset: 12)
    }
    var frames: [RasterFrame] = []
    var shown = 0
    while WebPAnimDecoderHasMoreFrames(decoder) != 0, frames.count < number {
      var pixels: UnsafeMutablePointer<UInt8>?
      var end: CInt = 0
      guard WebPAnimDecoderGetNext(decoder, &pixels, &end) != 0, let pixels else {
        throw RasterError(
          .malformed("frame \(frames.count + 1) cannot be decoded"), .webp)
      }
      var frame = flattening.frame([UInt8](UnsafeBufferPointer(start: pixels, count: count)))
      frame.delay = max(0, Int(end) - shown)
      shown = Int(end)
      frames.append(frame)
    }
    guard !frames.isEmpty else {
      throw RasterError(.malformed("the animation has no frame"), .webp, offset: 12)
    }
    return frames
  }
}

/// The chunks beside the pixels of a WebP file, as long as its lengths are right.
struct WebPChunks {
  private(set) var profile: [UInt8]?
  private(set) var exif: [UInt8]?

  init(_ bytes: [UInt8]) {
    var place = 12
    for _ in 0..<100_000 {
      guard let length = bytes.little32(place + 4), length <= bytes.count - place - 8 else {
        return
      }
      let body = (place + 8)..<(place + 8 + length)
      let kind = bytes[place..<(place + 4)]
      if profile == nil, kind.elementsEqual("ICCP".utf8) { profile = Array(bytes[body]) }
      if exif == nil, kind.elementsEqual("EXIF".utf8) { exif = Array(bytes[body]) }
      place = body.upperBound + length % 2
    }
  }
}
