import DICOMCore
import DiscMastering
import Foundation
import Testing

struct ISOImageTests {
  let directory: TemporaryDirectory
  let contents: VolumeContents

  init() throws {
    directory = try TemporaryDirectory()
    contents = try smallVolume(in: directory)
  }

  @Test(arguments: [(true, false), (false, false), (true, true), (false, true)])
  func `xorriso extracts exactly the source files`(rockRidge: Bool, joliet: Bool) throws {
    var options = ISOOptions()
    (options.rockRidge, options.joliet) = (rockRidge, joliet)
    let image = directory.file("a.iso")
    let written = try ISOImage.write(contents, options, to: image)
    #expect(try bytes(of: image).count == written.size)
    #expect(try ISOImage.size(contents, options) == written.size)
    let tree = directory.file("tree")
    try run("xorriso", "-osirrox", "on", "-indev", image, "-extract", "/", tree)
    for file in contents.files {
      #expect(try bytes(of: tree + "/" + file.path) == content(of: file), "\(file.path)")
    }
    let checked = try run("sha256sum", "-c", "SHA256.TXT", in: tree)
    #expect(checked.split(separator: "\n").count == contents.files.count)
    try run("chmod", "-R", "u+w", tree)
  }

  @Test func `the reader gives back every file`() throws {
    let image = directory.file("a.iso")
    _ = try ISOImage.write(contents, ISOOptions(), to: image)
    let reader = try ISOVolumeReader(path: image)
    #expect(reader.paths().count == contents.files.count + 1)
    for file in contents.files {
      let source = try reader.source(at: file.path)
      #expect(try source.read(0..<source.count) == content(of: file), "\(file.path)")
    }
  }
}
