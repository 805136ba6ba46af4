import Foundation
import Glibc

/// A command could not be started, or ended with another code than those that count as success.
struct CommandFailure: Error, CustomStringConvertible {
  var description: String
}

/// What one run of a command took: seconds of wall clock and the largest process in it.
struct Sample {
  var seconds: Double
  /// MiB of resident memory, of the largest process among the shell and what it started. The
  /// kernel counts from what this program had at the moment of the fork: about 20 is the floor.
  var peak: Double
  /// Seconds of processor, those of the kernel too: what a busy machine does not change much.
  var processor: Double
}

/// One way of doing the work: a line of shell, and what has to be cleared away before each run.
struct Job {
  var name: String
  var command: String
  var cleaning: String
  /// `spindle` ends with 1 when it has something to say; the output is there all the same.
  var accepted: Set<Int32> = [0]

  /// Clears away the last output, untimed, and runs the command once.
  func run() throws -> Sample {
    _ = try Self.shell(cleaning)
    let clock = ContinuousClock()
    let start = clock.now
    let (code, usage) = try Self.shell(command)
    let seconds = (clock.now - start) / .seconds(1)
    guard accepted.contains(code) else {
      throw CommandFailure(description: "\(name) ended with \(code): \(command)")
    }
    return Sample(
      seconds: seconds, peak: Double(usage.ru_maxrss) / 1024,
      processor: usage.ru_utime.seconds + usage.ru_stime.seconds)
  }

  /// Runs a line of shell; gives its exit code and what it used.
  static func shell(_ line: String) throws -> (code: Int32, usage: rusage) {
    let words = ["/bin/sh", "-c", "(\(line)) >/dev/null 2>&1"]
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) }
    defer { for argument in arguments { free(argument) } }
    arguments.append(nil)
    var child: pid_t = 0
    let failure = posix_spawn(&child, "/bin/sh", nil, nil, arguments, environ)
    guard failure == 0 else {
      throw CommandFailure(description: "no shell: \(String(cString: strerror(failure)))")
    }
    var status: Int32 = 0
    var usage = rusage()
    while wait4(child, &status, 0, &usage) < 0 {
      guard errno == EINTR else { throw CommandFailure(description: "wait4 failed") }
    }
    let code = status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
    return (code, usage)
  }
}

extension timeval {
  fileprivate var seconds: Double { Double(tv_sec) + Double(tv_usec) / 1e6 }
}

extension [Sample] {
  var seconds: Double { median(map(\.seconds)) }
  var processor: Double { median(map(\.processor)) }
  var peak: Double { median(map(\.peak)) }

  private func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    guard !sorted.isEmpty else { return .nan }
    let middle = sorted.count / 2
    return sorted.count.isMultiple(of: 2)
      ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
  }
}
