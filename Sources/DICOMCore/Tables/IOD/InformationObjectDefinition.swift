/// What instances of a SOP Class consist of.
/// - SeeAlso: PS3.3 Annexes A and B
public struct InformationObjectDefinition: Sendable {
  public enum Usage: String, Sendable {
    case mandatory = "M"
    case conditional = "C"
    case userOption = "U"
  }

  /// A module in the object.
  public struct ModuleUse: Sendable {
    public var module: IODModule
    public var usage: Usage
    /// As `Patient`, `Study`, `Series`, `Image`.
    public var entity: String
    /// When a conditional module is required; nil where that cannot be computed.
    public var condition: IODCondition?
  }

  /// A functional group macro of a multi-frame object.
  /// - SeeAlso: PS3.3 §C.7.6.16
  public struct MacroUse: Sendable {
    /// Its attributes are the sequences that an item of (5200,9229) or (5200,9230) holds.
    public var macro: IODModule
    public var usage: Usage
    public var condition: IODCondition?
  }

  /// As `CT Image`.
  public var name: String
  /// Of PS3.3, as `A.3.3`; empty where it is not recorded.
  public var section: String
  public var sopClasses: [UID]
  public var modules: [ModuleUse]
  public var functionalGroups: [MacroUse]

  /// The definition that instances of a SOP Class follow; nil for unknown, private and retired ones.
  public static func of(sopClass: UID) -> InformationObjectDefinition? {
    let store = IODStore.shared
    return store.definitionsByClass[sopClass].map { store.definitions[$0] }
  }

  /// Every definition, composite and normalized.
  public static var all: [InformationObjectDefinition] { IODStore.shared.definitions }
}

/// A module, or a functional group macro.
/// - SeeAlso: PS3.3 Annex C
public struct IODModule: Hashable, Sendable {
  /// As `General Study`.
  public var name: String
  /// Of PS3.3, as `C.7.2.1`; empty for macros and where it is not recorded.
  public var section: String
  public var attributes: AttributeRules
}
