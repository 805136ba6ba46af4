internal import DICOMCore

/// The way to an attribute, through items of sequences.
public struct AttributePath: Hashable, Sendable {
  public struct Step: Hashable, Sendable {
    public var sequence: AttributeName
    /// From 0.
    public var item: Int
  }

  public var steps: [Step]
  public var attribute: AttributeName

  static let mostItems = 1000
  static let deepest = 16

  init(_ steps: [Step] = [], _ attribute: AttributeName) {
    (self.steps, self.attribute) = (steps, attribute)
  }

  init(_ tag: Tag) { self.init([], AttributeName(tag: tag)) }

  /// Reads `ProcedureCodeSequence[0].CodeValue`; without a number the first item is meant.
  init(_ text: some StringProtocol) throws(AttributeName.Unnamed) {
    var steps: [Step] = []
    let parts = Self.parts(String(text))
    guard let last = parts.last, parts.count <= Self.deepest else {
      throw AttributeName.Unnamed("no name of an attribute, or more than \(Self.deepest) levels")
    }
    for part in parts.dropLast() {
      var name = part[...]
      var item = 0
      if part.hasSuffix("]"), let bracket = part.lastIndex(of: "[") {
        name = part[..<bracket]
        let digits = part[part.index(after: bracket)...].dropLast()
        guard let number = Int(digits), (0..<Self.mostItems).contains(number) else {
          throw AttributeName.Unnamed("the number of an item is 0 to \(Self.mostItems - 1)")
        }
        item = number
      }
      let sequence = try AttributeName(name)
      guard sequence.creator != nil || sequence.vrs == [.sq] else {
        throw AttributeName.Unnamed("\(sequence) is no sequence and has no items")
      }
      steps.append(Step(sequence: sequence, item: item))
    }
    self.init(steps, try AttributeName(last))
  }

  /// Splits at dots outside parentheses, which hold the names of private creators.
  static func parts(_ text: String) -> [String] {
    var parts = [""]
    var isInside = false
    for character in text {
      if character == "(" { isInside = true }
      if character == ")" { isInside = false }
      if character == ".", !isInside {
        parts.append("")
      } else {
        parts[parts.count - 1].append(character)
      }
    }
    return parts
  }
}

extension AttributePath: CustomStringConvertible {
  public var description: String {
    (steps.map { "\($0.sequence)[\($0.item)]" } + [attribute.description]).joined(separator: ".")
  }
}
