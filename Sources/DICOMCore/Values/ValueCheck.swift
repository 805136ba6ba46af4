/// Judges values as they stand; `ConformingValue` puts them right.
/// - SeeAlso: PS3.5 §6.2
public struct ValueCheck: Sendable {
  public enum Use: Sendable {
    case storage
    /// Ranges, wildcards and empty bounds of C-FIND are allowed.
    case query
  }

  /// Of the data set or item that the value is in.
  public var characterSet: SpecificCharacterSet
  public var use: Use
  /// Faults of one field beyond which no more are told.
  public var limit = 8

  public init(characterSet: SpecificCharacterSet = .ascii, use: Use = .storage) {
    self.characterSet = characterSet
    self.use = use
  }

  /// What is wrong with the value of an element; nothing for sequences and pixel fragments.
  ///
  /// Long binary values are not read: their length tells.
  /// - Throws: the error of the source that the value is still in.
  public func faults(in element: DataElement) throws -> [ValueFault] {
    guard case .bytes(let bytes) = element.value else { return [] }
    let entry = DataDictionary.entry(for: element.tag)
    let vm = entry.map { ValueMultiplicity($0.vm) }
    var vr = element.vr
    // A value of unknown VR is as in implicit VR, and the dictionary knows what that is.
    if vr == .un, let entry, entry.vrs.count == 1 { vr = entry.vrs[0] }
    guard vr.isText else { return binaryFaults(length: bytes.count, vr, vm) }
    return faults(try bytes.load(), vr, multiplicity: vm)
  }

  /// What is wrong with a value field.
  public func faults(
    _ bytes: [UInt8], _ vr: VR, multiplicity: ValueMultiplicity? = nil
  ) -> [ValueFault] {
    guard vr.isText else { return binaryFaults(length: bytes.count, vr, multiplicity) }
    guard !bytes.isEmpty else { return [] }
    var faults = paddingFaults(bytes, vr)
    if vr.usesSpecificCharacterSet {
      let decoded = characterSet.decodeValues(bytes, vr: vr)
      for diagnostic in decoded.diagnostics.prefix(limit) {
        faults.append(
          ValueFault(
            .characterSet, found: "is not in the declared character set: \(diagnostic)",
            expected: "text in the sets of Specific Character Set", section: "6.1.2"))
      }
      faults += countFaults(decoded.values.count, vr, multiplicity)
      for (index, value) in decoded.values.enumerated() where faults.count < limit {
        faults += TextRules.faults(value, vr, number: index + 1)
      }
    } else {
      let values = CodeRules.values(bytes, vr)
      faults += countFaults(values.count, vr, multiplicity)
      for (index, value) in values.enumerated() where faults.count < limit {
        faults += CodeRules(vr: vr, use: use, number: index + 1).faults(value)
      }
    }
    return Array(faults.prefix(limit))
  }

  /// Whole words, and how many of them.
  private func binaryFaults(
    length: Int, _ vr: VR, _ multiplicity: ValueMultiplicity?
  ) -> [ValueFault] {
    guard vr != .sq else { return [] }
    // A tag is two words.
    let size = vr == .at ? 4 : max(vr.wordSize, 1)
    guard length % size == 0, length % 2 == 0 else {
      return [
        ValueFault(
          .fieldLength, found: "has \(length) bytes",
          expected: size > 1 ? "a multiple of \(size) bytes" : "an even number of bytes",
          section: size > 1 ? "6.2" : "7.1.1")
      ]
    }
    guard vr != .un else { return [] }
    return countFaults(vr.isArray ? min(length, 1) : length / size, vr, multiplicity)
  }

  private func countFaults(
    _ count: Int, _ vr: VR, _ multiplicity: ValueMultiplicity?
  ) -> [ValueFault] {
    guard let multiplicity, !multiplicity.allows(vr.isSingleText ? min(count, 1) : count) else {
      return []
    }
    return [
      ValueFault(
        .multiplicity, found: count == 1 ? "has 1 value" : "has \(count) values",
        expected: "\(multiplicity.text) by the dictionary", section: "6.4")
    ]
  }

  /// Spaces at the end, one NUL for a UID, an even length.
  private func paddingFaults(_ bytes: [UInt8], _ vr: VR) -> [ValueFault] {
    var faults: [ValueFault] = []
    if bytes.count % 2 == 1 {
      faults.append(
        ValueFault(
          .fieldLength, found: "has \(bytes.count) bytes", expected: "an even number of bytes",
          section: "7.1.1"))
    }
    if vr == .ui {
      let zeros = bytes.reversed().prefix { $0 == 0 }.count
      if bytes.last == 0x20 {
        faults.append(
          ValueFault(
            .padding, found: "ends with a space", expected: "a single NUL to fill up",
            section: "9.1"))
      } else if zeros > 1 {
        faults.append(
          ValueFault(
            .padding, found: "ends with \(zeros) NULs", expected: "one at most", section: "9.1"))
      }
    } else if bytes.last == 0 {
      faults.append(
        ValueFault(.padding, found: "ends with a NUL", expected: "a space to fill up"))
    }
    return faults
  }
}

extension VR {
  /// Its value is one, however long.
  fileprivate var isArray: Bool {
    switch self {
    case .ob, .od, .of, .ol, .ov, .ow: true
    default: false
    }
  }
}
