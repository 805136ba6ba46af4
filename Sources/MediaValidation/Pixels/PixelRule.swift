/// What pixel data has to be: its length, its offset tables, its code streams.
///
/// `structural` is told by attributes, headers and tables, `decoded` by the code streams and pixels
/// themselves, which takes time and is done when it is asked for.
public enum PixelRule {
  /// In the order of their identifiers.
  public static let all = structural + decoded

  /// PIX-001 to PIX-099: told without a codec.
  public static let structural: [ValidationRule] = [
    shorter, longer, bitsWithGaps, wholeChrominance, oddColumns, fragmentsInNative,
    nativeInEncapsulated, severalKinds, encapsulatedVR, oddFragment, emptyFragment,
    tooFewFragments, fragmentPerFrame, videoFragments, tableMissing, tableEntries, tableOrder,
    tableTarget, twoTables, extendedTable, extendedLengths,
    lutBits, lutLength, lutValues, lutRange, paletteRange, paletteChannels, overlayShorter,
    overlayLonger, iccProfile,
  ]

  /// From PIX-101: told by reading every frame.
  public static let decoded: [ValidationRule] = [
    undecodable, notDecoded, streamKind, streamSize, streamSamples, streamBits, streamBeyondCells,
    streamSign, streamTransform, streamColour, lossyStream, predictor, lossDenied, segments,
    frameCount, endMarker, trailingBytes, unusedBits, pixelRange, palette, syntaxAttributes,
    videoAttributes, videoFrames, videoLimits, progression, strayBytes,
  ]
}
