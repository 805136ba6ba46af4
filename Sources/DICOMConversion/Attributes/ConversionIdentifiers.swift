internal import DICOMCore

/// Where the UIDs of converted instances come from.
/// - SeeAlso: PS3.5 §B.2
public struct ConversionIdentifiers: Sendable {
  private var digest: (@Sendable ([UInt8]) -> [UInt8])?

  /// Every conversion makes instances of its own.
  public static let new = ConversionIdentifiers()

  /// Converting the same again makes the same UIDs.
  /// - Parameter digest: a cryptographic one of at least 16 bytes, as SHA-256.
  public static func stable(
    by digest: @escaping @Sendable ([UInt8]) -> [UInt8]
  ) -> ConversionIdentifiers {
    var identifiers = ConversionIdentifiers()
    identifiers.digest = digest
    return identifiers
  }

  /// - Parameter name: what the identified thing is and belongs to, each part once.
  func uid(_ name: [[UInt8]]) -> UID {
    guard let digest else { return Self.uid(.random(in: 0...(.max)), .random(in: 0...(.max)), 4) }
    // Lengths before the parts, so that no two lists of parts are one row of bytes.
    let bytes = digest(name.flatMap { littleEndianBytes(UInt64($0.count)) + $0 })
    let words = [bytes.prefix(8), bytes.dropFirst(8).prefix(8)].map { part in
      part.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    }
    return Self.uid(words[0], words[1], 8)
  }

  /// A UUID as a decimal number under 2.25.
  private static func uid(_ high: UInt64, _ low: UInt64, _ version: UInt64) -> UID {
    let high = high & ~0xF000 | version << 12
    let low = low & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000
    return UID(rawValue: "2.25.\(UInt128(high) << 64 | UInt128(low))")
  }
}
