import DICOMCore
import DiscMastering
import Foundation
import Testing

struct ISOMediumTests {
  let fixture: ImageFixture
  init() throws { fixture = try ImageFixture.fileSet() }

  @Test(arguments: [["-R"], ["-R", "-J"], ["-r", "-J", "-udf"], ["-R", "-l"]])
  func `Rock Ridge gives back every name and every byte, deep folders too`(
    options: [String]
  ) throws {
    for path in [
      try fixture.genisoimage(options[0], options.count > 1 ? options[1] : options[0]),
      try fixture.xorriso("-R", options.contains("-J") ? "-J" : "-R"),
    ] {
      let medium = try MediumOpener.open(path: path)
      #expect(try everything(of: medium) == fixture.contents)
      #expect(medium.problems == [])
      #expect(medium.sessions.count == 1)
      #expect(medium.sessions[0].trees.contains("Rock Ridge"))
      #expect(medium.sessions[0].trees.contains("Joliet") == options.contains("-J"))
    }
  }

  @Test func `Joliet names are taken before those of Level 1, which are kept beside them`() throws {
    let medium = try MediumOpener.open(path: fixture.genisoimage("-J", "-D"))
    #expect(try everything(of: medium) == fixture.contents)
    #expect(medium.problems == [])
    let image = try #require(medium.files.first { $0.path == "DICOM/PA000001/im000003.dcm" })
    #expect(image.otherPaths == ["DICOM/PA000001/IM000003.DCM"])
    #expect(medium.sessions[0].trees == ["Joliet", "ISO 9660"])
  }

  @Test(arguments: [["-D"], ["-D", "-l"], ["-D", "-iso-level", "3"], ["-D", "-U"]])
  func `the plain tree is listed as isoinfo lists it`(options: [String]) throws {
    let path = fixture.directory.file("plain.iso")
    try run(
      arguments: ["genisoimage", "-quiet", "-input-charset", "utf-8", "-o", path] + options
        + [fixture.tree])
    let medium = try MediumOpener.open(path: path)
    let listed = try run("isoinfo", "-f", "-i", path).split(separator: "\n").map(String.init)
    let paths = medium.files.map(\.path)
    // isoinfo names folders as well, and the versions of files.
    let files = listed.map { line in
      var line = String(line.dropFirst())
      if line.hasSuffix(";1") { line.removeLast(2) }
      if line.hasSuffix(".") { line.removeLast() }
      return line
    }
    #expect(Set(paths).isSubset(of: files))
    #expect(paths.count == fixture.contents.count)
    let contents = try everything(of: medium)
    #expect(Set(contents.values) == Set(fixture.contents.values))
    #expect(medium.problems == [])
  }

  @Test func `the long names of ISO 9660 1999 are read`() throws {
    let medium = try MediumOpener.open(path: fixture.xorriso("-iso-level", "4"))
    #expect(try everything(of: medium) == fixture.contents)
    #expect(medium.sessions[0].trees.contains("ISO 9660:1999"))
  }

  @Test func `files are where they say that they are`() throws {
    let path = try fixture.genisoimage("-R", "-J")
    let image = try bytes(of: path)
    for file in try MediumOpener.open(path: path).files where file.size > 0 {
      let address = try #require(file.address)
      #expect(Array(image[address..<address + file.size]) == fixture.contents[file.path])
    }
  }

  @Test func `links are named and not followed`() throws {
    symlink("DICOMDIR", fixture.tree + "/link")
    let medium = try MediumOpener.open(path: fixture.genisoimage("-R", "-J"))
    #expect(medium.problems.map(\.kind) == [.link])
    #expect(medium.problems.map(\.path) == ["link"])
    #expect(try everything(of: medium) == fixture.contents)
  }

  @Test func `links to one file are two paths`() throws {
    link(fixture.tree + "/DICOMDIR", fixture.tree + "/COPY")
    let medium = try MediumOpener.open(path: fixture.genisoimage("-R", "-J", "-cache-inodes"))
    let contents = try everything(of: medium)
    #expect(contents["COPY"] == contents["DICOMDIR"])
    #expect(contents.count == fixture.contents.count + 1)
    #expect(medium.problems == [])
  }

  @Test func `a file that is in one tree only is listed and named`() throws {
    let path = try fixture.genisoimage("-R", "-J", "-hide-joliet", "DICOMDIR")
    let medium = try MediumOpener.open(path: path)
    #expect(try everything(of: medium) == fixture.contents)
    #expect(medium.problems.map(\.kind) == [.treesDiffer])
    #expect(medium.problems[0].path == "DICOMDIR")
    #expect(medium.problems[0].detail.contains("the Joliet tree does not"))
  }

  @Test func `many differences of trees are summed up`() throws {
    var fixture = fixture
    for index in 0..<50 { try fixture.add("X\(index)", [UInt8(index)]) }
    let path = try fixture.genisoimage("-R", "-J", "-hide-joliet", "X*")
    let problems = try MediumOpener.open(path: path).problems(.treesDiffer)
    #expect(problems.count == 21)
    #expect(problems.last?.detail == "30 more of this kind are not listed")
  }

  @Test func `a source is found by its path and by nothing else`() throws {
    let medium = try MediumOpener.open(path: fixture.genisoimage("-R"))
    let source = try medium.source(at: "DICOMDIR")
    #expect(try source.read(100..<300) == Array(pattern(5000)[100..<300]))
    for path in ["", "/DICOMDIR", "../DICOMDIR", "DICOM", "dicomdir"] {
      #expect(throws: MasteringError(.noSuchFile, path: path)) { try medium.source(at: path) }
    }
    #expect(throws: MasteringError.self) {
      try medium.source(of: MediumFile(path: "NOT", size: 1))
    }
  }
}
