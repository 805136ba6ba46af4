extension DataSet {
  /// The data set with one VR for each element that the dictionary gives several, as the data set
  /// itself decides it: what a data set read from Implicit VR needs before Explicit VR is written.
  /// - SeeAlso: PS3.5 §A.1, PS3.6 §6
  public func resolvingAmbiguousVRs() -> DataSet { resolvingAmbiguousVRs(inherited: nil) }

  private func resolvingAmbiguousVRs(inherited: Int?) -> DataSet {
    let isSigned = integer(.pixelRepresentation) ?? inherited
    var resolved: [DataElement] = []
    resolved.reserveCapacity(elements.count)
    for var element in elements {
      if case .items(let items) = element.value {
        element.value = .items(items.map { $0.resolvingAmbiguousVRs(inherited: isSigned) })
      } else if case .fragments = element.value {
        element.vr = .ob
      } else if let vrs = DataDictionary.entry(for: element.tag)?.vrs, vrs.count > 1 {
        element.vr = choose(vrs, for: element.tag, isSigned: isSigned == 1)
      }
      resolved.append(element)
    }
    return DataSet(resolved)
  }

  private func choose(_ vrs: [VR], for tag: Tag, isSigned: Bool) -> VR {
    if vrs.contains(.ow) {
      if vrs.contains(.ob) {
        // 8-bit Waveform Data are bytes by Waveform Bits Allocated; pixels and overlays were words in Implicit VR.
        return tag == Tag(0x5400, 0x1010) && integer(Tag(0x5400, 0x1004)) == 8 ? .ob : .ow
      }
      // A look-up table of one entry is a number, all others are words.
      if tag == .lutData, integers(.lutDescriptor).first == 1 { return .us }
      return .ow
    }
    if vrs.contains(.us), vrs.contains(.ss) { return isSigned ? .ss : .us }
    return vrs[0]
  }
}
