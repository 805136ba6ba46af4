internal import DICOMCore

/// Puts settings together to a data set, items and private blocks included.
struct DataSetAssembly {
  private var encoder: ElementEncoder
  private(set) var errors: [AttributeError] = []

  init(_ encoder: ElementEncoder) { self.encoder = encoder }

  /// - Parameter settings: each path once.
  mutating func dataSet(_ settings: [AttributeSetting]) -> DataSet { item(settings, level: 0) }

  /// The elements below `level` steps; a path has 16 steps at most.
  private mutating func item(_ settings: [AttributeSetting], level: Int) -> DataSet {
    var elements: [(AttributeName, VR, Value)] = []
    var inner: [AttributeName: [Int: [AttributeSetting]]] = [:]
    var counts: [AttributeName: Int] = [:]
    for setting in settings {
      let path = setting.path
      guard path.steps.count == level else {
        let step = path.steps[level]
        inner[step.sequence, default: [:]][step.item, default: []].append(setting)
        counts[step.sequence] = max(counts[step.sequence] ?? 0, step.item + 1)
        continue
      }
      if case .items(let count) = setting.value, encoder.vr(of: setting) == .sq {
        counts[path.attribute] = max(counts[path.attribute] ?? 0, count)
        continue
      }
      let faults = encoder.faults(setting)
      errors += faults
      guard faults.isEmpty, let bytes = try? encoder.bytes(setting) else { continue }
      elements.append((path.attribute, encoder.vr(of: setting), .memory(bytes)))
    }
    for (name, count) in counts {
      var items: [DataSet] = []
      let given = inner[name] ?? [:]
      let gap = (0..<count).first { number in
        given[number] == nil && given.keys.contains { $0 > number }
      }
      if let gap, let later = given.values.first?.first {
        errors.append(later.fault("item \(gap) of \(name) is missing before a later one"))
        continue
      }
      for number in 0..<count {
        items.append(item(given[number] ?? [], level: level + 1))
      }
      elements.append((name, .sq, .items(items)))
    }
    return merged(elements)
  }

  /// Gives every private creator a block of its own.
  /// - SeeAlso: PS3.5 §7.8.1
  private mutating func merged(_ elements: [(AttributeName, VR, Value)]) -> DataSet {
    var dataSet = DataSet()
    var blocks: [UInt16: [String]] = [:]
    for (name, _, _) in elements {
      guard let creator = name.creator, blocks[name.tag.group]?.contains(creator) != true else {
        continue
      }
      blocks[name.tag.group, default: []].append(creator)
    }
    for group in blocks.keys { blocks[group]?.sort() }
    for (group, creators) in blocks {
      for (number, creator) in creators.prefix(0xF0).enumerated() {
        let tag = Tag(group, 0x0010 + UInt16(number))
        let setting = AttributeSetting(
          AttributePath(tag), vr: .lo, .texts([creator]), source: "private creator")
        let faults = encoder.faults(setting)
        errors += faults
        if faults.isEmpty, let bytes = try? encoder.bytes(setting) {
          dataSet[tag] = DataElement(tag, .lo, .memory(bytes))
        }
      }
    }
    for (name, vr, value) in elements {
      var tag = name.tag
      if let creator = name.creator {
        guard let block = blocks[tag.group]?.firstIndex(of: creator), block < 0xF0 else { continue }
        tag = Tag(tag.group, (0x0010 + UInt16(block)) << 8 | tag.element & 0xFF)
      }
      dataSet[tag] = DataElement(tag, vr, value)
    }
    return dataSet
  }
}
