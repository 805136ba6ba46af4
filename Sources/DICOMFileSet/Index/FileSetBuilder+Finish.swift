internal import DICOMCore

extension FileSetBuilder {
  /// Puts everything in its order and fills what the records still lack.
  ///
  /// Patients stand in the order of their IDs; studies of date, time and UID; series of number and
  /// UID; instances of number, position and UID: an order that depends on nothing but the content.
  public consuming func finish() throws -> FileSetIndex {
    endAdding()
    var (people, personOf) = try people()
    identities = []
    let tree = tree(people: people.count, personOf: personOf)
    var index = FileSetIndex()
    index.icons = icons
    index.instances.reserveCapacity(instances.count)
    for (place, studies) in tree.studies.enumerated() where !studies.isEmpty {
      let person = people[place]
      people[place].keys.clear()
      let first = index.studies.count
      for (ordinal, study) in studies.enumerated() {
        try append(study: study, number: ordinal + 1, tree, to: &index)
      }
      note(person.keys.remarks, .patient, person.source)
      if person.identity.id.isEmpty { remarks.add(.missingPatientID, .patient, person.source) }
      index.patients.append(
        FileSetIndex.Patient(
          body: Self.body(.patient, person.keys.encoded), id: person.id,
          studies: first..<index.studies.count))
    }
    let first = index.instances.count
    appendInstances(tree.nonPatient, to: &index)
    index.nonPatient = first..<index.instances.count
    noteNamesakes(zip(people, tree.studies).filter { !$1.isEmpty }.map(\.0))
    index.remarks = remarks.remarks
    return index
  }

  private mutating func append(
    study: Int, number: Int, _ tree: FileSetTree, to index: inout FileSetIndex
  ) throws {
    let first = index.series.count
    var counter = Counter()
    for series in tree.series[study] {
      counter.note(self.series[series].keys.dataSet(.seriesNumber).integer(.seriesNumber))
    }
    for series in tree.series[study] {
      let firstInstance = index.instances.count
      appendInstances(tree.instances[series], to: &index)
      index.series.append(
        FileSetIndex.Series(
          body: try body(ofSeries: series, &counter), uid: self.series[series].uid,
          study: index.studies.count, instances: firstInstance..<index.instances.count))
    }
    index.studies.append(
      FileSetIndex.Study(
        body: try body(ofStudy: study, number: number), uid: studies[study].uid,
        patient: index.patients.count, series: first..<index.series.count))
  }

  /// Instances without a number are counted on from the highest.
  private mutating func appendInstances(_ members: [Int], to index: inout FileSetIndex) {
    var counter = Counter()
    for member in members where instances[member].number != .max {
      counter.note(Int(truncatingIfNeeded: instances[member].number))
    }
    for member in members {
      let entry = instances[member]
      instances[member].keys = EncodedKeys([])
      var keys = entry.keys
      let type = types[Int(entry.type)]
      if entry.needsNumber {
        let remark = RecordRemark(tag: .instanceNumber, kind: .filled(""))
        remarks.add(.key(remark), type, Int(entry.source))
        keys.insert(instanceNumber: counter.next())
      }
      index.instances.append(
        FileSetIndex.Instance(
          source: Int(entry.source), size: entry.size, type: type, keys: keys.bytes,
          icon: entry.icon))
    }
  }

  private mutating func body(ofStudy study: Int, number: Int) throws -> [UInt8] {
    let entry = studies[study]
    studies[study].keys.clear()
    guard !entry.keys.missing.isEmpty else {
      note(entry.keys.remarks, .study, entry.source)
      return Self.body(.study, entry.keys.encoded)
    }
    var keys = try entry.keys.record()
    for tag in keys.missing {
      switch tag {
      case .studyDate: keys.fill(tag, .da, entry.filling.date)
      case .studyTime: keys.fill(tag, .tm, entry.filling.time)
      case .studyID: keys.fill(tag, .sh, String(number))
      default: break
      }
    }
    note(keys.remarks, .study, entry.source)
    return Self.body(.study, EncodedKeys(try keys.encode()))
  }

  private mutating func body(ofSeries series: Int, _ counter: inout Counter) throws -> [UInt8] {
    let entry = self.series[series]
    self.series[series].keys.clear()
    guard !entry.keys.missing.isEmpty else {
      note(entry.keys.remarks, .series, entry.source)
      return Self.body(.series, entry.keys.encoded)
    }
    var keys = try entry.keys.record()
    for tag in keys.missing {
      switch tag {
      case .modality: keys.fill(tag, .cs, "OT")
      case .seriesNumber: keys.fill(tag, .is, String(counter.next()))
      default: break
      }
    }
    note(keys.remarks, .series, entry.source)
    return Self.body(.series, EncodedKeys(try keys.encode()))
  }

  private static func body(_ type: DirectoryRecordType, _ keys: EncodedKeys) -> [UInt8] {
    RecordHead.element(.directoryRecordType, .cs, type.rawValue) + keys.bytes
  }

  private mutating func note(
    _ remarks: [RecordRemark], _ type: DirectoryRecordType, _ source: Int
  ) {
    for remark in remarks { self.remarks.add(.key(remark), type, source) }
  }

  /// - Parameter people: in order, so that those of one ID follow one another.
  private mutating func noteNamesakes(_ people: [Person]) {
    var start = 0
    while start < people.count {
      var end = start + 1
      while end < people.count, people[end].id == people[start].id { end += 1 }
      if end - start > 1 {
        remarks.add(.samePatientID(people: end - start), .patient, people[start + 1].source)
      }
      start = end
    }
  }
}

/// Numbers for what has none: on from the highest that is taken.
private struct Counter {
  private var highest = 0

  mutating func note(_ number: Int?) { highest = max(highest, number ?? 0) }

  /// At most what an IS can say.
  mutating func next() -> Int {
    highest = min(highest + 1, Int(Int32.max))
    return highest
  }
}
