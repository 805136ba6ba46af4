internal import DICOMCore

/// What images are to be coded as, by their modality.
///
/// A file of lines such as `CT: jpeg-lossless`, `CT, MR: j2k ratio 8`, `*: keep`; what stands behind
/// a `#` is a comment. The line of the modality counts, then that of `*`, else all stays as it is.
public struct ModalityRules: Sendable, Equatable {
  private static let largest = 1 << 20

  private var choices: [String: CodingChoice] = [:]

  /// - Throws: `PipelineError.usage` naming the file and the line that is wrong.
  public init(path: String) throws {
    guard let source = try? OpenedFile(path: path), source.count <= Self.largest,
      let bytes = try? source.read(0..<source.count)
    else {
      throw PipelineError.usage("\(path): the file of rules cannot be read; check the name")
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw PipelineError.usage("\(path): the file of rules is not in UTF-8; save it as UTF-8")
    }
    do {
      try self.init(text)
    } catch let error as PipelineError {
      throw PipelineError.usage("\(path): \(error)")
    }
  }

  /// - Throws: `PipelineError.usage` naming the line that is wrong.
  public init(_ text: String) throws {
    let text =
      text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
    // A line end of two characters is one.
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (index, line) in lines.enumerated() {
      let rule = line.prefix { $0 != "#" }.trimmingBlanks
      if rule.isEmpty { continue }
      do {
        try add(rule)
      } catch let error as PipelineError {
        throw PipelineError.usage("line \(index + 1): \(error)")
      }
    }
  }

  private mutating func add(_ rule: Substring) throws {
    guard let colon = rule.firstIndex(of: ":") else {
      throw PipelineError.usage("a rule is a modality, a colon and a coding, as CT: jpeg-lossless")
    }
    let choice = try CodingChoice(String(rule[rule.index(after: colon)...].trimmingBlanks))
    for part in rule[..<colon].split(separator: ",", omittingEmptySubsequences: false) {
      let modality = part.trimmingBlanks.uppercased()
      guard modality == "*" || Self.isCode(modality) else {
        throw PipelineError.usage(
          "“\(modality)” is no modality; allowed are codes such as CT, MR or US, and * for all others"
        )
      }
      guard choices.updateValue(choice, forKey: modality) == nil else {
        throw PipelineError.usage("there is an earlier rule for \(modality)")
      }
    }
  }

  /// What images of this modality are to be coded as.
  public func choice(for modality: String?) -> CodingChoice {
    modality.flatMap { choices[$0] } ?? choices["*"] ?? .keep
  }

  public var isLossy: Bool { choices.values.contains { $0.isLossy } }

  /// All rules on a line, sorted: what decides the output, to be compared.
  public var text: String {
    choices.map { "\($0.key): \($0.value.text)" }.sorted().joined(separator: "; ")
  }

  /// - SeeAlso: PS3.5 §6.2, CS
  static func isCode(_ text: String) -> Bool {
    (1...16).contains(text.utf8.count)
      && text.utf8.allSatisfy { byte in
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
          || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "_")
      }
  }
}

extension Substring {
  fileprivate var trimmingBlanks: Substring {
    var result = self
    while let first = result.first, first.isWhitespace { result.removeFirst() }
    while let last = result.last, last.isWhitespace { result.removeLast() }
    return result
  }
}
