import Foundation

/// The command line.
struct Options {
  var inputs = ""
  var count = 200_000
  var workers = 2
  var seed: UInt64 = 1
  var only: Kind?
  /// MiB that a worker may take beyond what it needs for the inputs.
  var memory = 512
  var log = "fuzz.log"
  var replay: Int?
  var save: String?
  /// The number of the first mutant.
  var first = 0
  /// Set by the parent.
  var isWorker = false

  init(_ arguments: [String]) throws {
    var rest = arguments[...]
    while let word = rest.popFirst() {
      if word == "--worker" {
        isWorker = true
        continue
      }
      guard let value = rest.popFirst() else { throw Problem(description: "\(word) needs a value") }
      switch word {
      case "--inputs": inputs = value
      case "--count": count = try Self.number(value)
      case "--workers": workers = max(1, try Self.number(value))
      case "--seed": seed = UInt64(try Self.number(value))
      case "--only":
        guard let kind = Kind(rawValue: value) else {
          throw Problem(description: "\(value) is none of \(Kind.allCases.map(\.rawValue))")
        }
        only = kind
      case "--memory": memory = try Self.number(value)
      case "--log": log = value
      case "--replay": replay = try Self.number(value)
      case "--save": save = value
      case "--first": first = try Self.number(value)
      default: throw Problem(description: "unknown option \(word)")
      }
    }
    guard !inputs.isEmpty else { throw Problem(description: "say --inputs DIR") }
  }

  private static func number(_ text: String) throws -> Int {
    guard let number = Int(text), number >= 0 else {
      throw Problem(description: "\(text) is no number")
    }
    return number
  }

  /// What a worker is started with.
  func arguments(first: Int) -> [String] {
    var words = [
      "--worker", "--inputs", inputs, "--count", "\(count)", "--workers", "\(workers)", "--seed",
      "\(seed)", "--memory", "\(memory)", "--first", "\(first)",
    ]
    if let only { words += ["--only", only.rawValue] }
    return words
  }
}
