import DICOMCore
import DICOMFileSet
import MediaValidation
import Testing

/// What looks like a difference between a record and its file, and is none.
struct RecordComparisonTests {
  private typealias Place = MadeMedium.Place

  private func rules(_ change: (inout MadeMedium) -> Void) -> [String] {
    var medium = MadeMedium.sample
    change(&medium)
    return FileSetValidation.findings(in: medium).map(\.rule.identifier)
  }

  @Test func `one value written in two ways is one value`() {
    let found = rules {
      $0.set(Place.study, 0x0008_0030, "TM", "1200")
      $0.set(Place.series, 0x0020_0011, "IS", "+01")
      $0.set(Place.patient, 0x0010_0010, "PN", "Made^0^^^")
    }
    #expect(found.isEmpty)
  }

  @Test func `a name in another character set is the same name`() {
    let found = rules { medium in
      medium.set(Place.patient, 0x0008_0005, "CS", "ISO_IR 192")
      medium.set(Place.patient, 0x0010_0010, "PN", "Müller")
      for index in 0..<4 {
        medium.instances[index].set(0x0008_0005, "CS", "ISO_IR 100")
        medium.instances[index].elements[0x0010_0010] = MadeDirectory.Element(
          tag: .patientName, vr: "PN", value: [0x4D, 0xFC] + Array("ller".utf8))
      }
    }
    #expect(found.isEmpty)
  }

  @Test func `what a file lacks or has in a form that is not allowed is no difference`() {
    let found = rules { medium in
      for index in 0..<4 {
        medium.instances[index].elements[0x0008_0020] = nil
        medium.instances[index].set(0x0020_0010, "SH", "longer than sixteen characters")
      }
    }
    #expect(found.isEmpty)
  }

  @Test func `a value that differs in every file of a series is told once`() {
    #expect(rules { $0.set(Place.series, 0x0008_0060, "CS", "CT") } == ["FS-024"])
  }

  @Test func `of three that should agree the one that does not is named`() {
    // The meta information alone.
    #expect(rules { $0.instances[0].meta.sopInstance = "2.25.90" } == ["FS-017"])
    // The data set alone.
    #expect(rules { $0.instances[0].set(0x0008_0018, "UI", "2.25.90") } == ["FS-017"])
    // All three.
    let all = rules {
      $0.instances[0].meta.sopInstance = "2.25.90"
      $0.set(Place.images[0], 0x0004_1511, "UI", "2.25.89")
    }
    #expect(all.sorted() == ["FS-014", "FS-017"])
  }

  @Test func `a folder with a directory of its own is another file-set, told once`() {
    let found = rules { medium in
      medium.others["OTHER/DICOMDIR"] = medium.directory?.bytes
      for number in 0..<3 {
        var more = medium.instances[0]
        more.path = "OTHER/IMG/I\(number)"
        more.meta.sopInstance = UID(rawValue: "2.25.8\(number)")
        more.set(0x0008_0018, "UI", "2.25.8\(number)")
        medium.instances.append(more)
      }
    }
    #expect(found == ["FS-003"])
    // What is only called so is none.
    let others = rules { medium in
      medium.others["OTHER/DICOMDIR"] = Array("no directory".utf8)
      medium.instances.append(medium.instances[0])
      medium.instances[medium.instances.count - 1].path = "OTHER/MORE"
    }
    #expect(others == ["FS-006"])
  }

  @Test func `that a file has no meta information is said here of referenced files alone`() {
    let found = rules { medium in
      medium.directory = nil
      medium.instances[0].hasMeta = false
    }
    #expect(found == ["FS-001"])
  }

  @Test func `a cut directory is no broken one`() {
    let found = rules {
      $0.instances = []
      $0.directory?.cut = 400
    }
    #expect(Set(found) == ["DIR-009", "FS-004"])
  }

  @Test func `what is said of a value is no longer than a line or two`() {
    var medium = MadeMedium.sample
    medium.set(Place.images[0], 0x0004_1511, "UI", String(repeating: "1.2", count: 9000))
    for finding in FileSetValidation.findings(in: medium) {
      #expect(finding.found.count <= 240 && finding.expected.count <= 240)
    }
  }

  @Test func `what a mounted disc shows in lower case is no fault of the disc`() {
    let found = rules { medium in
      medium.showsNamesAsWritten = false
      medium.directoryName = "dicomdir"
      for index in medium.instances.indices {
        medium.instances[index].path = medium.instances[index].path.lowercased()
      }
      medium.instances[0].path += ".dcm"
    }
    #expect(found == ["FS-005"])
  }

  @Test func `a value that no record may have is not asked for`() throws {
    var medium = MadeMedium.sample
    medium.instances[0].set(0x0008_0008, "CS", "ORIGINAL\\a/b")
    let profile = try #require(ApplicationProfile.named("STD-GEN-USB-JPEG"))
    #expect(FileSetValidation.findings(in: medium, profiles: [profile]).isEmpty)
    medium.instances[0].set(0x0008_0008, "CS", "ORIGINAL\\PRIMARY")
    let found = FileSetValidation.findings(in: medium, profiles: [profile])
    #expect(found.map(\.rule.identifier) == ["FS-026"])
  }

  @Test func `of another patient it is not said that the name is another too`() {
    let found = rules {
      $0.set(Place.patient, 0x0010_0020, "LO", "ANOTHER")
      $0.set(Place.patient, 0x0010_0010, "PN", "Other^Name")
    }
    #expect(found == ["FS-019"])
  }
}
