internal import DICOMCore
internal import DICOMPixels

/// Makes content of images that were read.
public struct ImageContent: Sendable {
  /// Nil: what the content suggests.
  public var target: ConversionTarget?
  /// Whether scans are told apart from what has no size on paper: their resolution is one.
  public var isScan = false
  /// Holds pixels of images that have to wait for others; nil: they are few, and stay in memory.
  private var scratch: ScratchFile?

  public init(_ target: ConversionTarget? = nil) { self.target = target }

  /// Keeps the pixels of single images in a file without a name from now on.
  /// - Throws: `ConversionError` when `folder` can have none.
  public mutating func keepPixels(in folder: String) throws(ConversionError) {
    do { scratch = try ScratchFile(in: folder) } catch { throw ConversionError("\(error)") }
  }

  /// One content or, where pages cannot be frames of one instance, several in their order.
  /// - Parameter size: bytes of the file, 0 where it is not known.
  /// - Throws: `ConversionError` where the image cannot become what is asked for.
  public func contents(
    of image: RasterImage, size: Int
  ) throws(ConversionError) -> [ConvertedContent] {
    let target = self.target ?? Self.target(for: image)
    guard let rule = PixelRule.of(target) else {
      throw ConversionError(
        "an image cannot become an instance of \(target.rawValue), which holds a document")
    }
    var contents: [ConvertedContent]
    switch image.content {
    case .jpeg(let passed)
    where rule.components.contains(passed.components) && rule.bits.contains(8):
      contents = [content(passed, target, rule)]
    case .jpeg(let passed):
      let frame: Frame
      do { frame = try passed.decoded() } catch {
        throw ConversionError("the JPEG file is damaged: \(error)")
      }
      let page = RasterFrame(
        frame: frame, photometric: passed.components == 1 ? .monochrome2 : .rgb,
        iccProfile: passed.iccProfile, resolution: passed.resolution)
      contents = try self.contents([page], target, rule)
    case .frames(let frames): contents = try self.contents(frames, target, rule)
    }
    for index in contents.indices {
      // A stream that stays has told it already; of several pages nobody knows each one's share.
      if image.isLossy { tellLoss(&contents[index], image.format, contents.count > 1 ? 0 : size) }
      contents[index].findings = image.findings + contents[index].findings
      contents[index].facts += facts(image, contents[index])
    }
    return contents
  }

  static let differingProfiles = "its pages have different ICC profiles, which were left out"
  static let greyProfile =
    "the ICC profile of a grey image was left out: the standard has them for colours"

  /// What a camera took is a photograph; everything else is captured.
  static func target(for image: RasterImage) -> ConversionTarget {
    let isOfCamera = image.acquired != nil && [.jpeg, .heic].contains(image.format)
    guard isOfCamera, image.isEightBits else { return .secondaryCapture }
    return .photograph
  }

  private func content(
    _ passed: JPEGPassThrough, _ target: ConversionTarget, _ rule: PixelRule
  ) -> ConvertedContent {
    let layout = FrameLayout(
      columns: passed.columns, rows: passed.rows, components: passed.components, precision: 8,
      isSigned: false)
    var module = ImageModule(layout, passed.photometric)
    module.streams([passed.stream])
    module.lossy(
      bytes: layout.byteCount ?? 0, stored: passed.stream.count, method: "ISO_10918_1")
    module.profile(passed.components == 3 ? passed.iccProfile : nil)
    if rule.hasFrames { module.frames(1, delays: nil) }
    var content = self.content(module, target, passed.resolution)
    if passed.components == 1, passed.iccProfile != nil {
      content.findings.append(Self.greyProfile)
    }
    content.syntax = .encapsulated(.jpegBaseline)
    return content
  }

