internal import DICOMCore

/// Where the planes of an image lie.
/// - SeeAlso: PS3.3 §C.7.6.2, §C.7.6.16.2.3, §C.7.6.16.2.4
struct InstanceGeometry: Sendable {
  struct Orientation: Sendable {
    var row: Vector3
    var column: Vector3

    init?(_ values: [Double]) {
      guard values.count == 6, let row = Vector3(values[0..<3]), let column = Vector3(values[3..<6])
      else { return nil }
      (self.row, self.column) = (row, column)
    }

    var normal: Vector3 { row.cross(column) }

    /// How far lengths are from one and the angle from a right one.
    var fault: Double {
      max(abs(row.dot(row) - 1), abs(column.dot(column) - 1), abs(row.dot(column)))
    }

    func isParallel(to other: Orientation) -> Bool {
      row.dot(other.row) > 0.9999 && column.dot(other.column) > 0.9999
    }
  }

  struct Plane: Sendable {
    var orientation: Orientation
    var position: Vector3
  }

  static let mostPlanes = 4096

  var planes: [Plane] = []
  var hasMorePlanes = false
  var rows: Int
  var columns: Int
  /// Between rows, and between columns.
  var pixelSpacing: [Double]
  var spacingBetweenSlices: Double?
  /// Nil where Image Type has no third value.
  var isLocalizer: Bool?
  /// Of the acquisition, time, echo and whatever else may put two images into one place.
  var phase: UInt64
  var isMultiFrame: Bool
  /// Of the worst plane.
  var orientationFault = 0.0

  init(_ dataSet: DataSet) {
    rows = dataSet.integer(.rows) ?? 0
    columns = dataSet.integer(.columns) ?? 0
    pixelSpacing = Self.spacing(dataSet)
    spacingBetweenSlices = dataSet.reals(Self.spacingBetweenSlices).first
    let type = dataSet.strings(.imageType)
    isLocalizer = type.count > 2 ? type[2] == "LOCALIZER" : nil
    isMultiFrame = dataSet[.perFrameFunctionalGroupsSequence] != nil
    var digest = ValueDigest()
    for tag in Self.phases {
      guard let element = dataSet[tag], case .bytes(.memory(let bytes)) = element.value else {
        continue
      }
      digest.add(UInt64(tag.rawValue))
      digest.add(bytes)
    }
    phase = digest.value
    if isMultiFrame { addFrames(dataSet) } else { addPlane(of: dataSet) }
  }

  /// What is no number is equal to nothing, itself included, and cannot be compared.
  private static func spacing(_ dataSet: DataSet) -> [Double] {
    dataSet.reals(.pixelSpacing).prefix(2).filter(\.isFinite)
  }

  private mutating func addPlane(of dataSet: DataSet) {
    guard let orientation = Orientation(dataSet.reals(.imageOrientationPatient)) else { return }
    orientationFault = orientation.fault
    guard let position = Vector3(dataSet.reals(.imagePositionPatient)[...]) else { return }
    planes = [Plane(orientation: orientation, position: position)]
  }

  private mutating func addFrames(_ dataSet: DataSet) {
    let shared = dataSet.items(.sharedFunctionalGroupsSequence).first ?? DataSet()
    func own(_ group: DataSet, _ sequence: Tag, _ tag: Tag) -> [Double]? {
      group.items(sequence).first.flatMap { $0[tag] == nil ? nil : $0.reals(tag) }
    }
    let measures = shared.items(Self.pixelMeasures).first ?? DataSet()
    let spacing = Self.spacing(measures)
    if !spacing.isEmpty { pixelSpacing = spacing }
    spacingBetweenSlices = measures.reals(Self.spacingBetweenSlices).first
    let common = own(shared, Self.planeOrientation, .imageOrientationPatient)
    // Once: it may be as long as it likes, and there may be as many frames.
    let commonPlace = own(shared, Self.planePosition, .imagePositionPatient)
    let frames = dataSet.items(.perFrameFunctionalGroupsSequence)
    for frame in frames {
      let directions = own(frame, Self.planeOrientation, .imageOrientationPatient) ?? common
      guard let orientation = directions.flatMap(Orientation.init) else { continue }
      orientationFault = max(orientationFault, orientation.fault)
      let place = own(frame, Self.planePosition, .imagePositionPatient) ?? commonPlace
      guard let position = place.flatMap({ Vector3($0[...]) }) else { continue }
      guard planes.count < Self.mostPlanes else {
        hasMorePlanes = true
        return
      }
      planes.append(Plane(orientation: orientation, position: position))
    }
  }

  private static let spacingBetweenSlices = Tag(0x0018, 0x0088)
  private static let planePosition = Tag(0x0020, 0x9113)
  private static let planeOrientation = Tag(0x0020, 0x9116)
  private static let pixelMeasures = Tag(0x0028, 0x9110)

  /// Image Type, dates and times of acquisition, contrast, energies, sequence, echo, inversion,
  /// trigger, flip angle, kernel, diffusion, temporal position, frame times; the makers' b-values.
  private static let phases: [Tag] = [
    .imageType, .acquisitionDate, .acquisitionTime, .acquisitionDateTime, .contrastBolusAgent,
    Tag(0x0008, 0x9208), Tag(0x0018, 0x0020), Tag(0x0018, 0x0024), .kvp, Tag(0x0018, 0x0080),
    Tag(0x0018, 0x0081), Tag(0x0018, 0x0082), Tag(0x0018, 0x0086), Tag(0x0018, 0x1060),
    Tag(0x0018, 0x1210), Tag(0x0018, 0x1314), Tag(0x0018, 0x9087), Tag(0x0018, 0x9089),
    Tag(0x0019, 0x100C), .acquisitionNumber, Tag(0x0020, 0x0100), Tag(0x0020, 0x0105),
    .imageComments, Tag(0x0043, 0x1039), Tag(0x0054, 0x1300), Tag(0x0054, 0x1330),
  ]
}
