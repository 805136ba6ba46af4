/// Why a file-set cannot be made as asked.
public enum FileSetError: Error, Equatable, Sendable {
  case directoryTooLarge(bytes: Int)
  /// A profile's data file that cannot be used.
  case profile(String)
}

extension FileSetError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .directoryTooLarge(let bytes):
      "the DICOMDIR would have \(bytes) bytes; its offsets end at 4 GiB: make more volumes of it"
    case .profile(let message): message
    }
  }
}
