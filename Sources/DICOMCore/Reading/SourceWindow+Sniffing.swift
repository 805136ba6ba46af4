extension SourceWindow {
  /// The encoding in which the first two elements at `offset` are ones of the dictionary, in order.
  func encodingShown(at offset: Int) -> ElementEncoding? {
    if shows(.explicitLittle, at: offset) { return .explicitLittle }
    if shows(.implicitLittle, at: offset) { return .implicitLittle }
    return shows(.explicitBig, at: offset) ? .explicitBig : nil
  }

  /// Judges by what is loaded; the second element may lie behind that, or there may be none.
  /// - Parameter strictly: the value representation has to be one that the dictionary has.
  func shows(_ encoding: ElementEncoding, at offset: Int, strictly: Bool = true) -> Bool {
    var offset = offset
    var last: Tag?
    for count in 0..<2 {
      if count == 1, offset > loadedEnd - 12 { return offset <= end }
      guard let header = headerLoaded(at: offset, encoding: encoding),
        header.problem == nil, last.map({ header.tag > $0 }) ?? true,
        isPlausible(header, strictly: strictly, isFirst: count == 0)
      else { return false }
      if header.isUndefined { return true }
      guard header.length <= end - header.valueOffset else { return false }
      last = header.tag
      offset = header.valueOffset + header.length
    }
    return true
  }

  private func isPlausible(_ header: ElementHeader, strictly: Bool, isFirst: Bool) -> Bool {
    let tag = header.tag
    guard strictly else { return tag.group < 0x8000 }
    // Data sets begin with identification; private elements do not come first (PS3.5 §7.1).
    guard tag.group <= 0x0028 || header.vr != nil else { return false }
    if tag.isGroupLength {
      return isFirst && header.length == 4 && tag.group >= 0x0002 && !tag.isPrivate
    }
    if tag.isPrivate { return !isFirst && tag.group > 0x0008 }
    let vrs = DataDictionary.vrs(of: tag)
    guard !vrs.isEmpty else { return false }
    if let vr = header.vr {
      let mayBeUndefined = vr == .sq || vr == .un || tag == .pixelData
      return (vrs.contains(vr) || vr == .un) && (mayBeUndefined || !header.isUndefined)
    }
    // Two letters of a value representation are no part of a length.
    if VR(rawValue: uint16(header.offset + 4, bigEndian: true)) != nil { return false }
    return !header.isUndefined || vrs.contains(.sq)
  }

  private func headerLoaded(at offset: Int, encoding: ElementEncoding) -> ElementHeader? {
    // Of a source shorter than a header with its length, or of one that ends with one.
    guard offset >= 0, offset <= loadedEnd - 8 else { return nil }
    return try? header(loaded: offset, end: loadedEnd, encoding: encoding)
  }
}

extension DataDictionary {
  /// Every VR that the dictionary has for `tag`; none for what it does not know.
  fileprivate static func vrs(of tag: Tag) -> [VR] { entry(for: tag)?.vrs ?? [] }
}
