/// The grammar of an STL in text.
struct STLText {
  private enum State {
    case outside
    case solid
    case facet
    case loop(vertices: Int)
    case looped
  }

  private var state = State.outside
  private var triangles = 0
  private var solids = 0

  mutating func read(_ lines: inout TextLines) throws(DocumentError) {
    while let line = try lines.next() {
      var words = TextLines.words(line)[...]
      while let word = words.popFirst() {
        try take(word.lowercased(), &words, line: lines.number)
      }
    }
    guard case .outside = state, solids > 0 else {
      throw DocumentError(.truncated("it has no endsolid"), .stl, .line(lines.number))
    }
    guard triangles > 0 else { throw DocumentError(.malformed("it has no triangle"), .stl) }
  }

  private mutating func take(
    _ word: String, _ rest: inout ArraySlice<Substring>, line: Int
  ) throws(DocumentError) {
    switch (state, word) {
    case (.outside, "solid"):
      // Its name may be anything, to the end of the line.
      rest = []
      (state, solids) = (.solid, solids + 1)
    case (.solid, "endsolid"):
      rest = []
      state = .outside
    case (.solid, "facet"):
      try expect(["normal"], &rest, line)
      try takeNumbers(&rest, areChecked: false, line)
      state = .facet
    case (.facet, "outer"):
      try expect(["loop"], &rest, line)
      state = .loop(vertices: 0)
    case (.loop(let vertices), "vertex") where vertices < 3:
      try takeNumbers(&rest, areChecked: true, line)
      state = .loop(vertices: vertices + 1)
    case (.loop(3), "endloop"): state = .looped
    case (.looped, "endfacet"): (state, triangles) = (.solid, triangles + 1)
    default:
      let expected =
        switch state {
        case .outside: "solid"
        case .solid: "facet or endsolid"
        case .facet: "outer loop"
        case .loop(let vertices): vertices < 3 ? "vertex" : "endloop"
        case .looped: "endfacet"
        }
      throw DocumentError(.malformed("\(expected) is expected"), .stl, .line(line))
    }
  }

  private func expect(
    _ words: [String], _ rest: inout ArraySlice<Substring>, _ line: Int
  ) throws(DocumentError) {
    for word in words where rest.popFirst()?.lowercased() != word {
      throw DocumentError(.malformed("\(word) is expected"), .stl, .line(line))
    }
  }

  private func takeNumbers(
    _ rest: inout ArraySlice<Substring>, areChecked: Bool, _ line: Int
  ) throws(DocumentError) {
    for _ in 0..<3 {
      guard let word = rest.popFirst(), !areChecked || TextLines.number(word) != nil else {
        throw DocumentError(.malformed("three finite numbers are expected"), .stl, .line(line))
      }
    }
  }
}
