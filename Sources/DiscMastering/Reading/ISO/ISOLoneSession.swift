internal import DICOMCore

/// A later session that was copied without those before it: all its addresses count from the
/// beginning of the disc, of which the image has only the end.
struct ISOLoneSession {
  /// Sectors in which the root folder is looked for, as in `ISOLostRoots`.
  private static let reach = 4096

  /// - Returns: the disc as it was, without its beginning, and the sector at which the image began;
  ///   nil when the root folder is nowhere.
  static func find(
    _ image: ISOBytes, _ volume: ISODescriptorSet
  ) -> (source: ShiftedSource, firstSector: Int)? {
    let roots = Set(volume.descriptors.filter { $0.blockSize == 2048 }.flatMap(\.rootBlocks))
    guard let highest = roots.max(), highest < 1 << 32 else { return nil }
    for sector in 17..<max(18, min(reach, image.count / 2048)) {
      guard let bytes = image.read(sector * 2048, 64), bytes[0] >= 34, isISORecord(bytes, at: 0),
        let own = ISORecord(
          bytes, at: 0, length: min(Int(bytes[0]), bytes.count), blocks: highest + 1,
          blockSize: 2048),
        own.isSelf, own.isDirectory, own.block > sector, roots.contains(own.block)
      else { continue }
      let first = own.block - sector
      return (ShiftedSource(image.source, by: first * 2048), first)
    }
    return nil
  }
}

/// A source that has been cut off at its beginning, with the offsets that it had.
final class ShiftedSource: ByteSource {
  private let source: any ByteSource
  private let shift: Int

  init(_ source: any ByteSource, by shift: Int) { (self.source, self.shift) = (source, shift) }

  var name: String { source.name }
  var count: Int { source.count + shift }
  var missing: [Range<Int>] {
    [0..<shift] + source.missing.map { $0.lowerBound + shift..<$0.upperBound + shift }
  }

  func read(_ range: Range<Int>) throws -> [UInt8] {
    guard range.lowerBound >= shift else {
      throw MasteringError(
        .volumeDamaged("it lies in an earlier session, which is not in the image"), path: name)
    }
    return try source.read(range.lowerBound - shift..<range.upperBound - shift)
  }
}
