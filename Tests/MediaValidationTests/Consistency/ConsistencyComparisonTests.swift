import DICOMCore
import Testing

@testable import MediaValidation

/// What looks like a difference, and is none; and what is looked at more closely.
struct ConsistencyComparisonTests {
  private typealias Place = MadeInstances.Place

  private func rules(_ change: (inout MadeInstances) -> Void) -> [String] {
    var made = MadeInstances.sample
    change(&made)
    return made.findings.map(\.rule.identifier)
  }

  @Test func `one value written in two ways is one value`() {
    let found = rules {
      $0[0].set(0x0008_0030, "TM", "1200")
      $0[0].set(0x0020_0011, "IS", "+01")
      $0[0].set(0x0010_0010, "PN", "MADE^Person^^^")
      $0[0].set(0x0008_1030, "LO", " Knee ")
    }
    #expect(found.isEmpty, "\(found)")
  }

  @Test func `a copy of which the patient or the order was corrected is no other instance`() {
    let found = rules { made in
      var copy = made[0]
      copy.path = "COPY"
      copy.set(0x0010_1000, "LO", "FORMER")
      copy.set(0x0008_1030, "LO", "Corrected")
      copy.set(0x0009_0010, "LO", "ARCHIVE")
      copy.set(0x0009_1001, "LO", "of its own")
      made.instances.append(copy)
    }
    #expect(found.contains("CON-002") && !found.contains("CON-001"), "\(found)")
  }

  @Test func `a name in another character set is the same name`() {
    let found = rules { made in
      for index in 0..<11 {
        made[index].set(0x0008_0005, "CS", index < 4 ? "ISO_IR 192" : "ISO_IR 100")
        let name = index < 4 ? Array("Müller".utf8) : [0x4D, 0xFC] + Array("ller ".utf8)
        made[index].put(MadeDirectory.Element(tag: .patientName, vr: "PN", value: name + [0x20]))
      }
    }
    #expect(found.isEmpty, "\(found)")
  }

  @Test func `what cannot be decoded is no difference`() {
    let found = rules { made in
      made[0].set(0x0008_0005, "CS", "ISO_IR 999")
      made[0].put(
        MadeDirectory.Element(tag: .patientName, vr: "PN", value: [0x4D, 0xFC, 0x20, 0x20]))
    }
    // The name counts as not there.
    #expect(found == ["CON-019"], "\(found)")
  }

  @Test func `names are compared as people compare them, by bytes as by strings`() {
    let names = [
      "Made^Person", "MADE^PERSON^^^^", " made ^ person", "Made^Person^M", "Made", "made^^", "^^",
      "A  B^C", "A B^C", "A\tB ^C", "^Given", "Given", "A^B^C^D^E", "A^B^C^D^E^F", "A=B", "A=", "",
    ]
    for one in names {
      for other in names {
        let digests = [one, other].map { name in
          ValueDigest.of(
            DataElement(.patientName, .pn, .memory(Array(name.utf8))), .ascii)
        }
        let equal = PersonName(one).normalized == PersonName(other).normalized
        #expect((digests[0] == digests[1]) == equal, "\(one) and \(other)")
      }
    }
  }

  @Test func `references may lead to a study that is not on the medium`() {
    let found = rules {
      $0[Place.keyObject].put(
        MadeInstances.evidence(
          [MadeInstances.reference(MadeInstances.ct, "2.25.888")], study: "2.25.18",
          series: "2.25.28"))
      $0[Place.keyObject].put(
        MadeInstances.content([MadeInstances.reference(MadeInstances.ct, "2.25.888")]))
    }
    #expect(found.isEmpty, "\(found)")
  }

  @Test func `of a key object with many images that are not there it is said once`() throws {
    var made = MadeInstances.sample
    let many = (0..<200).map { MadeInstances.reference(MadeInstances.ct, "2.25.88\($0)") }
    made[Place.keyObject].put(MadeInstances.evidence(many))
    made[Place.keyObject].put(MadeInstances.content(many))
    let finding = try #require(made.findings.first)
    #expect(made.findings.count == 1 && finding.rule.identifier == "CON-020")
    #expect(finding.place.path?.hasPrefix("(0040,A375)[1].(0008,1115)[1].(0008,1199)[1]") == true)
    #expect(finding.found.contains("200 of 200"))
  }

