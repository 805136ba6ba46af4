import Foundation
import Glibc

/// Starts workers, takes down what they die of or hang in, and starts them again behind it.
struct Parent {
  private let options: Options
  private let kinds: String
  /// Seconds in which nothing is heard of a worker: it hangs.
  private static let patience = 30.0

  init(_ options: Options, kinds: String) {
    (self.options, self.kinds) = (options, kinds)
  }

  /// - Returns: whether nothing was found.
  func run() throws -> Bool {
    let clock = ContinuousClock()
    let start = clock.now
    print("\(options.count) mutants of \(kinds); seed \(options.seed), \(options.workers) workers")
    let shared = Findings(path: options.log)
    let threads = (0..<options.workers).map { lane in
      let thread = Thread { self.drive(lane, shared) }
      thread.start()
      return thread
    }
    while threads.contains(where: { !$0.isFinished }) {
      Thread.sleep(forTimeInterval: 0.1)
    }
    let seconds = (clock.now - start) / .seconds(1)
    let (done, read, found) = shared.totals
    print(
      "\(done) mutants in \(Int(seconds)) s, \(Int(Double(done) / max(seconds, 0.001))) a second; "
        + "\(read) were read, \(done - read) refused; \(found) findings"
        + (found > 0 ? " in \(options.log)" : ""))
    return found == 0 && done >= options.count
  }

  private func drive(_ lane: Int, _ shared: Findings) {
    var first = lane
    while first < options.count {
      guard let child = Child(options.arguments(first: first)) else {
        shared.add("cannot start a worker")
        return
      }
      var last = first - options.workers
      var isEnded = false
      while let line = child.line(within: Self.patience) {
        let words = line.split(separator: " ")
        if words.first == "+", words.count > 1, let number = Int(words[1]) {
          last = number
          shared.count()
        } else if words.first == "read", words.count > 1 {
          shared.add(read: Int(words[1]) ?? 0)
        } else if line == "end" || line == "again" {
          isEnded = true
          break
        } else {
          shared.add(line)
        }
      }
      let status = child.end(kill: !isEnded)
      if !isEnded {
        shared.add(child.isSilent ? "hang \(last)" : "trap \(last) status \(status)")
      }
      first = max(first, last) + options.workers
      if last < lane, !isEnded { return }
    }
  }
}

/// What was found, from all workers.
final class Findings: @unchecked Sendable {
  private let lock = NSLock()
  private let path: String
  private var lines: [String] = []
  private var done = 0
  private var read = 0

  init(path: String) { self.path = path }

  func count() { lock.withLock { done += 1 } }
  func add(read count: Int) { lock.withLock { read += count } }

  /// Prints and writes down at once: the run may be ended from outside.
  func add(_ line: String) {
    lock.withLock {
      lines.append(line)
      print("FOUND \(line)")
      try? (lines.joined(separator: "\n") + "\n").write(
        toFile: path, atomically: true, encoding: .utf8)
    }
  }

  var totals: (done: Int, read: Int, found: Int) {
    lock.withLock { (done, read, lines.count) }
  }
}
