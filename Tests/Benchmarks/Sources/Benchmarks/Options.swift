import Foundation

/// The command line of the benchmarks.
struct Options {
  var spindle = "../../.build/release/spindle"
  var loader = ".build/release/LoadDirectory"
  var data = ProcessInfo.processInfo.environment["SPINDLE_BENCH_DATA"] ?? ""
  var script: String?
  var runs = 5
  var divisor = 1
  var only = ""

  init(_ arguments: [String]) throws {
    var rest = arguments[...]
    while let word = rest.popFirst() {
      guard let value = rest.popFirst() else {
        throw CommandFailure(description: "\(word) needs a value")
      }
      switch word {
      case "--spindle": spindle = value
      case "--loader": loader = value
      case "--data": data = value
      case "--corpus": script = value
      case "--runs": runs = max(1, Int(value) ?? 5)
      case "--divide": divisor = max(1, Int(value) ?? 1)
      case "--only": only = value
      default: throw CommandFailure(description: "unknown option \(word)")
      }
    }
    guard !data.isEmpty else {
      throw CommandFailure(description: "say --data DIR or set SPINDLE_BENCH_DATA")
    }
    spindle = URL(fileURLWithPath: spindle).path
    loader = URL(fileURLWithPath: loader).path
  }
}
