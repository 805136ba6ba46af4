internal import DICOMCore
internal import DICOMPixels
internal import MediaValidation

/// The smallest and the largest pixel, against what the attributes say of them.
/// - SeeAlso: PS3.3 §C.7.6.3
struct PixelRange {
  /// What is stated; nil for an attribute that is absent.
  let smallest: Int?
  let largest: Int?
  /// Pixels of these values stand for none.
  private let padding: ClosedRange<Int>?
  private(set) var found: ClosedRange<Int>?

  /// Nothing is looked at where nothing is stated, or colours have several samples.
  var isWanted: Bool { smallest != nil || largest != nil }

  init(_ dataSet: DataSet) {
    let isSingle = dataSet.integer(.samplesPerPixel) == 1
    let isSigned = dataSet.integer(.pixelRepresentation) == 1
    // Read as the pixels are, whatever the VR is said to be.
    func value(_ tag: Tag) -> Int? {
      guard isSingle, let bytes = dataSet.bytes(tag), bytes.count == 2 else { return nil }
      let word = UInt16(bytes[0]) | UInt16(bytes[1]) << 8
      return isSigned ? Int(Int16(bitPattern: word)) : Int(word)
    }
    smallest = value(.smallestImagePixelValue)
    largest = value(.largestImagePixelValue)
    let first = value(.pixelPaddingValue)
    let limit = value(Tag(0x0028, 0x0121)) ?? first
    if let first, let limit {
      padding = min(first, limit)...max(first, limit)
    } else {
      padding = nil
    }
  }

  mutating func take(_ value: Int) {
    if let padding, padding.contains(value) { return }
    if let found, found.contains(value) { return }
    found = min(found?.lowerBound ?? value, value)...max(found?.upperBound ?? value, value)
  }

  /// Little-endian samples of 1 or 2 bytes; others have no such attributes.
  mutating func take(_ frame: Frame) {
    guard isWanted else { return }
    let isSigned = frame.layout.isSigned
    switch frame.layout.sampleBytes {
    case 1: for byte in frame.bytes { take(isSigned ? Int(Int8(bitPattern: byte)) : Int(byte)) }
    case 2:
      frame.bytes.withUnsafeBytes { bytes in
        for start in stride(from: 0, to: bytes.count - 1, by: 2) {
          let word = UInt16(
            littleEndian: bytes.loadUnaligned(fromByteOffset: start, as: UInt16.self))
          take(isSigned ? Int(Int16(bitPattern: word)) : Int(word))
        }
      }
    default: break
    }
  }
}

extension DecodedPixelValidation {
  mutating func addRange(_ range: PixelRange) {
    guard let found = range.found else { return }
    if let smallest = range.smallest, found.lowerBound < smallest {
      findings.add(
        PixelRule.pixelRange, path: "\(Tag.smallestImagePixelValue)",
        found: "a pixel of \(found.lowerBound)", expected: "none below \(smallest)")
    }
    if let largest = range.largest, found.upperBound > largest {
      findings.add(
        PixelRule.pixelRange, path: "\(Tag.largestImagePixelValue)",
        found: "a pixel of \(found.upperBound)", expected: "none above \(largest)")
    }
  }
}
