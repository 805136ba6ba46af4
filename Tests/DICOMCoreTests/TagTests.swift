import DICOMCore
import Testing

@Suite struct TagTests {
  @Test func `a tag is written as the standard writes it`() {
    #expect(Tag(0x7FE0, 0x0010).description == "(7FE0,0010)")
    #expect(Tag("(0010,0020)") == Tag(0x0010, 0x0020))
    #expect(Tag("patient") == nil)
  }

  @Test func `a UID of 65 characters is invalid`() {
    #expect(UID(rawValue: "1." + String(repeating: "2", count: 62)).isValid)
    #expect(!UID(rawValue: "1." + String(repeating: "2", count: 63)).isValid)
    #expect(!UID(rawValue: "1.02").isValid)
    #expect(!UID(rawValue: "1..2").isValid)
  }
}
