internal import DICOMCore

/// Digests that nobody without the key can make, in the forms of values.
/// - SeeAlso: RFC 2104
struct KeyedDigest: Sendable {
  private let digest: @Sendable ([UInt8]) -> [UInt8]
  private let inner: [UInt8]
  private let outer: [UInt8]
  private let identifiers: ConversionIdentifiers

  /// - Parameter digest: SHA-256.
  init(key: [UInt8], digest: @escaping @Sendable ([UInt8]) -> [UInt8]) {
    self.digest = digest
    let block = 64
    var key = key.count > block ? digest(key) : key
    key += [UInt8](repeating: 0, count: max(0, block - key.count))
    let (inner, outer) = (key.map { $0 ^ 0x36 }, key.map { $0 ^ 0x5C })
    (self.inner, self.outer) = (inner, outer)
    identifiers = .stable { digest(outer + digest(inner + $0)) }
  }

  /// Sixteen hexadecimal digits, in capitals.
  func hexadecimal(_ text: String) -> String {
    digest(outer + digest(inner + Array(text.utf8))).prefix(8).map { byte in
      let digits = String(byte, radix: 16, uppercase: true)
      return byte < 16 ? "0" + digits : digits
    }.joined()
  }

  /// The UID that takes the place of another; well-known ones of the standard stay.
  func uid(for old: String) -> String {
    if old.isEmpty || old.hasPrefix(Self.wellKnown) { return old }
    return identifiers.uid([Array("coercion".utf8), Array(old.utf8)]).rawValue
  }

  /// What stands for a value; nil for a VR whose form no digest has.
  func value(for text: String, _ vr: VR) -> String? {
    if text.isEmpty { return text }
    switch vr {
    case .ui: return uid(for: text)
    case .pn: return "ANON^" + hexadecimal(text)
    case .ae, .cs, .lo, .lt, .sh, .st, .uc, .ut: return hexadecimal(text)
    default: return nil
    }
  }

  /// Of SOP Classes, transfer syntaxes and the like.
  static let wellKnown = "1.2.840.10008."
}
