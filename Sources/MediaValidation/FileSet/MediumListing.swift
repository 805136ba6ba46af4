public import DICOMCore

/// A file as the medium lists it.
public struct MediumFile: Hashable, Sendable {
  /// From the root of the medium, with slashes, as `DICOM/PA000001/IM000001`.
  public var path: String
  /// In bytes.
  public var size: Int

  public init(path: String, size: Int) {
    (self.path, self.size) = (path, size)
  }
}

/// A folder, disc or image as the validator sees it: names, sizes and bytes.
public protocol MediumListing: Sendable {
  /// What the user calls it: a path, a device.
  var name: String { get }
  /// Every regular file, in any order; links and folders are not in it.
  var files: [MediumFile] { get }
  /// False where the system may have changed the names: Linux shows those of ISO 9660 in lower case.
  ///
  /// The case of names is not judged then.
  var showsNamesAsWritten: Bool { get }
  /// What of the medium could not be listed, or not as it should be.
  var problems: [ListingProblem] { get }
  /// The bytes of one of `files`, by its path.
  func open(_ path: String) throws -> any ByteSource
}

extension MediumListing {
  public var showsNamesAsWritten: Bool { true }
  public var problems: [ListingProblem] { [] }
}

/// Something below the level of DICOM that kept a part of a medium from being listed.
public struct ListingProblem: Hashable, Sendable {
  /// Empty for the medium itself.
  public var file: String
  /// In bytes, on the medium.
  public var offset: Int?
  /// A sentence without file and offset.
  public var detail: String
  /// It was only left aside: a link, an earlier session, an image within the medium.
  public var isHarmless: Bool

  public init(file: String = "", offset: Int? = nil, detail: String, isHarmless: Bool = false) {
    (self.file, self.offset) = (file, offset)
    (self.detail, self.isHarmless) = (detail, isHarmless)
  }
}
