internal import DICOMPixels

/// The record of an MP4 file that tells a decoder how to begin.
///
/// It is made here: libavformat reads damaged parameter sets for minutes when it makes one.
/// - SeeAlso: ISO/IEC 14496-15 §5.3.3, §8.3.3
enum DecoderConfiguration {
  /// - Parameter sets: those that hold at the beginning, by kind, without start codes.
  /// - Returns: nil when one that is needed is missing.
  static func record(
    _ head: VideoHead, _ sets: [(kind: Int, bytes: [UInt8])]
  ) -> [UInt8]? {
    head.family == .h264 ? h264(head, sets) : hevc(head, sets)
  }

  private static func h264(
    _ head: VideoHead, _ sets: [(kind: Int, bytes: [UInt8])]
  ) -> [UInt8]? {
    let sequence = sets.filter { $0.kind == 7 }.map(\.bytes)
    let picture = sets.filter { $0.kind == 8 }.map(\.bytes)
    guard let first = sequence.first, first.count > 3, sequence.count < 32, !picture.isEmpty,
      let sequences = joined(sequence), let pictures = joined(picture)
    else { return nil }
    // Units have lengths of four bytes.
    var record = [1, first[1], first[2], first[3], 0xFF, 0xE0 | UInt8(sequence.count)]
    record += sequences + [UInt8(clamping: picture.count)] + pictures
    if ![66, 77, 88].contains(first[1]) {
      let depth = UInt8(clamping: head.bitDepth - 8)
      record += [0xFC | UInt8(clamping: head.chromaFormat), 0xF8 | depth, 0xF8 | depth, 0]
    }
    return record
  }

  private static func hevc(
    _ head: VideoHead, _ sets: [(kind: Int, bytes: [UInt8])]
  ) -> [UInt8]? {
    guard let sequence = sets.first(where: { $0.kind == 33 })?.bytes else { return nil }
    // Number of layers, then profile, tier, flags and level in 12 bytes.
    let opening = SupplementalInformation.unescaped(sequence.prefix(40).dropFirst(2))
    guard opening.count >= 13 else { return nil }
    let layers = opening[0] >> 1 & 7 + 1
    let depth = UInt8(clamping: head.bitDepth - 8)
    var record: [UInt8] = [1] + opening[1..<13]
    record += [
      0xF0, 0, 0xFC, 0xFC | UInt8(clamping: head.chromaFormat), 0xF8 | depth, 0xF8 | depth,
    ]
    record += [0, 0, layers << 3 | (opening[0] & 1) << 2 | 3, 3]
    for kind in 32...34 {
      let own = sets.filter { $0.kind == kind }.map(\.bytes)
      guard !own.isEmpty, let bytes = joined(own) else { return nil }
      record += [0x80 | UInt8(kind), 0, UInt8(clamping: own.count)] + bytes
    }
    return record
  }

  /// Each behind its length.
  private static func joined(_ sets: [[UInt8]]) -> [UInt8]? {
    guard sets.allSatisfy({ $0.count <= 0xFFFF }) else { return nil }
    return sets.flatMap { [UInt8($0.count >> 8), UInt8($0.count & 0xFF)] + $0 }
  }
}
