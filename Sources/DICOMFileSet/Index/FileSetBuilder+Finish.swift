internal import DICOMCore

extension FileSetBuilder {
  /// Puts everything in its order and fills what the records still lack.
  ///
  /// Patients stand in the order of their IDs; studies of date, time and UID; series of number and
  /// UID; instances of number, position and UID: an order that depends on nothing but the content.
  public consuming func finish() throws -> FileSetIndex {
    var index = FileSetIndex()
    let tree = grouped()
    for person in tree.people {
      let firstStudy = index.studies.count
      for (ordinal, study) in tree.studies[person].enumerated() {
        let firstSeries = index.series.count
        for (number, series) in tree.series[study].enumerated() {
          let firstInstance = index.instances.count
          try appendInstances(tree.instances[series], to: &index)
          index.series.append(
            FileSetIndex.Series(
              body: try body(ofSeries: series, number: number + 1), uid: self.series[series].uid,
              study: index.studies.count, instances: firstInstance..<index.instances.count))
        }
        index.studies.append(
          FileSetIndex.Study(
            body: try body(ofStudy: study, number: ordinal + 1), uid: studies[study].uid,
            patient: index.patients.count, series: firstSeries..<index.series.count))
      }
      let keys = people[person].keys.record
      index.patients.append(
        FileSetIndex.Patient(
          body: try RecordHead.element(.directoryRecordType, .cs, "PATIENT") + keys.encode(),
          id: people[person].isNameless
            ? keys.elements.string(.patientID) ?? "" : people[person].identity.id,
          studies: firstStudy..<index.studies.count))
    }
    let first = index.instances.count
    try appendInstances(tree.nonPatient, to: &index)
    index.nonPatient = first..<index.instances.count
    index.remarks = remarks.remarks
    return index
  }

  private mutating func appendInstances(
    _ members: [Int], to index: inout FileSetIndex
  ) throws {
    for (ordinal, member) in members.enumerated() {
      let entry = instances[member]
      var encoded = entry.keys
      if var keys = unnumbered.removeValue(forKey: member) {
        keys.fill(.instanceNumber, .is, String(ordinal + 1))
        remarks.add(
          .key(RecordRemark(tag: .instanceNumber, kind: .filled(""))), entry.type,
          Int(entry.source))
        encoded = try keys.encode()
      }
      instances[member].keys = []
      index.instances.append(
        FileSetIndex.Instance(
          source: Int(entry.source), size: entry.size, type: entry.type, keys: encoded))
    }
  }

  private mutating func body(ofStudy study: Int, number: Int) throws -> [UInt8] {
    let entry = studies[study]
    var keys = entry.keys.record
    for tag in keys.missing {
      switch tag {
      case .studyDate: keys.fill(tag, .da, entry.date)
      case .studyTime: keys.fill(tag, .tm, entry.time)
      case .studyID: keys.fill(tag, .sh, String(number))
      default: break
      }
    }
    note(keys, .study, entry.source)
    return try RecordHead.element(.directoryRecordType, .cs, "STUDY") + keys.encode()
  }

  private mutating func body(ofSeries series: Int, number: Int) throws -> [UInt8] {
    let entry = self.series[series]
    var keys = entry.keys.record
    for tag in keys.missing {
      switch tag {
      case .modality: keys.fill(tag, .cs, "OT")
      case .seriesNumber: keys.fill(tag, .is, String(number))
      default: break
      }
    }
    note(keys, .series, entry.source)
    return try RecordHead.element(.directoryRecordType, .cs, "SERIES") + keys.encode()
  }

  private mutating func note(_ keys: RecordKeys, _ type: DirectoryRecordType, _ source: Int) {
    for remark in keys.remarks { remarks.add(.key(remark), type, source) }
  }
}

extension FileSetBuilder {
  /// The members of each entity, in order; entities without instances are not among them.
  private struct Tree {
    var people: [Int] = []
    var studies: [[Int]]
    var series: [[Int]]
    var instances: [[Int]]
    var nonPatient: [Int] = []
  }

  private func grouped() -> Tree {
    var tree = Tree(
      studies: Array(repeating: [], count: people.count),
      series: Array(repeating: [], count: studies.count),
      instances: Array(repeating: [], count: series.count))
    for (index, entry) in instances.enumerated() where !entry.isRemoved {
      if entry.series < 0 {
        tree.nonPatient.append(index)
      } else {
        tree.instances[Int(entry.series)].append(index)
      }
    }
    for (index, entry) in series.enumerated() where !tree.instances[index].isEmpty {
      tree.series[entry.study].append(index)
    }
    for (index, entry) in studies.enumerated() where !tree.series[index].isEmpty {
      tree.studies[entry.person].append(index)
    }
    tree.people = people.indices.filter { !tree.studies[$0].isEmpty }
    sort(&tree)
    return tree
  }

  private func sort(_ tree: inout Tree) {
    tree.people.sort {
      let (left, right) = (people[$0], people[$1])
      return (
        left.keys.record.elements.string(.patientID) ?? "", left.identity.issuer,
        left.identity.name, left.identity.birthDate, $0
      )
        < (
          right.keys.record.elements.string(.patientID) ?? "", right.identity.issuer,
          right.identity.name, right.identity.birthDate, $1
        )
    }
    for person in tree.studies.indices where tree.studies[person].count > 1 {
      let keyed = tree.studies[person].map { study in
        let keys = studies[study].keys.record.elements
        return (
          keys.string(.studyDate) ?? studies[study].date,
          keys.string(.studyTime) ?? studies[study].time, studies[study].uid.rawValue, study
        )
      }
      tree.studies[person] = keyed.sorted { $0 < $1 }.map(\.3)
    }
    for study in tree.series.indices where tree.series[study].count > 1 {
      let keyed = tree.series[study].map { index in
        (
          series[index].keys.record.elements.integer(.seriesNumber) ?? Int.max,
          series[index].uid.rawValue,
          index
        )
      }
      tree.series[study] = keyed.sorted { $0 < $1 }.map(\.2)
    }
    for index in tree.instances.indices { tree.instances[index].sort(by: precedes) }
    tree.nonPatient.sort(by: precedes)
  }

  /// Numbered before unnumbered, then by place; UIDs, which stand in the keys, decide the rest.
  private func precedes(_ left: Int, _ right: Int) -> Bool {
    let (a, b) = (instances[left], instances[right])
    let numbers = (a.number ?? Int32.max, b.number ?? Int32.max)
    if numbers.0 != numbers.1 { return numbers.0 < numbers.1 }
    let positions = (a.position ?? .infinity, b.position ?? .infinity)
    if positions.0 != positions.1 { return positions.0 < positions.1 }
    return uid(left).lexicographicallyPrecedes(uid(right))
  }

  /// The SOP Instance UID, out of the encoded keys: behind the SOP Class UID, which comes first.
  private func uid(_ instance: Int) -> [UInt8] {
    if let keys = unnumbered[instance] {
      return Array((keys.elements.string(.referencedSOPInstanceUIDInFile) ?? "").utf8)
    }
    let keys = instances[instance].keys
    guard keys.count >= 8 else { return [] }
    let classLength = Int(keys[6]) | Int(keys[7]) << 8
    let start = 8 + classLength + 8
    guard start <= keys.count else { return [] }
    let length = Int(keys[start - 2]) | Int(keys[start - 1]) << 8
    return Array(keys[start..<min(start + length, keys.count)])
  }
}
