import ArgumentParser
import DICOMCore
import DICOMPixels
import MediaPipeline

/// What instances are written in.
struct CodingOptions: ParsableArguments {
  @Option(help: "keep, or the syntax that instances are written in (UID or name).")
  var transferSyntax = "keep"

  @Option(help: "Of a lossy syntax: 1 to 100, ratio:N, psnr:DB, error:N or step:X.")
  var quality: String?

  @Flag(
    inversion: .prefixedNo,
    help: "Decode again what was coded without loss, and compare every frame.")
  var prove = true

  func apply(to options: inout CreateOptions) throws {
    options.transferSyntax = try Self.choice(transferSyntax, quality)
    options.proves = prove
  }

  static func choice(
    _ name: String, _ quality: String?
  ) throws -> CreateOptions.TransferSyntaxChoice {
    guard name != "keep" else {
      guard quality == nil else {
        throw PipelineError.usage("--quality is of a syntax; say --transfer-syntax too")
      }
      return .keep
    }
    let written = PixelSyntax.all.filter(\.isWritten)
    let wanted = name.lowercased()
    guard
      let syntax = written.first(where: {
        [$0.uid.rawValue, $0.syntax.name.lowercased(), $0.syntax.keyword.lowercased()]
          .contains(wanted)
      })
    else {
      throw PipelineError.usage(
        "\(name) cannot be written: keep, or "
          + written.map(\.syntax.keyword).joined(separator: ", "))
    }
    let coding = PixelCoding(syntax, try loss(quality))
    if let problem = coding.problem { throw PipelineError.usage(problem) }
    return syntax.syntax.isEncapsulated ? .coded(coding) : .uncompressed(syntax.uid)
  }

  private static func loss(_ text: String?) throws -> PixelCoding.Loss {
    guard let text else { return .none }
    let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
    if parts.count == 1, let quality = Int(text) { return .quality(quality) }
    if parts.count == 2, let value = Double(parts[1]), value.isFinite {
      switch parts[0] {
      case "ratio": return .ratio(value)
      case "psnr": return .peakSignalToNoise(value)
      case "step": return .step(value)
      case "error": if let error = Int(parts[1]) { return .maximumError(error) }
      default: break
      }
    }
    throw PipelineError.usage(
      "--quality takes 1 to 100, ratio:N, psnr:DB, error:N or step:X, not \(text)")
  }
}
