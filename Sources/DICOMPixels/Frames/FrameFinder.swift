internal import DICOMCore

/// Tells which fragments make a frame.
struct FrameFinder {
  let list: FragmentList
  let family: CodecFamily
  /// Number of Frames.
  let frames: Int?
  var findings: [PixelFinding] = []

  init(list: FragmentList, family: CodecFamily, frames: Int?) {
    self.list = list
    self.family = family
    self.frames = frames
  }

  private var count: Int { list.fragments.count }

  mutating func find(_ dataSet: DataSet) throws -> OffsetTable {
    guard count > 0 else { throw PixelError(.missing, .pixelData) }
    if family.isVideo { return OffsetTable(starts: [0]) }
    if let table = accept(try OffsetTable.extended(dataSet, list), .extendedOffsetTable) {
      if try agrees(table, .extendedOffsetTable) { return counted(table) }
    }
    if let table = accept(try OffsetTable.basic(list), .pixelData) {
      if try agrees(table, .pixelData) { return counted(table) }
    }
    return counted(try recover())
  }

  private mutating func accept(_ outcome: OffsetTable.Outcome, _ tag: Tag) -> OffsetTable? {
    switch outcome {
    case .absent: return nil
    case .table(let table): return table
    case .wrong(let why):
      findings.append(PixelFinding(.badOffsetTable(why: why), tag))
      return nil
    }
  }

  /// A table with an entry for each fragment cannot lie; another is held against the code streams.
  private mutating func agrees(_ table: OffsetTable, _ tag: Tag) throws -> Bool {
    if table.starts.count == count { return true }
    let beginnings = try list.beginnings(family)
    // Code streams that cannot be recognised contradict nothing.
    guard beginnings.first == true else { return true }
    var expected = [Bool](repeating: false, count: count)
    for start in table.starts { expected[start] = true }
    if expected == beginnings { return true }
    let why = "it does not point to where the code streams begin"
    findings.append(PixelFinding(.badOffsetTable(why: why), tag))
    return false
  }

  private mutating func counted(_ table: OffsetTable) -> OffsetTable {
    let found = table.starts.count
    if let frames, frames != found {
      findings.append(PixelFinding(.frameCount(stated: frames, found: found), .numberOfFrames))
    } else if frames == nil, found > 1 {
      findings.append(PixelFinding(.missing(assumed: "\(found)"), .numberOfFrames))
    }
    return table
  }

  private func recover() throws -> OffsetTable {
    let each = OffsetTable(starts: Array(0..<count))
    if count == 1 {
      if (frames ?? 1) > 1 { try refuseSeveral() }
      return each
    }
    if frames == count { return each }
    let beginnings = try list.beginnings(family)
    let starts = beginnings.indices.filter { beginnings[$0] }
    guard starts.first == 0 else {
      // Nothing to go by but the numbers.
      if frames ?? 1 == 1 { return OffsetTable(starts: [0]) }
      throw PixelError(.framesNotFound(fragments: count, frames: frames ?? 1), .pixelData)
    }
    if let frames, starts.count < frames { try refuseSeveral() }
    return OffsetTable(starts: starts)
  }

  /// - Throws: where a fragment goes on with another code stream behind the end of the first.
  private func refuseSeveral() throws {
    for (index, fragment) in list.fragments.enumerated() {
      if try holdsSeveral(fragment) {
        throw PixelError(.severalFramesInFragment(fragment: index), .pixelData)
      }
    }
  }

  /// Looks for an end of image (FFD9) and, behind padding, the start of another.
  private func holdsSeveral(_ fragment: Bytes) throws -> Bool {
    var matcher = JoinMatcher()
    let chunk = 262_144
    for start in stride(from: 0, to: fragment.count, by: chunk) {
      let bytes = try fragment.loadRange(start..<min(start + chunk, fragment.count))
      for byte in bytes where matcher.found(byte) { return true }
    }
    return false
  }
}

/// Finds `FF D9`, any zeros or FFs, and the first three bytes of a code stream.
private struct JoinMatcher {
  private enum State { case outside, marker, ended, endedMarker, jpeg, jpeg2000 }
  private var state = State.outside

  mutating func found(_ byte: UInt8) -> Bool {
    switch (state, byte) {
    case (.jpeg, 0xFF), (.jpeg2000, 0xFF): return true
    case (.endedMarker, 0xD8): state = .jpeg
    case (.endedMarker, 0x4F): state = .jpeg2000
    case (.endedMarker, 0xFF), (.ended, 0xFF): state = .endedMarker
    case (.endedMarker, 0), (.ended, 0): state = .ended
    case (.marker, 0xD9), (.endedMarker, 0xD9): state = .ended
    case (_, 0xFF): state = .marker
    default: state = .outside
    }
    return false
  }
}
