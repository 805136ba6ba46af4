/// What becomes of a finding when the file-set gets a new DICOMDIR.
public enum RepairOutcome: String, Sendable, Encodable {
  /// The new file-set does not have it.
  case resolved
  /// It is in the files, which are not touched, or no directory can mend it.
  case remains
  /// Something is not there any more and cannot be brought back.
  case lost
}

/// By kind of finding what repair does about it, in place and as a new file-set.
struct RepairResolution {
  var outcome: RepairOutcome
  var words: String

  static func of(_ kind: String, inPlace: Bool) -> RepairResolution {
    guard let row = rows[kind] else {
      return inPlace
        ? RepairResolution(
          outcome: .remains, words: "it is in the medium itself, of which nothing is touched")
        : RepairResolution(
          outcome: .resolved, words: "the new file-set holds what could be read of the medium")
    }
    return inPlace ? row.inPlace : row.anew
  }

  private typealias Row = (inPlace: RepairResolution, anew: RepairResolution)

  private static let rows: [String: Row] = {
    var rows: [String: Row] = [:]
    var words = ""
    for line in table.split(separator: "\n") {
      if line.hasPrefix("  ") {
        for kind in line.split(separator: " ") {
          let fields = words.split(separator: "|").map(String.init)
          guard fields.count == 3, let here = RepairOutcome(rawValue: fields[0]),
            let anew = RepairOutcome(rawValue: fields[1])
          else { continue }
          rows[String(kind)] = (
            RepairResolution(outcome: here, words: fields[2]),
            RepairResolution(outcome: anew, words: fields[2])
          )
        }
      } else {
        words = String(line)
      }
    }
    return rows
  }()

  /// In place, as a new file-set, in words; below it the kinds of finding.
  private static let table = """
    resolved|resolved|every offset of the new DICOMDIR is computed from its records
      offsets-shifted offsets-missing link-missing link-broken link-loop record-shared
      last-root-wrong record-orphaned record-multi-referenced
    resolved|resolved|the new DICOMDIR is written whole, in Explicit VR Little Endian
      consistency-flag directory-encoding preamble-missing directory-meta-damaged
      meta-information-damaged sop-class-not-dicomdir vr-wrong group-length trailing-bytes
      directory-truncated directory-damaged record-sequence-missing
      directory-information-missing directory-missing directory-unreadable directory-stale
    resolved|resolved|the new DICOMDIR lists every instance that is there, as its file has it
      record-inactive instance-unlisted instance-stale directory-elsewhere directory-replaced
      patient-unlisted
      sop-class-differs transfer-syntax-differs patient-differs study-differs series-differs
      character-set-wrong
    resolved|resolved|the new records are made of the instances, by the class of each
      record-type-unknown record-type-retired record-misplaced record-twice
      character-set-undeclared record-key-empty file-id-form file-id-hostile
    resolved|resolved|the record gets an ID made of the Study Instance UID, so that nobody is merged
      patient-id-empty
    remains|resolved|a new file-set gives it a name that can stand in a DICOMDIR; in place it keeps its own
      file-name-differs path-hostile name-twice
    remains|resolved|a new file-set has new meta information and a preamble of zeros; in place the file stays as it is
      meta-information-missing meta-information-differs encoding-differs program-in-preamble
    remains|remains|the instance is listed as far as it is there; get a whole copy from its source
      pixel-data-short file-beyond-end
    remains|remains|the record takes what most instances have; correct the instances at their source
      series-of-two-studies study-of-two-patients
    remains|resolved|people of one Patient ID come into file-sets of their own
      patient-id-shared
    resolved|resolved|one of the equal files is listed
      instance-twice
    remains|remains|one data set is listed, the other is told among the rejected files; ask the source which is right
      instance-conflict
    lost|lost|its record is left out of the new DICOMDIR; get the file from its source
      instance-missing
    lost|lost|it cannot be read as an instance and is not listed; get a whole copy from its source
      instance-unreadable file-empty
    lost|lost|the new DICOMDIR has no such record: it references no instance of a known class
      record-dropped
    """
}
