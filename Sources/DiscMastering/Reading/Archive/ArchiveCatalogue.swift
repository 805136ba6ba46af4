internal import DICOMCore

/// The files of an archive while it is opened, each under a path of its own.
struct ArchiveCatalogue {
  let limits: MediumLimits
  /// In the order of the archive; `number` counts them.
  private(set) var files: [MediumFile] = []
  private(set) var numbers: [String: Int] = [:]
  private var pending: [(file: Int?, problem: MediumProblem)] = []
  /// How many files were given another name for a later one, so as not to try every number.
  private var renamed: [String: Int] = [:]
  private var nameBytes = 0
  private var isFull = false

  /// More problems than anybody reads.
  private static let problemLimit = 10_000

  init(_ limits: MediumLimits) { self.limits = limits }

  /// Counts the bytes of a name, and says whether there is room for another one.
  mutating func hasRoom(forName length: Int) -> Bool {
    nameBytes += length
    guard !isFull else { return false }
    guard files.count < limits.files, nameBytes <= limits.nameBytes else {
      isFull = true
      report(
        .limit,
        "it has more files, or longer names, than are read:"
          + " those behind the first \(files.count) are missing")
      return false
    }
    return true
  }

  /// Adds a file and returns its number. An earlier one of the same path is renamed: the last
  /// one counts, as it does for those who extract the archive.
  mutating func add(_ name: ArchiveName, size: Int, address: Int?) -> Int {
    let number = files.count
    let offset = address
    if let earlier = numbers[name.path] {
      var count = renamed[name.path, default: 0]
      var path: String
      repeat {
        count += 1
        path = "\(name.path)~\(count)"
      } while numbers[path] != nil
      renamed[name.path] = count
      rename(earlier, from: name.path, to: path)
      report(
        .nameTwice, file: earlier, offset: files[earlier].address,
        "a later file of the archive has the same name, which is kept for that one")
    }
    files.append(MediumFile(path: name.path, size: size, address: address, number: number))
    numbers[name.path] = number
    if let hostility = name.hostility {
      report(.hostilePath, file: number, offset: offset, "\(hostility); it is shown without that")
    }
    if name.isTooDeep {
      report(
        .nestedTooDeep, file: number, offset: offset,
        "it lies in more than \(limits.depth) folders; the innermost are left out of its path")
    }
    return number
  }

  private mutating func rename(_ number: Int, from old: String, to new: String) {
    numbers[new] = number
    if files[number].path == old {
      files[number].path = new
    } else {
      files[number].otherPaths = files[number].otherPaths.map { $0 == old ? new : $0 }
    }
  }

  /// Gives a file another path, which no other file has.
  mutating func link(_ path: String, to number: Int) {
    guard numbers[path] == nil else { return }
    numbers[path] = number
    files[number].otherPaths.append(path)
  }

  mutating func resize(_ number: Int, to size: Int) { files[number].size = size }

  /// A problem of a file that is listed, or of the archive.
  mutating func report(
    _ kind: MediumProblem.Kind, file: Int? = nil, path: String? = nil, offset: Int? = nil,
    _ detail: String
  ) {
    guard pending.count < Self.problemLimit else { return }
    pending.append((file, MediumProblem(kind, path: path, offset: offset, detail)))
    if pending.count == Self.problemLimit {
      pending.append(
        (nil, MediumProblem(.limit, "there are more problems, which are not listed")))
    }
  }

  /// With the paths that the files have in the end.
  var problems: [MediumProblem] {
    pending.map { file, problem in
      var problem = problem
      if let file { problem.path = files[file].path }
      return problem
    }
  }

  var sortedFiles: [MediumFile] { files.sorted { $0.path < $1.path } }
}
