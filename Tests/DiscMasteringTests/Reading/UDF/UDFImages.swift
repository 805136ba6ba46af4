import DICOMCore
import DiscMastering
import Foundation
import Testing

/// A kind of UDF volume, and how it is made.
enum UDFKind: String, CaseIterable, CustomTestStringConvertible {
  case genisoimage, pycdlib
  case plain102, plain150, plain201, blocks512, blocks4096
  case longDescriptors, extendedDescriptors, embedded, manyExtents, sparse, strategy4096
  case virtual150, virtual201, virtual250, virtual260, sparable150, sparable201, metadata250

  var testDescription: String { rawValue }

  var tree: String {
    switch self {
    // The one says 1.02 of what it calls 2.60.
    case .genisoimage, .pycdlib, .plain102: "UDF 1.02"
    case .plain150, .extendedDescriptors, .strategy4096, .virtual150, .sparable150: "UDF 1.50"
    case .metadata250, .virtual250: "UDF 2.50"
    case .virtual260: "UDF 2.60"
    default: "UDF 2.01"
    }
  }

  /// The arguments of mkudffs, and those of the tool that fills what it makes.
  private var recipe: (make: String, blocks: Int, fill: String) {
    switch self {
    case .genisoimage, .pycdlib: ("", 0, "")
    case .plain102: ("-b 2048 -m hd -r 1.02", 1000, "")
    case .plain150: ("-b 2048 -m hd -r 1.50", 1000, "")
    case .plain201: ("-b 2048 -m hd -r 2.01", 1000, "")
    case .blocks512: ("-b 512 -m hd -r 2.01", 2000, "")
    case .blocks4096: ("-b 4096 -m hd -r 2.01", 1000, "--upper")
    case .longDescriptors: ("-b 2048 -m hd -r 2.01", 1000, "--allocation long --fragment 2")
    case .extendedDescriptors: ("-b 2048 -m hd -r 1.50", 1000, "--allocation extended --fragment 1")
    case .embedded: ("-b 2048 -m hd -r 2.01", 1000, "--embed")
    // Descriptors that do not fit in a block go on in others.
    case .manyExtents: ("-b 512 -m hd -r 2.01", 4000, "--fragment 1")
    case .sparse: ("-b 2048 -m hd -r 2.01", 1000, "--sparse")
    case .strategy4096: ("-b 2048 -m hd -r 1.50", 1000, "--strategy4096")
    case .virtual150: ("-b 2048 -m cdr -r 1.50", 4000, "")
    case .virtual201: ("-b 2048 -m cdr -r 2.01", 4000, "--fragment 2")
    case .virtual250: ("-b 2048 -m cdr -r 2.50", 4000, "")
    case .virtual260: ("-b 2048 -m bdr -r 2.60", 4000, "--strategy4096")
    case .sparable150: ("-b 2048 -m cdrw -r 1.50", 4000, "--remap")
    case .sparable201: ("-b 2048 -m cdrw -r 2.01", 4000, "--remap")
    case .metadata250: ("-b 2048 -m hd -r 2.01", 1000, "--metadata")
    }
  }

  /// Makes a volume of a folder's files.
  /// - Returns: its path.
  func image(of folder: String, in directory: TemporaryDirectory) throws -> String {
    let path = directory.file("\(rawValue).udf")
    switch self {
    case .genisoimage:
      try run(
        "genisoimage", "-quiet", "-udf", "-J", "-R", "-input-charset", "utf-8", "-o", path, folder)
    case .pycdlib: try run("python3", "-c", Self.pycdlibScript, folder, path)
    default:
      // Into an empty file: a sparse one of this size is not needed.
      try mkudffs(recipe.make, blocks: recipe.blocks, path)
      try fill(path, folder, recipe.fill)
    }
    return path
  }

  private static let pycdlibScript = """
    import pycdlib, sys
    from pathlib import Path
    root, image = Path(sys.argv[1]), pycdlib.PyCdlib()
    image.new(udf="2.60", interchange_level=3)
    for number, path in enumerate(sorted(root.rglob("*"))):
        udf = "/" + str(path.relative_to(root))
        if path.is_dir():
            image.add_directory(udf_path=udf)
        else:
            image.add_file(str(path), f"/F{number}.;1", udf_path=udf)
    image.write(sys.argv[2])
    """
}

func mkudffs(_ options: String, blocks: Int, _ path: String) throws {
  let words = options.replacingOccurrences(of: "-m ", with: "--media-type=")
    .replacingOccurrences(of: "-r ", with: "--udfrev=")
  try runWords(
    [systemTool("mkudffs"), "--new-file"] + words.split(separator: " ").map(String.init)
      + ["-l", "Medical", path, String(blocks)])
}

/// A program that a user's path may not lead to.
private func systemTool(_ name: String) -> String {
  let folders = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":") ?? []
  let isThere = folders.contains {
    FileManager.default.isExecutableFile(atPath: "\($0)/\(name)")
  }
  return isThere ? name : "/usr/sbin/\(name)"
}

/// Writes a folder's files into an empty volume.
func fill(_ path: String, _ folder: String, _ options: String = "") throws {
  let tool = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().appendingPathComponent("../../../Acceptance/udf_fill.py")
  try runWords(
    ["python3", tool.standardized.path, path, folder]
      + options.split(separator: " ").map(String.init))
}

private func runWords(_ words: [String]) throws {
  let line = words.map { "'\($0)'" }.joined(separator: " ")
  try run("sh", "-c", line)
}

/// The files of the volumes of these tests.
struct UDFTree {
  var files: [String: [UInt8]]

  static let small = UDFTree(files: [
    "DICOMDIR": pattern(5000, seed: 1),
    "DICOM/PA1/ST1/IM1": pattern(3, seed: 2),
    "DICOM/PA1/ST1/IM2": pattern(2048, seed: 3),
    "DICOM/PA1/ST1/IM3": pattern(6000, seed: 4),
    "DICOM/PA2/IM1": [UInt8](repeating: 0, count: 4096) + pattern(5000, seed: 5),
    "README.TXT": Array("Read me".utf8),
    "EMPTY": [],
  ])

  /// Also names beyond ASCII, a folder of many files and a file of many blocks.
  static let large = UDFTree(
    files: small.files.merging([
      "B\u{FC}cher/\u{65E5}\u{672C}\u{8A9E}.txt": Array("konnichiwa".utf8),
      "LARGE": pattern(150_000, seed: 6),
    ]) { $1 }.merging(
      (0..<60).map { ("MANY/A name that is rather long \($0)", pattern($0 * 7, seed: $0)) }
    ) { $1 })

  func write(to directory: TemporaryDirectory) throws -> String {
    for (path, bytes) in files { try directory.write(bytes, "tree/\(path)") }
    return directory.file("tree")
  }
}

/// Every file of a medium, with its bytes.
func everything(of medium: UDFMedium) throws -> [String: [UInt8]] {
  var found: [String: [UInt8]] = [:]
  for file in medium.files {
    found[file.path] = try medium.source(of: file).read(0..<file.size)
  }
  return found
}
