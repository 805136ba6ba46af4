extension ConsistencyValidation {
  /// What UIDs and Patient IDs say of each other over the whole medium.
  func checkIdentities(_ list: inout ConsistencyList) {
    checkInstances(&list)
    for (_, members) in groups(\.study) { checkPatient(members, &list) }
    for (series, members) in groups(\.series) {
      var votes = Votes<Int32>()
      for member in members where instances[member].study != TextTable.empty {
        votes.add(instances[member].study, member)
      }
      guard let difference = votes.difference else { continue }
      list.add(
        ConsistencyRule.seriesStudy, difference.other, path: "(0020,000D)",
        found: "study \(texts[instances[difference.other].study]) for series \(texts[series])",
        expected: "study \(texts[difference.usual.value]), "
          + "as in \(list.name(difference.usual.first))")
    }
    checkUIDs(&list)
    checkFramesOfReference(&list)
  }

  private func checkInstances(_ list: inout ConsistencyList) {
    for (uid, members) in groups(\.sopInstance) where members.count > 1 {
      let first = instances[members[0]]
      for member in members.dropFirst() {
        let instance = instances[member]
        let isOneCoding = instance.transferSyntax == first.transferSyntax
        let isWhole = instance.isWhole && first.isWhole
        // Of another coding the pixels may be the same, of a cut file what is not there.
        let isSame =
          instance.content == first.content && instance.sopClass == first.sopClass
          && (!isOneCoding || !isWhole || instance.pixelLength == first.pixelLength)
        let other = list.name(members[0])
        if isSame {
          list.add(
            ConsistencyRule.instanceTwice, member, path: "(0008,0018)",
            found: "\(texts[uid]), as in \(other)"
              + (isOneCoding ? "" : " in another transfer syntax"),
            expected: "each instance once")
        } else {
          list.add(
            ConsistencyRule.sameInstance, member, path: "(0008,0018)",
            found: "\(texts[uid]), which another instance has in \(other)",
            expected: "a UID of its own")
        }
      }
    }
  }

  /// An issuer that is not told speaks against nothing.
  private func checkPatient(_ members: [Int], _ list: inout ConsistencyList) {
    var ids = Votes<UInt64>()
    var issuers = Votes<UInt64>()
    for member in members {
      guard let patient = instances[member].patient else { continue }
      ids.add(patient.id, member)
      if let issuer = patient.issuer { issuers.add(issuer, member) }
    }
    guard let difference = ids.difference ?? issuers.difference else { return }
    let isID = ids.difference != nil
    list.add(
      ConsistencyRule.studyPatient, difference.other, path: isID ? "(0010,0020)" : "(0010,0021)",
      found: "another \(isID ? "Patient ID" : "issuer of the Patient ID") than in "
        + "\(list.name(difference.usual.first)); \(difference.others) of \(members.count) "
        + "instances of the study differ from the others",
      expected: "one patient in a study")
  }

  private static let kinds = ["an instance", "a study", "a series", "a frame of reference"]
  private static let paths = ["(0008,0018)", "(0020,000D)", "(0020,000E)", "(0020,0052)"]

  /// What one instance has twice itself is a matter of that instance.
  private func checkUIDs(_ list: inout ConsistencyList) {
    var owners: [Int32: [Int?]] = [:]
    for (index, instance) in instances.enumerated() {
      let own = [
        instance.sopInstance, instance.study, instance.series, instance.frameOfReference,
      ]
      for (kind, uid) in own.enumerated() where uid != TextTable.empty {
        var known = owners[uid] ?? [nil, nil, nil, nil]
        guard known[kind] == nil else { continue }
        known[kind] = index
        owners[uid] = known
        let other = known.indices.first { other in
          other != kind && known[other] != nil && own[other] != uid
        }
        guard let other, let owner = known[other] else { continue }
        list.add(
          ConsistencyRule.sharedUID, index, path: Self.paths[kind],
          found: "\(texts[uid]) for \(Self.kinds[kind]), and in \(list.name(owner)) for "
            + Self.kinds[other],
          expected: "a UID of its own")
      }
    }
  }

  private func checkFramesOfReference(_ list: inout ConsistencyList) {
    for (uid, members) in groups(\.frameOfReference) {
      // Those of atlases and of the standard are everybody's.
      guard !texts[uid].hasPrefix("1.2.840.10008.") else { continue }
      var studies: [Int32: Int] = [:]
      var votes = Votes<UInt64>()
      for member in members {
        // A study of two patients is told as such.
        let study = instances[member].study
        guard studies[study] == nil, let patient = instances[member].patient else { continue }
        studies[study] = member
        votes.add(patient.id, member)
      }
      guard let difference = votes.difference else { continue }
      list.add(
        ConsistencyRule.sharedFrameOfReference, difference.other, path: "(0020,0052)",
        found: "\(texts[uid]), which another patient has in \(list.name(difference.usual.first))",
        expected: "a frame of reference of its own")
    }
  }
}
