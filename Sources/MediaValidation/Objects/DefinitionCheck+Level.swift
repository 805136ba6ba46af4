internal import DICOMCore

extension DefinitionCheck {
  /// What all modules together say of one data set or item: of an attribute that several have the
  /// strongest demand counts.
  struct Level {
    var dataSet: DataSet
    var ancestors: [DataSet]
    var path: ElementPath
    var lastKnown: Tag?
    private(set) var nested: [Tag: [Source]] = [:]

    private struct Fault {
      var rule: ValidationRule
      var section: String?
      var found: String
      var expected: String
    }
    private var missing: [Tag: (rank: Int, section: String?, condition: String?)] = [:]
    private var empty: [Tag: Fault] = [:]
    private var forbidden: [Tag: Fault] = [:]
    private var allowed: Set<Tag> = []
    private var values: [Tag: Fault] = [:]
    private var crowded: [Tag: Fault] = [:]
    /// Attributes of modules in use that are there.
    private var claimed: Set<Tag> = []

    init(dataSet: DataSet, ancestors: [DataSet], path: ElementPath) {
      (self.dataSet, self.ancestors, self.path) = (dataSet, ancestors, path)
    }

    mutating func take(_ source: Source) {
      for rule in source.rules {
        if let element = dataSet[rule.tag] {
          claimed.insert(rule.tag)
          present(rule, element, source, isUsed: true)
        } else if rule.type != .optional, rule.type != .unspecified {
          absent(rule, source)
        }
      }
    }

    /// An attribute that no module in use has, judged by a module that is not in use.
    mutating func takePresent(_ source: Source) {
      for rule in source.rules where !claimed.contains(rule.tag) {
        if let element = dataSet[rule.tag] { present(rule, element, source, isUsed: false) }
      }
    }

    private func holds(_ rule: AttributeRule) -> Bool? {
      rule.condition?.holds(in: dataSet, within: ancestors)
    }

    private mutating func absent(_ rule: AttributeRule, _ source: Source) {
      if let lastKnown, rule.tag > lastKnown { return }
      // Told by itself.
      if ancestors.isEmpty, rule.tag == .sopClassUID { return }
      let rank: Int
      switch rule.type {
      case .required: rank = 0
      case .conditional where holds(rule) == true: rank = 1
      case .requiredEmpty: rank = 2
      case .conditionalEmpty where holds(rule) == true: rank = 3
      default: return
      }
      if let other = missing[rule.tag], other.rank <= rank { return }
      missing[rule.tag] = (rank, source.section, rank % 2 == 1 ? rule.condition?.words : nil)
    }

    private mutating func present(
      _ rule: AttributeRule, _ element: DataElement, _ source: Source, isUsed: Bool
    ) {
      let tag = rule.tag
      if rule.type.needsValue, !dataSet.saysSomething(tag), empty[tag] == nil {
        empty[tag] = Fault(
          rule: rule.type == .required ? ObjectRules.type1Empty : ObjectRules.type1CEmpty,
          section: source.section, found: "no value",
          expected: "a value (Type \(rule.type.rawValue))")
      }
      let isConditional = rule.type == .conditional || rule.type == .conditionalEmpty
      if isUsed, isConditional, let condition = rule.condition,
        condition.forbids(in: dataSet, within: ancestors)
      {
        forbidden[tag] = Fault(
          rule: ObjectRules.forbidden, section: source.section, found: "the attribute",
          expected: "none, as \(condition.wordsOfBan)")
      } else if isUsed, isConditional, let condition = rule.condition,
        condition.otherwise != .allowed, holds(rule) == false
      {
        let isSaid = condition.otherwise == .forbidden
        let general = rule.type == .conditional ? "PS3.5 §7.4.2" : "PS3.5 §7.4.4"
        forbidden[tag] = Fault(
          rule: isSaid ? ObjectRules.forbidden : ObjectRules.conditionNotMet,
          section: isSaid ? source.section : general, found: "the attribute",
          expected: "none, as \(condition.wordsOfContrary)")
      } else {
        allowed.insert(tag)
      }
      if case .items(let items) = element.value {
        if rule.isSingleItem, items.count > 1 {
          crowded[tag] = Fault(
            rule: ObjectRules.singleItem, section: source.section, found: "\(items.count) items",
            expected: "one item")
        }
        // The frames of an enhanced object have their own check.
        if !rule.items.isEmpty, tag.group != 0x5200 {
          nested[tag, default: []].append(Source(rule.items, in: source))
        }
      } else {
        checkValues(rule, element, source)
      }
    }

    private mutating func checkValues(
      _ rule: AttributeRule, _ element: DataElement, _ source: Source
    ) {
      let sets = rule.values
      // Specific Character Set has its own rule.
      guard !sets.isEmpty, rule.tag != .specificCharacterSet,
        case .bytes(let bytes) = element.value, bytes.count <= 4096
      else {
        return
      }
      let found: [String]
      switch element.vr {
      case .us, .ss, .ul, .sl, .uv, .sv:
        found = dataSet.integers(rule.tag).map { String($0) }
      case .cs, .is, .ds, .lo, .sh, .ui, .uc: found = dataSet.strings(rule.tag)
      default: return
      }
      for set in sets {
        // What cannot be told to be meant is no fault.
        if let condition = set.condition, condition.holds(in: dataSet, within: ancestors) != true {
          continue
        }
        for (index, value) in found.enumerated()
        where !value.isEmpty && (set.index == 0 || set.index == index + 1) && !set.contains(value) {
          if !set.areEnumerated, values[rule.tag] != nil { continue }
          values[rule.tag] = Fault(
            rule: set.areEnumerated ? ObjectRules.enumeratedValue : ObjectRules.definedTerm,
            section: source.section,
            found: rule.tag.group == 0x0010
              ? "another value" : "value \(index + 1) is \"\(Self.shown(value))\"",
            expected: set.values.prefix(12).joined(separator: ", ")
              + (set.values.count > 12 ? ", …" : ""))
        }
      }
    }

    /// What can be printed of a value.
    private static func shown(_ value: String) -> String {
      String(
        String.UnicodeScalarView(
          value.unicodeScalars.prefix(40).map { (0x20..<0x7F).contains($0.value) ? $0 : "." }))
    }

    /// In the order of the tags.
    func report(_ list: inout FindingList) {
      for (tag, lack) in missing.sorted(by: { $0.key < $1.key }) {
        let rule = ObjectRules.missing[lack.rank]
        let when = lack.condition.map { ", as \($0)" } ?? ""
        list.add(
          rule, at: path.appending(tag), found: "nothing",
          expected: (DataDictionary.entry(for: tag)?.keyword ?? "\(tag)") + when,
          section: lack.section)
      }
      let banned = forbidden.filter { !allowed.contains($0.key) }
      for faults in [empty, banned, values, crowded] {
        for (tag, fault) in faults.sorted(by: { $0.key < $1.key }) {
          list.add(
            fault.rule, at: path.appending(tag), found: fault.found, expected: fault.expected,
            section: fault.section)
        }
      }
    }
  }
}
