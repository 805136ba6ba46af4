import MediaPipeline

/// What `import` prints for people.
struct ImportSummary {
  let text: String

  init(_ report: ImportReport, verbose: Bool) {
    var lines: [String] = []
    let counts = report.counts
    let parts = [
      (counts.imported, "imported"), (counts.alreadyThere, "already there"),
      (counts.duplicates, "duplicates"), (counts.unreadable, "unreadable"),
      (counts.notSelected, "not asked for"), (counts.notDICOM, "not DICOM"),
      (counts.directories, "DICOMDIRs"),
    ]
    lines.append(
      "\(counts.filesOnMedium) files on the medium: "
        + parts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", "))
    let words = [
      (counts.missing, "instances are named by a DICOMDIR and missing"),
      (counts.damaged, "files are damaged"),
      (counts.differing, "files differ from their checksums"),
      (counts.coerced, "instances were given their local identity"),
      (counts.notCoerced, "instances could not be given their local identity"),
      (counts.keptBeside, "files are kept beside others of the same UID"),
      (counts.otherFilesCopied, "other files were copied"),
    ]
    lines += words.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    let plain = ["imported", "alreadyThere", "duplicate", "notSelected", "notDICOM", "dicomdir"]
    for file in report.files where verbose || !plain.contains(file.status) || file.isNotable {
      let target = file.target.map { " -> \($0)" } ?? ""
      let name = file.path.isEmpty ? file.sopInstanceUID ?? "" : file.path
      lines.append("\(file.status)  \(name)\(target)\(file.reason.map { ": \($0)" } ?? "")")
    }
    lines += report.findings.lines(verbose: verbose)
    text = lines.map(Terminal.safe).joined(separator: "\n") + "\n"
  }

  /// Whom the medium is of.
  static func patients(_ report: ImportReport) -> String {
    var lines = ["\(report.path): \(report.medium), \(report.counts.instances) instances"]
    for patient in report.patients {
      let name = patient.name.map { "  \($0)  \(patient.id ?? "")" } ?? ""
      lines.append(
        "\(patient.isChosen ? "*" : " ") patient \(patient.number)\(name)  "
          + "\(patient.instances) instances")
      for study in patient.studies {
        lines.append(
          "    study \(study.studyInstanceUID)  \(study.date ?? "-")  "
            + "\(study.modalities.joined(separator: " "))  \(study.instances) instances"
            + (study.missing > 0 ? ", \(study.missing) of them missing" : ""))
      }
    }
    if report.withoutPatient > 0 {
      lines.append("  \(report.withoutPatient) instances that belong to no patient")
    }
    return lines.map(Terminal.safe).joined(separator: "\n") + "\n"
  }
}

extension ImportReport.File {
  /// There is more to say than that it is in.
  fileprivate var isNotable: Bool { status == "imported" && reason != nil }
}
