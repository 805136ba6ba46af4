import DICOMCore
import DiscMastering
import TestSupport
import Testing

struct ConcurrentReadingTests {
  let directory: TemporaryDirectory
  init() throws { directory = try TemporaryDirectory() }

  @Test(arguments: ["zip -q ../a F*", "zip -q -0 ../a F*", "tar -czf ../a F*", "tar -cf ../a F*"])
  func `many readers of one archive get the same bytes`(command: String) async throws {
    let files = (0..<40).map { number in
      pattern(30_000 + number * 997, seed: number) + [UInt8](repeating: 7, count: number * 3000)
    }
    for (number, bytes) in files.enumerated() { try directory.write(bytes, "tree/F\(number)") }
    try run("sh", "-c", command, in: directory.file("tree"))
    let name = command.hasPrefix("zip") ? "a.zip" : "a"
    let medium = try MediumOpener.open(path: directory.file(name))
    #expect(medium.files.count == files.count)
    // Half of the readers share their sources; each reads in an order of its own.
    let shared = try (0..<files.count).map { try medium.source(at: "F\($0)") }
    try await withThrowingTaskGroup(of: Int.self) { group in
      for reader in 0..<8 {
        group.addTask {
          var random = SplitMix(UInt64(reader) + 1)
          var wrong = 0
          for _ in 0..<120 {
            let number = Int.random(in: 0..<files.count, using: &random)
            let source = reader < 4 ? shared[number] : try medium.source(at: "F\(number)")
            let start = Int.random(in: 0..<files[number].count, using: &random)
            let end = min(files[number].count, start + Int.random(in: 1...9000, using: &random))
            if try source.read(start..<end) != Array(files[number][start..<end]) { wrong += 1 }
          }
          return wrong
        }
      }
      for try await wrong in group { #expect(wrong == 0) }
    }
  }
}
