internal import DICOMCore

/// The medium's bytes; nothing is read beyond its end.
struct VolumeBytes {
  static let sector = 2048

  let source: any ByteSource
  var count: Int { source.count }

  /// - Returns: nil when the bytes are not there or cannot be read.
  func read(_ offset: Int, _ length: Int) -> [UInt8]? {
    guard offset >= 0, length >= 0, length <= count, offset <= count - length else { return nil }
    return try? source.read(offset..<offset + length)
  }

  func sector(_ number: Int) -> [UInt8]? {
    guard number >= 0, number < 1 << 40 else { return nil }
    return read(number * Self.sector, Self.sector)
  }
}

/// A number that is recorded in both byte orders.
/// - SeeAlso: ECMA-119 §7.2.3 and §7.3.3
struct BothOrders: Hashable {
  var little: Int
  var big: Int

  var agree: Bool { little == big }

  /// - Parameter width: bytes of each of the two, 2 or 4.
  init(_ bytes: [UInt8], at offset: Int, width: Int) {
    little = bytes.littleNumber(offset, width)
    big = bytes.bigNumber(offset + width, width)
  }

  /// The one that can be: where they disagree the smaller one that is not zero.
  var likely: Int { agree ? little : min(little == 0 ? big : little, big == 0 ? little : big) }
}

extension [UInt8] {
  /// 0 beyond the end.
  func littleNumber(_ offset: Int, _ width: Int) -> Int {
    guard offset >= 0, offset <= count - width else { return 0 }
    return self[offset..<offset + width].reversed().reduce(0) { $0 << 8 | Int($1) }
  }

  /// 0 beyond the end.
  func bigNumber(_ offset: Int, _ width: Int) -> Int {
    guard offset >= 0, offset <= count - width else { return 0 }
    return self[offset..<offset + width].reduce(0) { $0 << 8 | Int($1) }
  }
}

extension UInt8 {
  /// A-Z, 0-9 and _.
  /// - SeeAlso: ECMA-119 §7.4.1
  var isDCharacter: Bool {
    switch self {
    case 0x30...0x39, 0x41...0x5A, 0x5F: true
    default: false
    }
  }

  /// - SeeAlso: ECMA-119 §7.4.1
  var isACharacter: Bool {
    switch self {
    case 0x20...0x22, 0x25...0x3F: true
    default: isDCharacter
    }
  }
}
