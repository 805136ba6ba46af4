internal import DICOMConversion
internal import DICOMCore
internal import DiscMastering

/// Makes instances of contents, one after the other: numbers follow the order of the input.
struct InstanceMaker {
  private let sources: AttributeSources
  private var planner: SeriesPlanner
  /// What was made, by SOP Instance UID: of which file.
  private var made: [UID: String] = [:]

  struct Instance {
    var dataSet: DataSet
    var syntax: DICOMFile.OutputSyntax
    var sopClass: UID
    var sopInstance: UID
    var findings: [String]
    /// What somebody should look at.
    var warnings: [String] = []

    var frames: Int { dataSet.integer(.numberOfFrames) ?? 1 }

    /// A whole file.
    func write(to sink: inout some ByteSink) throws {
      let meta = FileMetaInformation(
        sopClass: sopClass, sopInstance: sopInstance, transferSyntax: syntax.uid)
      try sink.write(try meta.encode())
      try DataSetWriter(.explicitVRLittleEndian).write(dataSet, to: &sink)
    }
  }

  /// The instance is there already: what was converted is the same file again.
  struct Twin: Error { var path: String }

  private var hasToldNameless = false
  /// The same file again is the same instance, not another one.
  private let refusesTwins: Bool

  init(_ options: ConversionOptions, _ sources: AttributeSources) {
    self.sources = sources
    refusesTwins = options.isStable
    let identifiers: ConversionIdentifiers =
      options.hasStableIdentifiers
      ? .stable { bytes in
        var hasher = SHA256Hasher()
        hasher.update(bytes)
        return hasher.finish().bytes
      } : .new
    planner = SeriesPlanner(identifiers, firstSeriesNumber: sources.firstSeriesNumber)
  }

  /// All instances of a file, or none.
  /// - Throws: `AttributeErrors`, `ConversionError`, `Twin`.
  mutating func instances(
    _ content: ContentReader.Content, path: String, row: AttributeTable.Row?
  ) throws -> [Instance] {
    let before = self
    do {
      var instances: [Instance] = []
      for (number, part) in content.contents.enumerated() {
        instances.append(
          try instance(
            part, number: number, path: path, row: row, digest: content.digest, attempt: 0))
      }
      return instances
    } catch {
      self = before
      throw error
    }
  }

  /// - Parameters:
  ///   - number: of several contents of one file, from 0.
  ///   - digest: of the file.
  ///   - attempt: how often the file was there before.
  private mutating func instance(
    _ content: ConvertedContent, number: Int, path: String, row: AttributeTable.Row?,
    digest: [UInt8], attempt: Int
  ) throws -> Instance {
    guard let sopClass = content.sopClasses.first else {
      throw ConversionError("no SOP Class holds it")
    }
    var attributes = try sources.attributes(sopClass, path: path, row: row)
    attributes.facts += content.facts
    attributes.content = content.elements
    let planned = planner
    let salt = [number, attempt].flatMap { littleEndianBytes(UInt32(clamping: $0)) }
    let dataSet = try attributes.dataSet(in: &planner, digest: digest + salt)
    guard let sopInstance = dataSet.uid(.sopInstanceUID) else {
      throw ConversionError("it has no SOP Instance UID")
    }
    if let first = made[sopInstance] {
      planner = planned
      guard !refusesTwins, attempt < Int(Int32.max) else { throw Twin(path: first) }
      return try instance(
        content, number: number, path: path, row: row, digest: digest, attempt: attempt + 1)
    }
    made[sopInstance] = path
    var instance = Instance(
      dataSet: dataSet, syntax: content.syntax, sopClass: sopClass, sopInstance: sopInstance,
      findings: content.findings)
    if !hasToldNameless, !dataSet.hasValue(.patientID), !dataSet.hasValue(.patientName) {
      hasToldNameless = true
      instance.warnings.append(
        "nothing says which patient it is of (it is the first such instance): give"
          + " --set PatientID=… and --set PatientName=…, --like, --csv or --pattern")
    }
    return instance
  }
}
