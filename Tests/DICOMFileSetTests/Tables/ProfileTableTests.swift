import DICOMCore
import DICOMFileSet
import Testing

/// What one profile takes, what it rejects, and words of the rule that rejects it.
struct ProfileCase: Sendable, CustomTestStringConvertible {
  var identifier: String
  var taken: Sample
  var rejected: Sample
  var rule: String

  init(_ identifier: String, takes taken: Sample, not rejected: Sample, _ rule: String) {
    (self.identifier, self.taken, self.rejected, self.rule) = (identifier, taken, rejected, rule)
  }

  var testDescription: String { identifier }
}

@Suite struct ProfileTableTests {
  static let cases: [ProfileCase] =
    cardiac + ultrasound + general + compressed + video + others

  static let cardiac = [
    ProfileCase(
      "STD-XABC-CD", takes: .angiogram(), not: .angiogram(size: 1024),
      "Rows (0028,0010) of up to 512"
    ),
    ProfileCase(
      "STD-XA1K-CD", takes: .angiogram(size: 1024, stored: 12),
      not: .angiogram(size: 1024, stored: 16), "Bits Stored (0028,0101) of 8, 10 or 12"),
    ProfileCase(
      "STD-XA1K-DVD", takes: .angiogram(Sample.baseline, size: 1024),
      not: .angiogram(Sample.jpeg2000), "takes X-Ray Angiographic Image Storage only in"),
  ]

  static let ultrasound = ["ID", "SC", "CC"].flatMap { kind in
    ["MOD23-90", "CDR", "DVD-RAM", "DVD"].flatMap { medium -> [ProfileCase] in
      let taken: (Sample) -> Sample = { sample in
        kind == "ID" ? sample : sample.calibrated(combined: kind == "CC")
      }
      let wrong: (Sample) -> Sample = { sample in
        kind == "CC" ? sample.calibrated(combined: false) : sample
      }
      let rule =
        switch kind {
        case "SC": "Sequence Of Ultrasound Regions (0018,6011)"
        case "CC": "Pixel Component Organization (0018,6044) in each item"
        default: "Photometric Interpretation (0028,0004) of YBR_FULL_422 in JPEG Baseline"
        }
      let bad =
        kind == "ID" ? Sample.ultrasound(Sample.baseline, "RGB") : wrong(Sample.ultrasound())
      return [
        ProfileCase(
          "STD-US-\(kind)-SF-\(medium)", takes: taken(.ultrasound(Sample.rle, "YBR_FULL")),
          not: bad, rule),
        ProfileCase(
          "STD-US-\(kind)-MF-\(medium)",
          takes: taken(.ultrasound(Sample.baseline, "YBR_FULL_422", frames: 3)), not: bad, rule),
      ]
    }
  }

  static let general = ["CD", "DVD-RAM", "BD"].flatMap { medium in
    ["", "SEC-"].map { secure in
      ProfileCase(
        "STD-GEN-\(secure)\(medium)", takes: .ct(), not: .ct(Sample.baseline),
        "takes only Explicit VR Little Endian; this instance is JPEG Baseline (Process 1)")
    }
  }

  static let compressed = ["DVD", "USB", "MMC", "CF", "SD", "BD"].flatMap { medium in
    ["", "SEC-"].flatMap { secure in
      [
        ProfileCase(
          "STD-GEN-\(secure)\(medium)-JPEG", takes: .ct(Sample.lossless), not: .ct(Sample.jpeg2000),
          "this instance is JPEG 2000 Image Compression (Lossless Only)"),
        ProfileCase(
          "STD-GEN-\(secure)\(medium)-J2K", takes: .ct(Sample.jpeg2000), not: .ct(Sample.lossless),
          "this instance is JPEG Lossless"),
      ]
    }
  }

  static let video = [
    ("DVD", "MPEG2-MPML", "100"), ("BD", "MPEG2-MPML", "100"), ("BD", "MPEG2-MPHL", "101"),
    ("BD", "MPEG4-HPLV41", "102"), ("BD", "MPEG4-HPLV41BD", "103"),
    ("BD", "MPEG4-HPLV42-2D", "104"), ("BD", "MPEG4-HPLV42-3D", "105"),
    ("BD", "MPEG4-SHPLV42", "106"),
  ].flatMap { medium, name, number in
    ["", "SEC-"].map { secure in
      let taken = Sample.video("1.2.840.10008.1.2.4.\(number)")
      let wrong = Sample.video("1.2.840.10008.1.2.4.107")
      return ProfileCase(
        medium == "DVD" ? "STD-DVD-\(secure)\(name)" : "STD-GEN-\(secure)\(medium)-\(name)",
        takes: taken, not: wrong, "this instance is HEVC/H.265 Main Profile / Level 5.1")
    }
  }

  static let others =
    ["MOD41", "CD", "DVD-RAM", "DVD"].map { medium in
      ProfileCase(
        "STD-CTMR-\(medium)", takes: .ct(Sample.lossless), not: .ultrasound(),
        "takes only CT Image Storage, MR Image Storage")
    } + [
      ProfileCase(
        "STD-DEN-CD", takes: .dental(), not: .dental(stored: 14),
        "Bits Stored (0028,0101) of 8, 10, 12 or 16"),
      ProfileCase(
        "STD-DTL-SEC-ZIP-MAIL", takes: .dental(), not: .dental().without("DetectorID"),
        "Detector ID (0018,700A), empty if unknown"),
      ProfileCase("STD-GEN-MIME", takes: .ct(Sample.rle), not: unknown, unknownRule),
      ProfileCase("STD-GEN-ZIP-MAIL", takes: .ct(Sample.rle), not: unknown, unknownRule),
      ProfileCase("STD-GEN-SEC-ZIP-MAIL", takes: .ct(Sample.rle), not: unknown, unknownRule),
    ]

  static let unknown = Sample(name: "a private class", sopClass: "1.2.3", syntax: Sample.plain)
  static let unknownRule =
    "takes only a Storage SOP Class of the DICOM standard; this instance is 1.2.3"

  @Test func `each of the 82 profiles has a case`() {
    #expect(ApplicationProfile.all.count == 82)
    #expect(
      Self.cases.map(\.identifier).sorted() == ApplicationProfile.all.map(\.identifier).sorted())
  }

  @Test(arguments: cases)
  func `a profile takes what conforms and says which rule the rest breaks`(row: ProfileCase) throws
  {
    let profile = try #require(ApplicationProfile.named(row.identifier))
    #expect(profile.violations(of: row.taken.subject) == [])
    let violations = profile.violations(of: row.rejected.subject)
    let sentence = violations.map(\.rule).joined(separator: "\n")
    #expect(sentence.hasPrefix(row.identifier))
    #expect(sentence.contains(row.rule), "\(sentence)")
  }
}
