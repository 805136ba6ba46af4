internal import DICOMPixels

extension RasterImage {
  /// Bytes of the decoded frames, or of the stream that stays.
  public var byteCount: Int {
    switch content {
    case .jpeg(let passed): passed.stream.count
    case .frames(let frames): frames.reduce(0) { $0 + $1.frame.bytes.count }
    }
  }

  /// The frames of several images as those of one, which was taken when the first was.
  /// - Throws: `ConversionError` when there is none, or one has frames of its own.
  public init(joining images: [RasterImage]) throws(ConversionError) {
    guard let first = images.first else { throw ConversionError("there is no image") }
    self = first
    guard images.count > 1 else { return }
    var frames: [RasterFrame] = []
    var told: [String] = []
    for (number, image) in images.enumerated() {
      guard case .frames(let own) = image.content else {
        throw ConversionError("image \(number + 1) was not decoded")
      }
      guard own.count == 1 else {
        throw ConversionError(
          "image \(number + 1) has \(own.count) pages or frames of its own; convert it by itself")
      }
      frames += own
      if image.isLossy { isLossy = true }
      for sentence in image.findings where !told.contains(sentence) { told.append(sentence) }
    }
    content = .frames(frames)
    findings = told
  }
}
