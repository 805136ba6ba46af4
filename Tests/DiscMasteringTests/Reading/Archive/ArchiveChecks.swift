import DICOMCore
import DiscMastering
import Testing

/// Makes an archive with Python; `path` is where it belongs.
func python(_ script: String, _ path: String, _ arguments: String...) throws {
  try run(
    "python3", "-c",
    "import sys, io, os, struct, tarfile, zipfile, zlib\npath = sys.argv[1]\n" + script,
    path, arguments.first ?? "")
}

func openTar(_ path: String) throws -> TarMedium {
  try #require(try TarMedium.open(FileSource(path: path)))
}

extension MediumReader {
  var paths: [String] { files.map(\.path) }
  var kinds: [MediumProblem.Kind] { problems.map(\.kind) }

  func bytes(_ path: String) throws -> [UInt8] {
    let source = try source(at: path)
    return try source.read(0..<source.count)
  }

  /// Reads as much as can be read; only a trap or a hang would be wrong.
  func readEverything() {
    for file in files {
      guard let source = try? source(of: file) else { continue }
      _ = try? source.read(0..<min(source.count, 4096))
      _ = try? source.read(max(0, source.count - 100)..<source.count)
    }
  }
}
