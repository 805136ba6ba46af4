import DICOMCore
import DICOMFileSet
import Testing

@Suite struct RecipeBookTests {
  @Test(
    "what the rules of a profile are judged by is read of an instance",
    arguments: [
      ("STD-DEN-CD", DICOMCore.Tag(0x0018, 0x700A)),
      ("STD-US-SC-SF-CDR", DICOMCore.Tag(0x0018, 0x6011)),
      ("STD-XABC-CD", DICOMCore.Tag(0x0028, 0x5000)),
      ("STD-XABC-CD", DICOMCore.Tag(0x6000, 0x0100)),
      ("STD-XA1K-CD", DICOMCore.Tag(0x601E, 0x3000)),
    ])
  func tags(_ identifier: String, _ tag: DICOMCore.Tag) throws {
    let profile = try #require(ApplicationProfile.named(identifier))
    #expect(RecipeBook(profiles: [profile]).tags.contains(tag))
    #expect(!RecipeBook(profiles: []).tags.contains(tag))
  }

  @Test("every element that a rule of any profile names is read", arguments: ApplicationProfile.all)
  func everyRule(_ profile: ApplicationProfile) {
    let tags = RecipeBook(profiles: [profile]).tags
    for rule in profile.rules {
      for tag in [rule.tag, rule.when?.tag, rule.equals?.tag].compactMap(\.self) {
        #expect(tags.contains(tag))
      }
      if rule.overlays != nil { #expect(tags.contains(DICOMCore.Tag(0x6002, 0x3000))) }
    }
  }
}