  @Test func `an instance that lists what it refers to is sound`() {
    let found = rules {
      $0.instances.append(
        MadeInstances.segmentation(
          listing: [MadeInstances.reference(MadeInstances.ct, "2.25.300")]))
    }
    #expect(found.isEmpty, "\(found)")
  }

  @Test func `a module that must be there lists everything, one that need not may be left out`() {
    #expect(rules { $0.instances.append(MadeInstances.segmentation(listing: [])) }.isEmpty)
    let found = rules {
      var registration = MadeInstances.segmentation(listing: [])
      registration.set(0x0008_0016, "UI", "1.2.840.10008.5.1.4.1.1.66.1")
      $0.instances.append(registration)
    }
    #expect(found == ["CON-042"], "\(found)")
  }

  @Test func `of files by themselves it is not said that others are not there`() {
    var validation = ConsistencyValidation(isWholeMedium: false)
    let document = MadeInstances.sample[Place.keyObject]
    guard let file = try? DICOMFile.read(MemorySource(document.bytes)),
      let facts = InstanceFacts(file, name: "K")
    else {
      Issue.record("the key object cannot be read")
      return
    }
    validation.add(facts)
    #expect(validation.findings().isEmpty)
  }

  @Test func `as many images in every place are points in time`() {
    let found = rules { made in
      for slice in Place.slices {
        made.addCopy(of: slice, "T\(slice)", uid: "2.25.60\(slice)")
        made[made.instances.count - 1].set(0x0020_0013, "IS", "\(slice + 50)")
      }
    }
    #expect(found.isEmpty, "\(found)")
  }

  @Test func `an image of the same place at another time is no second one`() {
    let found = rules {
      $0[Place.last].set(0x0020_0032, "DS", "-100\\-100\\12")
      $0[Place.last].set(0x0020_0100, "IS", "2")
    }
    #expect(found.isEmpty, "\(found)")
  }

  @Test func `frames of an enhanced image have gaps too`() throws {
    var made = MadeInstances.sample
    let places = [0, 3, 6, 9, 15, 18, 21]
    made[Place.enhanced].put(
      MadeInstances.frames(places.map { [UInt32($0 + 1)] }, places: places))
    let finding = try #require(made.findings.first)
    #expect(made.findings.count == 1 && finding.rule.identifier == "CON-033")
    #expect(finding.found.contains("1 gap in slices of 3.000 mm distance, of 1 slice"))
  }

  @Test func `a difference names the file that has it, and one that has not`() throws {
    var made = MadeInstances.sample
    made[Place.last].set(0x0008_1030, "LO", "Elbow")
    let finding = try #require(made.findings.first)
    #expect(finding.place.file == "A7" && finding.place.path == "(0008,1030)")
    #expect(finding.found.contains("A0") && finding.found.contains("1 of 11"))
    #expect(finding.expected.contains("StudyDescription"))
  }

  @Test func `a class that nobody knows is compared by the general modules`() {
    let found = rules { made in
      made[Place.last].set(0x0008_0016, "UI", "2.25.1234")
      made[Place.last].set(0x0020_0011, "IS", "5")
    }
    #expect(found.contains("CON-014"), "\(found)")
  }

  @Test func `no byte of an instance that is changed stops the validator`() {
    let sound = MadeInstances.sample.instances.map(\.bytes)
    var seed: UInt64 = 6
    func next() -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(seed >> 33)
    }
    for _ in 0..<300 {
      var validation = ConsistencyValidation()
      for (index, bytes) in sound.enumerated() {
        var bytes = bytes
        for _ in 0..<4 { bytes[132 + next() % (bytes.count - 132)] = UInt8(next() & 0xFF) }
        guard let file = try? DICOMFile.read(MemorySource(bytes)),
          let facts = InstanceFacts(file, name: "F\(index)")
        else { continue }
        validation.add(facts)
      }
      let findings = validation.findings()
      #expect(findings == findings.sorted())
      #expect(findings.allSatisfy { $0.found.utf8.count <= 300 && $0.expected.utf8.count <= 300 })
    }
  }
}
