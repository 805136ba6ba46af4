internal import DICOMCore

/// A volume of ISO 9660 and one of UDF over the same files, as DVDs have it.
///
/// A file of both has the same first byte and size; one that only one of them shows is there too.
struct BridgeMedium: MediumReader {
  var kind: MediumKind { .bridge }
  let sessions: [MediumSession]
  let files: [MediumFile]
  let problems: [MediumProblem]
  private let iso: ISOMedium
  private let udf: UDFMedium
  /// Of each file, by its number.
  private let origins: [Origin]

  private enum Origin {
    case iso(Int)
    case udf(Int)
  }

  /// What makes a file the same in both: a place, or, where nothing was stored, a path.
  private struct Identity: Hashable {
    var address: Int
    var size: Int
    var path: String

    init(_ file: MediumFile) {
      address = file.size > 0 ? file.address ?? -1 : -1
      size = file.size
      path = address < 0 ? file.path : ""
    }
  }

  init(_ iso: ISOMedium, _ udf: UDFMedium) {
    (self.iso, self.udf) = (iso, udf)
    var problems = MediumProblems()
    // Two files may share their bytes: each takes one of the other tree's.
    var others: [Identity: [Int]] = [:]
    for (index, file) in udf.files.enumerated().reversed() {
      others[Identity(file), default: []].append(index)
    }
    // genisoimage gives files of earlier sessions no bytes in the UDF tree of a later one.
    let emptied = Dictionary(
      udf.files.filter { $0.size == 0 }.map { ($0.path, Identity($0)) },
      uniquingKeysWith: { first, _ in first })
    var joined: [(file: MediumFile, origin: Origin)] = []
    var paths = UniquePaths()
    for (index, file) in iso.files.enumerated() {
      var file = file
      if let twin = others[Identity(file)]?.popLast() {
        let name = udf.files[twin].path
        if name != file.path, !file.otherPaths.contains(name) { file.otherPaths.append(name) }
      } else if file.size > 0,
        let twin = ([file.path] + file.otherPaths).lazy.compactMap({ emptied[$0] }).first,
        others[twin]?.popLast() != nil
      {
        problems.add(
          .treeDamaged, path: file.path, offset: file.address,
          "the UDF volume shows this file without its bytes; those of the ISO 9660 volume are read")
      } else if file.session == iso.sessions.last?.number {
        // An earlier session need not be in the UDF volume, which only the last one wrote.
        problems.add(
          .treesDiffer, path: file.path, offset: file.address,
          "the file is in the ISO 9660 volume and not in the UDF volume")
      }
      _ = paths.insert(file.path)
      joined.append((file, .iso(index)))
    }
    for index in others.values.joined().sorted() {
      var file = udf.files[index]
      problems.add(
        .treesDiffer, path: file.path, offset: file.address,
        "the file is in the UDF volume and not in the ISO 9660 volume")
      file.path = paths.insert(file.path)
      joined.append((file, .udf(index)))
    }
    joined.sort { $0.file.path < $1.file.path }
    for index in joined.indices { joined[index].file.number = index }
    files = joined.map(\.file)
    origins = joined.map(\.origin)
    self.problems = iso.problems + udf.problems + problems.all
    var sessions = iso.sessions
    if let last = sessions.indices.last {
      sessions[last].trees += udf.sessions.flatMap(\.trees)
    }
    self.sessions = sessions
  }

  func source(of file: MediumFile) throws -> any ByteSource {
    guard files.indices.contains(file.number), files[file.number].path == file.path else {
      throw MasteringError(.noSuchFile, path: file.path)
    }
    return switch origins[file.number] {
    case .iso(let index): try iso.source(of: iso.files[index])
    case .udf(let index): try udf.source(of: udf.files[index])
    }
  }

  func source(at path: String) throws -> any ByteSource {
    guard let index = fileIndex(files, path) else {
      throw MasteringError(.noSuchFile, path: path)
    }
    return try source(of: files[index])
  }
}
