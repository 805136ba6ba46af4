extension DataSetReader {
  /// The element after `header`, nil when it is not to be kept, and the offset behind it.
  mutating func readElement(
    _ header: ElementHeader, end: Int, encoding: ElementEncoding, keep: Bool
  ) throws -> (DataElement?, next: Int) {
    if let problem = header.problem { note(problem, at: header.offset, tag: header.tag) }
    if header.isUndefined {
      return try readUndefined(header, end: end, encoding: encoding, keep: keep)
    }
    let available = end - header.valueOffset
    guard header.length <= available else {
      throw DICOMError(
        .beyond(end, of: window, needed: header.length, available: available),
        path: path + header.tag, offset: header.offset)
    }
    let next = header.valueOffset + header.length
    guard keep else { return (nil, next) }
    try claim(Self.costOfElement, at: header.offset)
    if header.length & 1 == 1 {
      note(.oddLength(header.length), at: header.offset, tag: header.tag)
    }
    let vr = header.vr ?? impliedVR(header)
    if vr == .sq {
      let (items, _) = try readItems(header, end: next, encoding: encoding, keep: true)
      return (DataElement(header.tag, .sq, .items(items)), next)
    }
    if vr == .un, let items = try itemsOfUnknown(header, end: next) {
      return (DataElement(header.tag, .sq, .items(items)), next)
    }
    let bytes = try readBytes(
      header.valueOffset..<next, wordSize: encoding.isBigEndian ? vr.wordSize : 1)
    return (DataElement(header.tag, vr, .bytes(bytes)), next)
  }

  /// What an element takes in memory besides its value.
  static let costOfElement = 96

  /// A short value is read now, a long one stays in its source; so do all but the shortest once
  /// the values of this data set have taken their share of memory.
  private mutating func readBytes(_ range: Range<Int>, wordSize: Int) throws -> Bytes {
    let isShort = range.count <= 64 || memory < options.inlineBudget
    guard range.count <= options.inlineLimit, isShort else {
      return .source(window.source, range: range, wordSize: wordSize)
    }
    try claim(range.count, at: range.lowerBound)
    try window.load(range.lowerBound, range.count)
    var bytes = window.copy(range)
    swapWords(&bytes, wordSize: wordSize)
    return .memory(bytes)
  }

  private mutating func readUndefined(
    _ header: ElementHeader, end: Int, encoding: ElementEncoding, keep: Bool
  ) throws -> (DataElement?, next: Int) {
    if keep { try claim(Self.costOfElement, at: header.offset) }
    let vr = header.vr ?? impliedVR(header)
    if vr != .sq, vr != .un || header.tag == .pixelData {
      if header.tag != .pixelData {
        note(.undefinedLength(vr: vr.name), at: header.offset, tag: header.tag)
      }
      let (fragments, next) = try readFragments(header, end: end, encoding: encoding, keep: keep)
      let ownVR = header.vr == .un ? nil : header.vr
      return (keep ? DataElement(header.tag, ownVR ?? .ob, .fragments(fragments)) : nil, next)
    }
    // PS3.5 §6.2.2: a UN sequence is in Implicit VR Little Endian, whatever is around it.
    var inner = encoding
    if vr == .un, header.vr != nil { inner = try encodingOfUNItems(header, end: end, encoding) }
    var (items, next) = try readItems(header, end: end, encoding: inner, keep: keep)
    guard keep else { return (nil, next) }
    if encoding.isExplicit, !inner.isExplicit { items = items.map { $0.resolvingAmbiguousVRs() } }
    return (DataElement(header.tag, .sq, .items(items)), next)
  }

  private func impliedVR(_ header: ElementHeader) -> VR {
    if let vr = DataDictionary.vr(of: header.tag) { return vr }
    return header.isUndefined ? .sq : .un
  }
}

extension DICOMError.Reason {
  /// The file is cut when its own end is in the way, else a length is wrong.
  static func beyond(
    _ end: Int, of window: SourceWindow, needed: Int, available: Int
  ) -> DICOMError.Reason {
    end == window.end
      ? .truncated(needed: needed, available: available)
      : .lengthBeyondParent(length: needed, remaining: available)
  }
}
