import DICOMCore
import DICOMPixels
import Testing

struct PixelSyntaxTests {
  @Test func `every transfer syntax of the standard has its row`() {
    #expect(Set(PixelSyntax.all.map(\.uid)) == Set(TransferSyntax.all.map(\.uid)))
    #expect(PixelSyntax.all.count == TransferSyntax.all.count)
    #expect(PixelSyntax(UID(rawValue: "1.2.3")) == nil)
  }

  @Test func `the rows agree with what the standard says of them`() {
    for row in PixelSyntax.all where row.family != .elsewhere {
      #expect((row.family == .native) != row.syntax.isEncapsulated, "\(row.syntax)")
      #expect(row.family.isVideo == row.syntax.isVideo, "\(row.syntax)")
      #expect((row.fidelity != .lossless) == row.syntax.isLossy, "\(row.syntax)")
      // What is retired is read, never written.
      #expect(!(row.isRetired && row.isWritten), "\(row.syntax)")
      #expect(row.isRead != row.isPassedThrough, "\(row.syntax)")
    }
  }
}
