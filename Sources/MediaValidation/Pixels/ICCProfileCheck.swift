internal import DICOMCore

/// Whether an ICC profile is one and whole, as far as its header tells.
/// - SeeAlso: PS3.3 §C.11.15, ISO 15076-1 §7.2
struct ICCProfileCheck {
  let dataSet: DataSet
  let parent: ElementPath
  private static let headerBytes = 128

  func check(_ list: inout FindingList) {
    guard case .bytes(let bytes)? = dataSet[.iccProfile]?.value, bytes.count > 0,
      let fault = fault(bytes)
    else { return }
    list.add(
      PixelRule.iccProfile, at: parent.appending(.iccProfile), found: fault,
      expected: "a profile with its header and as many bytes as that says")
  }

  private func fault(_ bytes: Bytes) -> String? {
    guard bytes.count >= Self.headerBytes else { return "\(bytes.count) bytes" }
    guard let header = bytes.first(Self.headerBytes), header.count == Self.headerBytes else {
      return nil
    }
    guard header[36..<40].elementsEqual("acsp".utf8) else {
      return "no signature of a profile in its header"
    }
    let stated = header[0..<4].reduce(0) { $0 << 8 | Int($1) }
    guard stated <= bytes.count else {
      return "a profile of \(stated) bytes in a value of \(bytes.count)"
    }
    return nil
  }
}
