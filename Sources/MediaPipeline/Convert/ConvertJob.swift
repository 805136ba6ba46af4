internal import DICOMConversion
internal import DICOMCore
internal import DiscMastering

/// Makes DICOM instances of files that are none: a file of a file, or a folder with the same names.
public struct ConvertJob: Sendable {
  let options: ConvertOptions
  let progress: ProgressHandler

  public init(_ options: ConvertOptions, progress: @escaping ProgressHandler = { _ in }) {
    self.options = options
    self.progress = progress
  }

  /// - Throws: `PipelineError`, `CancellationError`, `NothingToConvert`; files that are finished by
  ///   then are there.
  public func run() async throws -> ConvertReport {
    progress(Progress(phase: .searching, done: 0, total: 0))
    try OutputTarget.checkApart(options.inputs, output: options.output)
    let sources = try AttributeSources(options.conversion)
    let items = try TranscodeItem.of(options.inputs, output: options.output)
    let isFile =
      items.count == 1 && items[0].isAlone && options.output.lowercased().hasSuffix(".dcm")
    let plan = try await ConversionPlan(
      items.map(\.input), options.conversion, jobs: options.jobs
    ) { items[$0].isAlone ? PathName(items[$0].input.path).name : items[$0].name }
    let tree = try TranscodeTree(options.output, isFile: isFile, replaces: options.replaces)
    defer { tree.close() }
    var writer = ConversionWriter(
      tree, options, maker: InstanceMaker(options.conversion, sources), isFile: isFile)
    let total = InputWalker.totalSize(items.map(\.input))
    let reader = ContentReader(
      options: options.conversion, sources: sources, scratch: tree.workspace.folder)
    let table = options.conversion.table
    var done = 0
    do {
      try await forEachOrdered(plan.units, chunk: 1, width: options.jobs) {
        unit -> Result<ContentReader.Outcome, any Error> in
        guard unit.isConverted else { return .success(.rejected("")) }
        return Result { try reader.read(unit, row: unit.row.flatMap { table?.rows[$0] }) }
      } consume: { first, outcomes in
        for (offset, outcome) in outcomes.enumerated() {
          let unit = plan.units[first + offset]
          try writer.take(try outcome.get(), of: unit)
          done = done.addingClamped(InputWalker.totalSize(unit.files))
          progress(Progress(phase: .encoding, done: done, total: total))
        }
      }
    } catch {
      try tree.finish()
      throw error
    }
    try tree.finish()
    writer.report.conclude()
    guard writer.report.counts.instances > 0 else {
      throw NothingToConvert(report: writer.report)
    }
    return writer.report
  }
}
