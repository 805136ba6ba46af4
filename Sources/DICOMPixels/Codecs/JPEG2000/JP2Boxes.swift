/// A code stream out of the boxes of a JP2 file, in which it does not belong in DICOM and yet is
/// found.
///
/// - SeeAlso: ISO/IEC 15444-1 Annex I; PS3.5 §A.4.4
struct JP2Boxes {
  /// The code stream.
  var stream: Range<Int>
  /// What the box of colours says; nil where it says nothing known.
  var colour: StreamColour?

  /// Nil where the bytes do not begin with the box of a signature.
  /// - Throws: `.malformed` without a code stream; `.unsupported` with a palette.
  init?(_ bytes: [UInt8]) throws(CodecError) {
    let signature: [UInt8] = [0, 0, 0, 12, 0x6A, 0x50, 0x20, 0x20]
    guard bytes.starts(with: signature) else { return nil }
    var found: Range<Int>?
    var told: StreamColour?
    try Self.walk(bytes, 0..<bytes.count) { (type, body) throws(CodecError) in
      switch type {
      case 0x6A70_3263: found = found ?? body
      case 0x6A70_3268:
        try Self.walk(bytes, body) { (type, body) throws(CodecError) in
          if type == 0x7063_6C72 {
            throw CodecError(
              .unsupported("a palette in a JP2 file in place of a code stream"),
              offset: body.lowerBound)
          }
          if type == 0x636F_6C72, body.count >= 7, bytes[body.lowerBound] == 1, told == nil {
            told = Self.colour(Self.word(bytes, body.lowerBound + 3))
          }
        }
      default: break
      }
    }
    guard let found else { throw CodecError(.malformed("no code stream in a JP2 file"), offset: 0) }
    stream = found
    colour = told
  }

  private static func colour(_ number: Int) -> StreamColour? {
    switch number {
    case 16: .rgb
    case 17: .monochrome
    case 18: .ybr
    default: nil
    }
  }

  private static func word(_ bytes: [UInt8], _ offset: Int) -> Int {
    bytes[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) }
  }

  private static func walk(
    _ bytes: [UInt8], _ range: Range<Int>, _ body: (Int, Range<Int>) throws(CodecError) -> Void
  ) throws(CodecError) {
    var offset = range.lowerBound
    while offset + 8 <= range.upperBound {
      var length = word(bytes, offset)
      var header = 8
      if length == 1, offset + 16 <= range.upperBound {
        // Of a length beyond 2³¹ nothing can be here.
        length = word(bytes, offset + 8) == 0 ? word(bytes, offset + 12) : Int.max / 2
        header = 16
      } else if length == 0 {
        length = range.upperBound - offset
      }
      guard length >= header else {
        throw CodecError(.malformed("a box without a length in a JP2 file"), offset: offset)
      }
      // A code stream that is cut short is the library's to refuse.
      let end = min(offset + length, range.upperBound)
      try body(word(bytes, offset + 4), offset + header..<max(end, offset + header))
      offset = end
    }
  }
}
