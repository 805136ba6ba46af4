/// The character sets that the text of a data set is written in.
/// - SeeAlso: PS3.3 §C.12.1.1.2, PS3.5 §6.1
public struct SpecificCharacterSet: Hashable, Sendable {
  /// What the declaration comes to; the default repertoire stands for an empty first value.
  public let terms: [CharacterSetTerm]
  /// What was wrong with the declaration itself.
  public let diagnostics: [CharacterSetDiagnostic]

  /// Sets named by the declaration in its order, each once.
  let declaredSets: [GraphicSet]
  /// What the bytes below 0x80 mean before any escape sequence.
  let initialG0: GraphicSet
  /// What the bytes above 0x7F mean before any escape sequence.
  let initialG1: GraphicSet?

  /// - Parameter definedTerms: the values of (0008,0005); none where the element is missing, and
  ///   the first may be empty. Every declaration is taken; `diagnostics` has what had to be mended.
  public init(definedTerms: [String]) {
    (terms, diagnostics) = Self.resolve(definedTerms)
    declaredSets = terms.flatMap(\.sets).reduce(into: []) { sets, set in
      if !sets.contains(set) { sets.append(set) }
    }
    let first = terms.first?.sets ?? []
    initialG0 = first.contains(.jisRoman) ? .jisRoman : .ascii
    initialG1 = first.first { $0.designation?.element == .g1 }
  }

  /// The default repertoire, ISO-IR 6.
  public static let ascii = SpecificCharacterSet(definedTerms: [])
  public static let utf8 = SpecificCharacterSet(definedTerms: ["ISO_IR 192"])

  /// The declaration in the standard's spelling: none for the default repertoire, whose value among
  /// several is the empty one.
  public var definedTerms: [String] {
    guard terms.count > 1 else {
      return terms.first == .asciiTerm ? [] : terms.compactMap(\.plainTerm)
    }
    return terms.map { $0 == .asciiTerm ? "" : $0.extensionTerm ?? "" }
  }

  /// True when no byte is above 0x7F.
  public static func isASCII(_ bytes: [UInt8]) -> Bool { bytes.allSatisfy { $0 < 0x80 } }

  /// True when the bytes mean something else, or nothing, without a Specific Character Set: one is
  /// above 0x7F or begins an escape sequence.
  public static func needsDeclaration(_ bytes: [UInt8]) -> Bool {
    !bytes.allSatisfy { $0 < 0x80 && $0 != 0x1B }
  }
}
