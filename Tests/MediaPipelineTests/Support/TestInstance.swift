/// An instance of a CT slice made in memory, in any uncompressed encoding.
struct TestInstance {
  enum Value {
    case text(String)
    case shorts([UInt16])
    case bytes([UInt8])
    case items([[Element]])
  }

  struct Element {
    var group: UInt16
    var number: UInt16
    var vr: String
    var value: Value
  }

  enum Encoding: String, CaseIterable {
    case explicitLittle = "1.2.840.10008.1.2.1"
    case implicitLittle = "1.2.840.10008.1.2"
    case explicitBig = "1.2.840.10008.1.2.2"
  }

  var sopClass = "1.2.840.10008.5.1.4.1.1.2"
  var uid = "1.2.3.4.5"
  var study = "1.2.3"
  var series = "1.2.3.4"
  var patientName = "Geheim^Gisela"
  /// Instead of `patientName`, in whatever character set.
  var nameBytes: [UInt8]?
  var characterSet: String?
  var patientID = "PATID4711"
  var birthDate = "19700101"
  var modality = "CT"
  var number = 1
  var size = 4
  var seed = 0
  var encoding = Encoding.explicitLittle
  var preamble = [UInt8](repeating: 0, count: 128)
  var hasMeta = true
  var metaUID: String?
  /// Written instead of the true one.
  var lossy: String?
  var extra: [Element] = []
  var hasPixels = true

  init(_ number: Int = 1, _ change: (inout TestInstance) -> Void = { _ in }) {
    self.number = number
    uid = "1.2.3.4.\(number)"
    change(&self)
  }

  /// In ascending order of tags.
  var elements: [Element] {
    func text(_ group: UInt16, _ number: UInt16, _ vr: String, _ value: String) -> Element {
      Element(group: group, number: number, vr: vr, value: .text(value))
    }
    func short(_ number: UInt16, _ value: Int) -> Element {
      Element(group: 0x28, number: number, vr: "US", value: .shorts([UInt16(value)]))
    }
    let all =
      [
        text(0x08, 0x16, "UI", sopClass), text(0x08, 0x18, "UI", uid),
        text(0x08, 0x20, "DA", "20240229"), text(0x08, 0x30, "TM", "101500"),
        text(0x08, 0x50, "SH", "ACC1"), text(0x08, 0x60, "CS", modality),
        Element(
          group: 0x10, number: 0x10, vr: "PN",
          value: nameBytes.map { .bytes($0) } ?? .text(patientName)),
        text(0x10, 0x20, "LO", patientID),
        text(0x10, 0x30, "DA", birthDate), text(0x10, 0x40, "CS", "O"),
        text(0x20, 0x0D, "UI", study), text(0x20, 0x0E, "UI", series),
        text(0x20, 0x10, "SH", "1"), text(0x20, 0x11, "IS", "1"),
        text(0x20, 0x13, "IS", "\(number)"), short(0x02, 1),
        text(0x28, 0x04, "CS", "MONOCHROME2"), short(0x10, size), short(0x11, size),
        short(0x100, 16), short(0x101, 12), short(0x102, 11), short(0x103, 0),
        Element(
          group: 0x7FE0, number: 0x10, vr: "OW",
          value: .shorts((0..<size * size).map { UInt16(truncatingIfNeeded: ($0 + seed) % 4096) })),
      ] + extra + (characterSet.map { [text(0x08, 0x05, "CS", $0)] } ?? [])
      + (lossy.map { [text(0x28, 0x2110, "CS", $0)] } ?? [])
    return all.filter { hasPixels || $0.group < 0x28 }.sorted {
      ($0.group, $0.number) < ($1.group, $1.number)
    }
  }

  func file() -> [UInt8] {
    let body = Self.encode(elements, encoding)
    guard hasMeta else { return body }
    let meta = Self.encode(
      [
        Element(group: 2, number: 1, vr: "OB", value: .shorts([0x0100])),
        Element(group: 2, number: 2, vr: "UI", value: .text(sopClass)),
        Element(group: 2, number: 3, vr: "UI", value: .text(metaUID ?? uid)),
        Element(group: 2, number: 0x10, vr: "UI", value: .text(encoding.rawValue)),
        Element(group: 2, number: 0x12, vr: "UI", value: .text("1.2.3.9")),
      ], .explicitLittle)
    let length = Self.bytes(UInt32(meta.count), false)
    return preamble + Array("DICM".utf8) + [2, 0, 0, 0, 0x55, 0x4C, 4, 0] + length + meta + body
  }

  static func encode(_ elements: [Element], _ encoding: Encoding) -> [UInt8] {
    let isBig = encoding == .explicitBig
    return elements.flatMap { element -> [UInt8] in
      let value = self.value(element, encoding)
      var bytes = bytes(element.group, isBig) + bytes(element.number, isBig)
      if encoding == .implicitLittle {
        return bytes + self.bytes(UInt32(value.count), false) + value
      }
      bytes += Array(element.vr.utf8)
      let isLong = ["OB", "OW", "SQ", "UN"].contains(element.vr)
      bytes +=
        isLong
        ? [0, 0] + self.bytes(UInt32(value.count), isBig) : self.bytes(UInt16(value.count), isBig)
      return bytes + value
    }
  }

  private static func value(_ element: Element, _ encoding: Encoding) -> [UInt8] {
    let isBig = encoding == .explicitBig
    switch element.value {
    case .text(let text):
      let bytes = Array(text.utf8)
      return bytes.count % 2 == 0 ? bytes : bytes + [element.vr == "UI" ? 0 : 0x20]
    case .bytes(let bytes): return bytes.count % 2 == 0 ? bytes : bytes + [0x20]
    case .shorts(let values): return values.flatMap { self.bytes($0, isBig) }
    case .items(let items):
      return items.flatMap { item -> [UInt8] in
        let content = encode(item, encoding)
        return bytes(UInt16(0xFFFE), isBig) + bytes(UInt16(0xE000), isBig)
          + bytes(UInt32(content.count), isBig) + content
      }
    }
  }

  private static func bytes(_ value: some FixedWidthInteger, _ isBig: Bool) -> [UInt8] {
    withUnsafeBytes(of: isBig ? value.bigEndian : value.littleEndian) { Array($0) }
  }
}
