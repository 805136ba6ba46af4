extension JPEG2000Header {
  /// The layout that holds every component: the widest precision, and a sign where one has it.
  var layout: FrameLayout {
    let isSigned = components.contains(where: \.isSigned)
    let precision = components.map { isSigned && !$0.isSigned ? $0.precision + 1 : $0.precision }
    return FrameLayout(
      columns: columns, rows: rows, components: components.count, precision: precision.max() ?? 0,
      isSigned: isSigned)
  }

  var colour: StreamColour {
    if components.count == 1 { return .monochrome }
    if transformsColour { return .rgb }
    let isSubsampled = components.contains {
      $0.across != components[0].across || $0.down != components[0].down
    }
    return isSubsampled && components.count == 3 ? .ybr : .asGiven
  }

  /// Refuses what would cost far more memory than the frame has: structures of the library for
  /// each tile and component, and for each precinct.
  func checkStructures() throws(CodecError) {
    // Both factors have at most 32 bits.
    guard tiles <= 65_535, tiles * components.count <= 1 << 18 else {
      throw CodecError(.limit("the number of \(tiles) tiles with \(components.count) components"))
    }
    let precincts = columns * rows * components.count / smallestPrecinct
    guard precincts <= 1 << 20 else {
      throw CodecError(.limit("the number of \(precincts) precincts"))
    }
  }
}
