extension DataSet {
  /// The value field's bytes; nil when the element is missing, is no plain value, or cannot be read.
  public func bytes(_ tag: Tag) -> [UInt8]? {
    guard case .bytes(let bytes)? = self[tag]?.value else { return nil }
    return try? bytes.load()
  }

  /// True when the element is there with at least one byte, item or fragment in it.
  public func hasValue(_ tag: Tag) -> Bool {
    switch self[tag]?.value {
    case .bytes(let bytes): bytes.count > 0
    case .items(let items): !items.isEmpty
    case .fragments: true
    case nil: false
    }
  }

  /// The items of a sequence; empty when it is missing or has none.
  public func items(_ tag: Tag) -> [DataSet] {
    guard case .items(let items)? = self[tag]?.value else { return [] }
    return items
  }

  /// Every value of an element of plain characters (AE, CS, DA, DS, IS, TM, UI …), padding removed.
  ///
  /// Bytes beyond ASCII come out as one replacement character each: use `SpecificCharacterSet` for
  /// LO, LT, PN, SH, ST, UC and UT.
  public func strings(_ tag: Tag) -> [String] {
    guard let bytes = bytes(tag), !bytes.isEmpty else { return [] }
    return bytes.split(separator: UInt8(ascii: "\\"), omittingEmptySubsequences: false)
      .map { asciiText(trimming: $0) }
  }

  /// The first of `strings`; nil when the element is missing or that value is empty.
  public func string(_ tag: Tag) -> String? {
    guard let bytes = bytes(tag) else { return nil }
    let first = bytes.prefix { $0 != UInt8(ascii: "\\") }
    let text = asciiText(trimming: first)
    return text.isEmpty ? nil : text
  }

  public func uid(_ tag: Tag) -> UID? { string(tag).map(UID.init(rawValue:)) }

  /// Every value of an element of integers: US, SS, UL, SL, UV, SV, or the characters of IS.
  public func integers(_ tag: Tag) -> [Int] {
    guard let element = self[tag], let bytes = bytes(tag) else { return [] }
    switch element.vr {
    case .us, .ow, .at: return words(bytes, UInt16.self)
    case .ss: return words(bytes, Int16.self)
    case .ul, .ol: return words(bytes, UInt32.self)
    case .sl: return words(bytes, Int32.self)
    case .uv, .ov: return words(bytes, UInt64.self)
    case .sv: return words(bytes, Int64.self)
    default: return strings(tag).compactMap { Int($0) }
    }
  }

  public func integer(_ tag: Tag) -> Int? { integers(tag).first }

  /// Every value of an element of decimal characters (DS, IS) or of binary reals (FL, FD).
  public func reals(_ tag: Tag) -> [Double] {
    guard let element = self[tag], let bytes = bytes(tag) else { return [] }
    switch element.vr {
    case .fl: return words(bytes, UInt32.self).map { Double(Float(bitPattern: UInt32($0))) }
    case .fd:
      return stride(from: 0, to: bytes.count - bytes.count % 8, by: 8)
        .map { Double(bitPattern: littleEndian(bytes, at: $0, UInt64.self)) }
    default: return strings(tag).compactMap { Double($0) }
    }
  }
}

/// Text of single bytes without the spaces and NULs around it.
private func asciiText(trimming bytes: some BidirectionalCollection<UInt8>) -> String {
  var slice = bytes[bytes.startIndex...]
  while let last = slice.last, last == 0x20 || last == 0 { slice.removeLast() }
  while let first = slice.first, first == 0x20 || first == 0 { slice.removeFirst() }
  if slice.allSatisfy({ $0 < 0x80 }) { return String(decoding: slice, as: UTF8.self) }
  return String(
    String.UnicodeScalarView(slice.map { Unicode.Scalar($0 < 0x80 ? UInt32($0) : 0xFFFD) ?? "?" }))
}

/// Whole little-endian words as Int; those that do not fit an Int are left out.
private func words<Word: FixedWidthInteger>(_ bytes: [UInt8], _: Word.Type) -> [Int] {
  let size = Word.bitWidth / 8
  return stride(from: 0, to: bytes.count - bytes.count % size, by: size)
    .compactMap { Int(exactly: littleEndian(bytes, at: $0, Word.self)) }
}

/// The little-endian value at `offset`, which the caller has checked to lie within `bytes`.
func littleEndian<Word: FixedWidthInteger>(_ bytes: [UInt8], at offset: Int, _: Word.Type) -> Word {
  var value: Word = 0
  for index in stride(from: Word.bitWidth / 8 - 1, through: 0, by: -1) {
    value = (value << 8) | Word(truncatingIfNeeded: bytes[offset + index])
  }
  return value
}
