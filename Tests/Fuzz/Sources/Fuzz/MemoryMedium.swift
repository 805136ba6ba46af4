import DICOMCore
import DiscMastering

/// A folder that is held in memory.
struct MemoryMedium: MediumReader {
  let kind = MediumKind.folder
  let sessions: [MediumSession] = []
  let files: [MediumFile]
  let problems: [MediumProblem] = []
  private let contents: [String: [UInt8]]

  init(_ members: [Member]) {
    contents = Dictionary(members.map { ($0.path, $0.bytes) }) { first, _ in first }
    files = contents.map { MediumFile(path: $0.key, size: $0.value.count) }
      .sorted { $0.path < $1.path }
  }

  func source(at path: String) throws -> any ByteSource {
    guard let bytes = contents[path] else { throw Problem(description: "\(path) is not there") }
    return MemorySource(bytes, name: path)
  }

  func source(of file: MediumFile) throws -> any ByteSource { try source(at: file.path) }
}
