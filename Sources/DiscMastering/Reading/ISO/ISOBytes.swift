internal import DICOMCore

/// The sectors of a medium, of which some may be missing.
struct ISOBytes: Sendable {
  let source: any ByteSource
  var count: Int { source.count }

  /// nil where there are no such bytes or they cannot be read.
  func read(_ offset: Int, _ size: Int) -> [UInt8]? {
    guard offset >= 0, size >= 0, size <= count, offset <= count - size else { return nil }
    return try? source.read(offset..<offset + size)
  }

  func sector(_ number: Int) -> [UInt8]? {
    guard number >= 0, number < 1 << 40 else { return nil }
    return read(number * 2048, 2048)
  }
}

extension [UInt8] {
  /// 0 beyond the end.
  func little16(_ offset: Int) -> Int {
    bytes(offset, 2).reversed().reduce(0) { $0 << 8 | Int($1) }
  }
  func little32(_ offset: Int) -> Int {
    bytes(offset, 4).reversed().reduce(0) { $0 << 8 | Int($1) }
  }
  func big16(_ offset: Int) -> Int { bytes(offset, 2).reduce(0) { $0 << 8 | Int($1) } }
  func big32(_ offset: Int) -> Int { bytes(offset, 4).reduce(0) { $0 << 8 | Int($1) } }

  private func bytes(_ offset: Int, _ size: Int) -> ArraySlice<UInt8> {
    guard offset >= 0, offset <= count - size else { return [] }
    return self[offset..<offset + size]
  }
}
