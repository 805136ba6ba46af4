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

  @Test func `what the tables allow is allowed, and nothing else`() throws {
    func allows(
      _ syntax: TransferSyntax, _ term: PhotometricInterpretation, _ allocated: Int, _ stored: Int,
      signed: Bool = false
    ) -> Bool {
      let description = PixelDescription(
        columns: 4, rows: 4, samplesPerPixel: term.samples ?? 1, photometric: term,
        bitsAllocated: allocated, bitsStored: stored, isSigned: signed)
      return PixelSyntax(syntax)?.allows(description) ?? false
    }
    #expect(allows(.jpegBaseline, .monochrome2, 8, 8))
    #expect(allows(.jpegBaseline, .ybrFull422, 8, 8))
    #expect(!allows(.jpegBaseline, .monochrome2, 8, 8, signed: true))
    #expect(!allows(.jpegBaseline, .monochrome2, 16, 12))
    #expect(allows(.jpegExtended, .monochrome2, 16, 12))
    #expect(!allows(.jpegExtended, .monochrome2, 16, 10))
    #expect(allows(.jpegLosslessSV1, .monochrome1, 16, 16, signed: true))
    #expect(allows(.jpegLosslessSV1, .paletteColor, 8, 8))
    #expect(!allows(.jpegLosslessSV1, .monochrome2, 1, 1))
    #expect(allows(.jpegLSLossless, .paletteColor, 8, 8))
    #expect(!allows(.jpegLSNearLossless, .paletteColor, 8, 8))
    #expect(!allows(.jpegLSLossless, .monochrome2, 8, 1))
    #expect(allows(.jpeg2000, .ybrICT, 8, 8))
    #expect(!allows(.jpeg2000Lossless, .ybrICT, 8, 8))
    #expect(allows(.htj2kLossless, .ybrRCT, 16, 12))
    #expect(!allows(.rleLossless, .ybrFull, 16, 12))
    #expect(!allows(.explicitVRLittleEndian, .ybrICT, 8, 8))
    #expect(allows(.explicitVRLittleEndian, .monochrome2, 1, 1))
    #expect(!allows(.jpegXL, .monochrome2, 8, 8))
    var planar = PixelDescription(
      columns: 4, rows: 4, samplesPerPixel: 3, photometric: .rgb, bitsAllocated: 8, bitsStored: 8)
    planar.planarConfiguration = 1
    #expect(try #require(PixelSyntax(.rleLossless)).allows(planar))
    #expect(!(try #require(PixelSyntax(.jpegLosslessSV1)).allows(planar)))
  }
}
