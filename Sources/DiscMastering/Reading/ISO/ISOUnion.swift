/// The files of all sessions, each once.
///
/// The last session has the paths. A file of an earlier one is the same when it begins at the
/// same place and has the same size; another one of the same path is listed as `SESSION1/…`, by
/// the last session that shows it.
struct ISOUnion {
  private(set) var files: [ISOFile] = []
  private var paths: [String: Int] = [:]
  private var places: [MediumExtent: Int] = [:]
  private struct Hidden: Hashable {
    var path: String
    var place: MediumExtent
  }

  /// Files that were replaced, by the path that they had.
  private var hidden: [Hidden: Int] = [:]
  private var unique = UniquePaths()
  private let limits: MediumLimits
  private var nameBytes = 0

  init(_ limits: MediumLimits) { self.limits = limits }

  /// - Parameter isLast: nothing hides it.
  mutating func add(
    _ session: [ISOFile], number: Int, isLast: Bool, _ problems: inout MediumProblems
  ) {
    for file in session {
      guard isLast else {
        addEarlier(file, number, &problems)
        continue
      }
      append(file, as: file.path, &problems)
    }
  }

  private mutating func addEarlier(
    _ file: ISOFile, _ number: Int, _ problems: inout MediumProblems
  ) {
    let taken = paths[file.path]
    let place = Hidden(path: file.path, place: file.place)
    if let same = hidden[place] ?? taken.flatMap({ files[$0].place == file.place ? $0 : nil }) {
      files[same].session = number
      return
    }
    // It has another name now, unless that one is another file's.
    if taken == nil, file.size > 0, let index = places[file.place] {
      files[index].session = number
      files[index].addOther(file.path)
      return
    }
    let isTaken = taken != nil
    var file = file
    file.isHidden = true
    if isTaken {
      file.path = "SESSION\(number)/\(file.path)"
      file.otherPaths = file.otherPaths.map { "SESSION\(number)/\($0)" }
    }
    let index = files.count
    let path = append(file, as: file.path, &problems)
    if isTaken, files.count > index { hidden[place] = index }
    problems.add(
      .sessionHidden, path: path, offset: file.extents.first?.start,
      isTaken
        ? "what session \(number) has at this path, which a later one has replaced"
        : "session \(number) is the last that shows it")
  }

  @discardableResult
  private mutating func append(
    _ file: ISOFile, as path: String, _ problems: inout MediumProblems
  ) -> String {
    guard files.count < limits.files, nameBytes < limits.nameBytes else {
      if problems.count(.limit) == 0 {
        problems.add(.limit, "there are more files, or longer names, than are read of a medium")
      }
      return path
    }
    var file = file
    file.path = unique.insert(path)
    if file.path != path {
      problems.add(
        .nameTwice, path: file.path, offset: file.extents.first?.start,
        "another file has this path too; this one is listed under another name")
    }
    nameBytes += file.path.utf8.count
    if paths[file.path] == nil { paths[file.path] = files.count }
    if file.size > 0, places[file.place] == nil { places[file.place] = files.count }
    files.append(file)
    return file.path
  }
}
