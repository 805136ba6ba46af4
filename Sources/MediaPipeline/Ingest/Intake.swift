/// What is done to the files of an input before their headers are judged.
struct Intake: Sendable {
  private let options: CreateOptions
  private let shop: Workshop
  private let progress: ProgressHandler

  init(_ options: CreateOptions, _ shop: Workshop, _ progress: @escaping ProgressHandler) {
    (self.options, self.shop, self.progress) = (options, shop, progress)
  }

  /// The files that there are then, in the order of the input.
  /// - Throws: `PipelineError`, `CancellationError`.
  func files(_ files: [InputFile]) async throws -> [InputFile] {
    var files = files
    if let conversion = options.conversion {
      files = try await ConversionStage(
        options: conversion, shop: shop, jobs: options.jobs, progress: progress
      ).run(files)
    }
    return try await CoercionStage(options, progress: progress).run(files)
  }
}
