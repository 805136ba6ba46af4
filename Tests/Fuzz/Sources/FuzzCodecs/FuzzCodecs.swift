import Foundation

/// `swift run -c release FuzzCodecs [--count N] [--only CODEC] [--seed N] [--program PATH]`
///
/// Mutates code streams and decodes them, `--count` a codec, in worker processes of a thousand each.
/// What ends a worker (a trap, a leak or an overflow that the sanitizer sees) or takes longer than
/// twenty seconds is printed with the codec and the number of the mutant; it ends with 1 then. A
/// worker's command line, `--worker CODEC --first N --count 1 [--save FILE]`, does it again. `--program` is what the
/// workers run: one built with `--sanitize=address`, which Foundation's way of starting processes
/// would not pass itself.
@main
struct FuzzCodecs {
  static func main() throws {
    var values = [
      "count": "1000", "seed": "1", "only": "", "first": "0", "worker": "", "program": "",
      "save": "",
    ]
    var rest = CommandLine.arguments.dropFirst()
    while let word = rest.popFirst() {
      guard word.hasPrefix("--"), values[String(word.dropFirst(2))] != nil,
        let value = rest.popFirst()
      else {
        print("\(word) is not known, or has no value")
        exit(2)
      }
      values[String(word.dropFirst(2))] = value
    }
    func number(_ name: String) -> Int { values[name].flatMap { Int($0) } ?? 0 }
    let seed = UInt64(number("seed"))
    if let name = values["worker"], !name.isEmpty {
      guard let codec = Codec.all.first(where: { $0.name == name }) else { exit(2) }
      let numbers = number("first")..<(number("first") + number("count"))
      try codec.run(numbers, seed: seed, save: values["save"] ?? "")
      return
    }
    var failures = 0
    let only = values["only"] ?? ""
    for codec in Codec.all where only.isEmpty || codec.name == only {
      failures += try fuzz(codec, number("count"), seed, values["program"] ?? "")
    }
    exit(failures == 0 ? 0 : 1)
  }

  /// Two workers at a time.
  private static func fuzz(
    _ codec: Codec, _ count: Int, _ seed: UInt64, _ program: String
  ) throws -> Int {
    let begin = Date()
    var failures: [String] = []
    var decoded = 0
    let firsts = Array(stride(from: 0, to: count, by: 1000))
    for pair in stride(from: 0, to: firsts.count, by: 2) {
      let workers = try firsts[pair..<min(pair + 2, firsts.count)].map { first in
        try Worker(
          program, codec.name, first: first, count: min(1000, count - first), seed: seed)
      }
      for worker in workers {
        let outcome = worker.wait()
        decoded += outcome.decoded
        if let failure = outcome.failure { failures.append(failure) }
      }
    }
    let seconds = Int(Date().timeIntervalSince(begin))
    print(
      "\(codec.name): \(count) mutants, \(decoded) decoded, \(failures.count) failures, \(seconds) s"
    )
    for failure in failures { print("FAIL \(codec.name) \(failure)") }
    return failures.count
  }
}

/// At once: a process that its sanitizer ends does not write what it has kept.
private func say(_ text: String) {
  try? FileHandle.standardOutput.write(contentsOf: Data((text + "\n").utf8))
}

/// A process that decodes a thousand mutants, and says which.
final class Worker {
  private let process = Process()
  private let output = Pipe()
  private let errors = Pipe()

  init(_ program: String, _ codec: String, first: Int, count: Int, seed: UInt64) throws {
    let path = program.isEmpty ? "/proc/self/exe" : program
    process.executableURL = URL(fileURLWithPath: path).resolvingSymlinksInPath()
    process.arguments = [
      "--worker", codec, "--first", "\(first)", "--count", "\(count)", "--seed", "\(seed)",
    ]
    (process.standardOutput, process.standardError) = (output, errors)
    try process.run()
    let process = process
    DispatchQueue.global().asyncAfter(deadline: .now() + 300) {
      if process.isRunning { process.terminate() }
    }
  }

  func wait() -> (decoded: Int, failure: String?) {
    let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    let message = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    let lines = said.split(separator: "\n")
    let decoded = lines.count { $0.hasSuffix(" decoded") }
    let slow = lines.filter { $0.hasSuffix(" slow") }
    guard process.terminationStatus == 0, process.terminationReason == .exit, slow.isEmpty else {
      let last = slow.first ?? lines.last ?? "nothing"
      return (decoded, "at \(last): \(message.prefix(2000))")
    }
    return (decoded, nil)
  }
}
