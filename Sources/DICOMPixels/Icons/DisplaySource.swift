internal import DICOMCore

/// Where an image says how one of its frames is to be shown.
struct DisplaySource {
  private static let shared = Tag.sharedFunctionalGroupsSequence
  private static let perFrame = Tag(0x5200, 0x9230)

  static let tags: Set<Tag> = [
    shared, perFrame, Window.center, Window.width, Window.function, Rescale.slope,
    Rescale.intercept, LookupTable.modality, LookupTable.voi, padding, paddingLimit,
    presentationShape,
  ]

  private static let padding = Tag(0x0028, 0x0120)
  private static let paddingLimit = Tag(0x0028, 0x0121)
  private static let presentationShape = Tag(0x2050, 0x0020)
  private static let valueTransformation = Tag(0x0028, 0x9145)
  private static let frameVOI = Tag(0x0028, 0x9132)

  private let dataSet: DataSet
  private let groups: [DataSet]

  /// - Parameter frame: an index from 0.
  init(_ dataSet: DataSet, frame: Int) {
    self.dataSet = dataSet
    let ofFrames = dataSet.items(Self.perFrame)
    groups =
      (ofFrames.indices.contains(frame) ? [ofFrames[frame]] : [])
      + dataSet.items(Self.shared).prefix(1)
  }

  /// The item of a functional group, the frame's own before that of all frames.
  /// - SeeAlso: PS3.3 §C.7.6.16
  func group(_ tag: Tag) -> DataSet? { groups.lazy.compactMap { $0.items(tag).first }.first }

  /// - Parameter isSigned: of the stored values.
  func modality(isSigned: Bool) -> ModalityTransformation {
    if let group = group(Self.valueTransformation), let rescale = Rescale(group) {
      return .rescale(rescale)
    }
    if let item = dataSet.items(LookupTable.modality).first,
      let table = LookupTable(item, isSigned: isSigned)
    {
      return .table(table)
    }
    return Rescale(dataSet).map(ModalityTransformation.rescale) ?? .identity
  }

  /// Nil when the image says nothing, or nothing that can be.
  /// - Parameter isSigned: the modality transformation has values below 0.
  func voi(isSigned: Bool) -> VOITransformation? {
    for source in [group(Self.frameVOI), dataSet] {
      guard let source else { continue }
      if let item = source.items(LookupTable.voi).first,
        let table = LookupTable(item, isSigned: isSigned)
      {
        return .table(table)
      }
      if let window = Window(source) { return .window(window) }
    }
    return nil
  }

  func palette(isSigned: Bool) throws(PixelError) -> Palette {
    try Palette(dataSet, isSigned: isSigned)
  }

  /// Low is to be shown white, as the photometric interpretation does not tell.
  /// - SeeAlso: PS3.3 §C.11.6.1.2
  var isInverse: Bool { dataSet.string(Self.presentationShape) == "INVERSE" }

  /// Stored values that are no image; the limit may be below the value.
  /// - SeeAlso: PS3.3 §C.7.5.1.1.2
  func padding(_ layout: FrameLayout) -> ClosedRange<Int>? {
    func value(_ tag: Tag) -> Int? {
      guard let value = dataSet.integer(tag) else { return nil }
      // Whatever VR the 16 bits have come under, they are read as the pixels are.
      guard (-32_768...65_535).contains(value), layout.precision <= 16 else { return value }
      return layout.isSigned
        ? Int(Int16(truncatingIfNeeded: value)) : Int(UInt16(truncatingIfNeeded: value))
    }
    guard let first = value(Self.padding) else { return nil }
    let last = value(Self.paddingLimit) ?? first
    return min(first, last)...max(first, last)
  }
}
