import DICOMCore
import Testing

@Suite struct PersonNameTests {
  @Test func `a name has three groups of five components`() {
    let name = PersonName("Adams^John Robert^Quincy^Rev.^B.A. M.Div.=山田^太郎=やまだ")
    #expect(name.alphabetic.family == "Adams")
    #expect(name.alphabetic.given == "John Robert")
    #expect(name.alphabetic.middle == "Quincy")
    #expect(name.alphabetic.prefix == "Rev.")
    #expect(name.alphabetic.suffix == "B.A. M.Div.")
    #expect(name.ideographic == PersonName.Group(family: "山田", given: "太郎"))
    #expect(name.phonetic.family == "やまだ")
  }

  @Test(arguments: ["", "Doe", "Doe^John", "^John", "=山田", "A^^^^Jr==z", "a^b^c^d^e^f=g=h=i"])
  func `a name goes back to its text`(text: String) {
    #expect(PersonName(text).description == text)
  }

  @Test func `delimiters at the end are dropped`() {
    #expect(PersonName("Doe^John^^^==").description == "Doe^John")
    #expect(PersonName("Doe^John^^^=山田^=").description == "Doe^John=山田")
    #expect(PersonName("^^^^").description == "")
  }

  @Test(arguments: [
    ("Doe^John", "DOE^JOHN^^^"), ("Doe^John", " doe ^ john "), ("Doe^Mary Ann", "Doe^Mary  Ann="),
    ("Jérôme", "Je\u{301}ro\u{302}me"), ("Groß", "GROSS"), ("山田 x", "山田\u{3000}x"), ("ς", "Σ"),
  ])
  func `names that differ in writing only compare equal`(one: String, other: String) {
    #expect(PersonName(one).normalized == PersonName(other).normalized)
  }

  @Test func `different names stay different`() {
    #expect(PersonName("Doe^John").normalized != PersonName("Doe^^John").normalized)
    #expect(PersonName("Doe^John").normalized != PersonName("DoeJohn").normalized)
    #expect(PersonName("Müller").normalized != PersonName("Muller").normalized)
  }

  @Test func `a delimiter under a combining mark is a delimiter`() {
    #expect(PersonName("a^\u{301}b").alphabetic.family == "a")
  }
}
