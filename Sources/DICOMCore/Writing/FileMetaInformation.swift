/// The meta information of files that Spindle writes.
/// - SeeAlso: PS3.10 §7.1
public struct FileMetaInformation: Sendable {
  public var sopClass: UID
  public var sopInstance: UID
  public var transferSyntax: UID
  /// Application entity titles and private information of the file that is encoded anew.
  public var carriedOver = DataSet()

  /// Identifies this implementation.
  public static let implementationClassUID: UID = "2.25.119781704740298849694380565935348013853"
  public static let implementationVersionName = "SPINDLE_1"

  public init(sopClass: UID, sopInstance: UID, transferSyntax: UID) {
    self.sopClass = sopClass
    self.sopInstance = sopInstance
    self.transferSyntax = transferSyntax
  }

  /// For a file read before: its classes and UIDs as its data set has them.
  public init(of file: DICOMFile, transferSyntax: UID) {
    let data = file.dataSet
    let meta = file.metaInformation
    self.init(
      sopClass: data.uid(.sopClassUID) ?? meta.uid(.mediaStorageSOPClassUID) ?? "",
      sopInstance: data.uid(.sopInstanceUID) ?? meta.uid(.mediaStorageSOPInstanceUID) ?? "",
      transferSyntax: transferSyntax)
    let kept: [Tag] = [
      .sourceApplicationEntityTitle, .sendingApplicationEntityTitle,
      .receivingApplicationEntityTitle, .privateInformationCreatorUID, .privateInformation,
    ]
    carriedOver = DataSet(kept.compactMap { meta[$0] })
  }

  /// Preamble of zeros, prefix and group 0002.
  public func encode() throws -> [UInt8] {
    var elements = carriedOver
    elements[.fileMetaInformationVersion] = DataElement(
      .fileMetaInformationVersion, .ob, .memory([0, 1]))
    elements[.mediaStorageSOPClassUID] = .text(.mediaStorageSOPClassUID, .ui, sopClass.rawValue)
    elements[.mediaStorageSOPInstanceUID] = .text(
      .mediaStorageSOPInstanceUID, .ui, sopInstance.rawValue)
    elements[.transferSyntaxUID] = .text(.transferSyntaxUID, .ui, transferSyntax.rawValue)
    elements[.implementationClassUID] = .text(
      .implementationClassUID, .ui, Self.implementationClassUID.rawValue)
    elements[.implementationVersionName] = .text(
      .implementationVersionName, .sh, Self.implementationVersionName)
    let body = try DataSetWriter(.explicitVRLittleEndian).encode(elements)
    var length: [UInt8] =
      [0x02, 0x00, 0x00, 0x00] + Array("UL".utf8) + littleEndianBytes(UInt16(4))
    length += littleEndianBytes(UInt32(truncatingIfNeeded: body.count))
    return [UInt8](repeating: 0, count: 128) + Array("DICM".utf8) + length + body
  }
}

extension DataElement {
  /// An element of plain characters, padded to an even length as its VR asks.
  public static func text(_ tag: Tag, _ vr: VR, _ text: String) -> DataElement {
    bytes(tag, vr, Array(text.utf8))
  }

  /// An element of these bytes, padded to an even length as its VR asks.
  public static func bytes(_ tag: Tag, _ vr: VR, _ bytes: [UInt8]) -> DataElement {
    DataElement(tag, vr, .memory(bytes.count & 1 == 1 ? bytes + [vr.padding] : bytes))
  }
}
