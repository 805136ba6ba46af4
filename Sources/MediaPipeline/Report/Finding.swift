internal import DICOMCore
internal import DICOMFileSet

/// Something about the input or the output that the user should know.
public struct Finding: Sendable, Codable, Equatable {
  public enum Severity: String, Sendable, Codable {
    /// Done, and worth knowing.
    case note
    /// Somebody should look at it; the exit code is 1.
    case warning
    case error
  }

  public var severity: Severity
  public var message: String
  public var path: String?

  init(_ severity: Severity, _ message: String, path: String? = nil) {
    self.severity = severity
    self.message = message
    self.path = path
  }
}

extension Finding {
  init?(_ remark: IndexRemark, _ sources: SourceTable) {
    let path =
      sources.entries.indices.contains(remark.source)
      ? sources.entries[remark.source].path : nil
    let many = remark.count > 1 ? " (\(remark.count) records; the first is of this file)" : ""
    let (severity, message) = Self.words(remark)
    self.init(severity, message + many, path: path)
  }

  private static func words(_ remark: IndexRemark) -> (Severity, String) {
    switch remark.kind {
    case .samePatientID(let people):
      return (
        .warning,
        "one Patient ID is borne by \(people) people who are not the same; they are put on separate volumes"
      )
    case .studyOfTwoPatients:
      return (
        .warning,
        "the instances of a study name two patients; the study stands under the first one's record"
      )
    case .seriesOfTwoStudies:
      return (
        .warning,
        "the instances of a series name two studies; the series stands under the first one's record"
      )
    case .missingPatientID:
      return (
        .note,
        "there is no Patient ID; the record has one made of the Study Instance UID"
      )
    case .unknownClass(let uid):
      return (.note, "the SOP Class \(uid) is not known; its records are \(remark.type)")
    case .key(let key): return words(key, remark.type)
    }
  }

  private static func words(
    _ key: RecordRemark, _ type: DirectoryRecordType
  ) -> (Severity, String) {
    let name =
      "\(DataDictionary.entry(for: key.tag)?.keyword ?? "") \(key.tag) of the \(type) record"
    switch key.kind {
    case .filled: return (.note, "\(name) is filled, because the instance has no value")
    case .rewritten: return (.note, "\(name) is brought into the form of its value representation")
    case .dropped: return (.note, "\(name) is left out: the instance's value does not fit")
    case .missingSequence:
      return (
        .warning, "\(name) is missing: the instance has no such sequence and none is invented"
      )
    }
  }
}
