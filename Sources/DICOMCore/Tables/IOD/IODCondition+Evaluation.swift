extension IODCondition {
  /// Whether the attribute (module, macro) is required; nil where that cannot be told.
  /// - Parameters:
  ///   - item: the data set or item that the attribute belongs to.
  ///   - ancestors: those around it, the main data set first; empty when `item` is the main one.
  public func holds(in item: DataSet, within ancestors: [DataSet] = []) -> Bool? {
    Scope(item: item, ancestors: ancestors).value(expression)
  }

  /// Whether the attribute must not be there for another reason than that its condition is false.
  /// - Parameters: as for `holds`.
  public func forbids(in item: DataSet, within ancestors: [DataSet] = []) -> Bool {
    guard let ban else { return false }
    return Scope(item: item, ancestors: ancestors).value(ban) == true
  }

  /// Why the attribute is forbidden, for people; empty where nothing more is forbidden.
  public var wordsOfBan: String { ban.map { Self.words($0, isMet: true) } ?? "" }
}

/// The data sets that a condition is asked of.
private struct Scope {
  var item: DataSet
  var ancestors: [DataSet]

  private static let sharedGroups = Tag(0x5200, 0x9229)

  func value(_ expression: IODCondition.Expression) -> Bool? {
    switch expression {
    case .unknown: return nil
    case .not(let inner): return value(inner).map { !$0 }
    case .all(let parts):
      let values = parts.map(value)
      if values.contains(false) { return false }
      return values.contains(nil) ? nil : true
    case .any(let parts):
      let values = parts.map(value)
      if values.contains(true) { return true }
      return values.contains(nil) ? nil : false
    case .test(let reference, let test): return value(reference, test)
    }
  }

  private func value(_ reference: IODCondition.Reference, _ test: IODCondition.Test) -> Bool? {
    guard let place = place(of: reference) else {
      // What another frame has says nothing of this one.
      return reference.place == .functionalGroups ? nil : absent(test)
    }
    guard let element = place[reference.tag] else { return absent(test) }
    switch test {
    case .isPresent: return true
    case .hasValue: return place.hasValue(reference.tag)
    case .isOne(let values):
      return texts(place, element, reference.index).map { $0.contains { values.contains($0) } }
    case .isNone(let values):
      guard let texts = texts(place, element, reference.index), !texts.isEmpty else { return nil }
      return !texts.contains { values.contains($0) }
    case .isAbove(let limit): return number(place, element).map { $0 > limit }
    case .isBelow(let limit): return number(place, element).map { $0 < limit }
    }
  }

  /// The data set that has the attribute, or would have it.
  private func place(of reference: IODCondition.Reference) -> DataSet? {
    switch reference.place {
    case .above(0): return item
    case .above(let levels):
      return ancestors.count >= levels ? ancestors[ancestors.count - levels] : nil
    case .mainDataSet: return ancestors.first ?? item
    case .functionalGroups:
      let groups = [ancestors.count > 1 ? ancestors[1] : item]
      let shared = (ancestors.first ?? item).items(Self.sharedGroups)
      for group in groups + shared {
        for element in group.elements {
          guard case .items(let items) = element.value, let first = items.first else { continue }
          if first[reference.tag] != nil { return first }
        }
      }
      return nil
    }
  }

  /// A missing attribute has no value, but what it is not cannot be told.
  private func absent(_ test: IODCondition.Test) -> Bool? {
    if case .isNone = test { nil } else { false }
  }

  /// The values as the table writes them, of one index or all; nil for a sequence.
  private func texts(_ place: DataSet, _ element: DataElement, _ index: Int?) -> [String]? {
    guard case .bytes = element.value else { return nil }
    let all: [String]
    switch element.vr {
    case .at:
      let words = place.integers(element.tag)
      all = stride(from: 0, to: words.count - words.count % 2, by: 2).map { start in
        hexadecimal(UInt16(clamping: words[start]))
          + hexadecimal(UInt16(clamping: words[start + 1]))
      }
    case .us, .ss, .ul, .sl, .uv, .sv: all = place.integers(element.tag).map { String($0) }
    case .is: all = place.strings(element.tag).map { Int($0).map { String($0) } ?? $0 }
    default: all = place.strings(element.tag)
    }
    guard let index else { return all }
    return all.indices.contains(index - 1) ? [all[index - 1]] : []
  }

  private func number(_ place: DataSet, _ element: DataElement) -> Double? {
    switch element.vr {
    case .us, .ss, .ul, .sl, .uv, .sv, .is: place.integer(element.tag).map { Double($0) }
    default: place.reals(element.tag).first
    }
  }
}
