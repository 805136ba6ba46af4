import Foundation
import Glibc

/// Starts workers, takes down what they die of or hang in, and starts them again behind it.
struct Parent {
  private let options: Options
  private let inputs: Inputs
  /// Seconds in which nothing is heard of a worker: it hangs.
  private static let patience = 30.0

  init(_ options: Options, _ inputs: Inputs) { (self.options, self.inputs) = (options, inputs) }

  /// - Returns: whether nothing was found.
  func run() throws -> Bool {
    let clock = ContinuousClock()
    let start = clock.now
    print(
      "\(options.count - options.first) mutants of \(inputs.summary); seed \(options.seed),"
        + " \(options.workers) workers")
    let shared = Findings(options, inputs)
    let threads = (0..<options.workers).map { lane in
      let thread = Thread { self.drive(lane, shared) }
      thread.start()
      return thread
    }
    var minutes = 0
    while threads.contains(where: { !$0.isFinished }) {
      Thread.sleep(forTimeInterval: 0.1)
      let seconds = (clock.now - start) / .seconds(1)
      if Int(seconds) / 60 > minutes {
        minutes = Int(seconds) / 60
        print("after \(minutes) min:\n\(shared.table)")
        fflush(nil)
      }
    }
    let seconds = (clock.now - start) / .seconds(1)
    let (done, found) = (shared.done, shared.found)
    print(shared.table)
    print(
      "\(done) mutants in \(Int(seconds)) s, \(Int(Double(done) / max(seconds, 0.001))) a second;"
        + " \(found) findings" + (found > 0 ? " in \(options.log)" : ""))
    return found == 0 && done >= options.count - options.first
  }

  private func drive(_ lane: Int, _ shared: Findings) {
    var first = options.first + lane
    while first < options.count {
      guard let child = Child(options.arguments(first: first)) else {
        shared.add("cannot start a worker")
        return
      }
      var last: Int?
      var isEnded = false
      while let line = child.line(within: Self.patience) {
        let words = line.split(separator: " ")
        if words.first == "+", words.count > 1, let number = Int(words[1]) {
          last = number
        } else if words.first == "=" {
          shared.count(words)
        } else if line == "end" || line == "again" {
          isEnded = true
          break
        } else {
          shared.add(line, mutant: last)
        }
      }
      let status = child.end(kill: !isEnded)
      guard let last else {
        shared.add("a worker ended before its first mutant, status \(status)")
        return
      }
      if !isEnded {
        shared.add(
          child.isSilent ? "hang \(last)" : "trap \(last) status \(status)", mutant: last)
      }
      first = last + options.workers
    }
  }
}
