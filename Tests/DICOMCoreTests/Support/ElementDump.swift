import DICOMCore

/// One line an element, the same as `PydicomDump.script` prints: path, tag, VR, length, and the
/// value in hexadecimal digits, or its CRC-32 when it is long.
enum ElementDump {
  static func lines(_ dataSet: DataSet, path: String = "") throws -> [String] {
    var lines: [String] = []
    for element in dataSet.elements {
      let tag = String(hex: [element.tag.group, element.tag.element])
      switch element.value {
      case .bytes(let bytes):
        lines.append("\(path)\(tag) \(element.vr.name) \(shown(try bytes.load()))")
      case .items(let items):
        lines.append("\(path)\(tag) SQ \(items.count)")
        for (index, item) in items.enumerated() {
          lines += try Self.lines(item, path: "\(path)\(tag)[\(index + 1)]/")
        }
      case .fragments(let value):
        lines.append("\(path)\(tag) \(element.vr.name) fragments \(value.fragments.count)")
        for part in [value.basicOffsetTable] + value.fragments {
          lines.append("\(path)\(tag) - \(shown(try part.load()))")
        }
      }
    }
    return lines
  }

  /// As `lines`, of the meta information and then of the data set with its VRs decided.
  static func lines(_ file: DICOMFile) throws -> [String] {
    let data =
      file.transferSyntax.isImplicitVR ? file.dataSet.resolvingAmbiguousVRs() : file.dataSet
    return try lines(file.metaInformation) + lines(data)
  }

  private static func shown(_ bytes: [UInt8]) -> String {
    let digits =
      bytes.count <= 64
      ? bytes.map { String(hex: $0) }.joined() : "crc \(String(crc32(bytes), radix: 16))"
    return "\(bytes.count) \(digits)"
  }

  private static func crc32(_ bytes: [UInt8]) -> UInt32 {
    var crc: UInt32 = 0xFFFF_FFFF
    for byte in bytes { crc = crc >> 8 ^ table[Int(UInt8(truncatingIfNeeded: crc) ^ byte)] }
    return ~crc
  }

  private static let table: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { crc, _ in crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
  }
}

extension String {
  init(hex byte: UInt8) { self = (byte < 16 ? "0" : "") + String(byte, radix: 16) }

  init(hex words: [UInt16]) {
    self = words.map { String(hex: UInt8($0 >> 8)) + String(hex: UInt8($0 & 0xFF)) }.joined()
  }
}
