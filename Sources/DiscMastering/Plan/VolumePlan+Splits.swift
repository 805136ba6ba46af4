public import DICOMFileSet

/// An entity of which no volume has everything.
public struct SplitNote: Hashable, Sendable {
  /// Of the entity in the `FileSetIndex`.
  public var number: Int
  /// Counted from 0, ascending; two or more.
  public var volumes: [Int]
}

extension VolumePlan {
  /// Studies that stand on several volumes, in the order of the index.
  public func splitStudies(_ index: FileSetIndex) -> [SplitNote] {
    splits(index) { index.series[$0].study }
  }

  /// Patients whose instances stand on several volumes, in the order of the index.
  public func splitPatients(_ index: FileSetIndex) -> [SplitNote] {
    splits(index) { index.studies[index.series[$0].study].patient }
  }

  private func splits(_ index: FileSetIndex, owner: (Int) -> Int) -> [SplitNote] {
    var first: [Int: Int] = [:]
    var several: [Int: [Int]] = [:]
    for (volume, content) in volumes.enumerated() {
      for range in content.instances where !index.nonPatient.contains(range.lowerBound) {
        var series = index.seriesHolding(range.lowerBound)
        while series < index.series.count,
          index.series[series].instances.lowerBound < range.upperBound
        {
          let owner = owner(series)
          series += 1
          guard let other = first[owner] else {
            first[owner] = volume
            continue
          }
          let known = several[owner] ?? [other]
          if known.last != volume { several[owner] = known + [volume] }
        }
      }
    }
    return several.sorted { $0.key < $1.key }.filter { $0.value.count > 1 }
      .map { SplitNote(number: $0.key, volumes: $0.value) }
  }
}
