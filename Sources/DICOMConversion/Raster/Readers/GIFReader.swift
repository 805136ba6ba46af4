internal import CGIF
internal import DICOMPixels

/// Reads GIF: every frame as it is shown, with the time for which it is.
/// - SeeAlso: GIF89a
struct GIFReader: RasterReader {
  /// Where the library reads from.
  private struct Source {
    var bytes: UnsafeBufferPointer<UInt8>
    var place = 0
  }

  func read(_ bytes: [UInt8], _ options: RasterOptions) throws(RasterError) -> RasterImage {
    let result = bytes.withUnsafeBufferPointer { buffer -> Result<RasterImage, RasterError> in
      var source = Source(bytes: buffer)
      return withUnsafeMutablePointer(to: &source) { source in
        do throws(RasterError) {
          return .success(try Self.read(source, options))
        } catch {
          return .failure(error)
        }
      }
    }
    return try result.get()
  }

  private static func read(
    _ source: UnsafeMutablePointer<Source>, _ options: RasterOptions
  ) throws(RasterError) -> RasterImage {
    var code: CInt = 0
    let opened = DGifOpen(
      source,
      { file, target, count in
        guard let source = file?.pointee.UserData?.assumingMemoryBound(to: Source.self), let target,
          count > 0
        else { return 0 }
        let place = source.pointee.place
        let taken = min(Int(count), source.pointee.bytes.count - place)
        for index in 0..<taken { target[index] = source.pointee.bytes[place + index] }
        source.pointee.place = place + taken
        return CInt(taken)
      }, &code)
    guard let file = opened else { throw failure(code, source.pointee.place) }
    defer { DGifCloseFile(file, &code) }
    var canvas = try GIFCanvas(file.pointee, options)
    var frames: [RasterFrame] = []
    var control = GIFCanvas.Control()
    var findings: [String] = []
    // A block is at least a byte; a file ends.
    reading: while true {
      var kind = UNDEFINED_RECORD_TYPE
      guard DGifGetRecordType(file, &kind) != GIF_ERROR else {
        if frames.isEmpty { throw failure(file.pointee.Error, source.pointee.place) }
        findings.append(
          "after frame \(frames.count) the file is cut off or damaged "
            + "(at byte \(source.pointee.place))")
        break
      }
      switch kind {
      case TERMINATE_RECORD_TYPE: break reading
      case EXTENSION_RECORD_TYPE:
        try readExtension(file, source, &control)
      case IMAGE_DESC_RECORD_TYPE:
        guard frames.count < options.frames,
          (frames.count + 1) * canvas.byteCount <= options.totalBytes
        else {
          throw RasterError(
            .limit("an animation of more than \(frames.count) frames of this size"), .gif,
            offset: source.pointee.place)
        }
        frames.append(try readFrame(file, source, &canvas, control, options))
        control = GIFCanvas.Control()
      default: break
      }
    }
    guard !frames.isEmpty else {
      throw RasterError(.malformed("it has no image"), .gif, offset: source.pointee.place)
    }
    if canvas.showsBackground { findings.append(options.background.sentence) }
    if frames.count == 1 { frames[0].delay = nil }
    if canvas.isGrey { for index in frames.indices { frames[index].keepOneSample() } }
    return RasterImage(format: .gif, content: .frames(frames), findings: findings)
  }

  private static func readExtension(
    _ file: UnsafeMutablePointer<GifFileType>, _ source: UnsafeMutablePointer<Source>,
    _ control: inout GIFCanvas.Control
  ) throws(RasterError) {
    var code: CInt = 0
    var block: UnsafeMutablePointer<GifByteType>?
    var status = DGifGetExtension(file, &code, &block)
    while status != GIF_ERROR, let bytes = block {
      if code == GRAPHICS_EXT_FUNC_CODE, bytes[0] >= 4 {
        control = GIFCanvas.Control(
          flags: bytes[1], delay: Int(bytes[2]) | Int(bytes[3]) << 8, transparent: bytes[4])
      }
      status = DGifGetExtensionNext(file, &block)
    }
    if status == GIF_ERROR { throw failure(file.pointee.Error, source.pointee.place) }
  }

  private static func readFrame(
    _ file: UnsafeMutablePointer<GifFileType>, _ source: UnsafeMutablePointer<Source>,
    _ canvas: inout GIFCanvas, _ control: GIFCanvas.Control, _ options: RasterOptions
  ) throws(RasterError) -> RasterFrame {
    guard DGifGetImageDesc(file) != GIF_ERROR else {
      throw failure(file.pointee.Error, source.pointee.place)
    }
    let image = file.pointee.Image
    let area = GIFCanvas.Area(
      left: Int(image.Left), top: Int(image.Top), width: Int(image.Width), height: Int(image.Height)
    )
    let place = source.pointee.place
    guard area.width > 0, area.height > 0 else {
      throw RasterError(
        .malformed("a frame has \(area.width) × \(area.height) pixels"), .gif, offset: place)
    }
    let layout = FrameLayout(
      columns: area.width, rows: area.height, components: 1, precision: 8, isSigned: false)
    var numbers = [UInt8](repeating: 0, count: try options.admit(layout, .gif, offset: place))
    let passes: [(Int, Int)] =
      image.Interlace ? [(0, 8), (4, 8), (2, 4), (1, 2)] : [(0, 1)]
    for (first, step) in passes {
      for row in stride(from: first, to: area.height, by: step) {
        let status = numbers.withUnsafeMutableBufferPointer { buffer in
          DGifGetLine(file, buffer.baseAddress.map { $0 + row * area.width }, CInt(area.width))
        }
        guard status != GIF_ERROR else {
          throw failure(file.pointee.Error, source.pointee.place)
        }
      }
    }
    guard let map = image.ColorMap ?? file.pointee.SColorMap, let colours = map.pointee.Colors,
      map.pointee.ColorCount > 0
    else { throw RasterError(.malformed("a frame has no palette"), .gif, offset: place) }
    let palette = (0..<Int(map.pointee.ColorCount)).flatMap {
      [colours[$0].Red, colours[$0].Green, colours[$0].Blue]
    }
    return RasterFrame(
      frame: canvas.drawn(numbers, area, palette, control), photometric: .rgb,
      delay: control.delay * 10)
  }

  private static func failure(_ code: CInt, _ place: Int) -> RasterError {
    let words = GifErrorString(code).map { String(cString: $0) } ?? "it is no GIF"
    let isShort = code == D_GIF_ERR_EOF_TOO_SOON || code == D_GIF_ERR_READ_FAILED
    return RasterError(
      isShort ? .truncated("a block goes beyond the end") : .malformed(words), .gif, offset: place)
  }
}

extension RasterFrame {
  /// Makes MONOCHROME2 of red, green and blue that are equal in every pixel.
  fileprivate mutating func keepOneSample() {
    let colours = frame.bytes
    frame.layout.components = 1
    frame.colour = .monochrome
    photometric = .monochrome2
    frame.bytes = [UInt8](unsafeUninitializedCapacity: colours.count / 3) { target, used in
      for pixel in 0..<colours.count / 3 { target[pixel] = colours[3 &* pixel] }
      used = colours.count / 3
    }
  }
}
