internal import DICOMCore
internal import DICOMFileSet
internal import DiscMastering

/// Reads a volume back: every file against the checksum list, every record against its file.
public struct VerifyJob: Sendable {
  private let path: String
  private let jobs: Int
  /// Bytes; a line has about 110, and what is longer is an attack on memory.
  private static let largestList = 1 << 28
  private let progress: ProgressHandler

  public init(_ path: String, jobs: Int, progress: @escaping ProgressHandler = { _ in }) {
    self.path = path
    self.jobs = max(1, jobs)
    self.progress = progress
  }

  /// - Throws: `PipelineError.medium` when there is no file-set to be read, `CancellationError`.
  public func run() async throws -> VerifyReport {
    let medium = try OpenedMedium(path: path)
    var report = VerifyReport(path: path)
    report.differences = medium.problems.map {
      VerifyReport.Difference(path: "DICOMDIR", what: $0)
    }
    try compareChecksums(medium, &report)
    try await compareRecords(medium, &report)
    report.exitCode = report.differences.isEmpty ? 0 : 1
    return report
  }

  private func compareChecksums(_ medium: OpenedMedium, _ report: inout VerifyReport) throws {
    guard medium.sizes["SHA256.TXT"] != nil else {
      report.hasChecksums = false
      return
    }
    let list: ChecksumList
    do {
      let source = try medium.reader.source(at: "SHA256.TXT")
      guard source.count <= Self.largestList else {
        report.differences.append(
          .init(path: "SHA256.TXT", what: "is larger than any checksum list"))
        return
      }
      list = try ChecksumList(parsing: source.read(0..<source.count))
    } catch let error as MasteringError {
      report.differences.append(.init(path: "SHA256.TXT", what: error.description))
      return
    }
    var control = WriteControl()
    control.jobs = jobs
    control.isCancelled = { Interruption.isRequested }
    let total = medium.sizes.values.reduce(0, +)
    let progress = progress
    control.progress = { done in
      progress(Progress(phase: .verifying, done: Int(done), total: total))
    }
    report.hasChecksums = true
    report.filesCompared = list.entries.count
    report.differences += try list.verify(medium.reader, control).map { difference in
      switch difference {
      case .missing(let path): .init(path: path, what: "is in the checksum list and not there")
      case .different(let path): .init(path: path, what: "differs from its checksum")
      case .unreadable(let path, let message):
        .init(path: path, what: "cannot be read (\(message))")
      case .unlisted(let path): .init(path: path, what: "is not in the checksum list")
      }
    }
  }

  /// Each referenced file is there, and is what its record says; each DICOM file has a record.
  private func compareRecords(_ medium: OpenedMedium, _ report: inout VerifyReport) async throws {
    let records = medium.references
    report.recordsCompared = records.count
    var found: [VerifyReport.Difference] = []
    try await forEachOrdered(records, chunk: 64, width: jobs) { record in
      Self.difference(record, medium)
    } consume: { _, differences in
      found += differences.compactMap(\.self)
    }
    report.differences += found
    let named = Set(records.compactMap { medium.directory.reference($0)?.path })
    if named.count < records.count {
      report.differences.append(.init(path: "DICOMDIR", what: "two records name one file"))
    }
    for path in medium.sizes.keys.sorted() where path.hasPrefix("DICOM/") && !named.contains(path) {
      report.differences.append(.init(path: path, what: "has no record in the DICOMDIR"))
    }
  }

  private static func difference(
    _ record: Int, _ medium: OpenedMedium
  ) -> VerifyReport.Difference? {
    guard let reference = medium.directory.reference(record), let path = reference.path
    else { return nil }
    func differs(_ what: String) -> VerifyReport.Difference { .init(path: path, what: what) }
    do {
      let file = try DICOMFile.read(
        medium.reader.source(at: path), options: ReadOptions(keep: [.sopClassUID, .sopInstanceUID]))
      if let failure = file.failure { return differs(failure.description) }
      if file.dataSet.uid(.sopInstanceUID) != reference.sopInstance {
        return differs("has another SOP Instance UID than its record")
      }
      if file.dataSet.uid(.sopClassUID) != reference.sopClass {
        return differs("has another SOP Class UID than its record")
      }
      if file.transferSyntax.uid != reference.transferSyntax {
        return differs("has another transfer syntax than its record")
      }
      return nil
    } catch let error as MasteringError where error.reason == .noSuchFile {
      return differs("is named by the DICOMDIR and is not there")
    } catch {
      return differs("\(error)")
    }
  }
}

/// What `verify` compared, and what differs.
public struct VerifyReport: Sendable, Encodable {
  public struct Difference: Sendable, Encodable, Equatable {
    public var path: String
    public var what: String
  }

  public let command = "verify"
  public var exitCode: Int32 = 0
  public var path: String
  /// False when the volume has no checksum list to compare with.
  public var hasChecksums = true
  public var filesCompared = 0
  public var recordsCompared = 0
  public var differences: [Difference] = []
}
