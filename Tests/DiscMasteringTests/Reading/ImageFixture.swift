import DICOMCore
import DiscMastering
import Foundation

/// A tree of files and the images that other programs make of it.
struct ImageFixture {
  let directory: TemporaryDirectory
  private(set) var contents: [String: [UInt8]] = [:]

  init() throws { directory = try TemporaryDirectory() }

  var tree: String { directory.file("tree") }

  mutating func add(_ path: String, _ bytes: [UInt8]) throws {
    try directory.write(bytes, "tree/\(path)")
    contents[path] = bytes
  }

  /// A file-set with long names, empty files and one folder that is nested deeply.
  static func fileSet() throws -> ImageFixture {
    var fixture = try ImageFixture()
    try fixture.add("DICOMDIR", pattern(5000))
    for index in 0..<7 {
      try fixture.add("DICOM/PA000001/im00000\(index).dcm", pattern(index * 1111, seed: index + 1))
    }
    try fixture.add("A study of the knee/Série über.dcm", pattern(2048, seed: 20))
    try fixture.add("a/b/c/d/e/f/g/h/i/j/deep.bin", pattern(3000, seed: 21))
    try fixture.add("empty", [])
    return fixture
  }

  /// The image that genisoimage makes.
  func genisoimage(_ options: String..., of tree: String? = nil) throws -> String {
    let path = directory.file("image\(UUID().uuidString).iso")
    let command = ["genisoimage", "-quiet", "-input-charset", "utf-8", "-o", path]
    try run(arguments: command + options + [tree ?? self.tree])
    return path
  }

  func xorriso(_ options: String...) throws -> String {
    let path = directory.file("image\(UUID().uuidString).iso")
    try run(arguments: ["xorrisofs", "-quiet", "-o", path] + options + [tree])
    return path
  }
}

/// Runs a program with arguments that are not known when the test is written.
@discardableResult
func run(arguments: [String]) throws -> String {
  let quoted = arguments.map { "'\($0)'" }
  return try run("sh", "-c", "exec " + quoted.joined(separator: " "))
}

/// Everything in a medium, by path.
func everything(of medium: any MediumReader) throws -> [String: [UInt8]] {
  var contents: [String: [UInt8]] = [:]
  for file in medium.files {
    let source = try medium.source(of: file)
    contents[file.path] = try source.read(0..<source.count)
  }
  return contents
}

/// Reads as much as can be read; only a trap or a hang would be wrong.
func readWhatIsThere(_ medium: any MediumReader) {
  for file in medium.files {
    guard let source = try? medium.source(of: file) else { continue }
    _ = try? source.read(0..<min(source.count, 4096))
  }
}

/// An image in memory, to be damaged.
struct PatchedImage {
  var bytes: [UInt8]

  init(_ path: String) throws { bytes = try DiscMasteringTests.bytes(of: path) }

  /// The first byte of the first directory record with this identifier.
  func record(_ identifier: [UInt8], from start: Int = 0x8000) -> Int? {
    var place = max(33, start)
    while place + identifier.count <= bytes.count {
      if bytes[place] == identifier[0], Int(bytes[place - 1]) == identifier.count,
        bytes[place..<place + identifier.count].elementsEqual(identifier), bytes[place - 33] >= 34
      {
        return place - 33
      }
      place += 1
    }
    return nil
  }

  func record(_ identifier: String) -> Int? { record(Array(identifier.utf8)) }

  func number(_ offset: Int) -> Int {
    (0..<4).reduce(0) { $0 | Int(bytes[offset + $1]) << ($1 * 8) }
  }

  /// Writes a number in both orders.
  mutating func set(_ offset: Int, _ value: Int) {
    for index in 0..<4 {
      bytes[offset + index] = UInt8(truncatingIfNeeded: value >> (index * 8))
      bytes[offset + 7 - index] = bytes[offset + index]
    }
  }

  var medium: ISOMedium? { ISOMedium.open(MemorySource(bytes)) }
}

extension MediumReader {
  func problems(_ kind: MediumProblem.Kind) -> [MediumProblem] {
    problems.filter { $0.kind == kind }
  }
}
