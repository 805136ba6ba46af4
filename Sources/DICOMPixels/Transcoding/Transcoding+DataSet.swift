public import DICOMCore

extension Transcoding {
  /// The data set around the frames: its attributes as they are now, icons native, overlays with data
  /// of their own.
  ///
  /// Nothing is lost by a lossless coding: the SOP Instance UID stays. What was lost before, the data
  /// set says.
  /// - Parameters:
  ///   - frames: the streams of all frames, without padding, where they lie.
  ///   - sopInstance: the new SOP Instance UID, of an image that was coded with loss.
  /// - Throws: `PixelError` for other frames than the image has; errors of the source.
  public func dataSet(_ frames: [Bytes], sopInstance: UID? = nil) throws -> DataSet {
    guard frames.count == count else {
      throw PixelError(.invalid(found: "\(frames.count)", expected: "\(count)"), .numberOfFrames)
    }
    var result = try DecompressedDataSet(source, syntax: syntax, name: name, keepsImage: true)
      .dataSet
    for overlay in try separateOverlays() { overlay.apply(to: &result) }
    target.stated.apply(to: &result)
    if image.isLossy { image.noteLoss(in: &result) }
    result.removeFrameTables()
    for element in try EncapsulatedLayout(frameLengths: frames.map(\.count)).elements(frames) {
      result[element.tag] = element
    }
    return result
  }
}
