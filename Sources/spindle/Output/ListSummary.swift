import MediaPipeline

/// What `list` prints for people.
struct ListSummary {
  let text: String

  init(_ report: ListReport, showsInstances: Bool) {
    var lines = ["\(report.path): \(report.kind)"]
    for session in report.sessions where report.sessions.count > 1 {
      lines.append(
        "session \(session.number) from sector \(session.firstSector): "
          + (session.volumeIdentifier.isEmpty ? "" : session.volumeIdentifier + " ")
          + "(\(session.trees.joined(separator: ", ")))")
    }
    for set in report.fileSets {
      let id = set.fileSetID.map { "File-set \($0)" } ?? "cannot be read"
      lines.append("\(set.path): \(id), \(set.records) records")
    }
    for patient in report.patients {
      lines += Self.lines(of: patient, showsInstances: showsInstances)
    }
    for (title, instances) in [
      ("instances that belong to no patient", report.withoutPatient),
      ("instances of which nothing says whose they are", report.unknown),
    ] where !instances.isEmpty {
      lines.append("\(instances.count) \(title)")
      if showsInstances { lines += instances.map { "      " + Self.line(of: $0) } }
    }
    if showsInstances { lines += report.others.map { "other file \($0.path): \($0.reason)" } }
    lines.append(Self.counts(report))
    lines += report.findings.map(Self.line)
    text = lines.map(Terminal.safe).joined(separator: "\n") + "\n"
  }

  private static func lines(
    of patient: ListReport.Patient, showsInstances: Bool
  ) -> [String] {
    let name = patient.name.map { "  \($0)  \(patient.id ?? "")" } ?? ""
    var lines = ["patient \(patient.number)\(name)"]
    for study in patient.studies {
      let description = study.description.map { "  \($0)" } ?? ""
      lines.append("  study \(study.studyInstanceUID)  \(study.date ?? "")\(description)")
      for series in study.series {
        let missing = series.instances.count { $0.status == .missing }
        lines.append(
          "    series \(series.number.map(String.init) ?? "-")  \(series.modality ?? "-")  "
            + "\(series.instances.count) instances\(missing > 0 ? ", \(missing) missing" : "")  "
            + Amount.bytes(series.bytes) + (series.description.map { "  \($0)" } ?? ""))
        if showsInstances { lines += series.instances.map { "      " + line(of: $0) } }
      }
    }
    return lines
  }

  private static func line(of instance: ListReport.Instance) -> String {
    let short = instance.missingBytes.map { ", short by \($0) bytes" } ?? ""
    return "\(instance.status.rawValue)  \(instance.path ?? "-")  "
      + "\(instance.sopInstanceUID ?? "-")  \(instance.bytes) bytes\(short)"
  }

  private static func counts(_ report: ListReport) -> String {
    let counts = report.counts
    let parts = [
      (counts.present, "present"), (counts.missing, "missing"), (counts.unlisted, "unlisted"),
      (counts.stale, "stale"), (counts.duplicate, "duplicates"), (counts.conflict, "in conflict"),
      (counts.unreadable, "unreadable"),
    ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    let status = parts.isEmpty ? "" : " (\(parts.joined(separator: ", ")))"
    return "\(counts.instances) instances\(status), \(report.bytes) bytes; "
      + "\(counts.files) files, of which \(counts.notDICOM) are not DICOM"
  }

  private static func line(of finding: ListReport.Finding) -> String {
    let place = finding.path.map { "  \($0)" } ?? ""
    let offset = finding.offset.map { " at byte \($0)" } ?? ""
    let many = finding.count > 1 ? " (\(finding.count) times; this is the first)" : ""
    return "\(finding.severity)\(place)\(offset): \(finding.message)\(many)"
  }
}
