import FuzzNumbers

/// README.TXT and pages of any bytes that a web page may be made of.
enum WebTexts {
  private static let names = ["README.TXT", "INDEX.HTM", "IHE_PDI/INDEX.HTM", "IHE_PDI/a b.htm;1"]

  private static let pieces = [
    "<", ">", "<!--", "-->", "<!", "<?xml", "<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML", "<a href=",
    "\"", "'", "=", "IHE_PDI/INDEX.HTM", "../..", "%", "%2", "%2F", "%zz", "README.TXT", "&amp;",
    "&",
    "<script", "</script", "</style>", "<style", "<meta content=\"0; url=", "javascript:", "http:",
    ":",
    "//", "\\", "#", "?", "\r\n", "\n", "\0", "\u{FEFF}", "\u{301}", " ", "<base", "<frame src=x",
    "<html xmlns=xhtml", "onload=", "x",
  ]

  static func members(_ random: inout SplitMix) -> [Member] {
    var members: [Member] = []
    for name in names where random.below(4) > 0 {
      var bytes: [UInt8] = []
      for _ in 0..<random.below(60) {
        let piece = pieces[random.below(pieces.count)]
        for _ in 0..<(random.below(30) == 0 ? 3000 : 1) { bytes += piece.utf8 }
      }
      if random.below(3) == 0, !bytes.isEmpty {
        bytes[random.below(bytes.count)] = UInt8(truncatingIfNeeded: random.next())
      }
      members.append(Member(path: name, bytes: bytes))
    }
    return members
  }
}
