internal import DICOMCore

/// Whether pixels are square.
enum PixelAspect {
  private static let aspectRatio = Tag(0x0028, 0x0034)
  private static let spacings = [
    Tag(0x0028, 0x0030), Tag(0x0018, 0x1164), Tag(0x0018, 0x2010),
  ]
  private static let measures = Tag(0x0028, 0x9110)

  static let tags = Set(spacings + [aspectRatio])

  /// The height of a pixel, its width being 1; 1 where nothing is said, or nothing that can be.
  ///
  /// All of these have the vertical distance first.
  /// - SeeAlso: PS3.3 §C.7.6.3.1.7, §10.7.1.3
  static func ratio(_ dataSet: DataSet, _ source: DisplaySource) -> Double {
    var pairs = [dataSet.reals(aspectRatio)]
    if let measures = source.group(measures) { pairs.append(measures.reals(spacings[0])) }
    pairs += spacings.map { dataSet.reals($0) }
    for pair in pairs where pair.count >= 2 {
      let ratio = pair[0] / pair[1]
      if pair[0] > 0, pair[1] > 0, (1.0 / 64...64).contains(ratio) { return ratio }
    }
    return 1
  }
}
