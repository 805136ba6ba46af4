import Foundation
import Glibc

/// Reads every `workers`th mutant and says on standard output how each went.
struct Worker {
  private let inputs: Inputs
  private let options: Options

  init(_ inputs: Inputs, _ options: Options) {
    (self.inputs, self.options) = (inputs, options)
  }

  /// Lines are "+ number" before each, "slow number ms bytes", "memory number MiB", and "read n".
  func run() async {
    // A runaway must not take the machine with it.
    var limit = rlimit(rlim_cur: 16 << 30, rlim_max: 16 << 30)
    setrlimit(__rlimit_resource_t(9), &limit)
    let floor = Self.peak()
    let clock = ContinuousClock()
    var number = options.first
    var read = 0
    while number < options.count {
      let mutant = inputs.mutant(number)
      say("+ \(number)")
      let start = clock.now
      if await Reading.read(mutant) == .read { read += 1 }
      let seconds = (clock.now - start) / .seconds(1)
      let allowed = max(1, Double(mutant.bytes.count) / 1e6)
      if seconds > allowed {
        say("slow \(number) \(Int(seconds * 1000)) \(mutant.bytes.count) \(mutant.name)")
      }
      let taken = Self.peak() - floor
      if taken > options.memory {
        // The peak only grows: the next ones need a fresh process.
        say("memory \(number) \(taken) \(mutant.bytes.count) \(mutant.name)")
        break
      }
      number += options.workers
    }
    say("read \(read)")
    say(number >= options.count ? "end" : "again")
  }

  private func say(_ line: String) {
    let bytes = Array((line + "\n").utf8)
    var start = 0
    while start < bytes.count {
      let rest = bytes[start...]
      let count = rest.withUnsafeBytes { write(1, $0.baseAddress, $0.count) }
      guard count > 0 else { exit(2) }
      start += count
    }
  }

  /// MiB of resident memory, the most so far.
  private static func peak() -> Int {
    var usage = rusage()
    getrusage(RUSAGE_SELF, &usage)
    return usage.ru_maxrss / 1024
  }
}