  private func contents(
    _ frames: [RasterFrame], _ target: ConversionTarget, _ rule: PixelRule
  ) throws(ConversionError) -> [ConvertedContent] {
    var contents: [ConvertedContent] = []
    var start = 0
    while start < frames.count {
      var end = start + 1
      // Frames of one instance are of one size, grey and colours together are colours.
      while end < frames.count,
        target == .secondaryCapture || rule.hasFrames,
        frames[end].frame.layout.isJoinable(with: frames[start].frame.layout)
      {
        end += 1
      }
      contents.append(try stack(Array(frames[start..<end]), target, rule))
      start = end
    }
    if contents.count > 1 {
      let what = "its \(frames.count) pages became \(contents.count) instances"
      for index in contents.indices { contents[index].findings.append(what) }
    }
    return contents
  }

  private func stack(
    _ pages: [RasterFrame], _ target: ConversionTarget, _ rule: PixelRule
  ) throws(ConversionError) -> ConvertedContent {
    var target = target
    var rule = rule
    if target == .secondaryCapture, pages.count > 1 {
      target = Self.multiFrameTarget(pages)
      rule = PixelRule.of(target) ?? rule
    }
    var findings: [String] = []
    var pages = pages
    for index in pages.indices {
      var told: [String] = []
      pages[index] = try pages[index].fitted(to: rule, target, &told)
      for sentence in told where !findings.contains(sentence) { findings.append(sentence) }
    }
    // All have the shape now that the first has, or its bits: what is missing are zeros above.
    var layout = pages[0].frame.layout
    layout.precision = pages.map(\.frame.layout.precision).max() ?? layout.precision
    var module = ImageModule(
      layout, pages[0].photometric, isPacked: target == .singleBit)
    let profile = pages[0].iccProfile
    if layout.components == 3, pages.allSatisfy({ $0.iccProfile == profile }) {
      module.profile(profile)
    } else if pages.contains(where: { $0.iccProfile != nil }) {
      findings.append(
        layout.components == 3 ? Self.differingProfiles : Self.greyProfile)
    }
    if rule.hasFrames {
      let delays = pages.contains { $0.delay != nil } ? pages.map(\.delay) : nil
      module.frames(pages.count, delays: delays)
    }
    if target == .singleBit {
      module.pixels(.memory(Self.packed(pages)), allocated: 1)
    } else if pages.count == 1 {
      module.pixels(try kept(pages[0].frame.bytes), allocated: 8 * layout.sampleBytes)
    } else {
      let count = pages.reduce(0) { $0.addingReportingOverflow($1.frame.bytes.count).partialValue }
      guard count < Int(UInt32.max) - 1 else {
        throw ConversionError(
          "its frames have \(count) bytes, and an instance holds less than 4 GiB of pixels; split"
            + " the file")
      }
      var bytes: [UInt8] = []
      bytes.reserveCapacity(count + 1)
      for page in pages { bytes += page.frame.bytes }
      module.pixels(.memory(bytes), allocated: 8 * layout.sampleBytes)
    }
    var content = self.content(module, target, pages[0].resolution)
    content.findings = findings
    return content
  }

  private func kept(_ bytes: [UInt8]) throws(ConversionError) -> Bytes {
    guard let scratch else { return .memory(bytes) }
    let start = scratch.count
    do { try scratch.append(bytes) } catch { throw ConversionError("\(error)") }
    return .source(scratch, range: start..<start + bytes.count, wordSize: 1)
  }

  /// The class of Secondary Capture that takes all the pages.
  static func multiFrameTarget(_ pages: [RasterFrame]) -> ConversionTarget {
    let layouts = pages.map(\.frame.layout)
    if layouts.contains(where: { $0.components == 3 }) { return .trueColor }
    let precision = layouts.map(\.precision).max() ?? 8
    if precision == 1 { return .singleBit }
    return precision <= 8 ? .grayscaleByte : .grayscaleWord
  }

  /// Eight in a byte, the first lowest; frames follow each other without a gap.
  /// - SeeAlso: PS3.5 §8.1.1
  private static func packed(_ pages: [RasterFrame]) -> [UInt8] {
    let count = pages.reduce(0) { $0 + $1.frame.bytes.count }
    var bits = [UInt8](repeating: 0, count: (count + 7) / 8)
    var place = 0
    for page in pages {
      for pixel in page.frame.bytes {
        if pixel != 0 { bits[place >> 3] |= 1 << UInt8(place & 7) }
        place += 1
      }
    }
    return bits
  }
}
