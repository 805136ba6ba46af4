import DICOMCore

/// One of the tables of PS3.11 with additional keys, as `H.3-2`.
public struct AdditionalKeys: RawRepresentable, Hashable, Sendable {
  public var rawValue: String
  public init(rawValue: String) { self.rawValue = rawValue }

  public static let all = ["A.3-2", "B.3-2", "D.3-2", "E.3-2", "H.3-2", "I.3-2"]
    .map(AdditionalKeys.init(rawValue:))
}

extension SelectionKey {
  /// The keys of a record of this type, in the order of the standard; empty for unknown types.
  /// - SeeAlso: PS3.3 §F.5
  public static func keys(of type: DirectoryRecordType) -> [SelectionKey] {
    sections[type.rawValue] ?? []
  }

  /// What a profile adds to the keys of a record of this type.
  /// - SeeAlso: PS3.11, the tables of additional keys
  public static func keys(
    of type: DirectoryRecordType, in table: AdditionalKeys
  ) -> [SelectionKey] {
    sections["\(table.rawValue)/\(type.rawValue)"] ?? []
  }

  /// The File-set Identification Module (PS3.3 Table F.3-2).
  public static var fileSetIdentification: [SelectionKey] {
    sections["@fileSetIdentification"] ?? []
  }

  /// The Directory Information Module without the keys of records (PS3.3 Table F.3-3).
  public static var directoryInformation: [SelectionKey] {
    sections["@directoryInformation"] ?? []
  }

  /// What every directory record has in front of its keys (PS3.3 Table F.3-3).
  public static var everyRecord: [SelectionKey] { sections["@everyRecord"] ?? [] }

  /// The Code Sequence Macro, as far as it goes into directory records (PS3.3 §8.8).
  public static var code: [SelectionKey] { sections["@code"] ?? [] }

  /// The elements of an icon (PS3.3 §F.7).
  public static var iconImage: [SelectionKey] { sections["@iconImage"] ?? [] }

  private static let sections: [String: [SelectionKey]] = {
    var sections: [String: [SelectionKey]] = [:]
    var lines: [(depth: Int, text: Substring)] = []
    var name = ""
    let end: [Substring] = ["@"]
    for line in table.split(separator: "\n") + end {
      let text = line.drop { $0 == " " }
      let depth = line.count - text.count
      if depth > 0 {
        lines.append((depth, text))
        continue
      }
      if !name.isEmpty {
        var rest = lines[...]
        sections[name] = items(&rest, depth: 1).keys
      }
      name = String(line)
      lines = []
    }
    return sections
  }()

  /// Takes the lines of `depth`, with those below them, off the front of `lines`.
  private static func items(_ lines: inout ArraySlice<(depth: Int, text: Substring)>, depth: Int)
    -> Items
  {
    var items = Items()
    while let line = lines.first, line.depth == depth {
      lines.removeFirst()
      let fields = line.text.split(separator: " ")
      if line.text.hasPrefix("+") {
        if let macro = Macro(rawValue: String(line.text.dropFirst())) { items.macros.append(macro) }
        continue
      }
      let isSequence = (lines.first?.depth ?? 0) > depth
      let nested = isSequence ? self.items(&lines, depth: depth + 1) : nil
      guard fields.count >= 3, let tag = Tag(fields[0]), let vr = VR(name: fields[1].prefix(2)),
        let requirement = Requirement(fields[2], fields.count > 3 ? fields[3] : "")
      else { continue }
      items.keys.append(SelectionKey(tag: tag, vr: vr, requirement: requirement, items: nested))
    }
    return items
  }
}

extension SelectionKey.Requirement {
  /// Reads `1`, `1C`, `2`, `2C` or `3` with the name of the condition.
  init?(_ type: Substring, _ name: Substring) {
    switch (type, SelectionKey.Condition(rawValue: String(name))) {
    case ("1", _): self = .type1
    case ("2", _): self = .type2
    case ("3", _): self = .type3
    case ("1C", let condition?): self = .type1C(condition)
    case ("2C", let condition?): self = .type2C(condition)
    default: return nil
    }
  }
}
