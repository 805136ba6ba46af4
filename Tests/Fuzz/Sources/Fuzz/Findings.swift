import Foundation

/// What was found and counted, from all workers.
final class Findings: @unchecked Sendable {
  private let lock = NSLock()
  private let options: Options
  private let inputs: Inputs
  private var lines: [String] = []
  private var saved: Set<Int> = []
  private var tallies: [String: Tally] = [:]

  private struct Tally {
    var count = 0
    var read = 0
    /// Of the step of a mutant that took longest.
    var milliseconds = 0
    /// Of those: seconds by megabytes, of which there is at least one.
    var worst = 0.0
    var memory = 0

    mutating func add(isRead: Bool, milliseconds: Int, bytes: Int, memory: Int) {
      count += 1
      if isRead { read += 1 }
      self.milliseconds = max(self.milliseconds, milliseconds)
      worst = max(worst, Double(milliseconds) / 1000 / max(1, Double(bytes) / 1e6))
      self.memory = max(self.memory, memory)
    }
  }

  init(_ options: Options, _ inputs: Inputs) { (self.options, self.inputs) = (options, inputs) }

  /// A line of a worker about one mutant: "= kind read|refused ms bytes MiB".
  func count(_ words: [Substring]) {
    guard words.count == 6, let time = Int(words[3]), let bytes = Int(words[4]),
      let memory = Int(words[5])
    else { return }
    lock.withLock {
      tallies[String(words[1]), default: Tally()].add(
        isRead: words[2] == "read", milliseconds: time, bytes: bytes, memory: memory)
    }
  }

  /// Prints and writes down at once, with the mutant beside it: the run may be ended from outside.
  func add(_ line: String, mutant number: Int? = nil) {
    lock.withLock {
      lines.append(line)
      print("FOUND \(line)")
      fflush(nil)
      try? (lines.joined(separator: "\n") + "\n").write(
        toFile: options.log, atomically: true, encoding: .utf8)
      guard let number, saved.count < 200, saved.insert(number).inserted else { return }
      let mutant = inputs.mutant(number)
      try? Data(mutant.bytes).write(
        to: URL(fileURLWithPath: "\(options.log).\(number).\(mutant.kind)"))
    }
  }

  var done: Int { lock.withLock { tallies.values.reduce(0) { $0 + $1.count } } }
  var found: Int { lock.withLock { lines.count } }

  /// A line for each kind.
  var table: String {
    lock.withLock {
      (["kind mutants read refused slowest-ms worst-s/MB peak-MiB"]
        + tallies.sorted { $0.key < $1.key }.map { kind, tally in
          "\(kind) \(tally.count) \(tally.read) \(tally.count - tally.read) \(tally.milliseconds)"
            + " \(String(format: "%.3f", tally.worst)) \(tally.memory)"
        }).joined(separator: "\n")
    }
  }
}
