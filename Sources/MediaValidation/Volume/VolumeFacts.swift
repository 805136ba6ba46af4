public import DICOMFileSet

/// What is known of a volume from elsewhere.
public struct VolumeFacts: Sendable {
  /// Of the DICOMDIR; empty where that has none, nil where no DICOMDIR can be read.
  public var fileSetID: String?
  /// Those that the medium claims; of a CD-R more is asked for where one of them is for CD-R.
  public var profiles: [ApplicationProfile]
  /// First sectors of the sessions, ascending; the last one is judged.
  public var sessions: [Int]
  /// The image begins with a later session of its disc, so that no address leads where it should.
  public var isLaterSessionAlone = false
  /// The UDF tree of the same medium, where there is one.
  public var udf: VolumeTree?

  public init(
    fileSetID: String? = nil, profiles: [ApplicationProfile] = [], sessions: [Int] = [0],
    udf: VolumeTree? = nil
  ) {
    (self.fileSetID, self.profiles, self.sessions) = (fileSetID, profiles, sessions)
    self.udf = udf
  }
}

/// The files that one tree of names of a volume shows.
public struct VolumeTree: Hashable, Sendable {
  public struct File: Hashable, Sendable {
    /// From the root, with slashes.
    public var path: String
    /// In bytes.
    public var size: Int
    /// Of the first byte, on the medium; nil where it is not stored in one place.
    public var offset: Int?

    public init(path: String, size: Int, offset: Int?) {
      (self.path, self.size, self.offset) = (path, size, offset)
    }
  }

  /// `UDF`, `Joliet`.
  public var name: String
  public var files: [File]
  /// Of UDF, as it is recorded: 0x0250 is 2.50; 0 where it is not known.
  public var revision: Int

  public init(name: String, files: [File], revision: Int = 0) {
    (self.name, self.files, self.revision) = (name, files, revision)
  }
}
