public import DICOMCore

extension IconImage {
  /// The elements of an instance that decide what its icon looks like, pixels included.
  public static let tags: Set<Tag> = DisplaySource.tags.union([
    .sopClassUID, .samplesPerPixel, .photometricInterpretation, .planarConfiguration,
    .numberOfFrames, .rows, .columns, .bitsAllocated, .bitsStored, .highBit, .pixelRepresentation,
    .pixelData, .floatPixelData, .doubleFloatPixelData, .iconImageSequence,
    Tag(0x7FE0, 0x0001), Tag(0x7FE0, 0x0002), Tag(0x7FE0, 0x0003),
  ]).union(RepresentativeFrame.tags).union(PixelAspect.tags).union(paletteTags)

  private static let paletteTags = Set(
    (0..<3).flatMap { (channel: UInt16) in
      [0x1101, 0x1201, 0x1221].map { Tag(0x0028, $0 + channel) }
    })

  /// A frame of more bytes is no picture that a directory is opened for.
  public static let limits: CodecLimits = {
    var limits = CodecLimits()
    limits.frameBytes = 1 << 28
    return limits
  }()

  /// Renders the frame that stands for the image, as a screen would show it at first: with its
  /// modality transformation, its first window or VOI LUT, else the range of its values; colours by
  /// their luminance; padding pixels black. Pixels of the icon are means over the area that they
  /// take, and are square.
  ///
  /// Where the pixels cannot be decoded, an icon that the instance brings along is taken.
  /// - Parameter dataSet: with at least the elements of `tags`.
  /// - Throws: `PixelError` or `CodecError` for pixels that no icon can be made of; errors of the
  ///   source.
  /// - SeeAlso: PS3.3 §C.11.1, §C.11.2, §C.7.6.16.2.10
  public static func render(
    _ dataSet: DataSet, syntax: TransferSyntax, size: IconSize = .usual,
    limits: CodecLimits = limits
  ) throws -> IconImage {
    do {
      return try render(dataSet, syntax, size, limits, isNested: false)
    } catch {
      guard let own = dataSet.items(.iconImageSequence).first,
        let icon = try? render(own, syntax, size, limits, isNested: true)
      else { throw error }
      return icon
    }
  }

  private static func render(
    _ dataSet: DataSet, _ syntax: TransferSyntax, _ size: IconSize, _ limits: CodecLimits,
    isNested: Bool
  ) throws -> IconImage {
    let image = try ImagePixels(dataSet, syntax: syntax, isNested: isNested, limits: limits)
    let description = image.description
    // What is native is as large as its file lets it be.
    let count = description.kind == .integer ? description.layout?.byteCount : 0
    guard image.frames.description.frameBytes <= limits.frameBytes,
      let count, count <= limits.frameBytes
    else {
      throw PixelError(
        .tooLarge(
          what: "a frame of \(description.rows) × \(description.columns) in "
            + "\(description.bitsStored) bits", limit: limits.frameBytes), .rows)
    }
    let index = RepresentativeFrame.index(dataSet, count: image.count)
    let source = DisplaySource(dataSet, frame: index)
    let rows =
      description.kind == .integer
      ? try DisplayRows(
        image.frame(index), description.photometric, source, isNested: isNested)
      : try DisplayRows(reals: image.frames.bytes(of: index), description, source)
    let fitted = size.fitted(
      columns: rows.columns, rows: rows.rows, aspect: PixelAspect.ratio(dataSet, source))
    let samples = AreaMean(columns: fitted.columns, rows: fitted.rows).samples(of: rows)
    let icon = IconImage(columns: fitted.columns, rows: fitted.rows, samples: samples)
    return size.isPadded ? icon.padded(to: size) : icon
  }

  private func padded(to size: IconSize) -> IconImage {
    guard columns < size.columns || rows < size.rows else { return self }
    var result = [UInt8](repeating: 0, count: size.columns * size.rows)
    let (left, top) = ((size.columns - columns) / 2, (size.rows - rows) / 2)
    for row in 0..<rows {
      let start = (top + row) * size.columns + left
      result.replaceSubrange(
        start..<start + columns, with: samples[row * columns..<(row + 1) * columns])
    }
    return IconImage(columns: size.columns, rows: size.rows, samples: result)
  }
}
