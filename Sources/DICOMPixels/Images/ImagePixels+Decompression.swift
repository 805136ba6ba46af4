public import DICOMCore

extension ImagePixels {
  /// The data set with its pixels native, decoded as the value is read.
  ///
  /// Lossless pixels come out as they went in: bits above those stored that the stream has carried
  /// along, as of overlays, stay where they were. Of lossy ones it is said that they were: Lossy Image
  /// Compression, Ratio and Method have values afterwards. The SOP Instance UID stays: nothing is lost
  /// by decoding.
  /// - Parameter dataSet: the one that this was made of.
  /// - Throws: `PixelError` for pixels that are no frames of whole numbers.
  /// - SeeAlso: PS3.5 §8.2, PS3.3 §C.7.6.1.1.5
  public func decompressed(_ dataSet: DataSet, name: String) throws(PixelError) -> DataSet {
    guard frames.description.kind == .integer, count > 0 else {
      throw PixelError(.unsupported("decompressing them"), frames.description.kind.tag)
    }
    // An image of fewer frames than it says is no whole image; which are missing nobody knows.
    let stated = frames.description.numberOfFrames ?? 1
    guard stated == count else {
      throw PixelError(.invalid(found: "\(stated)", expected: "\(count)"), .numberOfFrames)
    }
    let target = cellDescription
    var result = dataSet
    var attributes = target
    if carriesMore {
      // The cells have more bits than the image, as before they were coded.
      (attributes.bitsStored, attributes.highBit) =
        (frames.description.bitsStored, frames.description.highBit)
    }
    attributes.numberOfFrames = frames.description.numberOfFrames
    attributes.apply(to: &result)
    if isLossy { noteLoss(in: &result) }
    result.removeFrameTables()
    let source: any ByteSource =
      target.frameBits % 8 == 0
      ? DecodedPixelSource(self, as: target, name: name)
      : PackedBitSource(self, as: target, name: name)
    result[.pixelData] = DataElement(
      .pixelData, target.bitsAllocated > 8 ? .ow : .ob,
      .bytes(.source(source, range: 0..<source.count, wordSize: 1)))
    return result
  }

  /// What a reader should know of how the pixels were taken: all findings but those that change
  /// nothing in them.
  public var doubts: [PixelFinding] {
    findings.filter { finding in
      switch finding.kind {
      case .streamDiffers: finding.tag != .bitsStored || !carriesMore
      case .wrong, .frameCount, .truncated, .badOffsetTable, .mislabelled, .streamBeyondSyntax,
        .unusedBits, .signatures:
        true
      case .missing, .trailingBytes, .missingOffsetTable, .emptyFragments, .oddFragments,
        .missingSequenceDelimiter, .changed:
        false
      }
    }
  }

  /// Decodes every frame and forgets it.
  /// - Throws: as `frame(_:)`, for the first that cannot be decoded.
  public func checkFrames() throws {
    let target = cellDescription
    for index in 0..<count { _ = try cells(index, as: target) }
  }

  /// Streams of more bits than are stored, in cells that hold them.
  var carriesMore: Bool {
    guard let head else { return true }
    let stated = frames.description
    // A stream that knows of signs has the attributes' one, or the bits mean something else.
    return !isLossy && description.isSigned == stated.isSigned
      && head.precision > stated.bitsStored && head.precision <= stated.bitsAllocated
  }

  /// What native cells are.
  var cellDescription: PixelDescription {
    guard frames.family.hasHead else {
      var cells = frames.description
      if frames.family == .rle || frames.family == .deflatedFrame { cells.planarConfiguration = 0 }
      return cells
    }
    return description
  }

  /// What the first code stream tells: pixels that were lost already.
  public var isLossy: Bool {
    guard let head else { return false }
    return !head.isLossless || head.pointTransform > 0
  }

  /// What the coding has lost; nil where it has lost nothing.
  public var loss: LossyStep? {
    guard isLossy else { return nil }
    let (native, overflow) = frames.description.frameBytes.multipliedReportingOverflow(by: count)
    return LossyStep(
      frames.family, nativeBytes: overflow ? 0 : native, codedBytes: codedBytes ?? 0)
  }

  /// What is known of earlier steps is not overwritten.
  func noteLoss(in dataSet: inout DataSet) {
    guard let loss else { return }
    var history = LossHistory(dataSet)
    history.note(loss)
    history.apply(to: &dataSet)
  }

  /// Bytes of all code streams.
  private var codedBytes: Int? {
    guard case .encapsulated(let frames) = frames.storage else { return nil }
    return frames.fragments.reduce(0) { $0 + $1.count }
  }
}

extension DataSet {
  /// Takes out the elements that tell where encapsulated frames were.
  mutating func removeFrameTables() {
    for element: UInt16 in [0x0001, 0x0002, 0x0003] { self[Tag(0x7FE0, element)] = nil }
  }
}
