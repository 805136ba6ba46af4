internal import Glibc

/// Why a volume was not written or could not be read, and which file it was about.
public struct MasteringError: Error, Equatable, Sendable {
  public enum Reason: Equatable, Sendable {
    /// Bytes.
    case outputFull(needed: Int, free: Int)
    case outputExists
    case outputUnwritable(String)
    case sourceVanished
    case sourceChanged(expected: String, found: String)
    case sourceUnreadable(String)
    case nameNotAllowed(String)
    case tooManyDirectories(count: Int, limit: Int)
    /// Bytes.
    case fileTooLarge(size: Int, limit: Int)
    /// libisofs failed, or laid the volume out in another way than it was asked to.
    case imageLibrary(String)
    /// A volume that is being read is damaged, or is not one that Spindle makes.
    case volumeDamaged(String)
    case noSuchFile
  }

  public var reason: Reason
  /// The file it happened to: a source, an output, or a path on the volume.
  public var path: String

  public init(_ reason: Reason, path: String = "") {
    self.reason = reason
    self.path = path
  }

  /// What went wrong with the output, from `errno`.
  static func output(_ path: String, errno code: CInt = errno, needed: Int = 0) -> MasteringError {
    switch code {
    case ENOSPC, EDQUOT:
      MasteringError(.outputFull(needed: needed, free: freeSpace(near: path) ?? 0), path: path)
    case EEXIST: MasteringError(.outputExists, path: path)
    case EFBIG: MasteringError(.fileTooLarge(size: needed, limit: 1 << 32 - 1), path: path)
    default: MasteringError(.outputUnwritable(systemMessage(code)), path: path)
    }
  }

  /// What went wrong with a source, from `errno`.
  static func source(_ path: String, errno code: CInt = errno) -> MasteringError {
    switch code {
    case ENOENT, ENOTDIR: MasteringError(.sourceVanished, path: path)
    case ELOOP:
      MasteringError(.sourceChanged(expected: "a file", found: "a symbolic link"), path: path)
    default: MasteringError(.sourceUnreadable(systemMessage(code)), path: path)
    }
  }
}

extension MasteringError: CustomStringConvertible {
  public var description: String { path.isEmpty ? sentence : "\(path): \(sentence)" }

  private var sentence: String {
    switch reason {
    case .outputFull(let needed, let free):
      "the disk is full: \(needed) bytes are needed and \(free) are free; make room there"
        + " or choose another place for the output"
    case .outputExists: "it exists already and is not overwritten"
    case .outputUnwritable(let message):
      "it cannot be written (\(message)); check the folder's permissions and the disk"
    case .sourceVanished: "the file was removed or renamed after it was scanned; run again"
    case .sourceChanged(let expected, let found):
      "the file changed while the volume was made: expected \(expected), found \(found);"
        + " run again when nothing writes to it"
    case .sourceUnreadable(let message):
      "the file cannot be read (\(message)); check its permissions and the disk it is on"
    case .nameNotAllowed(let rule): "the name cannot be used on this volume: \(rule)"
    case .tooManyDirectories(let count, let limit):
      "\(count) folders are more than the \(limit) that ISO 9660 can number; use more volumes"
    case .fileTooLarge(let size, let limit):
      "\(size) bytes are more than the \(limit) that a file may have here; choose another medium"
    case .imageLibrary(let message): "the ISO image could not be laid out: \(message)"
    case .volumeDamaged(let what): "the volume is damaged or of an unknown kind: \(what)"
    case .noSuchFile: "the volume has no file of this name"
    }
  }
}

/// The C library's words for an error number.
func systemMessage(_ code: CInt) -> String {
  guard let text = strerror(code) else { return "error \(code)" }
  return String(cString: text)
}

/// Bytes that may still be written on the file system of a path or of the folder it is in.
func freeSpace(near path: String) -> Int? {
  var status = statvfs()
  var place = path
  while statvfs(place, &status) != 0 {
    guard let slash = place.utf8.lastIndex(of: UInt8(ascii: "/")) else {
      if place == "." { return nil }
      place = "."
      continue
    }
    place = slash == place.startIndex ? "/" : String(place[..<slash])
    if place == "/" { break }
  }
  guard statvfs(place, &status) == 0 else { return nil }
  let (bytes, overflow) = Int(clamping: status.f_bavail)
    .multipliedReportingOverflow(by: Int(clamping: status.f_frsize))
  return overflow ? .max : bytes
}
