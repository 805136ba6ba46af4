import ArgumentParser
import MediaPipeline

/// What instances are written in.
struct CodingOptions: ParsableArguments {
  @Option(
    help: "keep, explicit, rle, jpeg-lossless, jpeg-ls, j2k-lossless, jpeg, j2k …, a UID or name.")
  var transferSyntax: String?

  @Option(help: "Of a lossy syntax: 90, or “ratio 12”, “psnr 60”, “error 2”, “step 0.001”.")
  var quality: String?

  @Option(help: "A file of lines such as CT: jpeg-lossless; US: jpeg 90; *: keep.")
  var rules: String?

  @Option(
    help: "Modalities of which something may be lost, with commas, or all; MG needs to be named.")
  var allowLossy: [String] = []

  func apply(to options: inout CreateOptions) throws {
    options.transferSyntax = try choice() ?? .keep
    options.rules = try modalityRules()
    options.permission = try LossPermission(allowLossy)
  }

  func apply(to options: inout TranscodeOptions) throws {
    options.rules = try modalityRules()
    options.permission = try LossPermission(allowLossy)
  }

  /// Nil when nothing is asked for.
  func choice() throws -> CodingChoice? {
    guard let transferSyntax else {
      guard quality == nil else {
        throw PipelineError.usage("--quality is of a syntax; say --transfer-syntax too")
      }
      return nil
    }
    guard rules == nil else {
      throw PipelineError.usage("--transfer-syntax and --rules cannot stand together; * is a rule")
    }
    // A colon between word and number does as well as a space.
    let words = quality?.split(separator: ":", maxSplits: 1).joined(separator: " ")
    return try CodingChoice(transferSyntax, quality: words)
  }

  private func modalityRules() throws -> ModalityRules? {
    try rules.map { try ModalityRules(path: $0) }
  }
}

/// Whether what was coded without loss is looked at again.
struct ProofOptions: ParsableArguments {
  @Flag(
    inversion: .prefixedNo,
    help: "Decode again what was coded without loss, and compare every frame.")
  var prove = true
}
