internal import DICOMCore

/// A material library in Wavefront's MTL format that is to be enclosed.
struct MTLFile {
  private var materials = 0
  private var maps: [Int] = []
  private var unknown = 0
  private var findings: [String] = []

  /// Of these the numbers are checked: how many there may be.
  private static let numbers: [String: ClosedRange<Int>] = [
    "Ns": 1...1, "Ni": 1...1, "Tr": 1...1, "illum": 1...1, "sharpness": 1...1, "Pr": 1...1,
    "Pm": 1...1, "Ps": 1...1, "Pc": 1...1, "Pcr": 1...1, "aniso": 1...1, "anisor": 1...1,
  ]
  private static let colours: Set<String> = ["Ka", "Kd", "Ks", "Ke", "Tf"]
  private static let textures: Set<String> = ["disp", "decal", "bump", "refl", "norm"]

  static let keywords: Set<String> = Set(numbers.keys).union(colours).union(textures)
    .union(["newmtl", "d"])

  init(_ source: any ByteSource, _ options: DocumentOptions) throws(DocumentError) {
    var lines = TextLines(source, kind: .mtl, limit: options.lineBytes)
    while let line = try lines.next() {
      var words = TextLines.words(line)[...]
      guard let word = words.popFirst(), word.first != "#" else { continue }
      try take(String(word), words.prefix { $0.first != "#" }, line: lines.number)
    }
    guard materials > 0 else { throw DocumentError(.malformed("it has no newmtl"), .mtl) }
    if let first = maps.first {
      findings.append(
        "it names \(maps.count) pictures as textures, the first in line \(first), which are not in "
          + "the instance")
    }
    if unknown > 0 { findings.append("\(unknown) of its lines are no statements of the format") }
    if lines.foreignLine != nil { findings.append("it holds characters that are not in UTF-8") }
    if !lines.endsWithLine { findings.append("its last line has no end; it may be cut off") }
  }

  func describe(_ facts: inout DocumentFacts) { facts.findings += findings }

  private mutating func take(
    _ word: String, _ rest: ArraySlice<Substring>, line: Int
  ) throws(DocumentError) {
    if word == "newmtl" {
      guard !rest.isEmpty else { throw fault("a name behind newmtl is expected", line) }
      materials += 1
      return
    }
    let isTexture = Self.textures.contains(word) || word.hasPrefix("map_")
    guard isTexture || Self.keywords.contains(word) else {
      unknown += 1
      return
    }
    guard materials > 0 else { throw fault("newmtl is expected first", line) }
    if isTexture {
      guard !rest.isEmpty else { throw fault("a file behind \(word) is expected", line) }
      maps.append(line)
    } else if Self.colours.contains(word) {
      try checkColour(rest, line)
    } else {
      let values = word == "d" && rest.first == "-halo" ? rest.dropFirst() : rest
      try checkNumbers(values, Self.numbers[word] ?? 1...1, line)
    }
  }

  /// Red, green and blue, or the first of them for all; else a curve in a file.
  private func checkColour(
    _ words: ArraySlice<Substring>, _ line: Int
  ) throws(DocumentError) {
    switch words.first {
    case "spectral" where words.count > 1: break
    case "xyz": try checkNumbers(words.dropFirst(), 1...3, line)
    default: try checkNumbers(words, 1...3, line)
    }
  }

  private func checkNumbers(
    _ words: ArraySlice<Substring>, _ counts: ClosedRange<Int>, _ line: Int
  ) throws(DocumentError) {
    guard counts.contains(words.count), words.allSatisfy({ TextLines.number($0) != nil }) else {
      throw fault("\(counts.upperBound) finite numbers are expected", line)
    }
  }

  private func fault(_ expected: String, _ line: Int) -> DocumentError {
    DocumentError(.malformed(expected), .mtl, .line(line))
  }
}
