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
      checkEvidence(index, &list)
      checkCommon(index, targets, &list)
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

  /// Grayscale, color and pseudo-color; others may blend images of several studies.
  private static let softcopyStates: Set<String> = [
    "1.2.840.10008.5.1.4.1.1.11.1", "1.2.840.10008.5.1.4.1.1.11.2",
    "1.2.840.10008.5.1.4.1.1.11.3",
  ]

  /// Of what is on the medium it is known in which study it is.
  private func checkCommon(
    _ index: Int, _ targets: [Int32: [Int]], _ list: inout ConsistencyList
  ) {
    let instance = instances[index]
    let sopClass = texts[instance.sopClass]
    let isState = Self.softcopyStates.contains(sopClass)
    let own = references[instance.references]
    // Where the module need not be there, it lists everything if it is.
    let usage = EntityAttributes.commonReference(UID(rawValue: sopClass))
    let isAsked =
      usage == .mandatory || usage != nil && own.contains { $0.use.contains(.common) }
    guard instance.study != TextTable.empty, isState || isAsked else { return }
    let lacking = own.filter { reference in
      guard let members = targets[reference.sopInstance],
        reference.sopInstance != instance.sopInstance
      else { return false }
      return isState
        ? members.allSatisfy { instances[$0].study != instance.study }
        : !reference.use.contains(.common)
          && members.allSatisfy { instances[$0].study == instance.study }
    }
    guard let first = lacking.first else { return }
    let count = "\(lacking.count) of \(counted(instance.references.count, "reference"))"
    if isState {
      list.add(
        ConsistencyRule.presentationStudy, index, path: texts[first.path],
        found: "\(texts[first.sopInstance]) in another study, \(count)",
        expected: "images of the study \(texts[instance.study])")
    } else {
      list.add(
        ConsistencyRule.commonReference, index, path: texts[first.path],
        found: "\(texts[first.sopInstance]), which (0008,1115) does not list, \(count)",
        expected: "every referenced instance of the study in (0008,1115)")
    }
  }

  private func checkEvidence(_ index: Int, _ list: inout ConsistencyList) {
    let content = references[instances[index].references].filter {
      $0.use.contains(.content) && $0.sopInstance != instances[index].sopInstance
    }
    guard !content.isEmpty else { return }
    let evidence = Set(
      references[instances[index].references].lazy.filter { $0.use.contains(.evidence) }
        .map(\.sopInstance))
    let lacking = content.filter { !evidence.contains($0.sopInstance) }
    guard let first = lacking.first else { return }
    list.add(
      ConsistencyRule.evidenceIncomplete, index, path: texts[first.path],
      found: "\(lacking.count) of \(counted(content.count, "instance")) in the content that the "
        + "evidence lacks, the first \(texts[first.sopInstance])",
      expected: "every instance of the content in the evidence",
      section: texts[instances[index].sopClass] == "1.2.840.10008.5.1.4.1.1.88.59"
        ? "PS3.3 §C.17.6.2" : nil)
  }
}
