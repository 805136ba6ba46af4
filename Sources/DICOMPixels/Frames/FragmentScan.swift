public import DICOMCore

/// Reads fragments that a strict reader gave up: a delimiter that is missing, a last fragment that
/// is cut, a byte of padding that no length counts.
public enum FragmentScan {
  /// More fragments than this are no image: an empty one takes eight bytes of a file.
  static let maximumFragments = 4_000_000

  /// The pixel data at which reading of `file` ended; nil when it ended elsewhere.
  /// - Throws: errors of the source.
  public static func pixelData(
    after file: DICOMFile
  ) throws -> (element: DataElement, findings: [PixelFinding])? {
    guard file.failure != nil, !file.transferSyntax.isBigEndian else { return nil }
    let source = file.dataSetSource
    let start = file.end
    guard start >= 0, source.count - start >= 12 else { return nil }
    let header = try source.read(start..<start + 12)
    guard header[0..<4] == [0xE0, 0x7F, 0x10, 0x00] else { return nil }
    let undefined: [UInt8] = [0xFF, 0xFF, 0xFF, 0xFF]
    if Array(header[8..<12]) == undefined,
      ["OB", "OW", "UN"].contains(where: {
        header[4..<6].elementsEqual($0.utf8)
      })
    {
      return try scan(source, from: start + 12)
    }
    guard Array(header[4..<8]) == undefined else { return nil }
    return try scan(source, from: start + 8)
  }

  private static func scan(
    _ source: any ByteSource, from start: Int
  ) throws -> (element: DataElement, findings: [PixelFinding])? {
    var items: [Bytes] = []
    var findings: [PixelFinding] = []
    var offset = start
    var isClosed = false
    while source.count - offset >= 8, items.count < maximumFragments {
      // One byte more: an item behind padding that was not counted begins a byte later.
      let head = try source.read(offset..<min(offset + 9, source.count))
      let step = marker(head, at: 0) != nil ? 0 : 1
      guard let last = marker(head, at: step), source.count - offset - step >= 8 else { break }
      offset += step
      if last == 0xDD {
        isClosed = true
        break
      }
      let field = try source.read(offset + 4..<offset + 8)
      let length = (0..<4).reduce(0) { $0 | Int(field[$1]) << (8 * $1) }
      offset += 8
      let end = min(offset + length, source.count)
      if offset + length > source.count {
        findings.append(
          PixelFinding(.truncated(needed: length, available: end - offset), .pixelData))
      }
      items.append(.source(source, range: offset..<end, wordSize: 1))
      offset = end
    }
    guard let table = items.first else { return nil }
    if !isClosed { findings.append(PixelFinding(.missingSequenceDelimiter, .pixelData)) }
    let value = Fragments(basicOffsetTable: table, fragments: Array(items.dropFirst()))
    return (DataElement(.pixelData, .ob, .fragments(value)), findings)
  }

  /// The third byte of an item's tag (00) or of the delimiter's (DD); nil for anything else.
  private static func marker(_ head: [UInt8], at place: Int) -> UInt8? {
    guard head.count >= place + 4, head[place] == 0xFE, head[place + 1] == 0xFF,
      head[place + 3] == 0xE0, head[place + 2] == 0x00 || head[place + 2] == 0xDD
    else { return nil }
    return head[place + 2]
  }
}
