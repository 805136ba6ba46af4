import DICOMCore
import DiscMastering
import Foundation
import TestSupport
import Testing

struct ISOFuzzTests {
  let images: [[UInt8]]

  init() throws {
    var fixture = try ImageFixture()
    try fixture.add("DICOM/A/IMAGE1.dcm", pattern(3000))
    try fixture.add("DICOM/a rather long name, which fills the record of a directory", [1])
    try fixture.add("1/2/3/4/5/6/7/8/9/deep", [2])
    try fixture.add("DICOMDIR", pattern(2500, seed: 1))
    images = try [
      bytes(of: fixture.genisoimage("-R", "-J", "-no-pad")),
      bytes(of: fixture.xorriso("-R", "-J", "-no-pad")),
    ]
  }

  @Test func `an image that ends early lists what is before its end`() throws {
    for image in images {
      let whole = try #require(ISOMedium.open(MemorySource(image)))
      var most = 0
      for count in stride(from: 0, to: image.count, by: 487) {
        guard let medium = ISOMedium.open(MemorySource(Array(image[..<count]))) else {
          #expect(count < 18 * 2048)
          continue
        }
        readWhatIsThere(medium)
        #expect(!medium.problems(.mediumTruncated).isEmpty)
        most = max(most, medium.files.count)
        // What is listed and before the end is right.
        for file in medium.files where (file.address ?? 0) + file.size <= count {
          let other = try whole.source(at: file.path)
          #expect(
            try medium.source(of: file).read(0..<file.size) == other.read(0..<other.count))
        }
      }
      #expect(most == whole.files.count)
    }
  }

  @Test func `damaged images never trap and never hang`() throws {
    var random = SplitMix(5)
    for image in images {
      // The descriptors, the path tables and the folders.
      let used = (16 * 2048..<image.count).filter { image[$0] != 0 }
      for _ in 0..<1500 {
        var damaged = image
        for _ in 0..<Int.random(in: 1...6, using: &random) {
          let place = used[Int.random(in: 0..<used.count, using: &random)]
          damaged[place] = .random(in: 0...255, using: &random)
        }
        if let medium = ISOMedium.open(MemorySource(damaged)) { readWhatIsThere(medium) }
      }
    }
  }

  @Test func `whole sectors of garbage never trap and never hang`() throws {
    var random = SplitMix(6)
    for image in images {
      for _ in 0..<300 {
        var damaged = image
        let sectors = image.count / 2048
        for _ in 0..<3 {
          let one = Int.random(in: 16..<min(sectors, 64), using: &random) * 2048
          let other = Int.random(in: 16..<min(sectors, 64), using: &random) * 2048
          damaged.replaceSubrange(one..<one + 2048, with: image[other..<other + 2048])
        }
        if let medium = ISOMedium.open(MemorySource(damaged)) { readWhatIsThere(medium) }
      }
    }
  }
}
