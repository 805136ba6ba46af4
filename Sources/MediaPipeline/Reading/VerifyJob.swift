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
    let medium = try OpenMedium.open(path)
    let inventory = try await MediumInventory.take(medium, jobs: jobs, progress: progress)
    guard !inventory.directories.isEmpty else {
      throw PipelineError.medium(path, reason: "there is no DICOMDIR on it")
    }
    var report = VerifyReport(path: path)
    try compareChecksums(medium, &report)
    report.recordsCompared = inventory.instances.reduce(0) { count, instance in
      count + (instance.record == nil ? 0 : 1) + instance.otherRecords.count
    }
    let differences = inventory.findings.filter { finding in
      finding.severity > .note && InventoryFinding(rawValue: finding.kind)?.isOfContent != true
    }
    report.differences += differences.map { finding in
      let many = finding.count > 1 ? " (\(finding.count) times; this is the first)" : ""
      return VerifyReport.Difference(
        path: finding.path ?? path, kind: finding.kind, what: finding.message + many)
    }
    report.exitCode = report.differences.isEmpty ? 0 : 1
    return report
  }

  private func compareChecksums(_ medium: any MediumReader, _ report: inout VerifyReport) throws {
    guard medium.files.contains(where: { $0.path == "SHA256.TXT" }) else {
      report.hasChecksums = false
      return
    }
    let list: ChecksumList
    do {
      let source = try medium.source(at: "SHA256.TXT")
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
    let total = medium.files.reduce(0) { $0.addingClamped($1.size) }
    let progress = progress
    control.progress = { done in
      progress(Progress(phase: .verifying, done: Int(done), total: total))
    }
    report.hasChecksums = true
    report.filesCompared = list.entries.count
    // The list of the last session names its files alone.
    let hidden = Set(medium.files.filter(\.isHidden).map(\.path))
    report.differences += try list.verify(medium, control).compactMap { difference in
      switch difference {
      case .missing(let path): .init(path: path, what: "is in the checksum list and not there")
      case .different(let path): .init(path: path, what: "differs from its checksum")
      case .unreadable(let path, let message):
        .init(path: path, what: "cannot be read (\(message))")
      case .unlisted(let path) where hidden.contains(path): nil
      case .unlisted(let path): .init(path: path, what: "is not in the checksum list")
      }
    }
  }
}

/// What `verify` compared, and what differs.
public struct VerifyReport: Sendable, Encodable {
  public struct Difference: Sendable, Encodable, Equatable {
    public var path: String
    /// As in `MediumFinding`; nil for what the checksum list says.
    public var kind: String?
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
