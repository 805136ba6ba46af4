internal import DICOMCore

/// Attributes that rules do not change, and why.
enum ProtectedAttribute {
  private static let pixels: Set<Tag> = [
    Tag(0x7FE0, 0x0001), Tag(0x7FE0, 0x0002), Tag(0x7FE0, 0x0003), Tag(0x7FE0, 0x0008),
    Tag(0x7FE0, 0x0009), Tag(0x7FE0, 0x0010),
  ]
  private static let identity: Set<Tag> = [
    .sopClassUID, .sopInstanceUID, .studyInstanceUID, .seriesInstanceUID,
  ]

  /// - Returns: nil for what may be changed, or deleted.
  static func reason(_ name: AttributeName, isDeleted: Bool) -> String? {
    guard name.creator == nil else { return nil }
    switch name.tag {
    case .specificCharacterSet:
      return "it follows from the values: text that it has no place for brings all text into UTF-8"
    case .sopClassUID: return "the SOP Class says what the object is, which no rule makes it"
    case let tag where pixels.contains(tag): return "pixels are not coerced"
    case let tag where isDeleted && identity.contains(tag):
      return "every instance has one; newUID gives it another"
    case .originalAttributesSequence where !isDeleted:
      return "it is written by keepOriginal"
    default: return nil
    }
  }

  /// It is not removed because its tag is of some form.
  static func staysInSweep(_ tag: Tag) -> Bool {
    identity.contains(tag) || pixels.contains(tag) || tag == .specificCharacterSet
      || PixelDescription.tags.contains(tag)
  }
}
