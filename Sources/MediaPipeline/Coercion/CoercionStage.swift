internal import DICOMConversion
internal import DICOMCore
internal import DiscMastering

/// Tries rules on every file of the input, before anything else looks at it.
///
/// What rules change is read through them from then on; what they cannot change is refused.
struct CoercionStage: Sendable {
  let order: CoercionOrder?
  let jobs: Int
  let progress: ProgressHandler

  init(_ order: CoercionOrder?, jobs: Int, progress: @escaping ProgressHandler) {
    (self.order, self.jobs, self.progress) = (order, jobs, progress)
  }

  init(_ options: CreateOptions, progress: @escaping ProgressHandler) {
    self.init(options.coercion, jobs: options.jobs, progress: progress)
  }

  /// - Returns: the files in their order; without rules as they are.
  func run(_ files: [InputFile]) async throws -> [InputFile] {
    guard let order else { return files }
    let rules = InputCoercion.Rules(try await session(order, files))
    var coerced: [InputFile] = []
    coerced.reserveCapacity(files.count)
    try await forEachOrdered(files, chunk: 64, width: jobs) { file in
      Self.coerced(file, rules)
    } consume: { _, chunk in
      coerced += chunk
      progress(Progress(phase: .coercing, done: coerced.count, total: files.count))
    }
    return coerced
  }

  /// With all UIDs known that are replaced, where references are to follow.
  func session(_ order: CoercionOrder, _ files: [InputFile]) async throws -> CoercionSession {
    let empty = order.session()
    guard order.rules.needsCollection else { return empty }
    var session = empty
    try await forEachOrdered(files, chunk: 64, width: jobs) { file in
      Self.dataSet(of: file).map(empty.replacedUIDs)
    } consume: { first, chunk in
      for uids in chunk { if let uids { session.add(uids) } }
      progress(Progress(phase: .coercing, done: first + chunk.count, total: files.count))
    }
    return session
  }

  private static func dataSet(of file: InputFile) -> DataSet? {
    guard case .file = file.kind, let source = try? file.open() else { return nil }
    return (try? DICOMFile.read(source))?.dataSet
  }

  private static func coerced(_ file: InputFile, _ rules: InputCoercion.Rules) -> InputFile {
    guard case .file = file.kind else { return file }
    var file = file
    do {
      file.coercion = try InputCoercion(file.open(), rules)
    } catch let failure as CoercionFailure {
      file.kind = .refused(failure.description)
    } catch var error as DICOMError {
      // What is no DICOM file is told from others by who judges it.
      if case .notDICOM = error.reason { return file }
      error.file = ""
      file.kind = .refused("it cannot be coerced: \(error)")
    } catch is FileError {
      return file
    } catch is MasteringError {
      return file
    } catch {
      file.kind = .refused("it cannot be coerced: \(error)")
    }
    return file
  }
}
