/// The VRs that Specific Character Set governs: LO, LT, PN, SH, ST, UC, UT.
enum TextRules {
  /// - Parameter value: decoded, padding removed.
  static func faults(_ value: String, _ vr: VR, number: Int) -> [ValueFault] {
    var faults: [ValueFault] = []
    if let control = control(in: value, vr) {
      faults.append(
        ValueFault(
          .character, number, found: "has the control character \(control)",
          expected: vr.isSingleText ? "TAB, LF, FF and CR at most" : "none", section: "6.1.3"))
    }
    if vr == .pn { return faults + nameFaults(value, number) }
    if let limit = vr.characterLimit, value.unicodeScalars.count > limit {
      faults.append(
        ValueFault(
          .tooLong, number, found: "has \(value.unicodeScalars.count) characters",
          expected: "at most \(limit) for \(vr.name)"))
    }
    return faults
  }

  /// The code of the first control character that the VR does not allow, as `U+0007`.
  private static func control(in value: String, _ vr: VR) -> String? {
    let scalar = value.unicodeScalars.first { scalar in
      switch scalar.value {
      case 0x09, 0x0A, 0x0C, 0x0D: !vr.isSingleText
      // What an escape sequence left is told of by the character set.
      case 0x1B: false
      case 0..<0x20, 0x7F..<0xA0: true
      default: false
      }
    }
    return scalar.map { "U+" + hexadecimal(UInt16(truncatingIfNeeded: $0.value)) }
  }

  /// - SeeAlso: PS3.5 §6.2.1
  private static func nameFaults(_ value: String, _ number: Int) -> [ValueFault] {
    var faults: [ValueFault] = []
    let groups = value.unicodeScalars.split(separator: "=", omittingEmptySubsequences: false)
    if groups.count > 3 {
      faults.append(
        ValueFault(
          .nameParts, number, found: "has \(groups.count) component groups",
          expected: "at most 3", section: "6.2.1"))
    }
    for group in groups {
      let components = group.split(separator: "^", omittingEmptySubsequences: false)
      if components.count > 5 {
        faults.append(
          ValueFault(
            .nameParts, number, found: "has \(components.count) components in a group",
            expected: "at most 5", section: "6.2.1"))
      }
      if group.count > 64 {
        faults.append(
          ValueFault(
            .tooLong, number, found: "has \(group.count) characters in a component group",
            expected: "at most 64"))
      }
    }
    return faults
  }
}

extension VR {
  /// Characters that a value of text may have; nil where no such number is set.
  /// - SeeAlso: PS3.5 §6.2
  package var characterLimit: Int? {
    switch self {
    case .sh: 16
    case .lo: 64
    case .st: 1024
    case .lt: 10_240
    default: nil
    }
  }
}
