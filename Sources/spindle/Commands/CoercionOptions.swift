import ArgumentParser
import MediaPipeline

/// Rules by which instances are changed on their way.
struct CoercionOptions: ParsableArguments {
  @Option(help: "A file of rules (JSON) by which instances are brought into line.")
  var coerce: String?

  @Flag(help: "With --coerce: say what each rule would do, and write nothing.")
  var explain = false

  /// Nil without rules.
  /// - Parameter isStable: the same instances are given the same UIDs in every run.
  /// - Throws: `PipelineError.usage` with the place in the file and the reason.
  func order(isStable: Bool = false) throws -> CoercionOrder? {
    guard let coerce else {
      guard !explain else {
        throw PipelineError.usage("--explain tells what rules would do: give them by --coerce")
      }
      return nil
    }
    return try CoercionOrder(path: coerce, epoch: try SourceDate.epoch(), isStable: isStable)
  }

  /// Says what the rules would do, when that is asked for.
  /// - Returns: false when it is not, and the command has its own work to do.
  func explain(
    _ inputs: @autoclosure () throws -> [String], jobs: Int, showsPatients: Bool,
    conversion: ConversionOptions? = nil, _ report: ReportOptions
  ) async throws -> Bool {
    guard explain, let order = try order() else { return false }
    try report.check()
    let bar = ProgressBar(quiet: report.quiet)
    let job = ExplainJob(
      try inputs(), order, jobs: jobs, showsPatients: showsPatients,
      conversion: conversion
    ) {
      bar.show($0)
    }
    let explanation: CoercionExplanation
    do {
      explanation = try await job.run()
      bar.end()
    } catch {
      bar.end()
      throw error
    }
    try report.print(explanation, text: ExplanationText(explanation).text)
    if explanation.exitCode != 0 { throw ExitCode(explanation.exitCode) }
    return true
  }
}
