public import DICOMCore

/// An element that a directory record has, or an item of one of its sequences.
/// - SeeAlso: PS3.3 Annex F; PS3.11, the tables of additional keys
public struct SelectionKey: Sendable {
  public var tag: Tag
  /// Of several possible ones the first.
  public var vr: VR
  public var requirement: Requirement
  /// Of a sequence: what each item has. Nil: the sequence is copied as the instance has it.
  public var items: Items?

  /// The data element type, with the condition of types 1C and 2C.
  /// - SeeAlso: PS3.5 §7.4
  public enum Requirement: Hashable, Sendable {
    case type1
    case type1C(Condition)
    case type2
    case type2C(Condition)
    case type3
  }

  /// Elements of an item, written here or named by a macro of the standard.
  public struct Items: Sendable {
    public var keys: [SelectionKey] = []
    public var macros: [Macro] = []
  }

  /// A set of elements that several sequences share.
  public enum Macro: String, CaseIterable, Sendable {
    /// A coded entry (PS3.3 §8.8); its elements are `SelectionKey.code`.
    case code
    /// An icon (PS3.3 §F.7); its elements are `SelectionKey.iconImage`.
    case iconImage
    /// The content item as it is in the document (PS3.3 Table C.17-5).
    case documentContent
    /// References to waveforms, as they are in the instance.
    case waveformReferences
    /// Whatever else the item has may be written.
    case otherElements
  }
}

extension SelectionKey {
  /// When an element of type 1C or 2C is there.
  ///
  /// `present…` and `value…` of a key within an item look at that item of the instance.
  public enum Condition: String, CaseIterable, Sendable {
    /// A value of the record needs a character set other than the default one.
    case characterSetUsed
    /// The instance has the element.
    case presentInInstance
    /// The instance has the element with a value.
    case valueInInstance
    /// One of the instances below this record has the element with a value.
    case valueInAnyInstance
    /// The instance has it at its top level, or in a group shared by its frames (5200,9229).
    case inInstanceOrSharedGroups
    /// Verification Flag is VERIFIED; the latest (0040,A030) of the verifying observers is taken.
    case verified
    /// The root of the document has content items of HAS CONCEPT MOD; those and no others are taken.
    case hasModifiers
    /// The item has an Anatomic Region Sequence.
    case anatomicRegionPresent
    /// The encapsulated document is an HL7 Structured Document.
    case isHL7Document
    /// The instance is an X-Ray Angiographic Image.
    case isXAImage
    /// The photometric interpretation of the icon is PALETTE COLOR.
    case isPaletteColor
    /// The record is a PRIVATE one.
    case isPrivateRecord
    /// The record references an instance.
    case referencesInstance
    /// The instance has a Related General SOP Class UID.
    case relatedGeneralClassPresent
    /// The descriptor file is written in a character set other than the default one.
    case descriptorCharacterSetUsed
    /// Values that would need the element are forbidden.
    case never
  }
}

extension SelectionKey.Requirement {
  /// The element is there whatever the instance has.
  public var isUnconditional: Bool {
    switch self {
    case .type1, .type2: true
    case .type1C, .type2C, .type3: false
    }
  }

  /// The element, where it is there, has a value.
  public var needsValue: Bool {
    switch self {
    case .type1, .type1C: true
    case .type2, .type2C, .type3: false
    }
  }

  public var condition: SelectionKey.Condition? {
    switch self {
    case .type1C(let condition), .type2C(let condition): condition
    case .type1, .type2, .type3: nil
    }
  }
}
