internal import DICOMCore

/// An archive that knows its members by number.
protocol ArchiveMedium: MediumReader {
  /// The member of each path.
  var numbers: [String: Int] { get }
  /// - Throws: `MasteringError` when the member is one of those that are not read.
  func source(_ number: Int, _ path: String) throws -> any ByteSource
}

extension ArchiveMedium {
  /// - Throws: `MasteringError` with `.noSuchFile` when there is none, and as `source(of:)`.
  public func source(at path: String) throws -> any ByteSource {
    guard let number = numbers[path] else { throw MasteringError(.noSuchFile, path: path) }
    return try source(number, path)
  }

  /// - Throws: `MasteringError` when the file is one of those that are not read.
  public func source(of file: MediumFile) throws -> any ByteSource {
    try source(file.number, file.path)
  }
}
