internal import CTurboJPEG
internal import Synchronization

/// Turns baseline streams by their coefficients: nothing is decoded, and no pixel loses anything.
enum JPEGTurning {
  /// One at a time: the coefficients of before and after have four bytes a sample.
  private static let turn = Mutex(())

  /// The stream upright; nil where its size is no multiple of its blocks, or it is damaged.
  static func turned(_ stream: [UInt8], _ orientation: RasterOrientation) -> [UInt8]? {
    turn.withLock { _ in
      // Or else free blocks of this size would stay with the program, once for each thread.
      mallopt(M_MMAP_THRESHOLD, 1 << 20)
      return transformed(stream, orientation)
    }
  }

  private static func transformed(
    _ stream: [UInt8], _ orientation: RasterOrientation
  ) -> [UInt8]? {
    guard let handle = tjInitTransform() else { return nil }
    defer { tjDestroy(handle) }
    var transform = tjtransform()
    transform.op = CInt(operation(orientation).rawValue)
    transform.options = CInt(TJXOPT_PERFECT | TJXOPT_COPYNONE)
    var target: UnsafeMutablePointer<UInt8>?
    var size: UInt = 0
    defer { tjFree(target) }
    let flags = TJFLAG_STOPONWARNING | TJFLAG_LIMITSCANS
    guard
      tjTransform(handle, stream, UInt(stream.count), 1, &target, &size, &transform, flags) == 0,
      let target
    else { return nil }
    return [UInt8](UnsafeBufferPointer(start: target, count: Int(size)))
  }

  private static func operation(_ orientation: RasterOrientation) -> TJXOP {
    switch orientation {
    case .upright: TJXOP_NONE
    case .mirrored: TJXOP_HFLIP
    case .turnedHalf: TJXOP_ROT180
    case .flipped: TJXOP_VFLIP
    case .transposed: TJXOP_TRANSPOSE
    case .turnedRight: TJXOP_ROT90
    case .transverse: TJXOP_TRANSVERSE
    case .turnedLeft: TJXOP_ROT270
    }
  }
}
