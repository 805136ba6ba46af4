extension JPEGPrologue {
  /// - Throws: `.malformed` where a component is in no scan, its place taken by another that is named
  ///   twice for one: the libraries would give it one value, or whatever their memory holds.
  func checkScans(_ stream: [UInt8]) throws(CodecError) {
    var missing = Set(components.map(\.identifier))
    guard missing.count == components.count else {
      throw CodecError(.malformed("two components of one name"), offset: frameMarker)
    }
    var offset = scanMarker
    while !missing.isEmpty {
      let segment = try Self.segment(in: stream, at: offset)
      offset = segment.body.upperBound
      if segment.marker == 0xD9 {
        throw CodecError(.malformed("a component of the pixels is in no scan"), offset: offset)
      }
      guard segment.marker == 0xDA else { continue }
      let body = stream[segment.body]
      let count = Int(body.first ?? 0)
      guard body.count >= 1 + 2 * count else {
        throw CodecError(.malformed("a scan header that is too short"), offset: segment.start)
      }
      for index in 0..<count { missing.remove(body[body.startIndex + 1 + 2 * index]) }
      // To the next marker that ends a scan.
      while offset + 1 < stream.count {
        if stream[offset] == 0xFF, stream[offset + 1] != 0, stream[offset + 1] != 0xFF,
          !(0xD0...0xD7).contains(stream[offset + 1])
        {
          break
        }
        offset += 1
      }
    }
  }

  /// - Throws: `.limit` for a progressive stream of hundreds of scans, which refine nothing and each
  ///   cost a pass over the pixels.
  func checkNumberOfScans(_ stream: [UInt8]) throws(CodecError) {
    guard process == 0xC2 || process == 0xCA else { return }
    let count = stream.withUnsafeBufferPointer { bytes in
      var count = 0
      for index in scanMarker..<bytes.count - 1
      where bytes[index] == 0xFF && bytes[index + 1] == 0xDA {
        count += 1
      }
      return count
    }
    guard count <= 500 else { throw CodecError(.limit("the number of \(count) scans")) }
  }
}
