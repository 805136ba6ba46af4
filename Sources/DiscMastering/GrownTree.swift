internal import CIsofs
internal import Glibc

/// Owns a libisofs image with the tree of an old session in it, and what is different in the new.
struct GrownTree: ~Copyable {
  let image: OpaquePointer
  private let streams: ISOStreams

  /// - Parameters:
  ///   - path: of the image; its trees have been walked, so that no loop is in them.
  ///   - old: the same image.
  init(
    path: String, _ change: ISOGrowth.Change, _ old: ISOMedium
  ) throws(MasteringError) {
    var image: OpaquePointer?
    try ISOLibrary.check(iso_image_new("", &image))
    guard let image else { throw MasteringError(.imageLibrary("no memory")) }
    let files = change.allFiles
    let streams = ISOStreams(sizes: files.map(\.size))
    do throws(MasteringError) {
      try Self.load(path, into: image)
      var editor = TreeEditor(image: image, timestamp: change.timestamp)
      for path in change.removed.sorted() { try editor.remove(path) }
      // As in `ISOTree`: from the last name to the first, each is put in front of its folder.
      for index in files.indices.sorted(by: { files[$0].path > files[$1].path }) {
        try editor.add(files[index].path, streams, index, weight: files.count - index)
      }
      editor.finish()
    } catch {
      iso_image_unref(image)
      throw error
    }
    self.image = image
    self.streams = streams
  }

  deinit {
    withExtendedLifetime(streams) { iso_image_unref(image) }
  }

  private static func load(
    _ path: String, into image: OpaquePointer
  ) throws(MasteringError) {
    var source: UnsafeMutablePointer<IsoDataSource>?
    try ISOLibrary.check(iso_data_source_new_from_file(path, &source))
    defer { iso_data_source_unref(source) }
    var options: OpaquePointer?
    try ISOLibrary.check(iso_read_opts_new(&options, 0))
    guard let options else { throw MasteringError(.imageLibrary("no memory")) }
    defer { iso_read_opts_free(options) }
    for code in [
      iso_read_opts_set_no_iso1999(options, 1), iso_read_opts_set_no_aaip(options, 1),
      iso_read_opts_set_no_md5(options, 1), iso_read_opts_set_new_inos(options, 1),
      iso_read_opts_set_default_uid(options, 0), iso_read_opts_set_default_gid(options, 0),
      iso_read_opts_set_default_permissions(options, 0o444, 0o555),
      iso_read_opts_set_input_charset(options, "UTF-8"),
      iso_read_opts_load_system_area(options, 0),
    ] {
      try ISOLibrary.check(code)
    }
    try ISOLibrary.check(iso_image_import(image, source, options, nil))
    try ISOLibrary.checkMessages()
  }
}

/// Takes files out of a tree and puts others into it.
private struct TreeEditor {
  let image: OpaquePointer
  let timestamp: Int64
  private var folders: [String: OpaquePointer] = [:]
  /// Folders in which something is different.
  private var touched: Set<String> = []

  init(image: OpaquePointer, timestamp: Int64) {
    (self.image, self.timestamp) = (image, timestamp)
  }

  mutating func remove(_ path: String) throws(MasteringError) {
    var path = path
    var isFolder = false
    while !path.isEmpty {
      var node: OpaquePointer?
      let code = iso_tree_path_to_node(image, "/" + path, &node)
      guard code == 1, let node else {
        try ISOLibrary.check(code)
        throw MasteringError(.imageLibrary("the tree has it no more"), path: path)
      }
      // A folder goes when the last file in it has gone.
      if isFolder, iso_dir_get_children_count(node) != 0 { break }
      try ISOLibrary.check(iso_node_remove(node))
      touched.remove(path)
      path = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
      touched.insert(path)
      isFolder = true
    }
  }

  mutating func add(
    _ path: String, _ streams: ISOStreams, _ index: Int, weight: Int
  ) throws(MasteringError) {
    let slash = path.lastIndex(of: "/")
    let parent = slash.map { String(path[..<$0]) } ?? ""
    let folder = try folder(parent)
    guard let stream = streams.makeStream(index) else {
      throw MasteringError(.imageLibrary("no memory"))
    }
    let name = slash.map { String(path[path.index(after: $0)...]) } ?? path
    var node: OpaquePointer?
    let code = iso_tree_add_new_file(folder, name, stream, &node)
    guard code > 0, let node else {
      iso_stream_unref(stream)
      try ISOLibrary.check(code)
      throw MasteringError(.imageLibrary("a file could not be added"), path: path)
    }
    iso_node_set_sort_weight(node, CInt(clamping: weight))
    set(node, mode: 0o444)
    touched.insert(parent)
  }

  /// As deep as a path has components: at most 8.
  private mutating func folder(_ path: String) throws(MasteringError) -> OpaquePointer {
    if let known = folders[path] { return known }
    guard !path.isEmpty else {
      guard let root = iso_image_get_root(image) else {
        throw MasteringError(.imageLibrary("there is no root directory"))
      }
      folders[path] = root
      return root
    }
    let slash = path.lastIndex(of: "/")
    let parentPath = slash.map { String(path[..<$0]) } ?? ""
    let name = slash.map { String(path[path.index(after: $0)...]) } ?? path
    let parent = try folder(parentPath)
    var node: OpaquePointer?
    if iso_dir_get_node(parent, name, &node) != 1 {
      try ISOLibrary.check(iso_tree_add_new_dir(parent, name, &node))
      touched.formUnion([parentPath, path])
      if let node { set(node, mode: 0o555) }
    }
    guard let node, iso_node_get_type(node) == LIBISO_DIR else {
      throw MasteringError(.imageLibrary("a folder could not be added"), path: path)
    }
    folders[path] = node
    return node
  }

  /// Dates what libisofs has dated now.
  mutating func finish() {
    for path in touched {
      var node: OpaquePointer? = path.isEmpty ? iso_image_get_root(image) : nil
      if !path.isEmpty { _ = iso_tree_path_to_node(image, "/" + path, &node) }
      if let node { date(node) }
    }
  }

  private func set(_ node: OpaquePointer, mode: mode_t) {
    iso_node_set_permissions(node, mode)
    iso_node_set_uid(node, 0)
    iso_node_set_gid(node, 0)
    date(node)
  }

  private func date(_ node: OpaquePointer) {
    let time = time_t(min(max(timestamp, 0), latestDirectoryTime))
    iso_node_set_mtime(node, time)
    iso_node_set_atime(node, time)
    // Last: the others change it.
    iso_node_set_ctime(node, time)
  }
}
