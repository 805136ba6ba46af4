public import DICOMCore

/// Something about the pixels that is not as the standard has it, and that reading got over.
public struct PixelFinding: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    /// The attribute is not there, or says nothing; reading went on with `assumed`.
    case missing(assumed: String)
    /// The attribute says what cannot be; reading went on with `assumed`.
    case wrong(found: String, assumed: String)
    case frameCount(stated: Int, found: Int)
    /// Bytes behind the last frame.
    case trailingBytes(Int)
    case truncated(needed: Int, available: Int)
    case badOffsetTable(why: String)
    case missingOffsetTable
    case emptyFragments(Int)
    case oddFragments(Int)
    case missingSequenceDelimiter
    /// The code stream and the attribute disagree; the stream decides.
    case streamDiffers(attribute: String, stream: String)
    /// The transfer syntax and the first bytes of the pixel data disagree.
    case mislabelled(stated: String, found: String)
    case streamBeyondSyntax(allowed: String, found: String)
    /// The pixels are the same, or as near as was asked for, and are said otherwise now.
    case changed(from: String, to: String)
    /// Bits of cells that are no part of the image were left out.
    case unusedBits
    /// What is signed is the pixels as they were coded before.
    case signatures(Int)
  }

  public var kind: Kind
  public var tag: Tag

  public init(_ kind: Kind, _ tag: Tag) {
    self.kind = kind
    self.tag = tag
  }
}

extension PixelFinding: CustomStringConvertible {
  public var description: String {
    let name = DataDictionary.entry(for: tag)?.keyword ?? ""
    return "\(tag) \(name.isEmpty ? "" : name + " ")\(kind.sentence)"
  }
}

extension PixelFinding.Kind {
  var sentence: String {
    switch self {
    case .missing(let assumed): "is missing; taken as \(assumed)"
    case .wrong(let found, let assumed): "is \(found), which cannot be; taken as \(assumed)"
    case .frameCount(let stated, let found): "says \(stated) frames and there are \(found)"
    case .trailingBytes(let count): "has \(count) bytes behind the last frame; they are left out"
    case .truncated(let needed, let available):
      "should have \(needed) bytes and has \(available); the frames that are whole are read"
    case .badOffsetTable(let why):
      "is wrong (\(why)); the frames were found by their fragments instead"
    case .missingOffsetTable: "has no offset table before its first fragment"
    case .emptyFragments(let count): "has \(count) fragments without a byte; they are left out"
    case .oddFragments(let count): "has \(count) fragments of an odd length"
    case .missingSequenceDelimiter: "ends without its delimiter"
    case .streamDiffers(let attribute, let stream):
      "is \(attribute) and the code stream has \(stream); the code stream decides"
    case .mislabelled(let stated, let found):
      "says \(stated) and the pixel data is \(found); it is read as what it is"
    case .streamBeyondSyntax(let allowed, let found):
      "allows \(allowed) and the stream has \(found)"
    case .changed(let from, let to): "was \(from) and is \(to) now"
    case .signatures(let count):
      "holds \(count) digital signatures of the data set as it was coded before; they stay, and a check "
        + "of them will fail"
    case .unusedBits: "had bits outside of those stored; they are left out"
    }
  }
}
