import DICOMCore
import MediaValidation
import Testing

struct DirectoryLinkTests {
  private func rules(_ change: (inout MadeDirectory) -> Void) -> [String] {
    var directory = MadeMedium.sample.directory ?? MadeDirectory(records: [])
    change(&directory)
    return DirectoryValidation(MemorySource(directory.bytes)).findings.map(\.rule.identifier)
  }

  @Test func `what a broken offset cuts off is no second finding, what is lost besides is`() {
    #expect(rules { $0.records[0].next = 7 } == ["DIR-016"])
    // Nothing leads to the second image any more, and the other patient is cut off.
    let lost = rules {
      $0.records[0].next = 7
      $0.records[3].next = $0.offset(5)
    }
    #expect(lost == ["DIR-016", "DIR-020", "DIR-020"])
  }

  @Test func `records in a ring that nothing leads to are found once`() {
    let found = rules {
      $0.records[3].next = $0.offset(5)
      $0.records[4].next = $0.offset(4)
    }
    #expect(found == ["DIR-020"])
  }

  @Test func `an offset into the middle of a record leads to no record`() {
    let found = rules { $0.records[2].lower = $0.offset(3) + 8 }
    #expect(found == ["DIR-017"])
  }

  @Test func `a record that leads to itself is a loop`() {
    #expect(rules { $0.records[5].next = $0.offset(5) } == ["DIR-018"])
    #expect(rules { $0.records[5].lower = $0.offset(2) } == ["DIR-018"])
  }

  @Test func `a file-set without files has an empty directory and no finding`() {
    #expect(rules { $0.records = [] }.isEmpty)
  }

  /// Depth and breadth cost neither stack nor squares of time.
  @Test func `two thousand records that all lead to the first are judged in a moment`() {
    var directory = MadeMedium.sample.directory ?? MadeDirectory(records: [])
    let record = MadeDirectory.Record(
      type: "PRIVATE", depth: 0, keys: [MadeDirectory.text(0x0004_1432, "UI", "2.25.9")])
    let start = directory.offset(0)
    directory.records = (0..<2000).map { number in
      var one = record
      one.next = number == 1999 ? 0 : nil
      one.lower = start
      return one
    }
    let clock = ContinuousClock()
    let bytes = directory.bytes
    let time = clock.measure {
      let findings = DirectoryValidation(MemorySource(bytes)).findings
      #expect(findings.count { $0.rule.identifier == "DIR-018" } == 2000)
    }
    #expect(time < .seconds(20))
  }
}
