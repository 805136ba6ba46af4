import Foundation
import Glibc

/// Reads every `workers`th mutant and says on standard output how each went.
struct Worker {
  private let inputs: Inputs
  private let options: Options

  init(_ inputs: Inputs, _ options: Options) {
    (self.inputs, self.options) = (inputs, options)
  }

  /// Lines are "+ number" before each and "= kind read|refused ms bytes MiB" behind it; what is
  /// found is "slow|memory|wrong number …".
  func run() async {
    // A runaway must not take the machine with it.
    var limit = rlimit(rlim_cur: 16 << 30, rlim_max: 16 << 30)
    setrlimit(__rlimit_resource_t(9), &limit)
    let floor = Self.peak()
    var number = options.first
    while number < options.count {
      let mutant = inputs.mutant(number)
      say("+ \(number)")
      let outcome = await Self.outcome(of: mutant, number, inputs)
      let slowest = outcome.slowest
      let taken = Self.peak() - floor
      let size = mutant.bytes.count + mutant.members.reduce(0) { $0 + $1.bytes.count }
      let about = "\(size) \(mutant.name)"
      if slowest.seconds > max(1, Double(size) / 1e6) {
        say("slow \(number) \(slowest.name) \(Int(slowest.seconds * 1000)) \(about)")
      }
      for text in Set(outcome.wrong) { say("wrong \(number) \(text) \(about)") }
      let (word, time) = (outcome.isRead ? "read" : "refused", Int(slowest.seconds * 1000))
      say("= \(mutant.kind) \(word) \(time) \(size) \(taken)")
      number += options.workers
      if taken > options.memory {
        // The peak only grows: the next ones need a fresh process.
        say("memory \(number - options.workers) \(taken) \(about)")
        break
      }
    }
    say(number >= options.count ? "end" : "again")
  }

  static func outcome(of mutant: Mutant, _ number: Int, _ inputs: Inputs) async -> Outcome {
    var outcome = await Reading.read(mutant)
    if inputs.isForJobs(number) {
      do {
        try await Jobs(mutant, addition: inputs.addition(number)).run(&outcome)
      } catch {
        outcome.wrong.append("the case could not be laid out: \(error)")
      }
    }
    do {
      if inputs.isForValidation(number) {
        try await Validation().run(mutant, random: inputs.random(number), &outcome)
      } else if inputs.isForObjects(number) {
        try await Validation().runMade(random: inputs.random(number), &outcome)
      }
    } catch {
      outcome.wrong.append("what is validated could not be laid out: \(error)")
    }
    return outcome
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
    getrusage(__rusage_who_t(0), &usage)
    return usage.ru_maxrss / 1024
  }
}
