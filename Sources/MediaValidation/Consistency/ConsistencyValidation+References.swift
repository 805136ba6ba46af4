internal import DICOMCore

extension ConsistencyValidation {
  /// - SeeAlso: PS3.3 §C.12.2, §C.17.2
  func checkReferences(_ list: inout ConsistencyList) {
    guard !references.isEmpty else { return }
    var targets: [Int32: [Int]] = [:]
    // Of one UID in more files the rest would only take time.
    for (uid, members) in groups(\.sopInstance) { targets[uid] = Array(members.prefix(16)) }
    let studies = Set(instances.map(\.study)).subtracting([TextTable.empty])
    let series = Set(instances.map(\.series)).subtracting([TextTable.empty])
    var storage: [Int32: Bool] = [:]
    // Notes of a series are one finding: a thousand slices name the same localizer.
    var notes: [Int32: (first: Int, reference: StoredReference, files: Int, count: Int)] = [:]
    var order: [Int32] = []
    for (index, instance) in instances.enumerated() where !instance.references.isEmpty {
      var evidence = MissingReferences()
      var noted = MissingReferences()
      var faults = ReferenceFaults()
      for reference in references[instance.references] {
        if reference.sopInstance == instance.sopInstance {
          faults.addSelf(reference)
        } else if let members = targets[reference.sopInstance] {
          checkTarget(reference, members, &faults)
        } else if isWholeMedium, isStorage(reference.sopClass, &storage) {
          switch absence(of: reference, instance, studies, series) {
          case .evidence: evidence.add(reference)
          case .note: noted.add(reference)
          case nil: break
          }
        }
      }
      report(faults, index, &list)
      checkListings(index, targets, &list)
      if let first = evidence.first {
        list.add(
          ConsistencyRule.evidenceMissing, index, path: texts[first.path],
          found: "\(texts[first.sopInstance]), which is not on the medium; \(evidence.count) of "
            + "\(counted(instance.references.count, "reference")) of the file lead nowhere",
          expected: "the instances, as their study is on the medium")
      }
      guard let first = noted.first else { continue }
      if notes[instance.series] == nil {
        order.append(instance.series)
        notes[instance.series] = (index, first, 0, 0)
      }
      notes[instance.series]?.files += 1
      notes[instance.series]?.count += noted.count
    }
    for series in order {
      guard let note = notes[series] else { continue }
      list.add(
        ConsistencyRule.referenceMissing, note.first, path: texts[note.reference.path],
        found: "\(texts[note.reference.sopInstance]), which is not on the medium; "
          + "\(counted(note.count, "such reference")) in \(counted(note.files, "instance")) of "
          + "the series",
        expected: "the instances that are referred to")
    }
  }

  /// Only what media can hold is missed on one.
  private func isStorage(_ sopClass: Int32, _ known: inout [Int32: Bool]) -> Bool {
    if let answer = known[sopClass] { return answer }
    let answer = SOPClass(UID(rawValue: texts[sopClass]))?.isStorage ?? false
    known[sopClass] = answer
    return answer
  }

  private enum Absence { case evidence, note }

  /// Whether an instance that is not there should be; nil where its study is not there either.
  private func absence(
    of reference: StoredReference, _ instance: Instance, _ studies: Set<Int32>,
    _ series: Set<Int32>
  ) -> Absence? {
    let use = reference.use
    if use.contains(.replaced) { return nil }
    let study =
      reference.study == TextTable.empty && reference.isInOwnStudy
      ? instance.study : reference.study
    let isKnown = study != TextTable.empty || reference.series != TextTable.empty
    let isThere = studies.contains(study) || series.contains(reference.series)
    if use.contains(.evidence) || use.contains(.presentation) && isKnown {
      return isThere ? .evidence : nil
    }
    // What is in the content and not in the evidence is told by itself.
    if use.isSubset(of: [.content, .common]) { return nil }
    return isThere || !isKnown ? .note : nil
  }

  /// Where a UID is in several files, the one that fits is meant.
  private func checkTarget(
    _ reference: StoredReference, _ members: [Int], _ faults: inout ReferenceFaults
  ) {
    let candidates = members.map { instances[$0] }
    func isGiven(_ value: Int32) -> Bool { value != TextTable.empty }
    guard let first = candidates.first else { return }
    if isGiven(reference.sopClass),
      candidates.allSatisfy({ isGiven($0.sopClass) && $0.sopClass != reference.sopClass })
    {
      faults.add(
        ConsistencyRule.referenceClass, reference,
        found: "SOP Class \(texts[reference.sopClass]) for \(texts[reference.sopInstance])",
        expected: "\(texts[first.sopClass]), as the instance has it")
    }
    let pairs = [
      ("study", reference.study, \Instance.study), ("series", reference.series, \Instance.series),
    ]
    for (noun, stated, value) in pairs
    where isGiven(stated)
      && candidates.allSatisfy({
        isGiven($0[keyPath: value]) && $0[keyPath: value] != stated
      })
    {
      faults.add(
        ConsistencyRule.referenceHierarchy, reference,
        found: "\(noun) \(texts[stated]) for \(texts[reference.sopInstance])",
        expected: "\(texts[first[keyPath: value]]), in which the instance is")
      break
    }
    guard let frames = reference.frames, let most = candidates.compactMap(\.frames).max(),
      frames.high > most || frames.low < 1
    else { return }
    faults.add(
      ConsistencyRule.referenceFrame, reference,
      found: "frame \(frames.high > most ? frames.high : frames.low) of "
        + texts[reference.sopInstance],
      expected: most == 1 ? "an instance of one frame" : "frames 1 to \(most)")
  }

  private func report(
    _ faults: ReferenceFaults, _ index: Int, _ list: inout ConsistencyList
  ) {
    for fault in faults.list {
      list.add(
        fault.rule, index, path: texts[fault.path], found: fault.found, expected: fault.expected)
    }
  }
}
