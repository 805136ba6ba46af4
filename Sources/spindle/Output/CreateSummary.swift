import MediaPipeline

/// What `create` prints for people.
struct CreateSummary {
  let text: String

  init(_ report: CreateReport, verbose: Bool) {
    var lines: [String] = []
    for volume in report.volumes {
      let number = volume.of > 1 ? " (volume \(volume.number) of \(volume.of))" : ""
      lines.append(
        "\(report.isDryRun ? "would be " : "")\(volume.path)\(number): \(volume.bytes) bytes, "
          + "\(volume.patients) patients, \(volume.studies) studies, \(volume.series) series, "
          + "\(volume.instances) instances")
    }
    lines.append(report.counts.line)
    for file in report.files where verbose || file.status == "rejected" {
      lines.append("\(file.status)  \(file.path)\(Self.detail(file))")
    }
    lines += report.findings.lines(verbose: verbose)
    text = lines.map(Terminal.safe).joined(separator: "\n") + "\n"
  }

  private static func detail(_ file: CreateReport.File) -> String {
    var text = file.reason.map { ": \($0)" } ?? ""
    if let id = file.fileID, let volume = file.volume {
      return " -> \(id) on volume \(volume)" + text
    }
    if let profiles = file.takenBy {
      let shown = profiles.prefix(4).joined(separator: ", ")
      text += " (taken by \(shown)\(profiles.count > 4 ? " and \(profiles.count - 4) more" : ""))"
    }
    return text
  }
}

extension CreateReport.Counts {
  /// What became of all files, in a line.
  var line: String {
    let parts = [
      (written, "copied"), (converted, "written anew"), (duplicate, "duplicates"),
      (rejected, "rejected"), (notDICOM, "not DICOM"), (dicomdir, "DICOMDIRs"),
      (skipped, "skipped"),
    ]
    return "\(files) files: "
      + parts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
  }
}
