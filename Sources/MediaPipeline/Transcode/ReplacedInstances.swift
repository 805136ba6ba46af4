internal import DICOMCore
internal import DICOMPixels

/// The instances of a set that are others afterwards: those that were coded with loss, and whatever
/// refers to them, and to that again.
struct ReplacedInstances: Sendable {
  struct Replacement: Hashable, Sendable {
    var uid: UID
    /// What became of the stored values; nil: nothing.
    var offset: StoredValueOffset?
  }

  /// One that should have followed, and stays.
  struct Kept: Hashable, Sendable {
    var uid: UID
    var obstacle: InstanceLinks.Obstacle
    /// So many of its references lead to instances that are not there any longer.
    var dangling: Int
  }

  /// By the SOP Instance UIDs that were.
  private(set) var replacements: [UID: Replacement]
  /// In the order of the set.
  private(set) var kept: [Kept] = []

  /// - Parameters:
  ///   - coded: with loss, each with its new UID.
  ///   - instances: of the whole set; those coded may be among them.
  ///   - what: is done, as for `Identifiers.derivedUID(of:by:)`.
  init(_ coded: [UID: Replacement], in instances: [InstanceLinks], by what: String) {
    replacements = coded
    var referring: [UID: [Int]] = [:]
    for (index, instance) in instances.enumerated() {
      for uid in instance.references { referring[uid, default: []].append(index) }
    }
    var pending = Array(coded.keys)
    // Each UID comes in here once.
    while let uid = pending.popLast() {
      for index in referring[uid] ?? [] {
        let instance = instances[index]
        guard instance.obstacle == nil, replacements[instance.uid] == nil else { continue }
        replacements[instance.uid] = Replacement(
          uid: Identifiers.derivedUID(of: instance.uid, by: "references|" + what))
        pending.append(instance.uid)
      }
    }
    for instance in instances where replacements[instance.uid] == nil {
      let dangling = instance.references.count { replacements[$0] != nil }
      guard dangling > 0, let obstacle = instance.obstacle else { continue }
      kept.append(Kept(uid: instance.uid, obstacle: obstacle, dangling: dangling))
    }
  }

  subscript(uid: UID) -> Replacement? { replacements[uid] }
}

extension ReplacedInstances.Kept: CustomStringConvertible {
  var description: String {
    let reason =
      switch obstacle {
      case .verified: "it is a verified report"
      case .signed: "it bears a digital signature"
      case .unfit(let why): "it cannot follow (\(why))"
      }
    let what = dangling == 1 ? "an instance that is" : "\(dangling) instances that are"
    return "\(reason) and stays as it is, though it refers to \(what) another here, with a new SOP"
      + " Instance UID, because pixels were coded with loss"
  }
}
