internal import DICOMCore

/// The way to the attributes that a rule means: in one item, in every item, or at every depth.
struct CoercionPath: Hashable, Sendable {
  enum Items: Hashable, Sendable {
    /// From 0.
    case number(Int)
    case every
  }

  struct Step: Hashable, Sendable {
    var sequence: AttributeName
    var items: Items
  }

  /// In the main data set and in every item below it.
  var isAtEveryDepth = false
  var steps: [Step] = []
  var attribute: AttributeName

  private static let everyDepth = "**."
  private static let everyItem = "[*]"

  /// Reads a path as `AttributePath` does, and `[*]` for every item, `**.` in front for every depth.
  ///
  /// - Returns: with the VR where the dictionary or the text tells it.
  static func parse(
    _ text: String, source: String, place: TextPlace?
  ) throws(AttributeError) -> (path: CoercionPath, vr: VR?) {
    var text = text.trimmingSpaces
    let isAtEveryDepth = text.hasPrefix(everyDepth)
    if isAtEveryDepth { text.removeFirst(everyDepth.count) }
    var every: Set<Int> = []
    let parts = AttributePath.parts(text).enumerated().map { number, part in
      guard part.hasSuffix(everyItem) else { return part }
      every.insert(number)
      return String(part.dropLast(everyItem.count))
    }
    let (path, vr) = try AttributeSetting.pathAndVR(
      parts.joined(separator: "."), source: source, place: place)
    guard !isAtEveryDepth || path.steps.isEmpty else {
      throw AttributeError(
        source, place, attribute: path.description,
        reason: "at every depth an attribute is named without a path")
    }
    guard !every.contains(path.steps.count) else {
      throw AttributeError(
        source, place, attribute: path.description, reason: "[*] stands behind a sequence")
    }
    let steps = path.steps.enumerated().map { number, step in
      Step(sequence: step.sequence, items: every.contains(number) ? .every : .number(step.item))
    }
    return (
      CoercionPath(isAtEveryDepth: isAtEveryDepth, steps: steps, attribute: path.attribute), vr
    )
  }
}

extension CoercionPath: CustomStringConvertible {
  var description: String {
    let steps = steps.map { step in
      switch step.items {
      case .number(let number): "\(step.sequence)[\(number)]."
      case .every: "\(step.sequence)[*]."
      }
    }
    return (isAtEveryDepth ? Self.everyDepth : "") + steps.joined() + attribute.description
  }
}
