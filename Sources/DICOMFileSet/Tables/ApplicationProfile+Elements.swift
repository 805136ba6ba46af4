public import DICOMCore

extension ApplicationProfile {
  /// The elements of an instance that the rules of the profile look at, those of every overlay
  /// included where one asks for overlays.
  public var elements: Set<Tag> {
    var elements: Set<Tag> = []
    for rule in rules {
      elements.formUnion([rule.tag, rule.when?.tag, rule.equals?.tag].compactMap(\.self))
      if rule.overlays != nil { elements.formUnion(Self.overlays) }
    }
    return elements
  }

  /// Of every group that overlays may be in: rows, by which there is one, bits and data.
  /// - SeeAlso: PS3.3 §C.9.2
  private static let overlays: [Tag] = stride(from: UInt16(0x6000), through: 0x60FE, by: 2).flatMap
  {
    [Tag($0, 0x0010), Tag($0, 0x0100), Tag($0, 0x3000)]
  }
}
