internal import DICOMCore

/// Files of the input that become instances together: one as a rule, or the images of a folder.
struct ConversionUnit: Sendable {
  var files: [InputFile]
  /// What each of them is; nil where it could not be read, and why.
  var kinds: [ConvertibleKind]
  /// With slashes, relative to the output, without the ending that instances have.
  var name: String
  /// What a table calls it, and reports.
  var path: String
  /// Its line of the table.
  var row: Int?

  var isConverted: Bool { kinds.contains(where: \.isConverted) }

  /// Puts the images of each folder together, in the order of the numbers in their names.
  static func joined(_ units: [ConversionUnit]) -> [ConversionUnit] {
    var result: [ConversionUnit] = []
    var places: [String: Int] = [:]
    for unit in units {
      guard unit.files.count == 1, case .image? = unit.kinds.first else {
        result.append(unit)
        continue
      }
      let folder = PathName(unit.path).parent
      if let place = places[folder] {
        result[place].files += unit.files
        result[place].kinds += unit.kinds
      } else {
        places[folder] = result.count
        let parent = PathName(unit.name).parent
        result.append(
          ConversionUnit(
            files: unit.files, kinds: unit.kinds,
            name: parent == "." ? PathName(folder).name : parent, path: folder))
      }
    }
    for place in places.values {
      let order = result[place].files.indices.sorted {
        NaturalOrder.precedes(result[place].files[$0].path, result[place].files[$1].path)
      }
      let unit = result[place]
      result[place].files = order.map { unit.files[$0] }
      result[place].kinds = order.map { unit.kinds[$0] }
      // Of one image nothing was joined.
      if order.count == 1 { result[place].path = unit.files[0].path }
    }
    return result
  }
}

/// Numbers in names by their value: 2 before 10.
enum NaturalOrder {
  static func precedes(_ one: String, _ other: String) -> Bool {
    var left = one.utf8[...]
    var right = other.utf8[...]
    while let first = left.first, let second = right.first {
      guard isDigit(first), isDigit(second) else {
        if first != second { return first < second }
        left.removeFirst()
        right.removeFirst()
        continue
      }
      let numbers = (number(&left), number(&right))
      if numbers.0.count != numbers.1.count { return numbers.0.count < numbers.1.count }
      if numbers.0 != numbers.1 { return numbers.0.lexicographicallyPrecedes(numbers.1) }
    }
    if left.isEmpty != right.isEmpty { return left.isEmpty }
    return one.utf8.lexicographicallyPrecedes(other.utf8)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  /// Digits without zeros in front.
  private static func number(_ text: inout Substring.UTF8View) -> [UInt8] {
    let digits = text.prefix(while: isDigit)
    text = text[digits.endIndex...]
    return Array(digits.drop { $0 == 0x30 })
  }
}
