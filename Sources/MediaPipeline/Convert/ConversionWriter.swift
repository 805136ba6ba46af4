internal import DICOMConversion
internal import DICOMCore

/// Writes what was read, unit after unit, and keeps account of it.
struct ConversionWriter {
  private let tree: TranscodeTree
  private let options: ConvertOptions
  private var maker: InstanceMaker
  /// The output is the name of the only instance.
  private let isFile: Bool
  private var session: CoercionSession?
  private var names: Set<String> = []
  private var series: Set<String> = []
  private var studies: Set<String> = []
  private var written = 0
  var report: ConvertReport

  init(
    _ tree: TranscodeTree, _ options: ConvertOptions, maker: InstanceMaker, isFile: Bool
  ) {
    (self.tree, self.options, self.maker, self.isFile) = (tree, options, maker, isFile)
    report = ConvertReport(output: options.output)
    session = options.coercion?.session()
  }

  mutating func take(_ outcome: ContentReader.Outcome, of unit: ConversionUnit) throws {
    report.counts.files += unit.files.count
    guard unit.isConverted else { return refuse(unit) }
    switch outcome {
    case .rejected(let reason): reject(unit, reason)
    case .content(let content):
      report.findings += content.warnings.map { Finding(.warning, $0, path: unit.path) }
      do {
        try write(content, of: unit)
      } catch let twin as InstanceMaker.Twin {
        report.counts.duplicates += unit.files.count
        let reason = "the same file as \(twin.path)"
        report.files.append(
          ConvertReport.File(path: unit.path, status: "duplicate", reason: reason))
      } catch {
        reject(unit, try ContentReader.reason(error))
      }
    }
  }

  private mutating func refuse(_ unit: ConversionUnit) {
    for (file, kind) in zip(unit.files, unit.kinds) {
      var entry = ConvertReport.File(path: file.path, status: "notConvertible")
      switch kind {
      case .dicom, .directory:
        report.counts.dicom += 1
        (entry.status, entry.reason) = ("dicom", "it is DICOM already; spindle create takes it")
      case .broken(let reason):
        report.counts.rejected += 1
        (entry.status, entry.reason) = ("rejected", reason)
      case .other(let reason):
        let isSkipped = if case .skipped = file.kind { true } else { false }
        if isSkipped {
          report.counts.skipped += 1
          entry.status = "skipped"
        } else {
          report.counts.notConvertible += 1
        }
        entry.reason = reason
      case .image, .video, .document: break
      }
      report.files.append(entry)
    }
  }

  private mutating func reject(_ unit: ConversionUnit, _ reason: String) {
    report.counts.rejected += unit.files.count
    report.files.append(
      ConvertReport.File(path: unit.path, status: "rejected", reason: reason))
  }

  /// All instances of the unit, or none.
  private mutating func write(
    _ content: ContentReader.Content, of unit: ConversionUnit
  ) throws {
    let row = unit.row.flatMap { options.conversion.table?.rows[$0] }
    if isFile, content.contents.count > 1 {
      throw ConversionError(
        "it becomes \(content.contents.count) instances; give a folder with -o")
    }
    var instances = try maker.instances(content, path: unit.path, row: row)
    for index in instances.indices { try coerce(&instances[index]) }
    var files: [(path: String, name: String, size: Int)] = []
    for (number, instance) in instances.enumerated() {
      var sink = try OutputSink(path: tree.workspace.path("converted-\(written)"))
      written += 1
      try instance.write(to: &sink)
      try sink.finish(sync: false)
      files.append((sink.path, name(of: unit, number, instances.count), sink.count))
    }
    try content.checkUnchanged()
    var entry = ConvertReport.File(path: unit.path, status: "converted")
    for (file, instance) in zip(files, instances) {
      try tree.place(file.path, as: file.name, size: file.size)
      tell(instance, file.name, file.size, of: unit, in: &entry)
    }
    report.counts.converted += unit.files.count
    report.counts.instances += instances.count
    report.bytesIn = report.bytesIn.addingClamped(content.bytes)
    (report.counts.series, report.counts.studies) = (series.count, studies.count)
    if options.reportsEveryFile { report.files.append(entry) }
  }

  /// - Throws: `CoercionFailure` when a rule that applies cannot be followed.
  private mutating func coerce(_ instance: inout InstanceMaker.Instance) throws {
    // Nothing that is converted refers to what comes after it.
    session?.collect(instance.dataSet)
    guard let result = try session?.apply(to: instance.dataSet) else { return }
    instance.dataSet = result.dataSet
    instance.sopInstance = result.dataSet.uid(.sopInstanceUID) ?? instance.sopInstance
    instance.warnings += result.warnings
    instance.findings.append(result.words)
  }

  private mutating func tell(
    _ instance: InstanceMaker.Instance, _ name: String, _ size: Int, of unit: ConversionUnit,
    in entry: inout ConvertReport.File
  ) {
    let output = ConvertReport.Output(
      path: name, sopClass: instance.sopClass.rawValue,
      sopClassName: UIDRegistry.name(of: instance.sopClass) ?? instance.sopClass.rawValue,
      sopInstance: instance.sopInstance.rawValue,
      series: instance.dataSet.string(.seriesInstanceUID) ?? "",
      study: instance.dataSet.string(.studyInstanceUID) ?? "",
      transferSyntax: instance.syntax.uid.rawValue, frames: instance.frames, bytes: size)
    entry.outputs.append(output)
    series.insert(output.series)
    studies.insert(output.study)
    report.bytesOut = report.bytesOut.addingClamped(size)
    let told =
      instance.warnings.map { Finding(.warning, $0, path: unit.path) }
      + instance.findings.map { Finding(.note, $0, path: unit.path) }
    for finding in told where !report.findings.suffix(8).contains(finding) {
      report.findings.append(finding)
    }
  }

  /// `photo.jpg.dcm`; of several instances `scan.tif.1.dcm` and so on.
  private mutating func name(of unit: ConversionUnit, _ number: Int, _ count: Int) -> String {
    if isFile { return PathName(options.output).name }
    let base = count > 1 ? "\(unit.name).\(number + 1)" : unit.name
    var name = base + ".dcm"
    var attempt = 2
    while !names.insert(name).inserted {
      name = "\(base)-\(attempt).dcm"
      attempt += 1
    }
    return name
  }
}
