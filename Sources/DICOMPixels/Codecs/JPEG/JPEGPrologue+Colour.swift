extension JPEGPrologue {
  /// What the stream says of its colours: by its markers, by its components' identifiers, and by
  /// chrominance of fewer samples; else nothing.
  var colour: StreamColour {
    guard components.count == 3 else { return components.count == 1 ? .monochrome : .asGiven }
    if hasJFIF { return .ybr }
    if let adobeTransform { return adobeTransform == 0 ? .rgb : .ybr }
    if components.map(\.identifier) == [0x52, 0x47, 0x42] { return .rgb }
    let isSubsampled = components.contains {
      $0.across != components[0].across || $0.down != components[0].down
    }
    return isSubsampled ? .ybr : .asGiven
  }

  /// The stream with one marker of Adobe in place of all that it says of its colours, so that the
  /// library converts exactly when it is to; and with an end where only that is missing.
  func prepared(_ stream: [UInt8], converts: Bool) -> [UInt8] {
    let needsEnd = lacksOnlyEnd(stream)
    guard components.count == 3 || needsEnd else { return stream }
    var result: [UInt8] = []
    result.reserveCapacity(stream.count + 18)
    var from = 2
    result += [0xFF, 0xD8]
    if components.count == 3 {
      result += [0xFF, 0xEE, 0, 14, 0x41, 0x64, 0x6F, 0x62, 0x65, 0, 100, 0, 0, 0, 0]
      result.append(converts ? 1 : 0)
      for segment in colourSegments {
        result += stream[from..<segment.lowerBound]
        from = segment.upperBound
      }
    }
    result += stream[from...]
    if needsEnd { result += [0xFF, 0xD9] }
    return result
  }

  /// Whether the only scan is there and no marker after it. Were it cut short, the library would
  /// miss bits, and say so; where there are more scans, nobody would.
  private func lacksOnlyEnd(_ stream: [UInt8]) -> Bool {
    guard process <= 0xC1, scanComponents == components.count else { return false }
    var end = stream.count
    // A byte of padding.
    if end >= 3, stream[end - 1] == 0, stream[end - 3] == 0xFF, stream[end - 2] == 0xD9 { end -= 1 }
    return !(stream[end - 2] == 0xFF && stream[end - 1] == 0xD9) && !hasEnd(stream)
  }

  private func hasEnd(_ stream: [UInt8]) -> Bool {
    var index = stream.count - 1
    // Some writers pad with more than a byte.
    while index > scanMarker, stream.count - index < 4_096 {
      if stream[index - 1] == 0xFF, stream[index] == 0xD9 { return true }
      index -= 1
    }
    return false
  }
}
