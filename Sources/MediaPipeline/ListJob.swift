internal import DICOMCore
internal import DICOMFileSet

/// What is on a medium: patients, studies, series, instances and sizes, as its DICOMDIR has it.
public struct ListJob: Sendable {
  private let path: String
  private let showsPatients: Bool

  /// - Parameter showsPatients: names and IDs of patients are in the report only when asked for.
  public init(_ path: String, showsPatients: Bool) {
    self.path = path
    self.showsPatients = showsPatients
  }

  /// - Throws: `PipelineError.medium` when it is no file-set that can be read.
  public func run() throws -> ListReport {
    let medium = try OpenedMedium(path: path)
    var report = ListReport(
      path: path, fileSetID: medium.directory.fileSetID,
      fileSetUID: medium.directory.fileSetUID?.rawValue, problems: medium.problems)
    for record in medium.directory.records.indices { add(record, of: medium, to: &report) }
    report.exitCode = report.problems.isEmpty ? 0 : 1
    return report
  }

  private func add(
    _ record: Int, of medium: OpenedMedium, to report: inout ListReport
  ) {
    guard medium.directory.records[record].isInUse else { return }
    let keys = medium.directory.item(record)
    switch medium.directory.records[record].type {
    case .patient: report.patients.append(patient(keys, number: report.patients.count + 1))
    case .study where !report.patients.isEmpty:
      report.patients[report.patients.count - 1].studies.append(
        ListReport.Study(
          studyInstanceUID: keys.string(.studyInstanceUID) ?? "", date: keys.string(.studyDate),
          series: []))
    case .series:
      guard let patient = report.patients.indices.last,
        let study = report.patients[patient].studies.indices.last
      else { break }
      report.patients[patient].studies[study].series.append(
        ListReport.Series(
          seriesInstanceUID: keys.string(.seriesInstanceUID) ?? "",
          modality: keys.string(.modality), number: keys.integer(.seriesNumber)))
    default: addFile(record, of: medium, to: &report)
    }
  }

  private func addFile(
    _ record: Int, of medium: OpenedMedium, to report: inout ListReport
  ) {
    guard let fileID = medium.directory.reference(record)?.path else { return }
    let size = medium.sizes[fileID]
    if size == nil { report.problems.append("\(fileID) is named by the DICOMDIR and is not there") }
    report.instances += 1
    report.bytes += size ?? 0
    guard medium.directory.records[record].depth > 0, let patient = report.patients.indices.last,
      let study = report.patients[patient].studies.indices.last,
      let series = report.patients[patient].studies[study].series.indices.last
    else {
      report.withoutPatient += 1
      return
    }
    report.patients[patient].studies[study].series[series].instances += 1
    report.patients[patient].studies[study].series[series].bytes += size ?? 0
  }

  private func patient(_ keys: DataSet, number: Int) -> ListReport.Patient {
    guard showsPatients else { return ListReport.Patient(number: number) }
    let characterSet = SpecificCharacterSet(definedTerms: keys.strings(.specificCharacterSet))
    func text(_ tag: Tag, _ vr: VR) -> String {
      characterSet.decode(keys.bytes(tag) ?? [], vr: vr).text
    }
    return ListReport.Patient(
      number: number, name: text(.patientName, .pn), id: text(.patientID, .lo))
  }
}

/// What `list` found.
public struct ListReport: Sendable, Encodable {
  public struct Patient: Sendable, Encodable {
    public var number: Int
    /// Only when asked for.
    public var name: String?
    public var id: String?
    public var studies: [Study] = []
  }

  public struct Study: Sendable, Encodable {
    public var studyInstanceUID: String
    public var date: String?
    public var series: [Series]
  }

  public struct Series: Sendable, Encodable {
    public var seriesInstanceUID: String
    public var modality: String?
    public var number: Int?
    public var instances = 0
    public var bytes = 0
  }

  public let command = "list"
  public var exitCode: Int32 = 0
  public var path: String
  public var fileSetID: String
  public var fileSetUID: String?
  public var patients: [Patient] = []
  /// Instances that belong to no patient.
  public var withoutPatient = 0
  public var instances = 0
  public var bytes = 0
  public var problems: [String]
}
