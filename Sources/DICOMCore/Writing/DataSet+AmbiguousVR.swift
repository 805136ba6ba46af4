extension DataSet {
  /// The data set with one VR for each element that the dictionary gives several, as the data set
  /// itself decides it: what a data set read from Implicit VR needs before Explicit VR is written.
  /// - SeeAlso: PS3.5 §8, §A.1, PS3.6 §6
  public func resolvingAmbiguousVRs() -> DataSet { resolvingAmbiguousVRs(DecidingValues()) }

  private func resolvingAmbiguousVRs(_ outer: DecidingValues) -> DataSet {
    let deciding = DecidingValues(
      pixelRepresentation: integer(.pixelRepresentation) ?? outer.pixelRepresentation,
      waveformBits: integer(.waveformBitsAllocated) ?? outer.waveformBits)
    var resolved: [DataElement] = []
    resolved.reserveCapacity(elements.count)
    for var element in elements {
      if case .items(let items) = element.value {
        element.value = .items(items.map { $0.resolvingAmbiguousVRs(deciding) })
      } else if case .fragments = element.value {
        element.vr = .ob
      } else if let vrs = DataDictionary.entry(for: element.tag)?.vrs, vrs.count > 1 {
        element.vr = choose(vrs, for: element.tag, deciding)
      }
      resolved.append(element)
    }
    // Elements and their order are the same.
    return DataSet(sorted: resolved)
  }

  private func choose(_ vrs: [VR], for tag: Tag, _ deciding: DecidingValues) -> VR {
    if vrs.contains(.ow) {
      if vrs.contains(.ob) {
        // Pixels and overlays were words in Implicit VR; waveforms of 8 bits are bytes (PS3.5 §8.3).
        return tag.group == 0x5400 && deciding.waveformBits == 8 ? .ob : .ow
      }
      // A look-up table of one entry is a number, all others are words.
      if tag == .lutData, integers(.lutDescriptor).first == 1 { return .us }
      return .ow
    }
    if vrs.contains(.us), vrs.contains(.ss) { return deciding.pixelRepresentation == 1 ? .ss : .us }
    return vrs[0]
  }
}

/// Values of a data set, or of what is around it, that decide VRs.
private struct DecidingValues {
  var pixelRepresentation: Int?
  var waveformBits: Int?
}

extension Tag {
  fileprivate static var waveformBitsAllocated: Tag { Tag(0x5400, 0x1004) }
}
