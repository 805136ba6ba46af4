/// The boxes of a JP2 file.
/// - SeeAlso: ISO/IEC 15444-1 Annex I
public enum JP2Boxes {
  /// Where the code stream begins in the file.
  /// - Throws: `CodecError` when no box holds one.
  public static func codeStream(_ bytes: [UInt8]) throws(CodecError) -> Int {
    var place = 0
    while bytes.count - place >= 8 {
      func word(_ at: Int) -> Int { (0..<4).reduce(0) { $0 << 8 | Int(bytes[at + $1]) } }
      var length = word(place)
      var header = 8
      let type = word(place + 4)
      if length == 1 {
        guard bytes.count - place >= 16, word(place + 8) == 0 else { break }
        length = word(place + 12)
        header = 16
      }
      if type == 0x6A70_3263 { return place + header }
      guard length >= header, length <= bytes.count - place else { break }
      place += length
    }
    throw CodecError(.malformed("no code stream in its boxes"), offset: place)
  }
}
