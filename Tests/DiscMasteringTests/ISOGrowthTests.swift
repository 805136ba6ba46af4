import DICOMCore
import DiscMastering
import Foundation
import Testing

struct ISOGrowthTests {
  private let directory: TemporaryDirectory
  private let contents: VolumeContents
  private var image: String { directory.file("a.iso") }

  init() throws {
    directory = try TemporaryDirectory()
    contents = try smallVolume(in: directory)
  }

  private func change(removing: Set<String> = []) -> ISOGrowth.Change {
    ISOGrowth.Change(
      removed: removing,
      files: [
        VolumeFile(path: "DICOMDIR", bytes: pattern(5000)),
        VolumeFile(path: "NEW/EMPTY", bytes: []), VolumeFile(path: "NEW/IM1", bytes: pattern(2048)),
      ], timestamp: 1_700_000_000)
  }

  @Test(arguments: [(true, false), (false, false), (true, true), (false, true)])
  func `the size is known before, and every file is where it belongs`(
    rockRidge: Bool, joliet: Bool
  ) throws {
    var options = ISOOptions()
    (options.rockRidge, options.joliet) = (rockRidge, joliet)
    _ = try ISOImage.write(contents, options, to: image)
    let old = try MediumOpener.open(path: image)
    let growth = try ISOGrowth(FileSource(path: image), name: image)
    let removed: Set = ["DICOMDIR"]
    let change = change(removing: removed)
    let size = try growth.size(change, path: image)
    let written = try growth.write(change, to: image)
    #expect(written.size == size)
    #expect(try bytes(of: image).count == size)
    #expect(written.checksums.count == 3)
    let new = try MediumOpener.open(path: image)
    let shown = new.files.filter { !$0.isHidden }
    #expect(shown.count == old.files.count + 3 - removed.count)
    for file in old.files where !removed.contains(file.path) {
      #expect(shown.contains { $0.path == file.path && $0.address == file.address })
    }
    let source = try new.source(at: "NEW/IM1")
    #expect(try source.read(0..<source.count) == pattern(2048))
    #expect(new.sessions.last?.trees == old.sessions.last?.trees)
    #expect(try run("isoinfo", "-f", "-i", image).contains("/NEW/IM1"))
  }

  @Test func `a file that is not there cannot be taken out`() throws {
    _ = try ISOImage.write(contents, ISOOptions(), to: image)
    let growth = try ISOGrowth(FileSource(path: image), name: image)
    let before = try bytes(of: image)
    #expect(throws: MasteringError.self) {
      _ = try growth.write(change(removing: ["NOWHERE"]), to: image)
    }
    #expect(try bytes(of: image) == before)
  }

  @Test func `an image that is cut off, or is none, gets no session`() throws {
    _ = try ISOImage.write(contents, ISOOptions(), to: image)
    var cut = try bytes(of: image)
    cut.removeLast(cut.count / 3)
    try directory.write(cut, "cut.iso")
    #expect(throws: MasteringError.self) {
      _ = try ISOGrowth(FileSource(path: directory.file("cut.iso")), name: "cut.iso")
    }
    try directory.write([UInt8](repeating: 7, count: 100_000), "none.iso")
    #expect(throws: MasteringError.self) {
      _ = try ISOGrowth(FileSource(path: directory.file("none.iso")), name: "none.iso")
    }
  }
}
