internal import DICOMCore
internal import DICOMFileSet

extension InventoryBuilder {
  /// Finds the file of each record: by name and SOP Instance UID, by the UID alone, by the name alone.
  ///
  /// Who has both right is served first, so that no record takes another one's file.
  func matches() -> [RecordMatch] {
    var names = MediumNames(files)
    var matches: [RecordMatch] = []
    for (number, directory) in directories.enumerated() {
      guard let content = directory.content else { continue }
      for (index, record) in content.records.enumerated() where record.isInUse {
        guard let reference = content.reference(index) else { continue }
        var match = RecordMatch(
          directory: Int32(truncatingIfNeeded: number), record: Int32(truncatingIfNeeded: index),
          instance: reference.sopInstance)
        if let path = reference.path { findByName(path, directory.folder, &names, &match) }
        matches.append(match)
      }
    }
    var isTaken = Array(repeating: false, count: files.count)
    for match in matches where match.outcome == .present { isTaken[Int(match.file)] = true }
    findByInstance(&matches, &isTaken)
    settle(&matches, &isTaken)
    return matches
  }

  private func findByName(
    _ path: String, _ folder: String, _ names: inout MediumNames, _ match: inout RecordMatch
  ) {
    let full = folder.isEmpty ? path : folder + "/" + path
    if let file = names.file(at: full), take(file, &match) { return }
    // Some writers count from the root of the medium; only the UID can bear that out.
    if !folder.isEmpty, match.instance != nil, let file = names.file(at: path),
      scanned[file].sopInstance == match.instance, take(file, &match)
    {
      return
    }
    for file in names.files(like: full) where take(file, &match) {
      match.isRenamed = names.file(at: full) != file
      return
    }
  }

  /// - Returns: whether it is the file of the record, by all that is known of the two.
  private func take(_ file: Int, _ match: inout RecordMatch) -> Bool {
    let entry = scanned[file]
    guard entry.content != .directory else { return false }
    if match.named < 0 || scanned[Int(match.named)].content != .instance,
      entry.content == .instance || match.named < 0
    {
      match.named = Int32(truncatingIfNeeded: file)
    }
    guard entry.content == .instance,
      match.instance == nil || entry.sopInstance == match.instance
    else { return false }
    match.file = Int32(truncatingIfNeeded: file)
    match.outcome = .present
    return true
  }

  /// Files that nothing but their SOP Instance UID leads to.
  private func findByInstance(_ matches: inout [RecordMatch], _ isTaken: inout [Bool]) {
    guard matches.contains(where: { $0.outcome == .pending && $0.instance != nil }) else { return }
    var first: [UID: Int32] = [:]
    var next = Array(repeating: Int32(-1), count: files.count)
    for file in files.indices.reversed() where scanned[file].content == .instance {
      guard let uid = scanned[file].sopInstance else { continue }
      next[file] = first[uid] ?? -1
      first[uid] = Int32(truncatingIfNeeded: file)
    }
    for index in matches.indices where matches[index].outcome == .pending {
      guard let uid = matches[index].instance, let head = first[uid] else { continue }
      var file = head
      while file >= 0, isTaken[Int(file)] { file = next[Int(file)] }
      // Those behind it are taken for good: the next search begins here.
      if file >= 0 { first[uid] = file }
      if file >= 0 {
        isTaken[Int(file)] = true
        matches[index].file = file
        matches[index].isRenamed = matches[index].named < 0
        matches[index].outcome = matches[index].named < 0 ? .present : .stale
      } else if matches[index].named < 0 {
        matches[index].file = head
        matches[index].isRenamed = true
        matches[index].outcome = .present
      }
    }
  }

  /// What is left: files that are called so and hold something else, and names without a file.
  private func settle(_ matches: inout [RecordMatch], _ isTaken: inout [Bool]) {
    for index in matches.indices where matches[index].outcome == .pending {
      let named = Int(matches[index].named)
      guard named >= 0 else {
        matches[index].outcome = .missing
        continue
      }
      let holdsInstance = scanned[named].content == .instance
      matches[index].outcome = holdsInstance ? .stale : .unreadable
      if !isTaken[named] || !holdsInstance {
        isTaken[named] = true
        matches[index].file = matches[index].named
      }
    }
  }
}
