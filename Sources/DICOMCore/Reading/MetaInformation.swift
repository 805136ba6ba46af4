/// Group 0002 of a file, always in Explicit VR Little Endian.
/// - SeeAlso: PS3.10 §7.1
struct MetaInformation {
  var dataSet = DataSet()
  /// Where the data set begins.
  var end: Int
  var diagnostics: [Diagnostic] = []

  var transferSyntax: UID? { dataSet.uid(.transferSyntaxUID) }

  /// Reads every element of group 0002 at `offset`; a wrong or missing group length is got over.
  static func read(_ source: any ByteSource, at offset: Int?) throws -> MetaInformation {
    guard let offset else { return MetaInformation(end: 0) }
    var reader = DataSetReader(source, options: ReadOptions())
    let (dataSet, end) = try reader.readTopLevel(
      at: offset, encoding: .explicitLittle, stopAfterGroup: 0x0002)
    if let failure = reader.failure { throw failure }
    var meta = MetaInformation(dataSet: dataSet, end: end, diagnostics: reader.diagnostics)
    guard let stated = dataSet.integer(.fileMetaInformationGroupLength) else {
      if !dataSet.isEmpty {
        meta.diagnostics.append(Diagnostic(.missingMetaGroupLength, offset: offset))
      }
      return meta
    }
    // The group length element itself has twelve bytes.
    let found = end - offset - 12
    if stated != found {
      meta.diagnostics.append(
        Diagnostic(.wrongMetaGroupLength(stated: stated, found: found), offset: offset))
    }
    return meta
  }
}
