extension DataDictionary {
  /// For people: `Pixel Spacing (0028,0030)`, from the keyword; the tag alone where there is none.
  public static func words(for tag: Tag) -> String {
    guard let keyword = entry(for: tag)?.keyword, !keyword.isEmpty else { return "\(tag)" }
    var words = ""
    var previous: Character?
    let letters = Array(keyword)
    for (index, letter) in letters.enumerated() {
      let next = index + 1 < letters.count ? letters[index + 1] : nil
      // `UID` and `CT` stay whole.
      if let previous, letter.isUppercase, previous.isLowercase || next?.isLowercase == true {
        words.append(" ")
      }
      words.append(letter)
      previous = letter
    }
    return "\(words) \(tag)"
  }
}
