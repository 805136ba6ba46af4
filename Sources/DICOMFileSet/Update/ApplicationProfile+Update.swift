public import DICOMCore

extension ApplicationProfile {
  /// PS3.11 has a File-set Updater for it: a medium of it may be changed once it is made.
  ///
  /// The annexes H, I, K, G, L and the profiles on DVD have none.
  public var definesUpdater: Bool { roles.contains(.updater) }

  /// Those that a file-set in a folder or on a stick can be updated under.
  public static let updatable: [ApplicationProfile] = all.filter {
    $0.definesUpdater && $0.media.contains(Medium.usb.name) && $0.notYet == nil
  }

  /// Some profile of the medium has an updater; true where no profile is of it.
  public static func definesUpdater(on medium: Medium) -> Bool {
    let ofMedium = all.filter { $0.media.contains(medium.name) }
    return ofMedium.isEmpty || ofMedium.contains(where: \.definesUpdater)
  }

  /// Whether an instance that nothing more is known of may stand on a medium of the profile as it is.
  public func takes(sopClass: UID, transferSyntax: UID) -> Bool {
    let subject = ProfileSubject(
      sopClass: sopClass, transferSyntax: transferSyntax, dataSet: DataSet())
    return targetSyntax(for: subject, reencodesUncompressed: false) != nil
  }
}
