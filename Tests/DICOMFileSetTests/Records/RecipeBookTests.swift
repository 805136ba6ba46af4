import DICOMCore
import DICOMFileSet
import Testing

struct RecipeBookTests {
  /// Ultrasound with calibrated regions was refused for want of the sequence that it had.
  @Test(arguments: ApplicationProfile.all)
  func `what the rules of a profile look at is read`(_ profile: ApplicationProfile) {
    let tags = RecipeBook(profiles: [profile]).tags
    for rule in profile.rules {
      for tag in [rule.tag, rule.when?.tag, rule.equals?.tag].compactMap(\.self) {
        #expect(tags.contains(tag))
      }
      if rule.overlays != nil { #expect(tags.contains(DICOMCore.Tag(0x6002, 0x3000))) }
    }
  }
}
