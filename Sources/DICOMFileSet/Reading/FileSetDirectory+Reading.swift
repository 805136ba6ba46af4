public import DICOMCore

extension FileSetDirectory {
  /// Everything in a record, as far as it can be read.
  ///
  /// Elements of group 0004 have the VR of the dictionary, whatever they have in the file.
  public func item(_ record: Int) -> DataSet {
    guard records.indices.contains(record) else { return DataSet() }
    let place = places[record]
    let read = DataSet(
      salvaging: bytes.read(Int(place.content)..<max(Int(place.content), Int(place.end))),
      in: transferSyntax)
    return DirectoryStart.withOwnVRs(read, isBigEndian: transferSyntax.isBigEndian)
  }

  /// The file that a record references; nil when it references none.
  ///
  /// A record that references its file by way of a multi-referenced file record has the file of
  /// that; such a record then has none of its own.
  public func reference(_ record: Int) -> Reference? {
    guard !standIns.contains(record) else { return nil }
    let own = ownReference(record)
    guard let target = multiReferenced[record], var reference = ownReference(target) else {
      return own
    }
    reference.sopClass = reference.sopClass ?? own?.sopClass
    reference.sopInstance = reference.sopInstance ?? own?.sopInstance
    reference.transferSyntax = reference.transferSyntax ?? own?.transferSyntax
    return reference
  }

  private func ownReference(_ record: Int) -> Reference? {
    guard records.indices.contains(record) else { return nil }
    let place = places[record]
    var values = ReferenceValues()
    values.read(
      bytes.read(Int(place.content)..<max(Int(place.content), Int(place.end))), transferSyntax)
    guard values.fileID != nil || values.sopInstance != nil else { return nil }
    let fileID = ReferencedFileID(values.fileID ?? [])
    return Reference(
      components: fileID.components, path: fileID.path, sopClass: values.sopClass,
      sopInstance: values.sopInstance, transferSyntax: values.transferSyntax)
  }

  /// `body(_:)` gives what stands in the file, and nothing encoded anew, for sound records.
  public var isBodyVerbatim: Bool {
    ScanEncoding(transferSyntax) == ScanEncoding(.explicitVRLittleEndian)
  }

  /// The elements of a record from Directory Record Type on, in Explicit VR Little Endian: what a
  /// `DirectoryRecord` is made of.
  ///
  /// Of a directory in Explicit VR Little Endian these are the bytes of the file, without the item's
  /// delimiter. Encoded anew is what stands in another encoding, what is cut or out of order, and
  /// what references its file by way of another record: it then has the reference itself.
  /// - Returns: nil for a record without a type.
  /// - Throws: `DICOMError.tooLarge` for what cannot be encoded.
  public func body(_ record: Int) throws -> [UInt8]? {
    guard records.indices.contains(record) else { return nil }
    if let range = verbatimBody(record) { return bytes.read(range) }
    var item = item(record)
    guard item[.directoryRecordType] != nil else { return nil }
    for tag in Self.headTags { item[tag] = nil }
    if let target = multiReferenced[record] {
      let source = self.item(target)
      item[Tag(0x0004, 0x1504)] = nil
      for tag in Self.referenceTags where item[tag] == nil { item[tag] = source[tag] }
    }
    return try DataSetWriter(.explicitVRLittleEndian).encode(item)
  }

  /// Where the body lies that can stand in a new directory as it is.
  func verbatimBody(_ record: Int) -> Range<Int>? {
    let place = places[record]
    guard isBodyVerbatim, place.isVerbatim, place.body > 0 else { return nil }
    return Int(place.body)..<max(Int(place.body), Int(place.end))
  }

  private static let headTags: [Tag] = [
    .offsetOfTheNextDirectoryRecord, .recordInUseFlag,
    .offsetOfReferencedLowerLevelDirectoryEntity,
  ]

  private static let referenceTags: [Tag] = [
    .referencedFileID, .referencedSOPClassUIDInFile, .referencedSOPInstanceUIDInFile,
    .referencedTransferSyntaxUIDInFile,
  ]
}

/// The few elements of a record that say which file it references.
private struct ReferenceValues {
  var fileID: ArraySlice<UInt8>?
  var sopClass: UID?
  var sopInstance: UID?
  var transferSyntax: UID?

  /// Goes over a record's elements until they are beyond group 0004.
  mutating func read(_ bytes: [UInt8], _ syntax: TransferSyntax) {
    var window = ScanWindow(DirectoryBytes(holding: bytes))
    let encoding = ScanEncoding(syntax)
    var position = 0
    while let head = window.element(at: position, limit: bytes.count, encoding) {
      guard head.isSound, !head.isUndefined, head.length <= bytes.count - head.value else { return }
      position = head.value + head.length
      let value = bytes[head.value..<position]
      switch head.tag {
      case 0x0004_1500 where !value.isEmpty: fileID = value
      case 0x0004_1510: sopClass = uid(value)
      case 0x0004_1511: sopInstance = uid(value)
      case 0x0004_1512: transferSyntax = uid(value)
      default: break
      }
    }
  }

  private func uid(_ value: ArraySlice<UInt8>) -> UID? {
    let text = RecordHash.trimmed(value)
    return text.isEmpty ? nil : UID(rawValue: String(decoding: text, as: UTF8.self))
  }
}
