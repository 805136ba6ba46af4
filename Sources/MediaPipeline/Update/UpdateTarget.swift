/// Where an updated file-set goes.
public enum UpdateTarget: Sendable, Equatable {
  /// It stays in the folder that it is in.
  case inPlace
  /// Behind the end of the image that it is in, as another session of the same medium.
  case session
  /// To a new medium, with a File-set UID of its own; the old one is not touched.
  case new(CreateOptions.Output)
}

/// The new medium that an update was written to.
public struct UpdatedMedium: Sendable, Encodable {
  public var path: String
  /// As `--medium` names it; nil where there is none.
  public var medium: String?
  /// Of an image or archive, or the sum of a folder's files.
  public var bytes: Int
  /// Files of the old one that it holds, the DICOMDIR and the checksum list not among them.
  public var filesKept: Int
  /// True for an image that a session was appended to.
  public var isSession: Bool
}
