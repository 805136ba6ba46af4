internal import DICOMCore

extension SectorLayout {
  /// How far into an image the first volume descriptor is looked for.
  private static var searchLimit: Int { 64 << 20 }

  /// Looks for a primary volume descriptor at any place, as images of other programs have it,
  /// with their own headers or another track in front.
  /// - Returns: nil when there is none whose root folder is where it says.
  static func search(_ source: any ByteSource) -> SectorLayout? {
    let mark: [UInt8] = [1] + Array("CD001".utf8) + [1]
    let window = 1 << 20
    var start = 0
    while start < min(source.count, searchLimit) {
      // The next window overlaps by the length of the mark.
      let end = min(source.count, start + window + mark.count)
      guard let bytes = try? source.read(start..<end) else {
        start += window
        continue
      }
      for place in marks(mark, in: bytes) {
        if let layout = layout(source, descriptor: start + place) { return layout }
      }
      start += window
    }
    return nil
  }

  private static func marks(_ mark: [UInt8], in bytes: [UInt8]) -> [Int] {
    var found: [Int] = []
    var offset = 0
    while offset + mark.count <= bytes.count, found.count < 64 {
      guard let next = bytes[offset...].firstIndex(of: mark[1]) else { break }
      if next > 0, next + mark.count - 1 <= bytes.count,
        bytes[next - 1..<next - 1 + mark.count].elementsEqual(mark)
      {
        found.append(next - 1)
      }
      offset = next + 1
    }
    return found
  }

  /// How far apart the sectors are around a descriptor, and where sector 0 must be.
  private static func layout(_ source: any ByteSource, descriptor place: Int) -> SectorLayout? {
    for var layout in all {
      let next = place + layout.stride
      guard next + 7 <= source.count, let bytes = try? source.read(next..<next + 7),
        isVolumeMark(bytes[1..<6])
      else { continue }
      let track = place - layout.header - 16 * layout.stride
      // Numbers count from the volume's beginning, or from the medium's.
      for start in [track, place % layout.stride - layout.header] where start >= 0 {
        layout.start = start
        let sectors = SectorSource(source, layout)
        let image = ISOBytes(source: sectors)
        if ISOSession(image, firstSector: (track - start) / layout.stride) != nil {
          return layout
        }
      }
    }
    return nil
  }
}
