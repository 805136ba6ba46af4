public import DICOMCore

/// Rules in use on the instances of one run.
///
/// Where `CoercionRuleSet.needsCollection`, every instance of the run is collected before the first
/// is coerced. What comes out depends on nothing but the rules, the key, the time and the instances.
public struct CoercionSession: Sendable {
  public let rules: CoercionRuleSet
  private let digest: KeyedDigest
  private let time: Int64
  private var replaced = ReplacedUIDs()

  private static let identity: Set<Tag> = [
    .sopInstanceUID, .studyInstanceUID, .seriesInstanceUID, Tag(0x0020, 0x0052),
  ]

  /// - Parameters:
  ///   - key: of digests and new UIDs, where the rules have none of their own.
  ///   - digest: SHA-256.
  ///   - time: seconds since 1970.
  public init(
    _ rules: CoercionRuleSet, key: [UInt8], time: Int64,
    digest: @escaping @Sendable ([UInt8]) -> [UInt8]
  ) {
    (self.rules, self.time) = (rules, time)
    self.digest = KeyedDigest(key: rules.key ?? key, digest: digest)
  }

  /// Takes down which UIDs of an instance are replaced.
  public mutating func collect(_ dataSet: DataSet) { add(replacedUIDs(in: dataSet)) }

  public mutating func add(_ uids: ReplacedUIDs) { replaced.add(uids) }

  /// Which UIDs of an instance are replaced; none where it cannot be coerced.
  public func replacedUIDs(in dataSet: DataSet) -> ReplacedUIDs {
    var uids = ReplacedUIDs()
    guard let edited = try? edited(dataSet) else { return uids }
    for change in edited.editor.changes {
      guard let old = change.old, let new = change.new, new.vr == .ui,
        change.isReplacement || Self.identity.contains(change.top)
      else { continue }
      let pair = [old, new].map { element in
        DataSet([DataElement(element.tag, .ui, element.value)]).strings(element.tag)
      }
      for (old, new) in zip(pair[0], pair[1]) { uids.add(old, new) }
    }
    return uids
  }

  /// Numbers from 0 of the rules that apply to an instance, whether they change something or not.
  public func applyingRules(to dataSet: DataSet) -> [Int] {
    rules.rules.indices.filter { rules.rules[$0].applies(to: dataSet) }
  }

  /// Whether an instance of which only a part could be read is known not to concern the rules.
  ///
  /// What lies behind the damage may be what a rule matches, or changes.
  public func leavesAlone(partOf dataSet: DataSet) -> Bool {
    dataSet[.pixelData] != nil && applyingRules(to: dataSet).isEmpty
  }

  /// - Returns: nil when nothing of the instance changes.
  /// - Throws: `CoercionFailure` when a rule that applies cannot be followed.
  public func apply(to dataSet: DataSet) throws(CoercionFailure) -> CoercionResult? {
    do {
      return try result(dataSet)
    } catch let failure as CoercionFailure {
      throw failure
    } catch {
      throw CoercionFailure("\(error)")
    }
  }

  private struct Edited {
    var editor: CoercionEditor
    var isInUTF8 = false
    var lossy: Set<Tag> = []
  }

  /// Without the references that follow.
  private func edited(_ dataSet: DataSet) throws -> Edited {
    // What a rule applies to does not depend on the rules before it.
    let applying = applyingRules(to: dataSet)
    do {
      return Edited(editor: try edited(dataSet, by: applying, original: dataSet))
    } catch is NeedsUTF8 {
      var lossy: Set<Tag> = []
      let characterSet = SpecificCharacterSet(
        definedTerms: dataSet.strings(.specificCharacterSet))
      let converted = try dataSet.inUTF8(from: characterSet, lossy: &lossy)
      return Edited(
        editor: try edited(converted, by: applying, original: dataSet), isInUTF8: true,
        lossy: lossy)
    }
  }

  private func edited(
    _ dataSet: DataSet, by applying: [Int], original: DataSet
  ) throws -> CoercionEditor {
    var editor = CoercionEditor(dataSet)
    for index in applying {
      editor.rule = index
      do {
        for action in rules.rules[index].actions { try editor.perform(action, digest) }
      } catch var failure as CoercionFailure {
        failure.rule = rules.rules[index].name
        throw failure
      }
    }
    try Obligations(original: original).keep(in: &editor)
    editor.rule = nil
    return editor
  }

  private func result(_ dataSet: DataSet) throws -> CoercionResult? {
    var edited = try edited(dataSet)
    try edited.editor.follow(replaced.followed)
    let changes = edited.editor.changes
    guard !changes.isEmpty else { return nil }
    try keepOriginal(dataSet, &edited)
    let ruleNumbers = Set(changes.compactMap(\.rule)).sorted()
    var result = CoercionResult(
      dataSet: edited.editor.dataSet, changes: changes,
      rules: ruleNumbers.map { rules.rules[$0].name }, isInUTF8: edited.isInUTF8,
      isLossy: !edited.lossy.isEmpty)
    result.removesAllPrivates = applyingRules(to: dataSet).contains { number in
      rules.rules[number].actions.contains(where: \.removesAllPrivates)
    }
    let changed = Set(changes.lazy.filter { !$0.attribute.contains(".") }.map(\.top))
    if let doubt = PixelDescription.doubt(result.dataSet, changed: changed) {
      result.warnings.append(doubt)
    }
    return result
  }

  private func keepOriginal(_ dataSet: DataSet, _ edited: inout Edited) throws {
    let kept = edited.editor.changes.filter { change in
      change.rule.map { rules.rules[$0].keepsOriginal } == true
    }
    guard !kept.isEmpty else { return }
    let original = OriginalAttributes(dataSet)
    let item = try original.item(
      changed: Set(kept.map(\.top)), lossy: edited.lossy, isConverted: edited.isInUTF8,
      source: source(dataSet, edited), time: DateTimeText.utc(time))
    var items: [DataSet] = []
    switch edited.editor.dataSet[.originalAttributesSequence]?.value {
    case .items(let existing): items = existing
    case .bytes(let bytes) where bytes.count > 0:
      throw CoercionFailure("its Original Attributes Sequence cannot be read")
    default: break
    }
    edited.editor.add(DataElement(.originalAttributesSequence, .sq, .items(items + [item])))
  }

  /// Where the values came from: as the rules say, else the institution of the instance.
  private func source(_ dataSet: DataSet, _ edited: Edited) -> DataElement {
    let tag = Tag(0x0400, 0x0564)
    let own = AttributeContext(dataSet)
    let text =
      rules.source ?? dataSet[.institutionName].map { own.texts($0).first ?? "" } ?? ""
    let characterSet = AttributeContext(edited.editor.dataSet).characterSet
    return .bytes(tag, .lo, characterSet.encode(text, vr: .lo) ?? [])
  }
}
