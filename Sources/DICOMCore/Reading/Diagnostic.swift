/// Something in a file that is not as the standard has it, and that reading got over.
public struct Diagnostic: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    case missingPreamble
    /// A preamble and no DICM behind it.
    case missingPrefix
    case missingMetaInformation
    case missingMetaGroupLength
    case wrongMetaGroupLength(stated: Int, found: Int)
    case missingTransferSyntax(assumed: String)
    case unknownTransferSyntax(String)
    /// The data set is encoded otherwise than its meta information says.
    case encodingDiffers(stated: String, found: String)
    case unknownVR(String)
    /// An element in implicit VR within an explicit VR data set.
    case implicitElement
    case oddLength(Int)
    case duplicateElement
    case tagsOutOfOrder
    case strayDelimiter
    case missingSequenceDelimiter
    /// A UN sequence whose items are not in Implicit VR Little Endian.
    case explicitItemsInUN
    case undefinedLength(vr: String)
    case bytesAfterDataSet(Int)
  }

  public var kind: Kind
  public var path: TagPath
  /// Bytes from the start of the file.
  public var offset: Int

  public init(_ kind: Kind, path: TagPath = TagPath(), offset: Int = 0) {
    self.kind = kind
    self.path = path
    self.offset = offset
  }
}

extension Diagnostic: CustomStringConvertible {
  public var description: String {
    let place = path.isEmpty ? "at byte \(offset)" : "at \(path), byte \(offset)"
    return "\(kind.sentence) \(place)"
  }
}

extension Diagnostic.Kind {
  public var sentence: String {
    switch self {
    case .missingPreamble: "the preamble of 128 bytes is missing"
    case .missingPrefix: "the letters DICM are missing behind the preamble"
    case .missingMetaInformation: "the file meta information is missing"
    case .missingMetaGroupLength: "the length of the file meta information is missing"
    case .wrongMetaGroupLength(let stated, let found):
      "the file meta information is said to have \(stated) bytes and has \(found)"
    case .missingTransferSyntax(let assumed):
      "the file meta information names no transfer syntax; the bytes are \(assumed)"
    case .unknownTransferSyntax(let uid): "the transfer syntax \(uid) is not known"
    case .encodingDiffers(let stated, let found):
      "the data set is said to be \(stated) and is \(found)"
    case .unknownVR(let letters): "the value representation \(letters) is not known, read as UN"
    case .implicitElement: "an element without value representation in an explicit VR data set"
    case .oddLength(let length): "the value has an odd length of \(length)"
    case .duplicateElement: "the element is there twice; the first one counts"
    case .tagsOutOfOrder: "the elements are not in the order of their tags"
    case .strayDelimiter: "a delimiter where none belongs"
    case .missingSequenceDelimiter: "the sequence ends without its delimiter"
    case .explicitItemsInUN: "a sequence of unknown VR holds items in explicit VR"
    case .undefinedLength(let vr): "a value of VR \(vr) has an undefined length, read as fragments"
    case .bytesAfterDataSet(let count): "\(count) bytes follow that are no data elements"
    }
  }
}
