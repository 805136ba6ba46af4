internal import DICOMCore

/// What a document says of itself, in values that attributes can have.
struct DocumentFacts {
  let kind: DocumentKind
  private(set) var settings: [AttributeSetting] = []
  var findings: [String] = []
  /// Of parts that the document itself encloses.
  var mimeTypes: [String] = []

  init(kind: DocumentKind) { self.kind = kind }

  private var source: String { "the \(kind.rawValue.uppercased()) file" }

  mutating func set(_ tag: Tag, _ text: String) {
    settings.append(AttributeSetting(tag, [text], source: source))
  }

  /// Document Title, without control characters and as long as it may be.
  mutating func setTitle(_ text: String) {
    let title = shortened(text, to: VR.st.characterLimit ?? 1024, what: "its title")
    if !title.isEmpty { set(Tag(0x0042, 0x0010), title) }
  }

  /// Content Date and Content Time.
  mutating func setCreated(_ created: AcquisitionTime, digits: Int = 6) {
    set(Tag(0x0008, 0x0023), created.date)
    if digits > 0 { set(Tag(0x0008, 0x0033), String(created.time.prefix(digits))) }
  }

  /// The first item of Concept Name Code Sequence.
  mutating func setConcept(value: String, designator: String, meaning: String) {
    let meaning = shortened(meaning, to: VR.lo.characterLimit ?? 64, what: "the name of its type")
      .filter { $0 != "\\" }
    guard !meaning.isEmpty else { return }
    let step = AttributePath.Step(sequence: AttributeName(tag: Tag(0x0040, 0xA043)), item: 0)
    let parts: [(UInt16, VR, String)] = [
      (0x0100, .sh, value), (0x0102, .sh, designator), (0x0104, .lo, meaning),
    ]
    for (element, vr, text) in parts {
      let path = AttributePath([step], AttributeName(tag: Tag(0x0008, element)))
      settings.append(AttributeSetting(path, vr: vr, .texts([text]), source: source))
    }
  }

  /// White space and control characters become one space each run.
  private mutating func shortened(_ text: String, to limit: Int, what: String) -> String {
    let words = text.unicodeScalars.split { scalar in
      scalar.properties.isWhitespace || scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value)
        || scalar == "\u{FFFD}"
    }
    var scalars = String.UnicodeScalarView(words.joined(separator: [" "]))
    guard scalars.count > limit else { return String(scalars) }
    findings.append("\(what) of \(scalars.count) characters was shortened to \(limit)")
    scalars.removeLast(scalars.count - limit)
    while scalars.last == " " { scalars.removeLast() }
    return String(scalars)
  }

  /// Digits of a time in numbers alone: YYYYMMDD, with HH, MM and SS as far as they are there.
  static func time(_ text: some StringProtocol) -> (time: AcquisitionTime, digits: Int)? {
    let digits = Array(text.utf8.prefix { (0x30...0x39).contains($0) }.prefix(14))
    guard digits.count >= 8 else { return nil }
    let known = (digits.count - 8) / 2 * 2
    let padded = digits.prefix(8 + known) + [UInt8](repeating: 0x30, count: 6 - known)
    func part(_ range: Range<Int>) -> String { String(decoding: padded[range], as: UTF8.self) }
    let written =
      "\(part(0..<4)):\(part(4..<6)):\(part(6..<8)) \(part(8..<10)):\(part(10..<12)):\(part(12..<14))"
    return AcquisitionTime(written).map { ($0, known) }
  }
}
