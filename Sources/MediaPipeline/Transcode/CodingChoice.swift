public import DICOMCore
public import DICOMPixels

/// What pixels are to be coded as.
public enum CodingChoice: Hashable, Sendable {
  /// As they are.
  case keep
  /// Not encapsulated, in this transfer syntax.
  case native(UID)
  case coded(PixelCoding)

  public var isLossy: Bool {
    if case .coded(let coding) = self { coding.isLossy } else { false }
  }
}

extension CodingChoice {
  /// Reads what `--transfer-syntax` and `--quality` say, or a rule for a modality.
  ///
  /// A name, `jpeg-lossless`, and behind it what may be lost: `jpeg 90`, `jpeg ratio 12`,
  /// `j2k psnr 60`, `jpeg-ls-near 2`, `htj2k step 0.001`. Names are also the UIDs, keywords and
  /// names of the standard; capitals and small letters are the same.
  /// - Throws: `PipelineError.usage` saying what is allowed.
  public init(_ text: String, quality: String? = nil) throws {
    let words = text.split { $0 == " " || $0 == "\t" }.map(String.init)
    let extra = quality.map { $0.split(separator: " ").map(String.init) } ?? []
    // Names of the standard have words, too: the longest that there is counts.
    let found = stride(from: words.count, to: 0, by: -1).lazy.compactMap { count in
      CodingName(words.prefix(count).joined(separator: " ")).map { ($0, count) }
    }.first
    guard let (name, count) = found else {
      throw PipelineError.usage(
        "“\(text)” is no transfer syntax that is written; allowed are \(CodingName.list), a UID, or a"
          + " name of the standard")
    }
    self = try name.choice(with: words.dropFirst(count) + extra)
  }

  /// As it is written in a rule; the same for the same pixels.
  public var text: String {
    switch self {
    case .keep: "keep"
    case .native(let uid): CodingName.short(uid) ?? uid.rawValue
    case .coded(let coding):
      (CodingName.short(coding.syntax.uid) ?? coding.syntax.uid.rawValue) + coding.loss.suffix
        + (coding.sampling == .full && coding.syntax.family.isJPEG ? " 4:4:4" : "")
    }
  }
}

extension PixelCoding.Loss {
  fileprivate var suffix: String {
    switch self {
    case .none: ""
    case .quality(let quality): " quality \(quality)"
    case .ratio(let ratio): " ratio \(ratio)"
    case .maximumError(let error): " error \(error)"
    case .peakSignalToNoise(let ratio): " psnr \(ratio)"
    case .step(let step): " step \(step)"
    }
  }
}
