internal import DICOMCore

/// How an image file holds the sectors of a medium.
struct SectorLayout: Hashable, Sendable {
  /// Bytes from one sector to the next.
  var stride: Int
  /// Bytes in front of the 2048 of user data.
  var header: Int
  /// First byte of sector 0.
  var start = 0

  static let plain = SectorLayout(stride: 2048, header: 0)

  /// As drives and programs deliver them: whole sectors of mode 1 and of mode 2, those without
  /// synchronisation, with 96 bytes of subchannels, and with 8 bytes of header only.
  static let all = [
    plain, SectorLayout(stride: 2352, header: 16), SectorLayout(stride: 2352, header: 24),
    SectorLayout(stride: 2336, header: 8), SectorLayout(stride: 2448, header: 16),
    SectorLayout(stride: 2448, header: 24), SectorLayout(stride: 2056, header: 8),
  ]

  /// Finds descriptors of a volume 16 sectors from the beginning, or behind a pregap.
  /// - Returns: nil when there are none.
  static func probe(_ source: any ByteSource) -> SectorLayout? {
    for pregap in [0, 150] {
      for var layout in all {
        layout.start = pregap * layout.stride
        if layout.hasDescriptor(source, at: 16) || layout.hasDescriptor(source, at: 17) {
          return layout
        }
      }
    }
    return nil
  }

  private func hasDescriptor(_ source: any ByteSource, at sector: Int) -> Bool {
    let offset = start + sector * stride + header
    guard offset + 2048 <= source.count,
      let bytes = try? source.read(offset..<offset + 7)
    else { return false }
    return isVolumeMark(bytes[1..<6])
  }
}

/// Whether a volume structure descriptor has this identifier.
/// - SeeAlso: ECMA-119 §8.1; ECMA-167 part 2 §9.1
func isVolumeMark(_ identifier: ArraySlice<UInt8>) -> Bool {
  ["CD001", "BEA01", "NSR02", "NSR03"].contains { identifier.elementsEqual($0.utf8) }
}
