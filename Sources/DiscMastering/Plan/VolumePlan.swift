/// Which instances stand on which volume.
public struct VolumePlan: Sendable {
  public struct Volume: Sendable {
    /// Of instances of the index, ascending, those that follow one another joined.
    public var instances: [Range<Int>]
    /// Bytes of the finished volume.
    public var size: Int
    /// The grouped layout: the number of the volume's first group, counted from 0.
    var firstGroup = 0
    /// The same for folders of instances that belong to no patient.
    var firstNonPatientFolder = 0
  }

  public var layout: FileSetLayout
  public var volumes: [Volume]
  /// Instances too large for a volume of their own.
  public var tooLarge: [Int]

  public init(layout: FileSetLayout, volumes: [Volume], tooLarge: [Int]) {
    self.layout = layout
    self.volumes = volumes
    self.tooLarge = tooLarge
  }
}

/// What a plan has to keep to.
public struct PlanLimits: Sendable {
  /// Bytes of a volume; nil for no limit.
  public var capacity: Int?
  /// Bytes of a file.
  public var fileSize: Int
  /// Patients are put on volumes of their own.
  public var onePatientAVolume = false

  /// The offsets of a DICOMDIR end at 4 GiB.
  static let recordBytes = 0xFFFF_0000

  public init(capacity: Int?, fileSize: Int = Int.max) {
    self.capacity = capacity
    self.fileSize = fileSize
  }

  /// Records and folders of the volume can be numbered.
  func holds(_ shape: VolumeShape) -> Bool {
    shape.recordBytes <= Self.recordBytes && shape.directories <= FileSetLayout.directoryLimit
  }
}
