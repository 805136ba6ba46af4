internal import DICOMCore

/// What an instance refers to, and whether its references may be changed.
struct InstanceLinks: Sendable {
  /// Why an instance must stay as it is.
  enum Obstacle: Hashable, Sendable {
    /// A report that somebody has put his name to.
    case verified
    case signed
    /// What it says of stored values cannot follow them: why.
    case unfit(String)
  }

  var uid: UID
  /// Instances it refers to, without those that it is made of.
  var references: Set<UID>
  var obstacle: Obstacle?

  /// Nil when `dataSet` has no SOP Instance UID.
  init?(_ dataSet: DataSet) {
    guard let uid = dataSet.uid(.sopInstanceUID) else { return nil }
    self.uid = uid
    references = dataSet.referencedInstances
    references.remove(uid)
    if dataSet.string(.verificationFlag) == "VERIFIED" {
      obstacle = .verified
    } else if dataSet.isSigned {
      obstacle = .signed
    }
  }
}

extension DataSet {
  /// The SOP Instance UIDs that stand in it at any depth, but for its own and those of sources.
  var referencedInstances: Set<UID> {
    var found: Set<UID> = []
    var pending = [self]
    // What has been read has an end.
    while let next = pending.popLast() {
      for element in next.elements {
        if case .items(let items) = element.value {
          if !element.tag.holdsSources { pending += items }
        } else if element.namesInstances {
          found.formUnion(next.strings(element.tag).map(UID.init(rawValue:)))
        }
      }
    }
    found.remove(UID(rawValue: ""))
    return found
  }

  /// A digital signature stands in it, at whatever depth.
  fileprivate var isSigned: Bool {
    var pending = [self]
    while let next = pending.popLast() {
      if next.hasValue(.digitalSignaturesSequence) { return true }
      for element in next.elements {
        if case .items(let items) = element.value { pending += items }
      }
    }
    return false
  }
}

extension DataElement {
  /// Its values are SOP Instance UIDs, or may be.
  var namesInstances: Bool { tag.namesInstances || vr == .ui && tag.isPrivate }
}

extension Tag {
  /// What stands in it is where the instance comes from, not what belongs to it: Source Image
  /// Sequence and its evidence, and what attributes were before they were changed.
  /// - SeeAlso: PS3.3 §C.7.6.1.1.4, §C.12.1.1.9.2
  var holdsSources: Bool {
    switch self {
    case .sourceImageSequence, Tag(0x0008, 0x9154), .originalAttributesSequence: true
    default: false
    }
  }

  /// The attributes of the standard, with UID (0040,A124), which a report may put anything into.
  /// - SeeAlso: PS3.6 §6
  fileprivate var namesInstances: Bool {
    switch self {
    // Failed SOP Instance UID List, Multi-frame Source SOP Instance UID, SOP Instance UID of
    // Concatenation Source, Referenced Color Palette Instance UID.
    case .referencedSOPInstanceUID, Tag(0x0008, 0x0058), Tag(0x0008, 0x1167), Tag(0x0020, 0x0242),
      Tag(0x0028, 0x0304), Tag(0x0040, 0xA124):
      true
    default: false
    }
  }
}
