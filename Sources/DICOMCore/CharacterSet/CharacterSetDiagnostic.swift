/// What was wrong with a declared character set or with text, and how it was read nevertheless.
///
/// The sentences name terms of the standard only, never what stands in the file.
public enum CharacterSetDiagnostic: Hashable, Sendable {
  case misspeltTerm(readAs: String)
  /// Counted from 1.
  case unknownTerm(valueNumber: Int)
  case extensionTermAlone(readAs: String)
  case plainTermAmongSeveral(readAs: String)
  /// A set that is reached by escape sequences only was declared as the first value.
  case extensionOnlyTermFirst(term: String)
  case valuesAfterStandAlone(term: String)
  case standAloneAsExtension(term: String)
  case undeclaredReadAsUTF8
  case undeclaredReadAsLatin1
  case readAsShiftJIS
  case readAsUnifiedHangul
  /// Bytes that the set has no character for became U+FFFD.
  case undecodable(term: String)
  case undeclaredEscape(set: String)
  case unknownEscape
  case escapeInStandAloneSet(term: String)
  /// Bytes above 0x7F without the escape sequence that says which set they belong to.
  case missingEscape(readAs: String)
  /// A multi-byte set was not left before a delimiter.
  case unterminatedMultiByte
}

extension CharacterSetDiagnostic: CustomStringConvertible {
  /// One sentence.
  public var description: String {
    switch self {
    case .misspeltTerm(let term):
      "Specific Character Set has a misspelt value, read as \(term)"
    case .unknownTerm(let number):
      "value \(number) of Specific Character Set is no defined term and was left out"
    case .extensionTermAlone(let term):
      "Specific Character Set has a term for code extensions as its only value, read as \(term)"
    case .plainTermAmongSeveral(let term):
      "Specific Character Set mixes terms with and without code extensions, read as \(term)"
    case .extensionOnlyTermFirst(let term):
      "Specific Character Set begins with \(term), which cannot be first; an empty value was put before it"
    case .valuesAfterStandAlone(let term):
      "Specific Character Set has values after \(term), which allows none; they were left out"
    case .standAloneAsExtension(let term):
      "Specific Character Set has \(term) after another value, which is not allowed; it was left out"
    case .undeclaredReadAsUTF8:
      "text goes beyond the declared character set and was read as UTF-8"
    case .undeclaredReadAsLatin1:
      "text goes beyond the declared character set and was read as ISO 8859-1"
    case .readAsShiftJIS:
      "text declared as ISO_IR 13 has double-byte characters and was read as Shift JIS"
    case .readAsUnifiedHangul:
      "text in KS X 1001 has characters beyond it and was read as Unified Hangul Code"
    case .undecodable(let term):
      "text has bytes that mean nothing in \(term); they were replaced"
    case .undeclaredEscape(let set):
      "text switches to \(set) though Specific Character Set does not declare it"
    case .unknownEscape:
      "text has an escape sequence that the standard does not know; it was replaced"
    case .escapeInStandAloneSet(let term):
      "text has an escape character, which \(term) does not allow"
    case .missingEscape(let set):
      "text lacks an escape sequence and was read as \(set)"
    case .unterminatedMultiByte:
      "text does not leave a double-byte character set before a delimiter"
    }
  }
}

/// Diagnostics in the order they came, each once.
struct DiagnosticList {
  private(set) var all: [CharacterSetDiagnostic] = []

  mutating func note(_ diagnostic: CharacterSetDiagnostic) {
    if !all.contains(diagnostic) { all.append(diagnostic) }
  }
}
