extension ConsistencyValidation {
  /// What a series has once.
  /// - SeeAlso: PS3.3 §A.1.2.3
  func checkSeries(_ list: inout ConsistencyList) {
    for (_, members) in groups(\.series) where members.count > 1 {
      checkOne(
        \.modality, ConsistencyRule.seriesModality, "(0008,0060)", "modality", members, &list)
      checkOne(
        \.frameOfReference, ConsistencyRule.seriesFrameOfReference, "(0020,0052)",
        "frame of reference", members, &list)
      checkPresentations(members, &list)
      checkNumbers(members, &list)
    }
  }

  private func checkOne(
    _ value: KeyPath<Instance, Int32>, _ rule: ValidationRule, _ path: String, _ noun: String,
    _ members: [Int], _ list: inout ConsistencyList
  ) {
    var votes = Votes<Int32>()
    for member in members where instances[member][keyPath: value] != TextTable.empty {
      votes.add(instances[member][keyPath: value], member)
    }
    guard let difference = votes.difference else { return }
    list.add(
      rule, difference.other, path: path,
      found: "\(texts[instances[difference.other][keyPath: value]]); \(difference.others) of "
        + "\(votes.total) instances have another \(noun) than the others",
      expected: "\(texts[difference.usual.value]), as in \(list.name(difference.usual.first))")
  }

  private func checkPresentations(_ members: [Int], _ list: inout ConsistencyList) {
    let states = members.filter {
      texts[instances[$0].sopClass].hasPrefix("1.2.840.10008.5.1.4.1.1.11.")
    }
    guard let state = states.first,
      let image = members.first(where: { instances[$0].frames != nil })
    else { return }
    list.add(
      ConsistencyRule.presentationSeries, state, path: "(0020,000E)",
      found: "\(counted(states.count, "presentation state")) in the series of images as "
        + list.name(image),
      expected: "a series of their own")
  }

  /// Two files of one instance have one number; images and what is not an image count apart.
  private func checkNumbers(_ members: [Int], _ list: inout ConsistencyList) {
    struct Key: Hashable {
      var number: UInt64
      var sopClass: Int32
    }
    var known: [Key: Int] = [:]
    var seen: Set<Int32> = []
    var again: [(member: Int, first: Int)] = []
    for member in members {
      let instance = instances[member]
      guard let number = instance.number, seen.insert(instance.sopInstance).inserted else {
        continue
      }
      let key = Key(number: number, sopClass: instance.sopClass)
      if let first = known[key] { again.append((member, first)) } else { known[key] = member }
    }
    guard let first = again.first else { return }
    list.add(
      ConsistencyRule.instanceNumber, first.member, path: "(0020,0013)",
      found: "the number of \(list.name(first.first)); \(again.count) of "
        + "\(counted(members.count, "instance")) have a number that was given before",
      expected: "a number for each")
  }
}
