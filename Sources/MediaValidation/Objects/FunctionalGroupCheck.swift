internal import DICOMCore

/// The functional groups of an object whose frames differ.
/// - SeeAlso: PS3.3 §C.7.6.16
struct FunctionalGroupCheck {
  var definition: InformationObjectDefinition
  var check: DefinitionCheck

  func check(_ dataSet: DataSet, _ list: inout FindingList) {
    let shared = dataSet.items(.sharedFunctionalGroupsSequence)
    let frames = dataSet.items(.perFrameFunctionalGroupsSequence)
    checkCounts(dataSet, shared, frames, &list)
    let used = definition.functionalGroups(of: dataSet, in: shared + frames)
    for use in used { checkPlace(use, shared, frames, dataSet, &list) }
    for (tag, groups) in [
      (Tag.sharedFunctionalGroupsSequence, shared), (.perFrameFunctionalGroupsSequence, frames),
    ] {
      for (index, group) in groups.enumerated() {
        let there = used.filter { use in
          use.macro.attributes.contains { group[$0.tag] != nil }
        }
        check.check(
          group, there.map { DefinitionCheck.Source($0.macro) }, within: [dataSet],
          at: ElementPath().appending(tag, item: index + 1), &list)
      }
    }
  }

  private func checkCounts(
    _ dataSet: DataSet, _ shared: [DataSet], _ frames: [DataSet], _ list: inout FindingList
  ) {
    if shared.count > 1 {
      list.add(
        ObjectRules.sharedItems, at: ElementPath().appending(.sharedFunctionalGroupsSequence),
        found: "\(shared.count) items", expected: "one item")
    }
    if !frames.isEmpty, let count = dataSet.integer(.numberOfFrames), count != frames.count {
      list.add(
        ObjectRules.frameItems, at: ElementPath().appending(.perFrameFunctionalGroupsSequence),
        found: "\(frames.count) items", expected: "\(count), the Number of Frames")
    }
  }

  /// A group is shared or in every frame, and a mandatory one is there.
  private func checkPlace(
    _ use: InformationObjectDefinition.MacroUse, _ shared: [DataSet], _ frames: [DataSet],
    _ dataSet: DataSet, _ list: inout FindingList
  ) {
    let isConditionMet = use.usage == .conditional && use.condition?.holds(in: dataSet) == true
    let isRequired = use.usage == .mandatory || isConditionMet
    for rule in use.macro.attributes where rule.type == .required {
      let isShared = shared.contains { $0[rule.tag] != nil }
      let lacking = frames.count { $0[rule.tag] == nil }
      let having = frames.count - lacking
      if isShared, having > 0 {
        let first = frames.firstIndex { $0[rule.tag] != nil } ?? 0
        list.add(
          ObjectRules.groupTwice,
          at: ElementPath().appending(.perFrameFunctionalGroupsSequence, item: first + 1)
            .appending(rule.tag),
          found: "the group in \(having) frames and among the shared ones",
          expected: "one or the other")
      }
      // Without items for frames (TILED_FULL) the frames are described otherwise.
      if isRequired, !isShared, lacking > 0 {
        let first = frames.firstIndex { $0[rule.tag] == nil } ?? 0
        list.add(
          ObjectRules.groupMissing,
          at: ElementPath().appending(.perFrameFunctionalGroupsSequence, item: first + 1)
            .appending(rule.tag),
          found: "nothing in \(lacking) of \(frames.count) frames",
          expected: "\(use.macro.name) in every frame or among the shared groups")
      }
    }
  }
}
