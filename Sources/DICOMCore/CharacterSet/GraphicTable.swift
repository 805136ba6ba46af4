/// The characters of one graphic set by their place, and back.
///
/// Built once from the C library's converter, so that decoding text calls none.
struct GraphicTable: Sendable {
  /// Single-byte sets: 128 places. Double-byte sets: 94 rows of 94. Nil where nothing is assigned.
  private let scalars: [Unicode.Scalar?]
  private let places: [Unicode.Scalar: Int]

  /// The character at a place: code minus 0x80, or row × 94 + column, both counted from 0x21.
  func scalar(at place: Int) -> Unicode.Scalar? {
    scalars.indices.contains(place) ? scalars[place] : nil
  }

  func place(of scalar: Unicode.Scalar) -> Int? { places[scalar] }

  private init(_ set: GraphicSet) {
    let codes: [[UInt8]] =
      set.bytesPerCharacter == 1
      ? (0x80...0xFF).map { [$0] }
      : (0xA1...0xFE).flatMap { lead in (0xA1...0xFE).map { [lead, $0] } }
    var scalars = [Unicode.Scalar?](repeating: nil, count: codes.count)
    var places: [Unicode.Scalar: Int] = [:]
    if let source = set.converter,
      var converter = CharacterConverter(from: source.name, to: "UTF-8")
    {
      for (place, code) in codes.enumerated() {
        guard let converted = converter.convert(source.prefix + code) else { continue }
        let text = String(decoding: converted.bytes, as: UTF8.self).unicodeScalars
        guard text.count == 1, let scalar = text.first else { continue }
        scalars[place] = scalar
        if places[scalar] == nil { places[scalar] = place }
      }
    }
    self.scalars = scalars
    self.places = places
  }
}

extension GraphicTable {
  private static let jisX0208 = GraphicTable(.jisX0208)
  private static let jisX0212 = GraphicTable(.jisX0212)
  private static let ksX1001 = GraphicTable(.ksX1001)
  private static let gb2312 = GraphicTable(.gb2312)
  /// By the raw value of the set.
  private static let singleByte: [GraphicTable?] = GraphicSet.allCases.map {
    $0.bytesPerCharacter == 1 && $0.converter != nil ? GraphicTable($0) : nil
  }

  /// Nil for the sets that equal ASCII.
  static func table(of set: GraphicSet) -> GraphicTable? {
    switch set {
    case .jisX0208: jisX0208
    case .jisX0212: jisX0212
    case .ksX1001: ksX1001
    case .gb2312: gb2312
    default: singleByte[set.rawValue]
    }
  }
}

extension GraphicSet {
  /// The character of one code, whichever half of the code table its bytes come from.
  func scalar(_ code: UInt8) -> Unicode.Scalar? {
    guard let table = GraphicTable.table(of: self) else { return Unicode.Scalar(code & 0x7F) }
    return table.scalar(at: Int(code & 0x7F))
  }

  func scalar(_ lead: UInt8, _ trail: UInt8) -> Unicode.Scalar? {
    let row = Int(lead & 0x7F) - 0x21
    let column = Int(trail & 0x7F) - 0x21
    guard (0..<94).contains(row), (0..<94).contains(column) else { return nil }
    return GraphicTable.table(of: self)?.scalar(at: row * 94 + column)
  }

  /// The code of a character without the bit that tells G1 from G0; nil if it has none.
  func code(_ scalar: Unicode.Scalar) -> [UInt8]? {
    guard let table = GraphicTable.table(of: self) else {
      return scalar.isASCII ? [UInt8(truncatingIfNeeded: scalar.value)] : nil
    }
    guard let place = table.place(of: scalar) else { return nil }
    guard bytesPerCharacter == 2 else { return [UInt8(truncatingIfNeeded: place)] }
    return [
      UInt8(truncatingIfNeeded: place / 94 + 0x21), UInt8(truncatingIfNeeded: place % 94 + 0x21),
    ]
  }
}
