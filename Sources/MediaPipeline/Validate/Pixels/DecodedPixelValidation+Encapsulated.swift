internal import DICOMCore
internal import DICOMPixels
internal import MediaValidation

extension DecodedPixelValidation {
  mutating func checkEncapsulated(_ fragments: Fragments) {
    let syntax = file.transferSyntax
    guard let coding = PixelSyntax(syntax) else {
      findings.add(
        PixelRule.notDecoded, found: "a transfer syntax that the standard does not have",
        expected: "a transfer syntax of the standard")
      return
    }
    if coding.family.isVideo {
      checkVideo(fragments)
      return
    }
    guard let description = try? PixelDescription.read(dataSet).description else {
      // Which attribute is missing or wrong, the rules of attributes tell.
      findings.add(
        PixelRule.notDecoded, found: "attributes that do not say what the pixels are",
        expected: "Rows, Columns and bits")
      return
    }
    checkAttributes(description, coding)
    let frames: PixelFrames
    do { frames = try PixelFrames(dataSet, syntax: syntax) } catch {
      addFailure(error, frame: nil)
      return
    }
    checkCount(frames, fragments)
    let image = try? ImagePixels(dataSet, syntax: syntax)
    var range = PixelRange(dataSet)
    let comparison = StreamComparison(description: description, coding: coding, dataSet: dataSet)
    for index in 0..<frames.count {
      if Self.isCancelled { return }
      check(index, frames, image, comparison, &range)
    }
    // Pixels that were lost are no longer those that the attributes were made of.
    if !(image?.isLossy ?? true) { addRange(range) }
  }

  private mutating func check(
    _ index: Int, _ frames: PixelFrames, _ image: ImagePixels?, _ comparison: StreamComparison,
    _ range: inout PixelRange
  ) {
    let stream: [UInt8]
    do { stream = try frames.bytes(of: index) } catch {
      addFailure(error, frame: index)
      return
    }
    let isLike = comparison.check(stream, index, frames.family, &findings)
    do {
      guard let image else {
        // The first code stream cannot be read: its own error, or what the others lack by it.
        if index == 0 {
          _ = try ImagePixels(dataSet, syntax: file.transferSyntax)
        } else if isLike {
          throw CodecError(.unsupported("decoding what follows a first frame that is damaged"))
        }
        return
      }
      let frame = try image.frame(index)
      range.take(frame)
    } catch {
      // Why it cannot be decoded has been told.
      if !isLike, Self.isComparison(error) { return }
      addFailure(error, frame: index)
    }
  }

  /// What comes of a head that is not that of the attributes, or of the first frame.
  private static func isComparison(_ error: any Error) -> Bool {
    // Run lengths of other bytes make a frame of another length.
    guard let error = error as? CodecError else { return error is PixelError }
    switch error.reason {
    case .size, .unsupported, .malformed: return true
    case .truncated, .limit: return false
    }
  }

  mutating func addFailure(_ error: any Error, frame: Int?) {
    if let error = error as? PixelError {
      switch error.reason {
      // Too few fragments are told of without decoding, as is an empty value.
      case .severalFramesInFragment, .missing: return
      case .framesNotFound where isShortOfFragments: return
      default: break
      }
    }
    if Self.isStray(error) {
      findings.add(
        PixelRule.strayBytes, frame: frame, found: Self.words(error),
        expected: "a marker behind the last coded byte")
    } else if Self.isUnsupported(error) {
      findings.add(
        PixelRule.notDecoded, frame: frame, found: Self.words(error),
        expected: "a coding that is decoded here")
    } else {
      findings.add(
        PixelRule.undecodable, frame: frame, found: Self.words(error),
        expected: "a frame that can be decoded")
    }
  }

  /// A few bytes that the library of the Independent JPEG Group passes over and goes on; where there
  /// are many, the decoder has lost its place.
  private static func isStray(_ error: any Error) -> Bool {
    guard let error = error as? CodecError, case .malformed(let words) = error.reason,
      words.contains("extraneous bytes before marker")
    else { return false }
    return words.split(separator: " ").compactMap { Int($0) }.first.map { $0 <= 8 } ?? false
  }

  private var isShortOfFragments: Bool {
    guard case .fragments(let value)? = dataSet[.pixelData]?.value else { return false }
    return value.fragments.count { $0.count > 0 } < dataSet.integer(.numberOfFrames) ?? 1
  }

  /// A table of another number of entries, or too few fragments, are told of without decoding.
  private mutating func checkCount(_ frames: PixelFrames, _ fragments: Fragments) {
    guard fragments.basicOffsetTable.count == 0, !dataSet.hasValue(.extendedOffsetTable),
      !isShortOfFragments, file.transferSyntax != .rleLossless
    else { return }
    let stated = dataSet.hasValue(.numberOfFrames) ? frames.description.numberOfFrames : 1
    guard let stated, stated != frames.count else { return }
    findings.add(
      PixelRule.frameCount, path: "\(Tag.numberOfFrames)", found: "\(frames.count) code streams",
      expected: "\(stated) frames")
  }

  /// - SeeAlso: PS3.5 §8.2.1 to §8.2.18
  private mutating func checkAttributes(_ description: PixelDescription, _ coding: PixelSyntax) {
    let hasTable: [CodecFamily] = [
      .rle, .jpegBaseline, .jpegExtended, .jpegLossless, .jpegLS, .jpeg2000, .htj2k,
    ]
    guard hasTable.contains(coding.family), !coding.isMultiComponent,
      // Newer editions have run lengths of single bits.
      description.bitsAllocated > 1
    else { return }
    // High Bit and the order of planes have rules of their own.
    var judged = description
    judged.highBit = judged.bitsStored - 1
    judged.planarConfiguration = 0
    // A wrong Photometric Interpretation alone is told by the rules of attributes.
    let terms: [PhotometricInterpretation] = [
      judged.photometric, .monochrome2, .paletteColor, .rgb, .ybrFull422, .ybrFull, .ybrRCT,
    ]
    let isAllowed = terms.contains { term in
      guard term.samples == judged.photometric.samples else { return false }
      var other = judged
      other.photometric = term
      return coding.allows(other)
    }
    guard !isAllowed else { return }
    findings.add(
      PixelRule.syntaxAttributes,
      found: "\(Self.shown(description.photometric)), \(description.samplesPerPixel) samples of "
        + "\(description.bitsStored) of \(description.bitsAllocated) bits"
        + (description.isSigned ? ", signed" : ""),
      expected: "what \(coding.syntax.name) may have")
  }

  /// A term of the standard; what else stands there may be anything.
  static func shown(_ term: PhotometricInterpretation) -> String {
    term.samples == nil ? "another term" : term.rawValue
  }
}
