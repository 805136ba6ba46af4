import DICOMCore
import Foundation
import TestSupport
import Testing

@Suite struct MutationTests {
  /// More rounds where `SPINDLE_MUTATIONS` names a number.
  static let rounds =
    ProcessInfo.processInfo.environment["SPINDLE_MUTATIONS"].flatMap { Int($0) } ?? 100_000

  @Test func `files with bytes changed at random never trap`() throws {
    var random = SplitMix(20_240_229)
    let samples = TruncationTests.samples
    var readable = 0
    for round in 0..<Self.rounds {
      var bytes = samples[round % samples.count]
      // The preamble is of no interest.
      for _ in 0...Int(random.next() % 4) {
        let place = 128 + Int(random.next() % UInt64(bytes.count - 128))
        bytes[place] = UInt8(truncatingIfNeeded: random.next() >> 7)
      }
      if random.next() % 8 == 0 { bytes.removeLast(Int(random.next() % 40)) }
      guard let file = try? read(bytes) else { continue }
      readable += 1
      guard round % 16 == 0 else { continue }
      var sink = MemorySink()
      try file.write(as: .explicitVRLittleEndian, to: &sink)
    }
    #expect(readable > Self.rounds / 2)
  }
}
