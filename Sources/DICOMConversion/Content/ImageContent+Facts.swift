internal import DICOMCore
internal import DICOMPixels

/// What an image says beside its pixels.
extension ImageContent {
  /// The content of what is in `module`, whose object has the resolution of a scan.
  func content(
    _ module: ImageModule, _ target: ConversionTarget, _ resolution: RasterResolution?
  ) -> ConvertedContent {
    var module = module
    if isScan, let (row, column) = resolution?.spacing {
      module.text(0x0018, 0x2010, .ds, Self.decimal(row) + "\\" + Self.decimal(column))
    } else {
      module.aspect(resolution)
    }
    return ConvertedContent(
      sopClasses: [target.stillClass].compactMap { $0 }, elements: module.elements)
  }

  /// Millimetres with six digits behind the point: more than any scanner has.
  private static func decimal(_ value: Double) -> String {
    let micro = Int((min(max(value, 0.000_001), 100_000) * 1_000_000).rounded())
    let fraction = String(micro % 1_000_000)
    return "\(micro / 1_000_000)." + String(repeating: "0", count: 6 - fraction.count) + fraction
  }

  /// - Parameter stored: bytes of the file; 0 where they tell nothing of these pixels.
  func tellLoss(_ content: inout ConvertedContent, _ format: RasterFormat, _ stored: Int) {
    guard content.elements[Tag(0x0028, 0x2110)] == nil,
      case .bytes(let pixels)? = content.elements[Tag(0x7FE0, 0x0010)]?.value
    else { return }
    let method: String? =
      switch format {
      case .jpeg: "ISO_10918_1"
      case .heic: "ISO_23008_2"
      default: nil
      }
    func add(_ element: UInt16, _ vr: VR, _ text: String) {
      let tag = Tag(0x0028, element)
      content.elements[tag] = .text(tag, vr, text)
    }
    add(0x2110, .cs, "01")
    if stored > 0 { add(0x2112, .ds, ImageModule.ratio(pixels.count, to: stored)) }
    if let method { add(0x2114, .cs, method) }
    if method == nil {
      content.findings.append(
        "\(format.rawValue) may have lost detail, and the standard has no term for how")
    }
  }

  /// When it was taken, what it was, and what was done to it.
  func facts(_ image: RasterImage, _ content: ConvertedContent) -> [AttributeSetting] {
    let source = "the image"
    var facts: [AttributeSetting] = []
    if let acquired = image.acquired {
      facts += [
        AttributeSetting(Tag(0x0008, 0x0020), [acquired.date], source: source),
        AttributeSetting(Tag(0x0008, 0x0030), [acquired.time], source: source),
        AttributeSetting(Tag(0x0008, 0x0022), [acquired.date], source: source),
        AttributeSetting(Tag(0x0008, 0x0032), [acquired.time], source: source),
        AttributeSetting(Tag(0x0008, 0x0023), [acquired.date], source: source),
        AttributeSetting(Tag(0x0008, 0x0033), [acquired.time], source: source),
        AttributeSetting(Tag(0x0008, 0x002A), [acquired.dateTime], source: source),
      ]
    }
    let done = content.findings.joined(separator: "; ")
    if !done.isEmpty {
      let text = String(String.UnicodeScalarView(done.unicodeScalars.prefix(1_024)))
      facts.append(AttributeSetting(Tag(0x0008, 0x2111), [text], source: source))
    }
    guard let kind = content.sopClasses.first.flatMap(ConversionTarget.init(sopClass:)),
      kind.isCapture
    else { return facts }
    facts.append(
      AttributeSetting(Tag(0x0018, 0x1023), [image.format.rawValue], source: source))
    return facts
  }
}

extension ConversionTarget {
  /// Secondary Capture, in any of its classes.
  public var isCapture: Bool {
    switch self {
    case .secondaryCapture, .singleBit, .grayscaleByte, .grayscaleWord, .trueColor: true
    default: false
    }
  }
}

extension RasterImage {
  var isEightBits: Bool {
    switch content {
    case .jpeg: true
    case .frames(let frames): frames.allSatisfy { $0.frame.layout.precision <= 8 }
    }
  }
}

extension FrameLayout {
  /// Of one size, and of bits that one object holds.
  func isJoinable(with other: FrameLayout) -> Bool {
    guard columns == other.columns, rows == other.rows else { return false }
    if components == 3 || other.components == 3 { return precision <= 8 && other.precision <= 8 }
    return sampleBytes == other.sampleBytes && (precision == 1) == (other.precision == 1)
  }
}
