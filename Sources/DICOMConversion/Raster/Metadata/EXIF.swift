/// What of a camera's Exif data is used; everything else is left behind.
struct EXIF: Hashable, Sendable {
  var orientation: RasterOrientation?
  var acquired: AcquisitionTime?
  var resolution: RasterResolution?

  /// Reads the structure of TIFF that Exif data are, with or without "Exif" and two zeros before;
  /// what is damaged is as if it were not there.
  init(_ bytes: [UInt8]) {
    let skipped = bytes.starts(with: [0x45, 0x78, 0x69, 0x66, 0, 0]) ? 6 : 0
    guard let reader = TIFFFields(bytes, from: skipped) else { return }
    let main = reader.fields(at: reader.first)
    orientation = main[0x0112].flatMap(reader.number).flatMap(RasterOrientation.init)
    if let across = main[0x011A].flatMap(reader.rational),
      let down = main[0x011B].flatMap(reader.rational)
    {
      let unit = main[0x0128].flatMap(reader.number) ?? 2
      if unit == 2 || unit == 3 {
        resolution = RasterResolution(
          across: across, down: down, unit: unit == 2 ? .inch : .centimetre)
      }
    }
    let camera = main[0x8769].flatMap(reader.number).map(reader.fields) ?? [:]
    func text(_ tag: Int) -> String? { camera[tag].flatMap(reader.text) }
    if let original = text(0x9003) {
      acquired = AcquisitionTime(original, subseconds: text(0x9291), zone: text(0x9011))
    } else if let digitised = text(0x9004) {
      acquired = AcquisitionTime(digitised, subseconds: text(0x9292), zone: text(0x9012))
    }
  }
}

/// The fields of one directory of TIFF, bounded by the bytes that there are.
struct TIFFFields {
  struct Field: Hashable {
    var type: Int
    var count: Int
    /// Where the value is, or where its offset is.
    var place: Int
  }

  private let bytes: [UInt8]
  private let base: Int
  private let isLittle: Bool
  let first: Int

  init?(_ bytes: [UInt8], from base: Int) {
    guard bytes.count >= base + 8 else { return nil }
    let mark = bytes[base]
    guard mark == bytes[base + 1], mark == 0x49 || mark == 0x4D else { return nil }
    self.bytes = bytes
    self.base = base
    isLittle = mark == 0x49
    let start = bytes[(base + 4)..<(base + 8)].map(Int.init)
    first = (isLittle ? start.reversed() : start).reduce(0) { $0 << 8 | $1 }
  }

  private func value(_ place: Int, _ size: Int) -> Int? {
    guard place >= 0, place <= bytes.count - base - size else { return nil }
    return (0..<size).reduce(0) { result, index in
      let byte = Int(bytes[base + place + (isLittle ? size - 1 - index : index)])
      return result << 8 | byte
    }
  }

  func fields(at place: Int) -> [Int: Field] {
    guard let count = value(place, 2) else { return [:] }
    var result: [Int: Field] = [:]
    for index in 0..<min(count, 512) {
      let entry = place + 2 + 12 * index
      guard let tag = value(entry, 2), let type = value(entry + 2, 2),
        let number = value(entry + 4, 4)
      else { break }
      if result[tag] == nil { result[tag] = Field(type: type, count: number, place: entry + 8) }
    }
    return result
  }

  func number(_ field: Field) -> Int? {
    guard field.count == 1 else { return nil }
    switch field.type {
    case 3: return value(field.place, 2)
    case 4, 13: return value(field.place, 4)
    default: return nil
    }
  }

  func rational(_ field: Field) -> Double? {
    guard field.type == 5, field.count == 1, let place = value(field.place, 4),
      let numerator = value(place, 4), let denominator = value(place + 4, 4), denominator > 0
    else { return nil }
    return Double(numerator) / Double(denominator)
  }

  /// Text up to its zero, at most 64 characters.
  func text(_ field: Field) -> String? {
    guard field.type == 2, field.count > 0, field.count <= 64,
      let place = field.count <= 4 ? field.place : value(field.place, 4),
      place <= bytes.count - base - field.count
    else { return nil }
    let characters = bytes[(base + place)..<(base + place + field.count)].prefix { $0 != 0 }
    guard characters.allSatisfy({ (0x20...0x7E).contains($0) }) else { return nil }
    return String(decoding: characters, as: UTF8.self)
  }
}
