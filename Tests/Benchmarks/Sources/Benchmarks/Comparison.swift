import Foundation

/// Two jobs that do the same work, run in turn (A B A B), and the ratio that is asked for.
struct Comparison {
  var name: String
  var ours: Job
  var theirs: Job
  /// The largest ratio of medians that is good enough; nil where nothing is asked.
  var target: Double?
  /// The largest peak of memory of ours in MiB that is good enough.
  var memory: Double?
  /// The largest share of the other's peak that is good enough.
  var memoryShare: Double?
  /// What the ratio is divided by: the files of ours for each one of theirs.
  var scale = 1.0

  /// Runs both in turn and gives the row; `good` is false where a target is missed.
  func run(_ times: Int) throws -> (row: [String], good: Bool) {
    var mine: [Sample] = []
    var peers: [Sample] = []
    for _ in 0..<times {
      mine.append(try ours.run())
      peers.append(try theirs.run())
    }
    let ratio = mine.seconds / peers.seconds / scale
    let fast = target.map { ratio <= $0 } ?? true
    let small =
      (memory.map { mine.peak <= $0 } ?? true)
      && (memoryShare.map { mine.peak <= $0 * peers.peak } ?? true)
    let row = [
      name, mine.seconds.shown(3), mine.processor.shown(2), theirs.name, peers.seconds.shown(3),
      peers.processor.shown(2), ratio.shown(4), target.map { "≤ \($0)" } ?? "",
      mine.peak.shown(0), peers.peak.shown(0),
      fast && small ? "" : "MISSED",
    ]
    return (row, fast && small)
  }
}

extension Double {
  func shown(_ digits: Int) -> String { String(format: "%.\(digits)f", self) }
}

/// Prints rows as a table of Markdown.
func printTable(_ rows: [[String]]) {
  let header = [
    "work", "spindle s", "processor s", "beside", "its s", "its processor s", "ratio", "target",
    "peak MiB", "its MiB", "",
  ]
  print("| " + header.joined(separator: " | ") + " |")
  print("|" + String(repeating: "---|", count: header.count))
  for row in rows { print("| " + row.joined(separator: " | ") + " |") }
}
