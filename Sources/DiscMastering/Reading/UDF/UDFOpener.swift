internal import DICOMCore

/// Finds the volumes of a medium: one, or one in each session.
enum UDFOpener {
  struct Found {
    var volume: UDFVolume
    /// Of its descriptors: bytes from the beginning of the medium.
    var place: Int
  }

  /// In the order in which they are on the medium.
  /// - Returns: nil when there is no sign of UDF.
  /// - Throws: `MasteringError` when no volume can be read.
  static func volumes(of source: any ByteSource, sessions: [Int]) throws -> [Found]? {
    var image = UDFImage(source)
    let isRecognised = UDFAnchor.isRecognised(&image, sessions: sessions)
    let anchors = UDFAnchor.all(in: &image, sessions: sessions)
    guard isRecognised || !anchors.isEmpty else { return nil }
    var problems = UDFProblems()
    if !isRecognised {
      problems.add(.treeDamaged, "the volume recognition sequence does not name UDF")
    }
    if anchors.isEmpty {
      problems.add(.treeDamaged, "no anchor of the UDF volume can be read")
    }
    var found: [Found] = []
    for anchor in anchors where found.count < 100 {
      // Every volume has several anchors, for the case that one of them cannot be read.
      let place = anchor.main.location * anchor.sectorSize
      guard !found.contains(where: { $0.place == place }),
        let volume = volume(image, anchor, problems)
      else { continue }
      found.append(Found(volume: volume, place: place))
    }
    guard found.isEmpty else { return found.sorted { $0.place < $1.place } }
    return [try search(image, problems)]
  }

  private static func search(_ image: UDFImage, _ problems: UDFProblems) throws -> Found {
    var (image, problems) = (image, problems)
    problems.add(.treeDamaged, "the descriptors of the UDF volume had to be searched for")
    for sectorSize in UDFAnchor.sectorSizes {
      let found = UDFDescriptors(searching: &image, sectorSize: sectorSize)
      if found.isComplete,
        let volume = UDFVolume(image, found, sectorSize: sectorSize, problems: problems)
      {
        return Found(volume: volume, place: 0)
      }
    }
    throw MasteringError(
      .volumeDamaged("its UDF descriptors lead to no folder that can be read"),
      path: image.source.name)
  }

  private static func volume(
    _ image: UDFImage, _ anchor: UDFAnchor, _ problems: UDFProblems
  ) -> UDFVolume? {
    var (image, problems) = (image, problems)
    if !anchor.isIntact {
      problems.add(
        .treeDamaged, offset: anchor.location * anchor.sectorSize,
        "the anchor of the UDF volume has a wrong checksum")
    }
    var main = UDFDescriptors(&image, anchor.main, sectorSize: anchor.sectorSize)
    if let damage = main.damage {
      problems.add(
        .treeDamaged, offset: damage, "a volume descriptor is damaged; its copy is used too")
    } else if !main.isComplete {
      problems.add(
        .treeDamaged, offset: anchor.main.location * anchor.sectorSize,
        "the volume descriptors are incomplete; their copies are used")
    }
    if main.damage != nil || !main.isComplete {
      let reserve = UDFDescriptors(&image, anchor.reserve, sectorSize: anchor.sectorSize)
      if reserve.isComplete, reserve.damage == nil,
        let volume = UDFVolume(image, reserve, sectorSize: anchor.sectorSize, problems: problems)
      {
        return volume
      }
      main.complete(from: reserve)
    }
    return UDFVolume(image, main, sectorSize: anchor.sectorSize, problems: problems)
  }
}
