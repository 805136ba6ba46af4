internal import DICOMCore

/// What an attribute must be for a rule to apply.
struct CoercionCondition: Sendable {
  enum Value: Hashable, Sendable {
    case text(TextPattern)
    /// Missing, or without a value.
    case empty
  }

  var path: CoercionPath
  /// One of these is enough.
  var values: [Value]
  /// None of them may be.
  var isNegated = false

  func holds(in dataSet: DataSet) -> Bool {
    var found: [String] = []
    AttributeVisitor.visit(dataSet, path) { element, context in
      found += context.texts(element).filter { !$0.isEmpty }
    }
    let isMet = values.contains { value in
      switch value {
      case .empty: found.isEmpty
      case .text(let pattern): found.contains(where: pattern.matches)
      }
    }
    return isMet != isNegated
  }
}
