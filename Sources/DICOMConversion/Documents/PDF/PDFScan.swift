internal import DICOMCore

/// Goes through a PDF's objects in the order in which they stand, compressed ones included.
///
/// No offset of the file is trusted, so that nothing is missed that an older or hidden revision has.
/// It is a look at names, not at what is reached from where.
/// - SeeAlso: ISO 32000-2 §7.2, §7.3.8, §7.5.7
struct PDFScan {
  private(set) var marks: PDFMarks = []
  /// Streams of objects that could not be looked into: encrypted, or packed in another way.
  var hidden: Int { marks.contains(.encryption) ? packed : closed }

  private var packed = 0
  private var closed = 0
  private var cursor: SourceCursor
  private var inflatedLeft: Int
  private let isInner: Bool
  private var dictionary = StreamDictionary()
  /// No further `endstream` exists.
  private var isLastStream = false

  /// What is known of the dictionary that a stream may follow.
  private struct StreamDictionary {
    enum Awaited { case nothing, length, generation }

    var holdsObjects = false
    var isDeflated = false
    var isPackedOtherwise = false
    var length: Int?
    var awaited = Awaited.nothing
  }

  init(_ source: any ByteSource, inflatedLimit: Int, isInner: Bool = false) {
    cursor = SourceCursor(source, .pdf)
    (inflatedLeft, self.isInner) = (inflatedLimit, isInner)
  }

  mutating func run() throws(DocumentError) {
    while let byte = try cursor.next() {
      switch byte {
      case 0x25: try skipComment()
      case 0x28: try skipText()
      case 0x2F: take(name: try name())
      case 0x30...0x39: take(number: try number(from: byte))
      case 0x41...0x5A, 0x61...0x7A: try take(word: try word(from: byte))
      default: break
      }
    }
  }

  private mutating func skipComment() throws(DocumentError) {
    while let byte = try cursor.next(), byte != 0x0A, byte != 0x0D {}
  }

  private mutating func skipText() throws(DocumentError) {
    var depth = 1
    while depth > 0, let byte = try cursor.next() {
      switch byte {
      case 0x5C: _ = try cursor.next()
      case 0x28: depth += 1
      case 0x29: depth -= 1
      default: break
      }
    }
  }

  private static func isRegular(_ byte: UInt8) -> Bool {
    switch byte {
    case 0, 0x09, 0x0A, 0x0C, 0x0D, 0x20, 0x25, 0x28, 0x29, 0x2F, 0x3C, 0x3E, 0x5B, 0x5D, 0x7B,
      0x7D:
      false
    default: true
    }
  }

  private mutating func name() throws(DocumentError) -> String {
    var bytes: [UInt8] = []
    while let byte = try cursor.peek(), Self.isRegular(byte) {
      cursor.offset += 1
      if bytes.count < 400 { bytes.append(byte) }
    }
    guard bytes.contains(0x23) else { return String(decoding: bytes, as: UTF8.self) }
    var decoded: [UInt8] = []
    var rest = bytes[...]
    while let byte = rest.popFirst() {
      let code = rest.prefix(2)
      if byte == 0x23, code.count == 2,
        let value = UInt8(String(decoding: code, as: UTF8.self), radix: 16)
      {
        decoded.append(value)
        rest = rest.dropFirst(2)
      } else {
        decoded.append(byte)
      }
    }
    return String(decoding: decoded, as: UTF8.self)
  }

  private mutating func number(from first: UInt8) throws(DocumentError) -> Int? {
    var value: Int? = Int(first) - 0x30
    while let byte = try cursor.peek(), Self.isRegular(byte) {
      cursor.offset += 1
      let digit = Int(byte) - 0x30
      value = (0...9).contains(digit) && (value ?? .max) < 1 << 50 ? (value ?? 0) * 10 + digit : nil
    }
    return value
  }

  private mutating func word(from first: UInt8) throws(DocumentError) -> [UInt8] {
    var bytes = [first]
    while let byte = try cursor.peek(), Self.isRegular(byte) {
      cursor.offset += 1
      if bytes.count < 20 { bytes.append(byte) }
    }
    return bytes
  }

  private mutating func take(name: String) {
    marks.formUnion(PDFMarks(name: name))
    dictionary.awaited = .nothing
    switch name {
    case "ObjStm": dictionary.holdsObjects = true
    case "FlateDecode", "Fl": dictionary.isDeflated = true
    case "LZWDecode", "ASCII85Decode", "ASCIIHexDecode", "RunLengthDecode", "Crypt", "Predictor":
      dictionary.isPackedOtherwise = true
    case "Length": dictionary.awaited = .length
    default: break
    }
  }

  private mutating func take(number: Int?) {
    switch dictionary.awaited {
    case .length: (dictionary.length, dictionary.awaited) = (number, .generation)
    // It was the number of an object that holds the length.
    case .generation: (dictionary.length, dictionary.awaited) = (nil, .nothing)
    case .nothing: break
    }
  }

  private mutating func take(word: [UInt8]) throws(DocumentError) {
    dictionary.awaited = .nothing
    if word == Array("stream".utf8), !isInner {
      try skipStream()
      dictionary = StreamDictionary()
    } else if word == Array("obj".utf8) || word == Array("endobj".utf8) {
      dictionary = StreamDictionary()
    }
  }

  private static let streamEnd = Array("endstream".utf8)

  private mutating func skipStream() throws(DocumentError) {
    if try cursor.peek() == 0x0D { cursor.offset += 1 }
    if try cursor.peek() == 0x0A { cursor.offset += 1 }
    let start = cursor.offset
    var end: Int?
    if let length = dictionary.length, length <= cursor.source.count - start {
      let behind = try cursor.bytes(start + length..<start + length + 16)
      let rest = behind.drop { $0 == 0x0A || $0 == 0x0D || $0 == 0x20 }
      if rest.starts(with: Self.streamEnd) { end = start + length }
    }
    if end == nil, !isLastStream {
      end = try cursor.place(of: Self.streamEnd)
      isLastStream = end == nil
    }
    // Without an end it is looked through as if it were objects.
    guard let end else { return }
    if dictionary.holdsObjects { try lookInto(start..<end) }
    cursor.offset = end + Self.streamEnd.count
  }

  private mutating func lookInto(_ range: Range<Int>) throws(DocumentError) {
    packed += 1
    guard !dictionary.isPackedOtherwise, range.count <= inflatedLeft else {
      closed += 1
      return
    }
    var objects = try cursor.bytes(range)
    if dictionary.isDeflated {
      let (inflated, isWhole) = PDFInflation.inflated(objects, limit: inflatedLeft)
      if !isWhole { closed += 1 }
      objects = inflated
    }
    // Of what is damaged, too: trying costs as much.
    inflatedLeft -= objects.count
    var inner = PDFScan(MemorySource(objects), inflatedLimit: 0, isInner: true)
    try inner.run()
    marks.formUnion(inner.marks)
  }
}
