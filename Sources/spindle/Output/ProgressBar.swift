import Glibc
import MediaPipeline
import Synchronization

/// A line on the terminal with what is done, the rate and the time left; silent in pipes.
final class ProgressBar: Sendable {
  private struct State {
    var phase: Progress.Phase?
    var start = 0.0
    var shown = 0.0
    var width = 0
  }

  private let state = Mutex(State())
  private let isVisible: Bool

  init(quiet: Bool) { isVisible = !quiet && Terminal.isErrorATerminal }

  func show(_ progress: Progress) {
    guard isVisible else { return }
    state.withLock { state in
      let now = Self.now()
      if state.phase != progress.phase {
        (state.phase, state.start, state.shown) = (progress.phase, now, 0)
      }
      guard now - state.shown >= 0.1 else { return }
      state.shown = now
      let line = Self.line(progress, seconds: now - state.start)
      let padding = String(repeating: " ", count: max(0, state.width - line.count))
      state.width = line.count
      Terminal.write("\r" + line + padding, to: .error)
    }
  }

  /// Takes the line away again.
  func end() {
    guard isVisible else { return }
    state.withLock { state in
      Terminal.write("\r" + String(repeating: " ", count: state.width) + "\r", to: .error)
      state.width = 0
    }
  }

  private static func line(_ progress: Progress, seconds: Double) -> String {
    let rate = seconds > 0 ? Double(progress.done) / seconds : 0
    let amount = progress.isInBytes ? Amount.bytes(progress.done) : "\(progress.done) files"
    let speed = progress.isInBytes ? Amount.bytes(Int(rate)) + "/s" : "\(Int(rate)) files/s"
    guard progress.total > 0 else { return "\(progress.phase.rawValue)  \(amount)" }
    let share = min(1, Double(progress.done) / Double(progress.total))
    let filled = Int(share * 24)
    let bar = String(repeating: "#", count: filled) + String(repeating: "-", count: 24 - filled)
    let left = rate > 0 ? Double(progress.total - progress.done) / rate : 0
    return "\(progress.phase.rawValue)  [\(bar)] \(Int(share * 100)) %  \(amount)  \(speed)"
      + "  \(Amount.time(left)) left"
  }

  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}

/// Figures as people read them.
enum Amount {
  /// In powers of ten, as media are sold.
  static func bytes(_ count: Int) -> String {
    guard count >= 1_000 else { return "\(count) B" }
    var value = Double(count) / 1_000
    var unit = 0
    let units = ["kB", "MB", "GB", "TB"]
    while value >= 1_000, unit < units.count - 1 {
      value /= 1_000
      unit += 1
    }
    let tenths = Int((value * 10).rounded())
    return "\(tenths / 10).\(tenths % 10) \(units[unit])"
  }

  static func time(_ seconds: Double) -> String {
    let whole = Int(min(seconds, 359_999).rounded(.up))
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : String(value) }
    return whole >= 3_600
      ? "\(whole / 3_600):\(two(whole / 60 % 60)):\(two(whole % 60))"
      : "\(whole / 60):\(two(whole % 60))"
  }
}
