internal import DICOMConversion
internal import DICOMCore

/// Puts instances in the place of those files of an input that can be converted.
///
/// They lie in the workspace of the output, and the reports call them by what they were made of.
struct ConversionStage: Sendable {
  let options: ConversionOptions
  let shop: Workshop
  let jobs: Int
  let progress: ProgressHandler

  /// - Throws: `PipelineError`, `CancellationError`.
  func run(_ files: [InputFile]) async throws -> [InputFile] {
    let sources = try AttributeSources(options)
    let plan = try await ConversionPlan(files, options, jobs: jobs) { files[$0].path }
    let folder = try shop.scratchFolder()
    let reader = ContentReader(options: options, sources: sources, scratch: folder)
    var maker = InstanceMaker(options, sources)
    var result: [InputFile] = []
    result.reserveCapacity(files.count)
    var count = 0
    let rows = options.table?.rows
    try await forEachOrdered(plan.units, chunk: 1, width: jobs) {
      unit -> Result<ContentReader.Outcome?, any Error> in
      guard unit.isConverted else { return .success(nil) }
      return Result { try reader.read(unit, row: unit.row.flatMap { rows?[$0] }) }
    } consume: { first, outcomes in
      for (offset, outcome) in outcomes.enumerated() {
        let unit = plan.units[first + offset]
        switch try outcome.get() {
        case nil: result += Self.kept(unit)
        case .rejected(let reason)?:
          result.append(InputFile(path: unit.path, kind: .damaged(reason)))
        case .content(let content)?:
          do {
            result += try write(content, of: unit, &maker, to: folder, &count)
          } catch let twin as InstanceMaker.Twin {
            let reason = "the same file as \(twin.path), which was converted"
            result.append(InputFile(path: unit.path, kind: .skipped(reason)))
          } catch {
            let reason = try ContentReader.reason(error)
            result.append(InputFile(path: unit.path, kind: .damaged(reason)))
          }
        }
        // What became frames of one instance is accounted for, each by its own name.
        if unit.files.count > 1 {
          let what = "it belongs to the instance that was made of \(unit.path)"
          result += unit.files.map { InputFile(path: $0.path, kind: .skipped(what)) }
        }
      }
      progress(Progress(phase: .reading, done: first + outcomes.count, total: plan.units.count))
    }
    return result
  }

  /// What is not converted goes on as it is, but for what its name says it should have been.
  private static func kept(_ unit: ConversionUnit) -> [InputFile] {
    zip(unit.files, unit.kinds).map { file, kind in
      guard case .broken(let reason) = kind, case .file = file.kind else { return file }
      return InputFile(path: file.path, kind: .damaged(reason))
    }
  }

  private func write(
    _ content: ContentReader.Content, of unit: ConversionUnit, _ maker: inout InstanceMaker,
    to folder: String, _ count: inout Int
  ) throws -> [InputFile] {
    let row = unit.row.flatMap { options.table?.rows[$0] }
    let instances = try maker.instances(content, path: unit.path, row: row)
    var files: [InputFile] = []
    for (number, instance) in instances.enumerated() {
      let path = folder + "/converted-\(count)"
      count += 1
      var sink = try OutputSink(path: path)
      try instance.write(to: &sink)
      try sink.finish(sync: false)
      var file = InputFile(
        path: instances.count > 1 ? "\(unit.path), instance \(number + 1)" : unit.path, kind: .file)
      file.rawPath = Array(path.utf8)
      let name = UIDRegistry.name(of: instance.sopClass) ?? instance.sopClass.rawValue
      file.findings =
        (number == 0 ? content.warnings : []).map { Finding(.warning, $0, path: file.path) }
        + instance.warnings.map { Finding(.warning, $0, path: file.path) }
        + (["it became an instance of \(name)"] + instance.findings).map {
          Finding(.note, $0, path: file.path)
        }
      files.append(file)
    }
    try content.checkUnchanged()
    return files
  }
}
