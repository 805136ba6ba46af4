internal import DICOMCore

/// Who belongs to whom, in order; entities without instances are not among them.
struct FileSetTree {
  /// By place in the order of people.
  var studies: [[Int]]
  var series: [[Int]]
  var instances: [[Int]]
  var nonPatient: [Int] = []
}

extension FileSetBuilder {
  /// - Parameter personOf: the person of each identity.
  mutating func tree(people: Int, personOf: [Int]) -> FileSetTree {
    var tree = FileSetTree(
      studies: Array(repeating: [], count: people),
      series: Array(repeating: [], count: studies.count),
      instances: Array(repeating: [], count: series.count))
    let studyOfSeries = studiesOfSeries()
    let personOfStudy = peopleOfStudies(personOf)
    for (index, entry) in instances.enumerated() where !entry.isRemoved {
      if entry.series < 0 {
        tree.nonPatient.append(index)
      } else {
        tree.instances[Int(entry.series)].append(index)
      }
    }
    for index in series.indices where !tree.instances[index].isEmpty {
      tree.series[studyOfSeries[index]].append(index)
    }
    for index in studies.indices where !tree.series[index].isEmpty {
      tree.studies[personOfStudy[index]].append(index)
    }
    sort(&tree)
    return tree
  }

  private func ballots(_ ballot: (InstanceEntry) -> Votes.Ballot) -> [Votes.Ballot] {
    instances.filter { !$0.isRemoved && $0.series >= 0 }.map(ballot)
  }

  private mutating func studiesOfSeries() -> [Int] {
    let votes = Votes(
      ballots {
        Votes.Ballot(owned: Int($0.series), candidate: Int($0.study), source: Int($0.source))
      }, count: series.count, precedes: { studies[$0].uid.rawValue < studies[$1].uid.rawValue })
    for minority in votes.minorities {
      remarks.add(.seriesOfTwoStudies, .series, minority.source, count: minority.count)
    }
    return votes.winners
  }

  private mutating func peopleOfStudies(_ personOf: [Int]) -> [Int] {
    let votes = Votes(
      ballots {
        Votes.Ballot(
          owned: Int($0.study), candidate: personOf[Int($0.identity)], source: Int($0.source))
      }, count: studies.count, precedes: <)
    for minority in votes.minorities {
      remarks.add(.studyOfTwoPatients, .study, minority.source, count: minority.count)
    }
    return votes.winners
  }

  private func sort(_ tree: inout FileSetTree) {
    for person in tree.studies.indices where tree.studies[person].count > 1 {
      let keyed = tree.studies[person].map { study in
        let (keys, filling) = (studies[study].keys, studies[study].filling)
        return (
          keys.dataSet(.studyDate).string(.studyDate) ?? filling.date,
          keys.dataSet(.studyTime).string(.studyTime) ?? filling.time,
          studies[study].uid.rawValue, study
        )
      }
      tree.studies[person] = keyed.sorted { $0 < $1 }.map(\.3)
    }
    for study in tree.series.indices where tree.series[study].count > 1 {
      let keyed = tree.series[study].map { index in
        (
          series[index].keys.dataSet(.seriesNumber).integer(.seriesNumber) ?? Int.max,
          series[index].uid.rawValue, index
        )
      }
      tree.series[study] = keyed.sorted { $0 < $1 }.map(\.2)
    }
    for index in tree.instances.indices { tree.instances[index].sort(by: precedes) }
    tree.nonPatient.sort(by: precedes)
  }

  /// Numbered before unnumbered, then by place; UIDs decide the rest.
  private func precedes(_ left: Int, _ right: Int) -> Bool {
    let (a, b) = (instances[left], instances[right])
    if a.number != b.number { return a.number < b.number }
    if a.position != b.position { return a.position < b.position }
    return a.keys.uidPrecedes(b.keys)
  }
}
