/// The name of a file within its file-set.
/// - SeeAlso: PS3.10 §8.2
public struct FileID: Hashable, Sendable {
  public var components: [String]

  /// Nil unless there are one to eight components of one to eight characters A-Z, 0-9 and _.
  public init?(_ components: [String]) {
    guard (1...8).contains(components.count), components.allSatisfy(Self.isComponent) else {
      return nil
    }
    self.components = components
  }

  /// From a path with slashes, as `DICOM/PA000001/ST000001`.
  public init?(path: some StringProtocol) {
    let parts = String(path).split(separator: "/", omittingEmptySubsequences: false)
    self.init(parts.map { String($0) })
  }

  /// With slashes, as file systems have it.
  public var path: String { components.joined(separator: "/") }

  /// With backslashes, as Referenced File ID has it.
  public var value: String { components.joined(separator: "\\") }

  /// One to eight characters A-Z, 0-9 and _.
  public static func isComponent(_ text: some StringProtocol) -> Bool {
    (1...8).contains(text.utf8.count) && text.utf8.allSatisfy(isCharacter)
  }

  static func isCharacter(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "_"):
      true
    default: false
    }
  }
}

/// The name of a file-set, which is also the volume identifier of its medium.
/// - SeeAlso: PS3.3 §F.3.2.1
public struct FileSetID: Hashable, Sendable {
  public static let maximumCount = 16

  public var rawValue: String

  /// Nil unless there are at most 16 characters A-Z, 0-9 and _.
  public init?(_ text: String) {
    guard text.utf8.count <= Self.maximumCount, text.utf8.allSatisfy(FileID.isCharacter) else {
      return nil
    }
    rawValue = text
  }

  /// Made of any name: upper case, other characters become _, cut so that `_1_3` still fits.
  ///
  /// Of one set all have the same length (`_01_12`), so that their DICOMDIRs are planned alike.
  public init(mapping name: String, volume: Int = 1, of count: Int = 1) {
    let digits = String(count)
    let number = String(volume)
    let zeros = String(repeating: "0", count: max(0, digits.utf8.count - number.utf8.count))
    let suffix = count > 1 ? "_\(zeros)\(number)_\(digits)" : ""
    let mapped = name.uppercased().unicodeScalars.map { scalar -> Character in
      scalar.isASCII && FileID.isCharacter(UInt8(scalar.value)) ? Character(scalar) : "_"
    }
    rawValue = String(mapped.prefix(max(0, Self.maximumCount - suffix.utf8.count))) + suffix
  }
}
