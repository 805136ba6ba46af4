internal import DICOMCore

/// One coding of pixels that lost something of them.
public struct LossyStep: Hashable, Sendable {
  /// By what the pixels were coded.
  public var family: CodecFamily
  /// Of all frames, not coded.
  public var nativeBytes: Int
  /// Of all code streams; 0: not known.
  public var codedBytes: Int

  public init(_ family: CodecFamily, nativeBytes: Int, codedBytes: Int) {
    self.family = family
    self.nativeBytes = nativeBytes
    self.codedBytes = codedBytes
  }

  /// A value of Lossy Image Compression Method.
  /// - SeeAlso: PS3.3 §C.7.6.1.1.5.1
  public var method: String {
    switch family {
    case .jpegLS: "ISO_14495_1"
    case .jpeg2000: "ISO_15444_1"
    case .htj2k: "ISO_15444_15"
    case .jpegXL: "ISO_18181_1"
    case .mpeg2: "ISO_13818_2"
    case .h264: "ISO_14496_10"
    case .hevc: "ISO_23008_2"
    case .native, .encapsulatedUncompressed, .deflatedFrame, .rle, .jpegBaseline, .jpegExtended,
      .jpegProgressive, .jpegHierarchical, .jpegLossless, .elsewhere:
      "ISO_10918_1"
    }
  }

  /// A value of Lossy Image Compression Ratio, of two decimals; nil when it is not known.
  public var ratio: String? {
    guard codedBytes > 0, nativeBytes > 0 else { return nil }
    let text = "\((Double(nativeBytes) / Double(codedBytes) * 100).rounded() / 100)"
    return text.utf8.count <= 16 ? text : nil
  }
}

/// What a data set says of the losses that its pixels have suffered: Lossy Image Compression, Ratio
/// and Method, whose values stand in the order of the steps.
/// - SeeAlso: PS3.3 §C.7.6.1.1.5
struct LossHistory {
  /// Empty texts for what is not known.
  private(set) var steps: [(ratio: String, method: String)]
  private(set) var isLossy: Bool

  init(_ dataSet: DataSet) {
    func values(_ tag: Tag) -> [String] { dataSet.hasValue(tag) ? dataSet.strings(tag) : [] }
    let ratios = values(.lossyImageCompressionRatio)
    let methods = values(.lossyImageCompressionMethod)
    steps = (0..<max(ratios.count, methods.count)).map { index in
      (
        index < ratios.count ? ratios[index] : "", index < methods.count ? methods[index] : ""
      )
    }
    isLossy = dataSet.string(.lossyImageCompression) == "01" || !steps.isEmpty
  }

  /// A step that is known of, though the data set may say nothing, or not enough, of it.
  mutating func note(_ step: LossyStep) {
    isLossy = true
    if steps.isEmpty { steps = [(step.ratio ?? "", step.method)] }
  }

  /// A step that comes after all others. One before it of which nothing is known but that it was
  /// gets values without a character, so that the new one is not taken for the only one.
  mutating func append(_ step: LossyStep) {
    if isLossy, steps.isEmpty { steps = [("", "")] }
    isLossy = true
    steps.append((step.ratio ?? "", step.method))
  }

  func apply(to dataSet: inout DataSet) {
    guard isLossy else { return }
    // Once 01 it stays so.
    if dataSet.string(.lossyImageCompression) != "01" {
      dataSet[.lossyImageCompression] = .text(.lossyImageCompression, .cs, "01")
    }
    func set(_ tag: Tag, _ vr: VR, _ values: [String]) {
      guard values.contains(where: { !$0.isEmpty }) else { return }
      dataSet[tag] = .text(tag, vr, values.joined(separator: "\\"))
    }
    set(.lossyImageCompressionRatio, .ds, steps.map(\.ratio))
    set(.lossyImageCompressionMethod, .cs, steps.map(\.method))
  }
}
