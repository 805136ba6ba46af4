internal import DICOMCore

/// Preamble, meta information and what reading got over.
/// - SeeAlso: PS3.10 §7.1, PS3.5 §7
struct EncodingCheck {
  var file: DICOMFile
  /// Of the whole file in bytes.
  var size: Int

  func check(_ list: inout FindingList) {
    var isPadded = false
    for diagnostic in file.diagnostics {
      // Zeros up to the end of a sector, read as elements of no VR and no length.
      if diagnostic.path == TagPath(Tag(rawValue: 0)) {
        if !isPadded {
          add(
            Diagnostic(
              .bytesAfterDataSet(max(0, size - diagnostic.offset)), offset: diagnostic.offset),
            &list)
        }
        isPadded = true
        continue
      }
      // Without meta information nobody names a transfer syntax.
      if case .missingTransferSyntax = diagnostic.kind, file.metaInformation.isEmpty { continue }
      add(diagnostic, &list)
    }
    if let failure = file.failure {
      list.add(
        ObjectRules.endsEarly, at: ElementPath(failure.path), offset: failure.offset,
        found: failure.reason.sentence, expected: "a data set that can be read to its end")
    }
    if !file.metaInformation.isEmpty { checkMetaInformation(&list) }
    if file.transferSyntax.isRetired {
      list.add(
        ObjectRules.retiredTransferSyntax, at: ElementPath().appending(.transferSyntaxUID),
        found: file.transferSyntax.name, expected: "a transfer syntax that is not retired")
    }
  }

  private func checkMetaInformation(_ list: inout FindingList) {
    let meta = file.metaInformation
    func path(_ tag: Tag) -> ElementPath { ElementPath().appending(tag) }
    if let version = meta.bytes(.fileMetaInformationVersion), !version.isEmpty {
      if version != [0, 1] {
        list.add(
          ObjectRules.metaVersion, at: path(.fileMetaInformationVersion),
          found: "\(version.count) bytes that are not 00 01", expected: "the two bytes 00 01")
      }
    } else {
      list.add(
        ObjectRules.metaVersionMissing, at: path(.fileMetaInformationVersion), found: "nothing",
        expected: "the two bytes 00 01")
    }
    compare(
      .mediaStorageSOPClassUID, .sopClassUID, missing: ObjectRules.metaClassMissing,
      differs: ObjectRules.metaClassDiffers, &list)
    compare(
      .mediaStorageSOPInstanceUID, .sopInstanceUID, missing: ObjectRules.metaInstanceMissing,
      differs: ObjectRules.metaInstanceDiffers, &list)
    if !meta.hasValue(.implementationClassUID) {
      list.add(
        ObjectRules.implementationMissing, at: path(.implementationClassUID),
        found: "nothing", expected: "the UID of the implementation that wrote the file")
    }
  }

  private func compare(
    _ tag: Tag, _ other: Tag, missing: ValidationRule, differs: ValidationRule,
    _ list: inout FindingList
  ) {
    let path = ElementPath().appending(tag)
    guard let uid = file.metaInformation.uid(tag) else {
      list.add(missing, at: path, found: "nothing", expected: "the UID that \(other) has")
      return
    }
    guard let own = file.dataSet.uid(other), own != uid else { return }
    list.add(
      differs, at: path, found: "another UID than that of \(other)",
      expected: "the same UID in both")
  }

  private func add(_ diagnostic: Diagnostic, _ list: inout FindingList) {
    let (rule, expected) = Self.rule(diagnostic.kind)
    list.add(
      rule, at: Self.path(diagnostic), offset: diagnostic.offset,
      found: diagnostic.kind.sentence, expected: expected)
  }

  /// Of what is wrong with the meta information, the element that ought to tell it.
  private static func path(_ diagnostic: Diagnostic) -> ElementPath {
    switch diagnostic.kind {
    case .missingMetaGroupLength, .wrongMetaGroupLength:
      ElementPath().appending(.fileMetaInformationGroupLength)
    case .missingTransferSyntax, .unknownTransferSyntax, .encodingDiffers:
      ElementPath().appending(.transferSyntaxUID)
    default: ElementPath(diagnostic.path)
    }
  }

  private static func rule(_ kind: Diagnostic.Kind) -> (ValidationRule, expected: String) {
    switch kind {
    case .missingPreamble: (ObjectRules.preamble, "128 bytes before the letters DICM")
    case .missingPrefix: (ObjectRules.prefix, "the letters DICM at byte 128")
    case .missingMetaInformation: (ObjectRules.metaMissing, "group 0002 behind DICM")
    case .missingMetaGroupLength: (ObjectRules.metaLengthMissing, "(0002,0000) as first element")
    case .wrongMetaGroupLength: (ObjectRules.metaLengthWrong, "the bytes up to the data set")
    case .missingTransferSyntax: (ObjectRules.transferSyntaxMissing, "a UID in (0002,0010)")
    case .unknownTransferSyntax: (ObjectRules.transferSyntaxUnknown, "one of PS3.6 Annex A")
    case .encodingDiffers: (ObjectRules.encodingDiffers, "the encoding that (0002,0010) names")
    case .unknownVR: (ObjectRules.unknownVR, "a value representation of the standard")
    case .implicitElement: (ObjectRules.implicitElement, "a value representation in each element")
    case .oddLength: (ObjectRules.oddLength, "an even length")
    case .duplicateElement: (ObjectRules.duplicateElement, "each tag once")
    case .tagsOutOfOrder: (ObjectRules.tagOrder, "tags that increase")
    case .strayDelimiter: (ObjectRules.strayDelimiter, "a data element")
    case .missingSequenceDelimiter: (ObjectRules.missingDelimiter, "(FFFE,E0DD)")
    case .explicitItemsInUN: (ObjectRules.explicitItemsInUN, "items in Implicit VR Little Endian")
    case .undefinedLength: (ObjectRules.undefinedLength, "a length in bytes")
    case .bytesAfterDataSet: (ObjectRules.bytesAfterDataSet, "the end of the file")
    }
  }
}
