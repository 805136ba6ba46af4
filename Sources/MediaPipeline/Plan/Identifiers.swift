internal import DICOMCore
internal import DICOMFileSet
internal import DiscMastering
internal import Glibc

/// Times and UIDs of a run: of now and at random, or of SOURCE_DATE_EPOCH and the content.
struct Identifiers: Sendable {
  let time: Int64
  private let isFixed: Bool
  /// Of the options, which decide what a volume is as much as the input does.
  private let options: String

  init(epoch: Int64?, options: String) {
    isFixed = epoch != nil
    time = epoch ?? Int64(Glibc.time(nil))
    self.options = options
  }

  /// The File-set UID of a volume.
  func fileSetUID(_ index: FileSetIndex, _ plan: VolumePlan, volume: Int) -> UID {
    guard isFixed else {
      var generator = SystemRandomNumberGenerator()
      return Self.uid(generator.next(), generator.next())
    }
    var hasher = SHA256Hasher()
    hasher.update(Array("\(options)|\(volume)|\(plan.volumes.count)|\(time)|".utf8))
    for instance in plan.volumes[volume].instances.joined() {
      hasher.update(index.instances[instance].keys)
      hasher.update(littleEndianBytes(Int64(index.instances[instance].size)))
    }
    return Self.uid(hasher.finish())
  }

  /// The File-set UID of a volume whose DICOMDIR, but for this UID, has this digest.
  func fileSetUID(of directory: SHA256Sum) -> UID {
    guard isFixed else {
      var generator = SystemRandomNumberGenerator()
      return Self.uid(generator.next(), generator.next())
    }
    var hasher = SHA256Hasher()
    hasher.update(Array("\(options)|\(time)|\(directory.hex)".utf8))
    return Self.uid(hasher.finish())
  }

  /// A UID that stands for these bits.
  static func uid(_ digest: SHA256Sum) -> UID {
    let digits = digest.hex
    func word(_ start: Int) -> UInt64 {
      UInt64(digits.dropFirst(start).prefix(16), radix: 16) ?? 0
    }
    return uid(word(0), word(16))
  }

  /// As long as every File-set UID of Spindle.
  static let longest: UID = "2.25.340282366920938463463374607431768211455"

  /// `2.25.` and the UUID of these bits as a decimal number, always of 39 digits: the size of a
  /// DICOMDIR is known before its UID is.
  /// - SeeAlso: PS3.5 §B.2
  private static func uid(_ high: UInt64, _ low: UInt64) -> UID {
    // Version 4, variant 1: the form of UUIDs that are random or look so.
    let high = high & 0xFFFF_FFFF_FFFF_0FFF | 0x8000_0000_0000_4000
    let low = low & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000
    return UID(rawValue: "2.25.\(UInt128(high) << 64 | UInt128(low))")
  }
}
