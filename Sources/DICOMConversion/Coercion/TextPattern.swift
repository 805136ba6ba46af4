/// A text in which `*` stands for any characters and `?` for one.
struct TextPattern: Hashable, Sendable {
  private var pattern: [Character]

  init(_ text: String) { pattern = Array(text) }

  func matches(_ text: String) -> Bool {
    let text = Array(text)
    var (place, position) = (0, 0)
    // Where the last star stands, and up to where it reaches so far.
    var star: (place: Int, position: Int)?
    while position < text.count {
      if place < pattern.count, pattern[place] == "*" {
        star = (place, position)
        place += 1
      } else if place < pattern.count, pattern[place] == "?" || pattern[place] == text[position] {
        place += 1
        position += 1
      } else if let last = star {
        star = (last.place, last.position + 1)
        (place, position) = (last.place + 1, last.position + 1)
      } else {
        return false
      }
    }
    return pattern[place...].allSatisfy { $0 == "*" }
  }
}
