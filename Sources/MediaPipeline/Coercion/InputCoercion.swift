internal import DICOMConversion
internal import DICOMCore
internal import DiscMastering

/// How rules change a file of the input: it is read through them whenever it is opened.
struct InputCoercion: Sendable {
  /// Shared by all files of a run.
  final class Rules: Sendable {
    let session: CoercionSession
    init(_ session: CoercionSession) { self.session = session }
  }

  let rules: Rules
  /// Of the file that the rules were tried on; nil on a medium, to which nobody writes.
  let identity: FileIdentity?
  /// `coerced by local IDs, new UIDs`.
  let words: String
  let warnings: [String]

  /// - Returns: nil when the rules change nothing, or the file is no instance.
  /// - Throws: `CoercionFailure` when it cannot be coerced; what reading it throws.
  init?(_ source: any ByteSource, _ rules: Rules) throws {
    guard let coerced = try CoercedSource(source, rules.session) else { return nil }
    self.rules = rules
    identity = (source as? OpenedFile)?.identity
    (words, warnings) = (coerced.result.words, coerced.result.warnings)
  }

  /// - Throws: `MasteringError` when it is another file by now.
  func coerced(_ source: any ByteSource, path: String) throws -> any ByteSource {
    guard (source as? OpenedFile)?.identity == identity,
      let coerced = try? CoercedSource(source, rules.session)
    else {
      throw MasteringError(
        .sourceChanged(expected: "the file that was scanned", found: "another state of it"),
        path: path)
    }
    return coerced
  }
}

extension CoercionResult {
  /// What became of the instance, without values.
  var words: String {
    var words =
      rules.isEmpty
      ? "references follow instances to their new UIDs"
      : "coerced by " + rules.joined(separator: ", ")
    if isInUTF8 { words += "; its text was brought into UTF-8" }
    if isLossy { words += ", though some of it could not be read" }
    return words
  }
}

extension ByteSource {
  /// Of the file of the input that it is, or is made of.
  var fileIdentity: FileIdentity? {
    (self as? OpenedFile)?.identity ?? (self as? CoercedSource)?.identity
  }
}
