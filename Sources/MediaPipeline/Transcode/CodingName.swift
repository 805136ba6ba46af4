internal import DICOMCore
internal import DICOMPixels

/// A transfer syntax as people call it.
enum CodingName: Hashable {
  case keep
  case syntax(PixelSyntax)

  /// Nil for a name that nothing has, and for what is not written.
  init?(_ name: String) {
    let name = name.lowercased()
    if name == "keep" {
      self = .keep
    } else if let syntax = Self.syntaxes[name] {
      self = .syntax(syntax)
    } else {
      return nil
    }
  }

  /// - Parameter words: what stands behind the name.
  /// - Throws: `PipelineError.usage`.
  func choice(with words: [String]) throws -> CodingChoice {
    guard case .syntax(let syntax) = self else {
      guard words.isEmpty else {
        throw PipelineError.usage("“keep” leaves pixels as they are: nothing can stand behind it")
      }
      return .keep
    }
    let name = Self.short(syntax.uid) ?? syntax.uid.rawValue
    guard syntax.family != .native else {
      guard words.isEmpty else {
        throw PipelineError.usage("\(name) loses nothing: no quality can be asked of it")
      }
      return .native(syntax.uid)
    }
    var coding = PixelCoding(syntax)
    var words = words[...]
    if syntax.family == .jpegBaseline || syntax.family == .jpegExtended {
      coding.loss = .quality(90)
      if let last = words.last, let sampling = Self.samplings[last] {
        coding.sampling = sampling
        words.removeLast()
      }
    }
    if !words.isEmpty {
      guard let loss = Self.loss(words, syntax.family) else {
        throw PipelineError.usage(
          "“\(words.joined(separator: " "))” cannot stand behind \(name); \(Self.help(syntax))")
      }
      coding.loss = loss
    } else if syntax.syntax == .jpegLSNearLossless {
      throw PipelineError.usage("\(name) needs the largest error of a value: \(name) 2")
    }
    if coding.problem != nil { throw PipelineError.usage("\(name): \(Self.help(syntax))") }
    return .coded(coding)
  }

  /// `90`, `quality 90`, `ratio 12`, `ratio 12:1`, `psnr 60`, `error 2`, `step 0.001`, `lossless`.
  private static func loss(
    _ words: ArraySlice<String>, _ family: CodecFamily
  ) -> PixelCoding.Loss? {
    guard let last = words.last, words.count <= 2, let first = words.first else { return nil }
    func number(_ text: some StringProtocol) -> Double? {
      guard let number = Double(String(text)), number.isFinite else { return nil }
      return number
    }
    if words.count == 1 {
      switch family {
      case .jpeg2000 where last == "lossless", .htj2k where last == "lossless":
        return PixelCoding.Loss.none
      case .jpegBaseline, .jpegExtended: return Int(last).map { .quality($0) }
      case .jpegLS: return Int(last).map { .maximumError($0) }
      default: return nil
      }
    }
    switch first {
    case "quality": return Int(last).map { .quality($0) }
    case "ratio":
      return number(last.hasSuffix(":1") ? last.dropLast(2) : last[...]).map { .ratio($0) }
    case "psnr": return number(last).map { .peakSignalToNoise($0) }
    case "error": return Int(last).map { .maximumError($0) }
    case "step": return number(last).map { .step($0) }
    default: return nil
    }
  }

  private static func help(_ syntax: PixelSyntax) -> String {
    switch syntax.family {
    case _ where syntax.fidelity == .lossless: "it loses nothing: no quality can be asked of it"
    case .jpegBaseline, .jpegExtended:
      "allowed are a quality of 1 to 100, or ratio and 1 to 1000, and 4:2:2 or 4:4:4 behind it"
    case .jpegLS: "allowed is the largest error of a value, 0 to 255"
    case .jpeg2000: "allowed are ratio and 1 to 1000, psnr and up to 200 (dB), or lossless"
    case .htj2k: "allowed are step and up to 1, or lossless"
    default: "nothing can stand behind it"
    }
  }

  private static let samplings: [String: JPEGSampling] = ["4:2:2": .halved, "4:4:4": .full]
}

extension CodingName {
  /// The short names that are told to users.
  static var list: String {
    (["keep"] + shortNames.map(\.0)).joined(separator: ", ")
  }

  static func short(_ uid: UID) -> String? { shortNames.first { $0.1.uid == uid }?.0 }

  private static let shortNames: [(String, TransferSyntax)] = [
    ("explicit", .explicitVRLittleEndian), ("implicit", .implicitVRLittleEndian),
    ("deflated", .deflatedExplicitVRLittleEndian), ("rle", .rleLossless),
    ("jpeg", .jpegBaseline), ("jpeg-extended", .jpegExtended),
    ("jpeg-lossless", .jpegLosslessSV1), ("jpeg-lossless-57", .jpegLossless),
    ("jpeg-ls", .jpegLSLossless), ("jpeg-ls-near", .jpegLSNearLossless),
    ("j2k-lossless", .jpeg2000Lossless), ("j2k", .jpeg2000),
    ("htj2k-lossless", .htj2kLossless), ("htj2k-rpcl", .htj2kLosslessRPCL), ("htj2k", .htj2k),
    ("deflated-image", .deflatedImageFrameCompression),
    ("encapsulated-uncompressed", .encapsulatedUncompressedExplicitVRLittleEndian),
  ]

  private static let aliases: [(String, TransferSyntax)] = [
    ("native", .explicitVRLittleEndian), ("uncompressed", .explicitVRLittleEndian),
    ("jpeg-baseline", .jpegBaseline), ("jpeg-lossless-70", .jpegLosslessSV1),
    ("jpeg2000", .jpeg2000), ("jpeg2000-lossless", .jpeg2000Lossless),
  ]

  /// By every name in small letters.
  private static let syntaxes: [String: PixelSyntax] = {
    var result: [String: PixelSyntax] = [:]
    for syntax in PixelSyntax.all where syntax.isWritten {
      let standard = [syntax.uid.rawValue, syntax.syntax.keyword, syntax.syntax.name]
      for name in standard where !name.isEmpty { result[name.lowercased()] = syntax }
    }
    for (name, syntax) in shortNames + aliases { result[name] = PixelSyntax(syntax) }
    return result
  }()
}
