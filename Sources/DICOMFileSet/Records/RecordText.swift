internal import DICOMCore

/// A value on its way into a record: in the form and the number that its VR and VM ask.
struct RecordText {
  private let original: [UInt8]
  private let vr: VR
  private let count: ValueCount
  /// Nil when there is no form that the VR allows.
  private(set) var mended: [UInt8]?
  private(set) var isRewritten = false

  init(_ bytes: [UInt8], tag: Tag, vr: VR, characterSet: SpecificCharacterSet) {
    (original, self.vr, count) = (bytes, vr, ValueCount.cached(tag))
    if vr == .ui {
      // An invalid UID is still what the instance is called by.
      mended =
        count.most == 1 ? Array(Self.trimmed(bytes).prefix { $0 != 0x5C }) : Self.trimmed(bytes)
    } else if vr.usesSpecificCharacterSet, !bytes.allSatisfy(Self.isPlain) || vr == .pn {
      mendText(characterSet)
    } else if let value = ConformingValue(bytes, vr: vr, maximumCount: count.most),
      count.accepts(value.bytes, vr)
    {
      (mended, isRewritten) = (value.bytes, value.isRewritten)
    }
  }

  /// The value of an element with another VR than the key's, where both are numbers.
  mutating func convert(from element: DataElement) {
    guard element.vr != .un, !vr.isText || !element.vr.isText else { return }
    mended = nil
    let numbers = DataSet([element]).integers(element.tag)
    guard !numbers.isEmpty, count.accepts(numbers.count) else { return }
    switch vr {
    case .us: set(numbers.compactMap { UInt16(exactly: $0) }, numbers.count)
    case .ul: set(numbers.compactMap { UInt32(exactly: $0) }, numbers.count)
    case .uv: set(numbers.compactMap { UInt64(exactly: $0) }, numbers.count)
    case .is, .ds:
      mended = Array(numbers.map(String.init).joined(separator: "\\").utf8)
    default: break
    }
    isRewritten = mended != nil
  }

  private mutating func set(_ words: [some FixedWidthInteger], _ wanted: Int) {
    if words.count == wanted { mended = words.flatMap { littleEndianBytes($0) } }
  }

  private static func isPlain(_ byte: UInt8) -> Bool { byte < 0x80 && byte != 0x1B }

  private static func trimmed(_ bytes: [UInt8]) -> [UInt8] {
    var rest = bytes[...]
    while let last = rest.last, last == 0 || last == 0x20 { rest.removeLast() }
    return Array(rest)
  }

  /// Text keeps its bytes unless there is something in it, or too much of it, that must not be.
  private mutating func mendText(_ characterSet: SpecificCharacterSet) {
    let values = characterSet.decodeValues(original, vr: vr).values
    let kept = values.prefix(count.most ?? Int.max).map { clean($0) }
    guard count.accepts(kept.count) else { return }
    if kept.elementsEqual(values, by: { $0.unicodeScalars.elementsEqual($1.unicodeScalars) }) {
      mended = Self.trimmed(original)
      return
    }
    isRewritten = true
    let text = kept.joined(separator: "\\")
    // What could not be read cannot be written.
    mended =
      characterSet.encode(text, vr: vr)
      ?? characterSet.encode(
        String(String.UnicodeScalarView(text.unicodeScalars.map { $0 == "\u{FFFD}" ? "?" : $0 })),
        vr: vr)
  }

  /// Without control characters, and cut to what the VR allows.
  private func clean(_ text: String) -> String {
    let allowsLines = vr == .lt || vr == .st || vr == .ut
    let scalars = text.unicodeScalars.map { scalar -> Unicode.Scalar in
      switch scalar.value {
      case 0x09, 0x0A, 0x0C, 0x0D: allowsLines ? scalar : " "
      case 0..<0x20, 0x7F: " "
      default: scalar
      }
    }
    var kept = scalars[...]
    if vr == .pn {
      let groups = scalars.split(separator: "=", omittingEmptySubsequences: false).prefix(3)
      kept = Array(groups.map { Self.group($0) }.joined(separator: ["="]))[...]
    } else if let limit = limit {
      kept = scalars.prefix(limit)
    }
    while kept.last == " " { kept.removeLast() }
    return String(String.UnicodeScalarView(kept))
  }

  /// A name of at most five components and 64 characters.
  private static func group(_ scalars: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar> {
    var group = scalars.prefix(64)
    let delimiters = group.indices.filter { group[$0] == "^" }
    if delimiters.count > 4 { group = group[..<delimiters[4]] }
    return group
  }

  private var limit: Int? { vr.characterLimit }
}

/// The value multiplicity of an element, as `1`, `1-n` or `2-2n`.
struct ValueCount {
  var least = 1
  /// Nil for any number.
  var most: Int?

  init(of tag: Tag) { self = Self.ofKeys[tag] ?? Self(parsing: tag) }

  /// Of what stands in records, so that the dictionary is not asked for every value.
  private static let ofKeys: [Tag: ValueCount] = {
    let tables = AdditionalKeys.all
    let tags = RecordRecipe.tags(tables: tables)
    return Dictionary(tags.map { ($0, ValueCount(parsing: $0)) }, uniquingKeysWith: { $1 })
  }()

  /// One or more for an element that the dictionary does not have.
  private init(parsing tag: Tag) {
    guard let vm = DataDictionary.entry(for: tag)?.vm else { return }
    let ends = vm.split(separator: "-")
    least = ends.first.flatMap { Int($0) } ?? 1
    most = ends.last.flatMap { Int($0) }
  }

  func accepts(_ count: Int) -> Bool { count >= least && count <= most ?? Int.max }

  /// An empty value is as good as none: it has no number.
  func accepts(_ bytes: [UInt8], _ vr: VR) -> Bool {
    if bytes.isEmpty || vr.isSingleText { return true }
    if !vr.isText {
      return [.ob, .ow, .od, .of, .ol, .ov, .un].contains(vr) || accepts(bytes.count / vr.wordSize)
    }
    return accepts(1 + bytes.count { $0 == UInt8(ascii: "\\") })
  }
}
