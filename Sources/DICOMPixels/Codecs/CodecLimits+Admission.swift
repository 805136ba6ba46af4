extension CodecLimits {
  /// The bytes of a frame of this layout, before any of them is allocated.
  ///
  /// Precision and number of components are the stream's to say; another size is refused.
  /// - Throws: `.size` where the attributes announce another one; `.limit`.
  func admit(_ layout: FrameLayout) throws(CodecError) -> Int {
    if let expected, expected.columns != layout.columns || expected.rows != layout.rows {
      throw CodecError(.size(expected: expected, found: layout))
    }
    guard let count = layout.byteCount, count <= frameBytes else {
      throw CodecError(
        .limit(
          "a frame of \(layout.columns) × \(layout.rows) × \(layout.components) samples of "
            + "\(layout.precision) bits"))
    }
    return count
  }
}

extension Frame {
  /// - Throws: `.malformed` where the bytes are not those of the layout.
  func checkedByteCount() throws(CodecError) -> Int {
    guard let count = layout.byteCount, count == bytes.count else {
      throw CodecError(
        .malformed("a frame to encode has \(bytes.count) bytes, which its layout does not say"))
    }
    return count
  }
}
