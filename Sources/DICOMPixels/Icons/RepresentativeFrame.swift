internal import DICOMCore

/// Which frame stands for all of an image.
enum RepresentativeFrame {
  private static let number = Tag(0x0028, 0x6010)
  private static let ofInterest = Tag(0x0028, 0x6020)

  static let tags: Set<Tag> = [number, ofInterest]

  /// The one that the image names, else the first of those of interest, else one a third of the way
  /// through a run of X-ray pictures (the vessels are filled by then), and the middle of all else.
  /// - Parameter count: 1 or more.
  /// - Returns: an index from 0.
  /// - SeeAlso: PS3.3 §C.7.6.6, PS3.11 §A.3.3.2
  static func index(_ dataSet: DataSet, count: Int) -> Int {
    for tag in [number, ofInterest] {
      if let stated = dataSet.integer(tag), (1...max(1, count)).contains(stated) {
        return stated - 1
      }
    }
    let isRun = dataSet.uid(.sopClassUID).map { $0.rawValue.hasPrefix(xRay) } ?? false
    // Frame number a third of them, which is what others take, too.
    return isRun ? max(0, count / 3 - 1) : count / 2
  }

  /// X-ray angiography and fluoroscopy, plain, enhanced and biplane.
  private static let xRay = "1.2.840.10008.5.1.4.1.1.12."
}
