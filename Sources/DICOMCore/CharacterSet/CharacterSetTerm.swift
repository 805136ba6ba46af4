/// One character set that Specific Character Set (0008,0005) can name.
/// - SeeAlso: PS3.3 §C.12.1.1.2
public struct CharacterSetTerm: Hashable, Sendable {
  /// How bytes become characters.
  enum Coding: Hashable, Sendable {
    /// Sets for the places DICOM gives them; reachable by escape sequences when extensions are on.
    case graphic([GraphicSet])
    case utf8
    case gb18030
    case gbk
  }

  /// The defined term for the only value, as `ISO_IR 100`; nil where the set needs extensions.
  public let plainTerm: String?
  /// The defined term among several values, as `ISO 2022 IR 100`; nil where none are allowed.
  public let extensionTerm: String?
  let coding: Coding

  init(_ plainTerm: String?, _ extensionTerm: String?, _ coding: Coding) {
    self.plainTerm = plainTerm
    self.extensionTerm = extensionTerm
    self.coding = coding
  }

  /// The term as people know it.
  public var name: String { plainTerm ?? extensionTerm ?? "" }

  /// No escape sequences and no second value beside it (UTF-8, GB18030, GBK).
  public var isStandAlone: Bool { extensionTerm == nil }

  /// Reached by an escape sequence only: it cannot be the first value.
  public var needsExtensions: Bool { plainTerm == nil }

  var sets: [GraphicSet] {
    guard case .graphic(let sets) = coding else { return [] }
    return sets
  }
}

extension CharacterSetTerm {
  /// A term found in a file.
  struct Reading {
    var term: CharacterSetTerm
    var isMisspelt: Bool
  }

  /// The set that `text` names, exactly or by a spelling that can mean nothing else.
  static func reading(_ text: String) -> Reading? {
    if let term = exact[text] { return Reading(term: term, isMisspelt: false) }
    return similar[key(text)].map { Reading(term: $0, isMisspelt: true) }
  }

  private static let exact: [String: CharacterSetTerm] = {
    var terms: [String: CharacterSetTerm] = [:]
    for term in all {
      for name in [term.plainTerm, term.extensionTerm] {
        if let name { terms[name] = term }
      }
    }
    return terms
  }()

  /// By letters and digits alone, so that any separator, or none, and either case will do.
  private static let similar: [String: CharacterSetTerm] = {
    var terms: [String: CharacterSetTerm] = [:]
    for term in all {
      for name in [term.plainTerm, term.extensionTerm] {
        guard let name else { continue }
        let number = name.split(separator: " ").last.map(String.init) ?? ""
        terms[key(name)] = term
        guard name.contains("IR") else { continue }
        for prefix in ["ISOIR", "IR", "ISO", "ISO2022IR", "ISO2022", "2022IR"] {
          terms[prefix + number] = term
        }
      }
    }
    for (key, name) in otherNames { terms[key] = exact[name] }
    return terms
  }()

  private static func key(_ text: String) -> String {
    let kept = text.utf8.prefix(64).compactMap { byte -> UInt8? in
      switch byte {
      case 0x30...0x39, 0x41...0x5A: byte
      case 0x61...0x7A: byte - 0x20
      default: nil
      }
    }
    return String(decoding: kept, as: UTF8.self)
  }
}
