internal import DICOMCore

/// The record types of a DICOMDIR by number: those of the standard first, then what else it has.
struct RecordTypeTable: Sendable {
  private(set) var types = DirectoryRecordType.all
  let knownCount = DirectoryRecordType.all.count
  private var numbers: [UInt64: UInt16] = [:]
  private var byName: [String: Int]
  private let legal: [Bool]
  private let rooted: [Bool]
  private var ranks: [RecordRank]

  /// More types than this are not told apart: nobody has so many.
  static let limit = 4096

  init() {
    let known = DirectoryRecordType.all
    legal = known.flatMap { child in known.map { child.mayStand(below: $0) } }
    rooted = known.map { $0.mayStand(below: nil) }
    byName = Dictionary(
      known.enumerated().map { ($1.rawValue, $0) }, uniquingKeysWith: { first, _ in first })
    ranks = known.map { type in
      switch type.level {
      case .patient: .patient
      case .study: .study
      case .series: .series
      case .instance: .instance
      case .nonPatient: .nonPatient
      case .other, nil: .other
      }
    }
  }

  func isKnown(_ type: UInt16) -> Bool { Int(type) < knownCount }

  func isPrivate(_ type: UInt16) -> Bool { types[Int(type)] == .privateRecord }

  func rank(_ type: UInt16) -> RecordRank {
    Int(type) < ranks.count ? ranks[Int(type)] : .other
  }

  /// What may stand where; nil says that one of both types is unknown, and so is the answer.
  func mayStand(_ type: UInt16, below parent: UInt16?) -> Bool? {
    guard isKnown(type) else { return nil }
    guard let parent else { return rooted[Int(type)] }
    guard isKnown(parent) else { return nil }
    return legal[Int(type) * knownCount + Int(parent)]
  }

  /// The number of the type that `bytes` are the value of, and whether they are as they should be.
  mutating func number(of bytes: ArraySlice<UInt8>) -> (number: UInt16, isPlain: Bool) {
    var hash = RecordHash(0)
    hash.add(bytes)
    if let number = numbers[hash.value] { return (number & 0x7FFF, number & 0x8000 == 0) }
    let text = String(decoding: RecordHash.trimmed(bytes), as: UTF8.self)
    let exact = byName[text]
    let similar = exact ?? Self.normalised(text).flatMap { byName[$0.rawValue] }
    // A space in front, or more than one behind, fills nothing up.
    let isPadded = bytes.first == 0x20 || bytes.suffix(2) == [0x20, 0x20]
    let isPlain = exact != nil && !isPadded || similar == nil
    let number: Int
    if let similar {
      number = similar
    } else if types.count < Self.limit {
      number = types.count
      types.append(DirectoryRecordType(rawValue: text))
      byName[text] = number
      ranks.append(.other)
    } else {
      return (UInt16(Self.limit - 1), false)
    }
    numbers[hash.value] = UInt16(truncatingIfNeeded: number) | (isPlain ? 0 : 0x8000)
    return (UInt16(truncatingIfNeeded: number), isPlain)
  }

  /// A type of the standard that is plainly meant: in another case, or with other blanks.
  private static func normalised(_ text: String) -> DirectoryRecordType? {
    let words = text.uppercased().split { $0 == " " || $0 == "_" || $0 == "-" }
    let type = DirectoryRecordType(rawValue: words.joined(separator: " "))
    return type.isKnown ? type : nil
  }
}
