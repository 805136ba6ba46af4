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

  init(_ options: ConversionOptions, _ sources: AttributeSources) {
    self.sources = sources
    let identifiers: ConversionIdentifiers =
      options.isStable
      ? .stable { bytes in
        var hasher = SHA256Hasher()
        hasher.update(bytes)
        return hasher.finish().bytes
      } : .new
    planner = SeriesPlanner(identifiers, firstSeriesNumber: sources.firstSeriesNumber)
  }

  /// - Parameters:
  ///   - number: of several contents of one file, from 0.
  ///   - digest: of the file.
  /// - Throws: `AttributeErrors`, `Twin`.
  mutating func instance(
    _ content: ConvertedContent, number: Int, path: String, row: AttributeTable.Row?,
    digest: [UInt8]
  ) throws -> Instance {
    guard let sopClass = content.sopClasses.first else {
      throw ConversionError("no SOP Class holds it")
    }
    var attributes = try sources.attributes(sopClass, path: path, row: row)
    attributes.facts += content.facts
    attributes.content = content.elements
    let planned = planner
    let dataSet = try attributes.dataSet(
      in: &planner, digest: digest + littleEndianBytes(UInt32(clamping: number)))
    guard let sopInstance = dataSet.uid(.sopInstanceUID) else {
      throw ConversionError("it has no SOP Instance UID")
    }
    if let first = made[sopInstance] {
      planner = planned
      throw Twin(path: first)
    }
    made[sopInstance] = path
    return Instance(
      dataSet: dataSet, syntax: content.syntax, sopClass: sopClass, sopInstance: sopInstance,
      findings: content.findings)
  }
}
