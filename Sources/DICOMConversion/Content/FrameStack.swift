internal import DICOMCore
internal import DICOMPixels

/// Images that become the frames of one instance one after the other, none of them staying in memory.
public struct FrameStack: Sendable {
  private let maker: ImageContent
  private let scratch: ScratchFile
  private var target: ConversionTarget
  private var rule: PixelRule?
  private var first: RasterFrame?
  private var count = 0
  private var findings: [String] = []
  private var isLossy: RasterFormat?
  /// What all have; nil once two differ.
  private var profile: [UInt8]?
  private var acquired: AcquisitionTime?
  private var format = RasterFormat.png
  /// Single bits that make no whole byte yet.
  private var bits: (value: UInt8, count: Int) = (0, 0)

  private static let mostBytes = Int(UInt32.max) - 1

  /// - Parameter folder: where a file without a name holds the pixels.
  /// - Throws: `ConversionError` when there is none that can.
  public init(_ maker: ImageContent, scratch folder: String) throws(ConversionError) {
    self.maker = maker
    target = maker.target ?? .secondaryCapture
    do { scratch = try ScratchFile(in: folder) } catch { throw ConversionError("\(error)") }
  }

  /// - Throws: `ConversionError` where the image is unlike the first, or has frames of its own.
  public mutating func append(_ image: RasterImage) throws(ConversionError) {
    guard case .frames(let frames) = image.content else {
      throw ConversionError("the image was not decoded")
    }
    guard frames.count == 1 else {
      throw ConversionError(
        "it has \(frames.count) pages or frames of its own; convert it by itself")
    }
    let rule = try rule(for: frames[0])
    var told = image.findings
    let frame = try frames[0].fitted(to: rule, target, &told)
    if frame.frame.layout.components == 1, frame.iccProfile != nil {
      told.append(ImageContent.greyProfile)
    }
    for sentence in told { tell(sentence) }
    if image.isLossy { isLossy = image.format }
    if let first {
      guard first.frame.layout == frame.frame.layout, first.photometric == frame.photometric else {
        throw ConversionError(
          "it differs in size or kind from the first image and cannot be a frame of the same"
            + " instance; convert them without --multi-frame")
      }
      if profile != frame.iccProfile {
        profile = nil
        tell(ImageContent.differingProfiles)
      }
    } else {
      profile = frame.iccProfile
      (acquired, format) = (image.acquired, image.format)
      // Its pixels are in the scratch file.
      first = frame
      first?.frame.bytes = []
    }
    count += 1
    do {
      try scratch.append(target == .singleBit ? packed(frame.frame.bytes) : frame.frame.bytes)
    } catch { throw ConversionError("\(error)") }
    guard scratch.count < Self.mostBytes else {
      throw ConversionError("an instance holds less than 4 GiB of pixels; convert fewer images")
    }
  }

  private mutating func tell(_ sentence: String) {
    if !findings.contains(sentence) { findings.append(sentence) }
  }

  /// The first image decides what they become.
  private mutating func rule(for frame: RasterFrame) throws(ConversionError) -> PixelRule {
    if let rule { return rule }
    if target == .secondaryCapture { target = ImageContent.multiFrameTarget([frame]) }
    guard let rule = PixelRule.of(target), rule.hasFrames else {
      throw ConversionError(
        "an instance of \(target.rawValue) has one image; leave out --multi-frame, or choose sc")
    }
    self.rule = rule
    return rule
  }

  private mutating func packed(_ pixels: [UInt8]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(pixels.count / 8 + 1)
    for pixel in pixels {
      if pixel != 0 { bits.value |= 1 << UInt8(bits.count) }
      bits.count += 1
      if bits.count == 8 {
        bytes.append(bits.value)
        bits = (0, 0)
      }
    }
    return bytes
  }

  /// - Parameter size: bytes of all files.
  /// - Throws: `ConversionError` when there is no frame.
  public mutating func content(size: Int) throws(ConversionError) -> ConvertedContent {
    guard let first else { throw ConversionError("there is no image") }
    if bits.count > 0 {
      do { try scratch.append([bits.value]) } catch { throw ConversionError("\(error)") }
      bits = (0, 0)
    }
    let layout = first.frame.layout
    var module = ImageModule(layout, first.photometric, isPacked: target == .singleBit)
    if layout.components == 3 { module.profile(profile) }
    module.frames(count, delays: nil)
    module.pixels(
      .source(scratch, range: 0..<scratch.count, wordSize: 1),
      allocated: target == .singleBit ? 1 : 8 * layout.sampleBytes)
    var content = maker.content(module, target, first.resolution)
    if let isLossy { maker.tellLoss(&content, isLossy, size) }
    content.findings = findings + content.findings
    var image = RasterImage(format: format, content: .frames([]), acquired: acquired)
    image.isLossy = isLossy != nil
    content.facts = maker.facts(image, content)
    return content
  }
}
