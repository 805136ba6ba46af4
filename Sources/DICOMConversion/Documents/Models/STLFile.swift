internal import DICOMCore

/// A model of triangles, in text or in binary, that is to be enclosed.
struct STLFile {
  private var findings: [String] = []

  static let headerCount = 84
  private static let triangleCount = 50

  init(_ source: any ByteSource, _ options: DocumentOptions) throws(DocumentError) {
    let head = try SourceCursor(source, .stl).bytes(0..<4096)
    let announced = Self.announced(head)
    if let announced, announced == source.count {
      try checkBinary(source)
    } else if TextHead(head).isSTL || head.starts(with: Array("solid".utf8)) && !Self.hasZero(head)
    {
      var lines = TextLines(source, kind: .stl, limit: options.lineBytes)
      var text = STLText()
      try text.read(&lines)
      if lines.foreignLine != nil { findings.append("it holds characters that are not in UTF-8") }
    } else if let announced {
      guard announced < source.count else {
        throw DocumentError(
          .truncated("its triangles take \(announced) bytes, and it has \(source.count)"), .stl,
          .byte(source.count))
      }
      throw DocumentError(
        .malformed("\(source.count - announced) bytes follow on its last triangle"), .stl,
        .byte(announced))
    } else {
      throw DocumentError(
        .truncated(
          "a binary file has \(Self.headerCount) bytes at least, and it has "
            + "\(source.count)"), .stl, .byte(source.count))
    }
  }

  func describe(_ facts: inout DocumentFacts) { facts.findings += findings }

  private static func hasZero(_ head: [UInt8]) -> Bool { head.contains(0) }

  /// Bytes that a binary file has by its number of triangles.
  private static func announced(_ head: [UInt8]) -> Int? {
    head.little32(80).map { headerCount + $0 * triangleCount }
  }

  /// Whether a file called .stl may be a binary one, whole or cut off.
  static func canBeBinary(_ head: [UInt8], count: Int) -> Bool {
    guard let announced = announced(head) else {
      return head.starts(with: Array("solid".utf8)) || head.contains(0)
    }
    // A text has 538 million triangles at this place.
    return announced >= count || TextHead(head).firstWord.lowercased() == "solid"
      || count - announced < 65_536
  }

  private func checkBinary(_ source: any ByteSource) throws(DocumentError) {
    guard source.count > Self.headerCount else {
      throw DocumentError(.malformed("it has no triangle"), .stl, .byte(80))
    }
    let cursor = SourceCursor(source, .stl)
    var offset = Self.headerCount
    while offset < source.count {
      let part = try cursor.bytes(offset..<offset + 4096 * Self.triangleCount)
      for triangle in stride(
        from: 0, to: part.count - Self.triangleCount + 1, by: Self.triangleCount)
      {
        // Behind the normal, which many programs leave undone, nine coordinates.
        for coordinate in 3..<12 {
          let place = triangle + coordinate * 4
          // All ones in the exponent: infinite or no number.
          guard part[place + 3] & 0x7F == 0x7F, part[place + 2] & 0x80 != 0 else { continue }
          throw DocumentError(
            .malformed("a coordinate is infinite or no number"), .stl, .byte(offset + place))
        }
      }
      guard !part.isEmpty else { break }
      offset += part.count
    }
  }
}
