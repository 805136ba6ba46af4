import DICOMConversion
import TestSupport
import Testing

/// Bytes changed at random, now and then cut.
enum Mutants {
  private static let marks = Array("<>()/[]{}%# \n\r\0\u{7F}9-".utf8)

  static func changed(_ bytes: [UInt8], _ round: Int, _ random: inout SplitMix) -> [UInt8] {
    guard !bytes.isEmpty else { return bytes }
    var bytes = bytes
    for _ in 0..<1 + random.below(5) {
      bytes[random.below(bytes.count)] =
        random.below(2) == 0
        ? marks[random.below(marks.count)]
        : UInt8(truncatingIfNeeded: random.next())
    }
    if round % 7 == 0 { bytes.removeLast(random.below(bytes.count)) }
    if round % 11 == 0, !bytes.isEmpty {
      let from = random.below(bytes.count)
      let until = from + random.below(bytes.count - from)
      bytes.insert(contentsOf: bytes[from..<until], at: random.below(bytes.count))
    }
    return bytes
  }
}

enum MutantPDFs {
  static func run(rounds: Int, _ read: ([UInt8]) throws -> Void) throws {
    let made = try MadeDocuments.made.get()
    let sources = [
      "blocks.pdf", "packed.pdf", "linear.pdf", "owner.pdf", "attached.pdf", "script-packed.pdf",
    ].map { made.bytes($0) }
    var random = SplitMix(5)
    var refused = 0
    for round in 0..<rounds {
      do {
        try read(Mutants.changed(sources[round % sources.count], round, &random))
      } catch let error as DocumentError {
        refused += 1
        #expect(error.description.contains("the PDF file"))
      }
    }
    #expect(refused > rounds / 20)
  }
}
