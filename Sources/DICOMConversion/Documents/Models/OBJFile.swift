internal import DICOMCore

/// A model in Wavefront's OBJ format that is to be enclosed.
struct OBJFile {
  private var vertices = 0
  private var texturePoints = 0
  private var normals = 0
  /// The highest number of each that an element refers to, and the line where it does.
  private var highest = [Reference](repeating: Reference(), count: 3)
  private var libraries: [Int] = []
  private var unknown = 0
  private var findings: [String] = []

  private struct Reference {
    var number = 0
    var line = 0
  }

  static let keywords: Set<String> = [
    "v", "vt", "vn", "vp", "deg", "bmat", "step", "cstype", "p", "l", "f", "curv", "curv2", "surf",
    "parm", "trim", "hole", "scrv", "sp", "end", "con", "g", "s", "mg", "o", "bevel", "c_interp",
    "d_interp", "lod", "usemtl", "mtllib", "shadow_obj", "trace_obj", "ctech", "stech", "usemap",
    "maplib", "call", "csh",
  ]

  init(_ source: any ByteSource, _ options: DocumentOptions) throws(DocumentError) {
    var lines = TextLines(source, kind: .obj, limit: options.lineBytes)
    while let line = try Self.statement(&lines, limit: options.lineBytes) {
      var words = TextLines.words(line)[...]
      guard let word = words.popFirst(), word.first != "#" else { continue }
      try take(word, words, line: lines.number, options)
    }
    guard vertices > 0 else { throw DocumentError(.malformed("it has no vertex"), .obj) }
    for (reference, count) in zip(highest, [vertices, texturePoints, normals])
    where reference.number > count {
      throw DocumentError(
        .malformed("point \(reference.number) is used, and there are \(count)"), .obj,
        .line(reference.line))
    }
    if let first = libraries.first {
      findings.append(
        "it names \(libraries.count) material libraries, the first in line \(first), which are "
          + "instances of their own (Encapsulated MTL) and not in this one")
    }
    if unknown > 0 { findings.append("\(unknown) of its lines are no statements of the format") }
    if lines.foreignLine != nil { findings.append("it holds characters that are not in UTF-8") }
    if !lines.endsWithLine { findings.append("its last line has no end; it may be cut off") }
  }

  func describe(_ facts: inout DocumentFacts) { facts.findings += findings }

  /// A line with those that it says go on with it.
  private static func statement(
    _ lines: inout TextLines, limit: Int
  ) throws(DocumentError) -> [UInt8]? {
    guard var line = try lines.next() else { return nil }
    while line.last == 0x5C {
      line.removeLast()
      guard let more = try lines.next() else { break }
      guard line.count + more.count <= limit else {
        throw DocumentError(
          .limit("a statement of more than \(limit) bytes"), .obj, .line(lines.number))
      }
      line += [0x20] + more
    }
    return line
  }

  private mutating func take(
    _ word: Substring, _ rest: ArraySlice<Substring>, line: Int, _ options: DocumentOptions
  ) throws(DocumentError) {
    switch word {
    case "v":
      try checkNumbers(rest, 3...8, line)
      vertices += 1
    case "vt":
      try checkNumbers(rest, 1...3, line)
      texturePoints += 1
    case "vn":
      try checkNumbers(rest, 3...3, line)
      normals += 1
    case "f": try takeElement(rest, atLeast: 3, line)
    case "l": try takeElement(rest, atLeast: 2, line)
    case "p": try takeElement(rest, atLeast: 1, line)
    case "mtllib": libraries.append(line)
    case "call", "csh":
      guard options.allowsScripts else {
        throw DocumentError(
          .active("\(word) runs other files or commands; take the line out, or allow scripts"),
          .obj,
          .line(line))
      }
      findings.append("line \(line) runs other files or commands, which was allowed")
    default: if !Self.keywords.contains(String(word)) { unknown += 1 }
    }
  }

  private func checkNumbers(
    _ words: ArraySlice<Substring>, _ counts: ClosedRange<Int>, _ line: Int
  ) throws(DocumentError) {
    let words = words.prefix { $0.first != "#" }
    guard counts.contains(words.count), words.allSatisfy({ TextLines.number($0) != nil }) else {
      let number =
        counts.count == 1 ? "\(counts.lowerBound)" : "\(counts.lowerBound) to \(counts.upperBound)"
      throw DocumentError(.malformed("\(number) finite numbers are expected"), .obj, .line(line))
    }
  }

  /// Corners of a face or line: `1`, `1/2`, `1//3` or `1/2/3`, counted back if negative.
  private mutating func takeElement(
    _ words: ArraySlice<Substring>, atLeast least: Int, _ line: Int
  ) throws(DocumentError) {
    let corners = words.prefix { $0.first != "#" }
    guard corners.count >= least else {
      throw DocumentError(.malformed("\(least) points at least are expected"), .obj, .line(line))
    }
    let counts = [vertices, texturePoints, normals]
    for corner in corners {
      let parts = corner.split(separator: "/", omittingEmptySubsequences: false)
      guard parts.count <= 3, parts.first?.isEmpty == false else { throw noPoint(line) }
      for (place, part) in parts.enumerated() where !part.isEmpty {
        guard let number = Int(part), number != 0, number >= -counts[place] else {
          throw noPoint(line)
        }
        if number > highest[place].number {
          highest[place] = Reference(number: number, line: line)
        }
      }
    }
  }

  private func noPoint(_ line: Int) -> DocumentError {
    DocumentError(.malformed("numbers of points that are there are expected"), .obj, .line(line))
  }
}
