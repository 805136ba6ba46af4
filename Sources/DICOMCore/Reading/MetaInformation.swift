/// Group 0002 of a file, always in Explicit VR Little Endian.
/// - SeeAlso: PS3.10 §7.1
struct MetaInformation {
  var dataSet = DataSet()
  /// Where the data set begins.
  var end: Int
  var diagnostics: [Diagnostic] = []

  var transferSyntax: UID? { dataSet.uid(.transferSyntaxUID) }

  /// Reads every element of group 0002 at `offset`; a wrong or missing group length is got over.
  /// - Throws: `.truncated` when the file ends within the group.
  static func read(_ window: inout SourceWindow, at offset: Int?) throws -> MetaInformation {
    guard let offset else { return MetaInformation(end: 0) }
    var reader = DataSetReader(window, options: ReadOptions())
    let (dataSet, end) = try reader.readTopLevel(
      at: offset, encoding: .explicitLittle, stopAfterGroup: 0x0002)
    window = reader.window
    if let failure = reader.failure { throw failure }
    var meta = MetaInformation(dataSet: dataSet, end: end, diagnostics: reader.diagnostics)
    // The group length element itself has twelve bytes.
    let found = end - offset - 12
    let stated = dataSet.integer(.fileMetaInformationGroupLength)
    if window.end - end < 8, dataSet.isEmpty || (stated ?? 0) > found {
      throw DICOMError(
        .truncated(needed: stated ?? 8, available: max(0, found)), file: window.source.name,
        path: TagPath(.fileMetaInformationGroupLength), offset: offset)
    }
    if let stated, stated != found {
      meta.diagnostics.append(
        Diagnostic(.wrongMetaGroupLength(stated: stated, found: found), offset: offset))
    }
    if stated == nil, !dataSet.isEmpty {
      meta.diagnostics.append(Diagnostic(.missingMetaGroupLength, offset: offset))
    }
    return meta
  }
}
