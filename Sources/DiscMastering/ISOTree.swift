internal import CIsofs

/// Owns a libisofs image with the tree of a volume in it.
struct ISOTree: ~Copyable {
  let image: OpaquePointer
  private let streams: ISOStreams

  /// - Parameter files: validated paths in the order wanted on the disc.
  init(
    volumeIdentifier: String, applicationIdentifier: String, files: [(path: String, size: Int)]
  ) throws(MasteringError) {
    var image: OpaquePointer?
    try ISOLibrary.check(iso_image_new(volumeIdentifier, &image))
    guard let image else { throw MasteringError(.imageLibrary("no memory")) }
    let streams = ISOStreams(sizes: files.map(\.size))
    do throws(MasteringError) {
      iso_image_set_volume_id(image, volumeIdentifier)
      iso_image_set_volset_id(image, volumeIdentifier)
      iso_image_set_application_id(image, applicationIdentifier)
      iso_image_set_system_id(image, "")
      iso_image_set_publisher_id(image, "")
      iso_image_set_data_preparer_id(image, "")
      try Self.add(files, streams, to: image)
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

  private static func add(
    _ files: [(path: String, size: Int)], _ streams: ISOStreams, to image: OpaquePointer
  ) throws(MasteringError) {
    guard let root = iso_image_get_root(image) else {
      throw MasteringError(.imageLibrary("there is no root directory"))
    }
    var directories: [Substring: OpaquePointer] = ["": root]
    // A directory is a list sorted by name: from the last name to the first, each insertion is
    // at its head; the other way round 50,000 names would cost a billion comparisons.
    for index in files.indices.sorted(by: { files[$0].path > files[$1].path }) {
      let path = files[index].path
      let name = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { path.index(after: $0) }
      let parent = name.map { path[..<path.index(before: $0)] } ?? ""
      let directory = try directoryNode(parent, &directories)
      guard let stream = streams.makeStream(index) else {
        throw MasteringError(.imageLibrary("no memory"))
      }
      var node: OpaquePointer?
      let code = iso_tree_add_new_file(
        directory, String(path[(name ?? path.startIndex)...]), stream, &node)
      guard code > 0, let node else {
        iso_stream_unref(stream)
        try ISOLibrary.check(code)
        throw MasteringError(.imageLibrary("a file could not be added"), path: path)
      }
      // The heaviest comes first on the disc.
      iso_node_set_sort_weight(node, CInt(clamping: files.count - index))
    }
  }

  private static func directoryNode(
    _ path: Substring, _ directories: inout [Substring: OpaquePointer]
  ) throws(MasteringError) -> OpaquePointer {
    if let known = directories[path] { return known }
    let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
    let parent = slash.map { path[..<$0] } ?? ""
    let name = slash.map { path[path.index(after: $0)...] } ?? path
    var node: OpaquePointer?
    // As deep as a path has components: at most 8.
    try ISOLibrary.check(
      iso_tree_add_new_dir(directoryNode(parent, &directories), String(name), &node))
    guard let node else {
      throw MasteringError(.imageLibrary("a folder could not be added"), path: String(path))
    }
    directories[path] = node
    return node
  }
}
