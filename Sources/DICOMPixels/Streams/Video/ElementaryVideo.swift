/// The video that packets carry, whose kind its first bytes tell.
struct ElementaryVideo {
  private var units: VideoUnits?
  /// Of its beginning, until its kind is clear.
  private var opening: [UInt8] = []

  /// - Returns: false when its beginning is there and is that of no video that is known; what comes
  ///   next is another beginning.
  mutating func feed(_ payload: ArraySlice<UInt8>) -> Bool {
    if units != nil {
      units?.feed(payload)
      return true
    }
    opening += payload
    guard opening.count >= 16 else { return true }
    defer { opening = [] }
    guard let family = StreamKind.videoKind(opening)?.family else { return false }
    units = VideoUnits(family)
    units?.feed(opening)
    return true
  }

  mutating func finish() -> VideoHead? {
    guard var units else { return nil }
    return units.finish()
  }
}
