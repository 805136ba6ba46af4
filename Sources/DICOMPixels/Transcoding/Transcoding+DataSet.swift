public import DICOMCore

extension Transcoding {
  /// The data set around the frames, and what went with a loss.
  public struct Result: Sendable {
    public var dataSet: DataSet
    public var remarks: [LossyDerivation.Remark] = []
  }

  /// Puts the data set together: its attributes as they are now, icons native, overlays with data of
  /// their own.
  ///
  /// Nothing is lost by a lossless coding: the SOP Instance UID stays. What was lost before, the data
  /// set says. After a coding with loss it is another instance, derived from the one that it was.
  /// - Parameters:
  ///   - frames: the streams of all frames, without padding, where they lie.
  ///   - sopInstance: the new SOP Instance UID, for a coding with loss.
  /// - Throws: `PixelError` for other frames than the image has, for a loss that the data set cannot
  ///   tell of; errors of the source.
  public func result(_ frames: [Bytes], sopInstance: UID? = nil) throws -> Result {
    guard frames.count == count, !needsRange else {
      throw PixelError(.invalid(found: "\(frames.count)", expected: "\(count)"), .numberOfFrames)
    }
    var result = Result(
      dataSet: try DecompressedDataSet(source, syntax: syntax, name: name, keepsImage: true)
        .dataSet)
    for overlay in try separateOverlays() { overlay.apply(to: &result.dataSet) }
    if coding.isLossy {
      guard let sopInstance else { throw PixelError(.missing, .sopInstanceUID) }
      let coded = frames.reduce(0) { $0 + $1.count }
      let step = LossyStep(coding.syntax.family, nativeBytes: nativeBytes, codedBytes: coded)
      let derivation = LossyDerivation(
        sopInstance, step, earlier: image.loss, valueOffset: target.valueOffset,
        before: image.description, after: target.stated)
      result.remarks = try derivation.apply(to: &result.dataSet)
    } else {
      target.stated.apply(to: &result.dataSet)
      if image.isLossy { image.noteLoss(in: &result.dataSet) }
    }
    result.dataSet.removeFrameTables()
    let layout = EncapsulatedLayout(frameLengths: frames.map(\.count))
    for element in try layout.elements(frames) { result.dataSet[element.tag] = element }
    return result
  }
}
