internal import DICOMCore

/// Whether overlays have a bit for each of their pixels.
/// - SeeAlso: PS3.3 §C.9.2
struct OverlayCheck {
  let dataSet: DataSet
  let parent: ElementPath

  func check(_ list: inout FindingList) {
    for group in stride(from: UInt16(0x6000), through: 0x601E, by: 2) { check(group, &list) }
  }

  private func check(_ group: UInt16, _ list: inout FindingList) {
    let tag = Tag(group, 0x3000)
    guard case .bytes(let bytes)? = dataSet[tag]?.value, bytes.count > 0,
      let rows = dataSet.integer(Tag(group, 0x0010)), (1...65_535).contains(rows),
      let columns = dataSet.integer(Tag(group, 0x0011)), (1...65_535).contains(columns)
    else { return }
    // Where it is no number, its value has a rule of its own.
    let stated = Tag(group, 0x0015)
    let frames = dataSet.hasValue(stated) ? dataSet.integer(stated) ?? 0 : 1
    guard (1...Int(Int32.max)).contains(frames) else { return }
    let (bits, overflow) = (rows * columns).multipliedReportingOverflow(by: frames)
    let needed = overflow ? Int.max - 1 : bits / 8 + (bits % 8 > 0 ? 1 : 0)
    let padded = needed + (needed & 1)
    if bytes.count < needed {
      add(PixelRule.overlayShorter, tag, bytes.count, padded, (rows, columns, frames), &list)
    } else if bytes.count > padded {
      add(PixelRule.overlayLonger, tag, bytes.count, padded, (rows, columns, frames), &list)
    }
  }

  private func add(
    _ rule: ValidationRule, _ tag: Tag, _ found: Int, _ expected: Int,
    _ shape: (rows: Int, columns: Int, frames: Int), _ list: inout FindingList
  ) {
    list.add(
      rule, at: parent.appending(tag), found: "\(found) bytes",
      expected: "\(expected) bytes: \(shape.rows) rows × \(shape.columns) columns × 1 bit × "
        + "\(shape.frames) frames")
  }
}
