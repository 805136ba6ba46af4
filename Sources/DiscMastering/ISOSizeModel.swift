/// How many sectors of 2,048 bytes an image has, computed from its shape alone.
///
/// For planning: every part is a number that a packer adds up, so that trying a file on a volume
/// costs a few additions. The result equals what libisofs makes of the same files, exactly.
/// ```
/// structure = descriptorSectors + pathTableSectors + sectors of every directory with the root
/// total     = imageSectors(structure: structure, files: sum of fileSectors)
/// ```
public struct ISOSizeModel: Sendable {
  public let options: ISOOptions

  public init(_ options: ISOOptions) {
    self.options = options
  }

  /// System area and volume descriptors with their terminator.
  public var descriptorSectors: Int { 16 + (options.joliet ? 3 : 2) }

  /// The bytes of a file: none for an empty one.
  public func fileSectors(size: Int) -> Int { sectors(bytes: size) }

  /// The whole image, the sectors at its end included.
  public func imageSectors(structure: Int, files: Int) -> Int {
    // libisofs keeps the first 32 sectors free of files, and puts one in front of the files that
    // all the empty ones point to, be there any or not.
    max(32, structure) + 1 + files + options.tailBlocks
  }

  /// The four path tables (two of them for Joliet) of an image.
  /// - Parameter directoryNameLengths: of all directories but the root.
  public func pathTableSectors(directoryNameLengths: some Sequence<Int>) -> Int {
    var bytes = (primary: 10, joliet: 10)
    for length in directoryNameLengths {
      bytes.primary += 8 + length + length % 2
      bytes.joliet += 8 + 2 * length
    }
    return pathTableSectors(primary: bytes.primary, joliet: bytes.joliet)
  }

  /// The same for directories that all have names of 8 characters.
  /// - Parameter directories: their number, without the root.
  public func pathTableSectors(directories: Int) -> Int {
    pathTableSectors(primary: 10 + 16 * directories, joliet: 10 + 24 * directories)
  }

  func pathTableSectors(primary: Int, joliet: Int) -> Int {
    2 * sectors(bytes: primary) + (options.joliet ? 2 * sectors(bytes: joliet) : 0)
  }

  func sectors(bytes: Int) -> Int { bytes / 2048 + (bytes % 2048 > 0 ? 1 : 0) }
}
