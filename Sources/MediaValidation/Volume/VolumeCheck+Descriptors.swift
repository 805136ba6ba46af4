extension VolumeCheck {
  mutating func readDescriptors() {
    var isOver = false
    for sector in session + 16..<session + 80 {
      guard let bytes = bytes.sector(sector), bytes[1..<6].elementsEqual("CD001".utf8) else {
        break
      }
      if bytes[0] == 255 {
        isOver = true
        break
      }
      descriptors.append((sector, bytes))
    }
    if let last = descriptors.last, !isOver {
      findings.add(
        VolumeRule.terminatorMissing, at: (last.sector + 1) * 2048,
        found: "no descriptor of type 255 behind \(descriptors.count) descriptors",
        expected: "a terminator")
    }
  }

  mutating func checkPrimary(_ primary: [UInt8], at offset: Int) {
    checkNumbers(primary, at: offset)
    for (place, what) in [(6, "the descriptor"), (881, "the file structure")]
    where primary[place] != 1 {
      findings.add(
        VolumeRule.descriptorVersion, at: offset + place,
        found: "version \(primary[place]) of \(what)", expected: "1")
    }
    checkTexts(primary, at: offset)
    for (place, what) in [
      (813, "creation"), (830, "modification"), (847, "expiration"), (864, "effect"),
    ] where !isDate(primary[place..<place + 17]) {
      findings.add(
        VolumeRule.descriptorDate, at: offset + place,
        found: "no date where the date of \(what) stands",
        expected: "sixteen digits and an offset from Greenwich")
    }
    for range in [7..<8, 72..<80, 88..<120, 882..<883, 1395..<2048] {
      guard let place = range.first(where: { primary[$0] != 0 }) else { continue }
      findings.add(
        VolumeRule.descriptorReserved, at: offset + place,
        found: "\(primary[place]) in byte \(place) of the descriptor", expected: "0")
    }
    let size = BothOrders(primary, at: 128, width: 2).likely
    if [512, 1024, 2048].contains(size) {
      blockSize = size
    } else {
      findings.add(
        VolumeRule.blockSize, at: offset + 128, found: "\(size) bytes",
        expected: "2048, or less by halves")
    }
    let set = (BothOrders(primary, at: 120, width: 2), BothOrders(primary, at: 124, width: 2))
    if set.0.likely != 1 || set.1.likely != 1 {
      findings.add(
        VolumeRule.volumeSet, at: offset + 120,
        found: "volume \(set.1.likely) of \(set.0.likely)", expected: "volume 1 of 1")
    }
    spaceEnd = BothOrders(primary, at: 80, width: 4).likely * blockSize
    checkIdentifiers(primary, at: offset)
    checkLength(at: offset)
  }

  private mutating func checkNumbers(_ primary: [UInt8], at offset: Int) {
    for (place, width, what) in [
      (80, 4, "volume space size"), (120, 2, "volume set size"),
      (124, 2, "volume sequence number"), (128, 2, "logical block size"),
      (132, 4, "path table size"),
    ] {
      let number = BothOrders(primary, at: place, width: width)
      guard !number.agree else { continue }
      findings.add(
        VolumeRule.descriptorNumbers, at: offset + place,
        found: "\(number.little) and \(number.big) for the \(what)",
        expected: "one number in both orders")
    }
  }

  private mutating func checkTexts(_ primary: [UInt8], at offset: Int) {
    let identifier = trimmed(primary[40..<72])
    if let place = identifier.firstIndex(where: { !$0.isDCharacter }) {
      findings.add(
        VolumeRule.volumeIdentifierCharacters, at: offset + place,
        found: "\(Self.shown(primary[place])) in byte \(place - 39) of the identifier",
        expected: "A-Z, 0-9 and _, and spaces behind them")
    }
    let fields: [(Range<Int>, String, @Sendable (UInt8) -> Bool)] = [
      (8..<40, "system identifier", \.isACharacter),
      (190..<318, "volume set identifier", \.isDCharacter),
      (318..<446, "publisher identifier", \.isACharacter),
      (446..<574, "data preparer identifier", \.isACharacter),
      (574..<702, "application identifier", \.isACharacter),
      (702..<739, "copyright file identifier", isFileCharacter),
      (739..<776, "abstract file identifier", isFileCharacter),
      (776..<813, "bibliographic file identifier", isFileCharacter),
    ]
    for (range, what, allows) in fields {
      guard let place = trimmed(primary[range]).firstIndex(where: { !allows($0) }) else { continue }
      findings.add(
        VolumeRule.descriptorText, at: offset + place,
        found: "\(Self.shown(primary[place])) in the \(what)",
        expected: "what ISO 9660 allows there, with spaces behind it")
    }
  }

  /// Also what separates the parts of a file's identifier.
  private var isFileCharacter: @Sendable (UInt8) -> Bool {
    { $0.isDCharacter || $0 == 0x2E || $0 == 0x3B }
  }

  private func trimmed(_ field: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    field[..<((field.lastIndex { $0 != 0x20 }).map { $0 + 1 } ?? field.startIndex)]
  }

  private static func shown(_ byte: UInt8) -> String {
    (0x21..<0x7F).contains(byte)
      ? "“\(Unicode.Scalar(byte))”" : "a byte of \(byte)"
  }

  private func isDate(_ field: ArraySlice<UInt8>) -> Bool {
    let digits = field.prefix(16)
    guard digits.allSatisfy({ (0x30...0x39).contains($0) }), let zone = field.last else {
      return false
    }
    if digits.allSatisfy({ $0 == 0x30 }) { return true }
    func number(_ range: Range<Int>) -> Int {
      range.reduce(0) { $0 * 10 + Int(digits[digits.startIndex + $1] - 0x30) }
    }
    return number(0..<4) > 0 && (1...12).contains(number(4..<6)) && (1...31).contains(number(6..<8))
      && number(8..<10) < 24 && number(10..<12) < 60 && number(12..<14) < 60
      && (-48...52).contains(Int8(bitPattern: zone))
  }

  private mutating func checkLength(at offset: Int) {
    // The size may count from the beginning of the disc, or from that of the session.
    let start = session * 2048
    let end = start > 0 ? min(max(spaceEnd, start), start + spaceEnd) : spaceEnd
    if bytes.count < end {
      findings.add(
        VolumeRule.truncated, at: offset + 80, found: "a medium of \(bytes.count) bytes",
        expected: "\(end) bytes, as the descriptor has it")
    }
    guard start == 0, facts.sessions.count <= 1, bytes.count > end, end > 0 else { return }
    // Writers pad with zeros; only what is near is looked at.
    for part in 0..<16 {
      let from = end + (part << 16)
      guard from < bytes.count, let some = bytes.read(from, min(1 << 16, bytes.count - from))
      else { return }
      guard let place = some.firstIndex(where: { $0 != 0 }) else { continue }
      findings.add(
        VolumeRule.trailing, at: from + place,
        found: "something \(from + place - end) bytes behind the end of the volume",
        expected: "nothing, or zeros")
      return
    }
  }
}
