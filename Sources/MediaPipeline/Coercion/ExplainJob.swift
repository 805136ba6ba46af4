internal import DICOMConversion
internal import DICOMCore
internal import DICOMFileSet
internal import DiscMastering

/// Tries rules on everything in an input, and writes nothing.
public struct ExplainJob: Sendable {
  private let inputs: [String]
  private let order: CoercionOrder
  private let jobs: Int
  private let showsPatients: Bool
  private let conversion: ConversionOptions?
  private let progress: ProgressHandler

  /// - Parameters:
  ///   - inputs: files, folders and media.
  ///   - conversion: what is not DICOM becomes instances first.
  public init(
    _ inputs: [String], _ order: CoercionOrder, jobs: Int, showsPatients: Bool = false,
    conversion: ConversionOptions? = nil, progress: @escaping ProgressHandler = { _ in }
  ) {
    (self.inputs, self.order, self.progress) = (inputs, order, progress)
    self.jobs = max(1, jobs)
    self.showsPatients = showsPatients
    self.conversion = conversion
  }

  /// What the rules come to for one instance.
  private struct Trial: Sendable {
    var applying: [Int] = []
    var result: CoercionResult?
    var refusal: String?
  }

  /// - Throws: `PipelineError`, `CancellationError`.
  public func run() async throws -> CoercionExplanation {
    var walker = InputWalker()
    progress(Progress(phase: .searching, done: 0, total: 0))
    try walker.walk(inputs)
    let shop = Workshop(output: nil)
    defer { shop.close() }
    var files = walker.files
    if let conversion {
      files = try await ConversionStage(
        options: conversion, shop: shop, jobs: jobs, progress: progress
      ).run(files)
    }
    let stage = CoercionStage(order, jobs: jobs, progress: progress)
    let session = try await stage.session(order, files)
    var summary = ExplanationSummary(order.rules.ruleNames, showsPatients: showsPatients)
    try await forEachOrdered(files, chunk: 64, width: jobs) { file in
      Self.trial(file, session)
    } consume: { first, trials in
      for (offset, trial) in trials.enumerated() {
        let path = files[first + offset].path
        guard let trial else {
          summary.addOther()
          continue
        }
        summary.add(path, trial.applying, trial.result, refusal: trial.refusal)
      }
      progress(Progress(phase: .coercing, done: first + trials.count, total: files.count))
    }
    return summary.explanation()
  }

  /// - Returns: nil for what is no instance.
  private static func trial(_ input: InputFile, _ session: CoercionSession) -> Trial? {
    guard case .file = input.kind, let source = try? input.open(),
      var file = try? DICOMFile.read(source)
    else { return nil }
    let data = file.dataSet
    let sopClass = data.uid(.sopClassUID) ?? file.metaInformation.uid(.mediaStorageSOPClassUID)
    if sopClass == DICOMDIRWriter.sopClass { return nil }
    var trial = Trial(applying: session.applyingRules(to: data))
    do {
      trial.result = try session.apply(to: &file)
    } catch let failure as CoercionFailure {
      trial.refusal = failure.description
    } catch {
      trial.refusal =
        "it cannot be coerced: \((error as? DICOMError)?.reason.sentence ?? "\(error)")"
    }
    return trial
  }
}
