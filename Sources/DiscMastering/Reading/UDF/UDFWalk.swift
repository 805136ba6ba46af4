/// Visits the tree of a volume, each folder once, in whatever state it is.
struct UDFWalk {
  /// A folder that is still to be read.
  private struct Pending {
    var control: UDFAllocation
    var path: String
    var depth: Int
  }

  private(set) var volume: UDFVolume
  private let limits: MediumLimits
  private let session: Int
  private(set) var files: [MediumFile] = []
  private(set) var extents: [[UDFExtent]] = []
  private var pending: [Pending] = []
  private var visited: Set<Int> = []
  private var count = 0
  private var nameBytes = 0
  /// Bytes of folders that may still be read: several may lie on the same blocks.
  private var folderBudget: Int
  private var isStopped = false

  init(_ volume: UDFVolume, limits: MediumLimits, session: Int) {
    self.volume = volume
    self.limits = limits
    self.session = session
    folderBudget = min(512 << 20, (16 << 20) + 2 * min(volume.image.count, 1 << 30))
  }

  mutating func run() {
    guard let root = volume.root else { return }
    pending = [Pending(control: root, path: "", depth: 0)]
    while let folder = pending.popLast(), !isStopped { read(folder) }
  }

  private mutating func stop(_ what: String) {
    isStopped = true
    volume.problems.add(.limit, "\(what); the files after them are not listed")
  }

  private mutating func read(_ folder: Pending) {
    let path = folder.path.isEmpty ? nil : folder.path
    guard let entry = volume.entry(at: folder.control), entry.type == .folder else {
      volume.problems.add(.folderDamaged, path: path, "its file entry is not one of a folder")
      return
    }
    note(entry, path: path)
    guard visited.insert(entry.offset).inserted else {
      volume.problems.add(
        .folderLoop, path: path, offset: entry.offset,
        "the folder was reached in another way before, and is read once")
      return
    }
    let contents = contents(of: entry)
    if let damage = contents.damage {
      volume.problems.add(
        .folderDamaged, path: path, offset: entry.offset,
        "\(damage); \(contents.entries.count) entries could be read")
    }
    var names = UDFNames()
    let named = contents.entries.filter { !isReserved($0, in: folder) }.map { child in
      (child, names.unique(child.name))
    }
    // In the order of their file entries on the medium.
    let places = named.map { volume.partitions.place(of: $0.0.control.address)?.address ?? 0 }
    for index in named.indices.sorted(by: { places[$0] < places[$1] }) {
      guard !isStopped else { return }
      let (child, name) = named[index]
      add(child, name, in: folder)
    }
  }

  /// What marks defective packets is no file.
  /// - SeeAlso: UDF 2.3.13
  private func isReserved(_ child: UDFFolderEntry, in folder: Pending) -> Bool {
    guard folder.depth == 0, child.name == "Non-Allocatable Space" else { return false }
    return volume.partitions.contains {
      if case .sparable = $0 { true } else { false }
    }
  }

  private mutating func contents(of entry: UDFFileEntry) -> UDFFolder {
    guard folderBudget > 0 else {
      stop("its folders are larger than is read of one medium")
      return UDFFolder([], isWhole: true)
    }
    let limit = min(folderBudget, 64 << 20)
    let (bytes, isWhole) = volume.contents(of: entry, limit: limit)
    folderBudget -= bytes.count
    let folder = UDFFolder(bytes, isWhole: isWhole)
    guard folder.damage != nil, entry.embedded == nil,
      case .metadata = volume.partitions[entry.address.partition]
    else { return folder }
    let (copy, isCopyWhole) = volume.contents(of: entry, mirror: true, limit: limit)
    folderBudget -= copy.count
    let mirrored = UDFFolder(copy, isWhole: isCopyWhole)
    guard mirrored.damage == nil else { return folder }
    volume.problems.add(
      .treeDamaged, offset: entry.offset, "a folder is damaged; its copy in the mirror is used")
    return mirrored
  }

  private mutating func note(_ entry: UDFFileEntry, path: String?) {
    guard !entry.isIntact else { return }
    volume.problems.add(
      .treeDamaged, path: path, offset: entry.offset, "the file entry has a wrong checksum")
  }

  private mutating func add(_ child: UDFFolderEntry, _ name: UDFNames.Name, in folder: Pending) {
    let path = folder.path.isEmpty ? name.text : "\(folder.path)/\(name.text)"
    count += 1
    nameBytes += path.utf8.count
    guard count <= limits.files else { return stop("more than \(limits.files) entries") }
    guard nameBytes <= limits.nameBytes else {
      return stop("names of more than \(limits.nameBytes) bytes")
    }
    if child.isRenamed {
      volume.problems.add(
        .hostilePath, path: path, "the recorded name cannot be part of a path; this one is used")
    }
    if name.isChanged {
      volume.problems.add(
        .nameTwice, path: path, "another entry of the folder has its name; this one is used")
    }
    guard let entry = volume.entry(at: child.control) else {
      volume.problems.add(
        .unreadable, path: path,
        offset: volume.partitions.place(of: child.control.address)?.address,
        "the file entry is damaged: neither size nor place of the file are known")
      return
    }
    switch entry.type {
    case .folder:
      guard folder.depth + 1 < limits.depth else {
        volume.problems.add(
          .nestedTooDeep, path: path, "folders are read \(limits.depth) levels deep")
        return
      }
      pending.append(Pending(control: child.control, path: path, depth: folder.depth + 1))
    case .file: add(entry, path)
    case .link:
      volume.problems.add(.link, path: path, "a symbolic link, which is not followed")
    case .device: volume.problems.add(.link, path: path, "a device, which is not read")
    case .virtualTable, .metadata, .other: break
    }
  }

  private mutating func add(_ entry: UDFFileEntry, _ path: String) {
    note(entry, path: path)
    let found = volume.extents(of: entry)
    if let damage = found.damage {
      volume.problems.add(
        .unreadable, path: path, offset: entry.offset,
        "the file should have \(entry.size) bytes, but \(damage)")
    }
    let end = found.extents.map { ($0.address ?? 0) + $0.length }.max() ?? 0
    let address = found.extents.lazy.compactMap(\.address).first
    if end > volume.image.count, found.extents.contains(where: { $0.address != nil }) {
      volume.problems.add(
        .fileBeyondEnd, path: path, offset: address,
        "the file of \(entry.size) bytes ends at byte \(end), the medium at byte"
          + " \(volume.image.count)")
    }
    files.append(
      MediumFile(
        path: path, size: entry.size, address: address, session: session, number: extents.count))
    extents.append(found.extents)
  }
}

/// Keeps the names of one folder apart.
struct UDFNames {
  struct Name {
    var text: String
    var isChanged: Bool
  }

  private var next: [String: Int] = [:]

  mutating func unique(_ name: String) -> Name {
    guard var number = next[name] else {
      next[name] = 2
      return Name(text: name, isChanged: false)
    }
    while next["\(name)~\(number)"] != nil { number += 1 }
    next[name] = number + 1
    let text = "\(name)~\(number)"
    next[text] = 2
    return Name(text: text, isChanged: true)
  }
}
