/// Sequences whose value representation was lost on the way: UN.
/// - SeeAlso: PS3.5 §6.2.2
extension DataSetReader {
  /// How the items of a sequence of VR UN are encoded: implicit as the standard has it, unless the
  /// first element of the first item shows a value representation.
  mutating func encodingOfUNItems(
    _ header: ElementHeader, end: Int, _ outer: ElementEncoding
  ) throws -> ElementEncoding {
    let first = header.valueOffset
    guard end - first >= 16 else { return .implicitLittle }
    try window.load(first, 16)
    guard window.uint32(first, bigEndian: false) == 0xE000_FFFE else {
      // Items in the byte order around them: a mistake of big-endian writers.
      return window.uint32(first, bigEndian: true) == 0xFFFE_E000 ? outer : .implicitLittle
    }
    guard VR(rawValue: window.uint16(first + 12, bigEndian: true)) != nil else {
      return .implicitLittle
    }
    note(.explicitItemsInUN, at: header.offset, tag: header.tag)
    return .explicitLittle
  }

  /// The items of a UN value of given length whose tag the dictionary knows as a sequence; nil when
  /// it is none, or its bytes are no items.
  /// - Throws: `.nestingTooDeep` and `.tooLarge`; every other error makes it plain bytes.
  mutating func itemsOfUnknown(_ header: ElementHeader, end: Int) throws -> [DataSet]? {
    guard header.vr == .un, header.problem == nil, DataDictionary.vr(of: header.tag) == .sq else {
      return nil
    }
    let before = (path, depth, diagnostics)
    do {
      let encoding = try encodingOfUNItems(header, end: end, .implicitLittle)
      let (items, _) = try readItems(header, end: end, encoding: encoding, keep: true)
      return encoding.isExplicit ? items : items.map { $0.resolvingAmbiguousVRs() }
    } catch let error as DICOMError {
      switch error.reason {
      case .nestingTooDeep, .tooLarge: throw error
      default: break
      }
    }
    (path, depth, diagnostics) = before
    return nil
  }
}
