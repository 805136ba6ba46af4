import DiscMastering
import Foundation
import Testing

/// The bytes of an image, looked at without any library.
struct ISODescriptorTests {
  let directory: TemporaryDirectory
  let image: [UInt8]
  let contents: VolumeContents

  init() throws {
    directory = try TemporaryDirectory()
    contents = try smallVolume(in: directory)
    var options = ISOOptions()
    options.rockRidge = false
    let path = directory.file("a.iso")
    _ = try ISOImage.write(contents, options, to: path)
    image = try bytes(of: path)
  }

  func text(_ range: Range<Int>) -> String { String(decoding: image[range], as: UTF8.self) }
  func blank(_ count: Int) -> String { String(repeating: " ", count: count) }
  func number(_ offset: Int) -> Int {
    (0..<4).reduce(0) { $0 | Int(image[offset + $1]) << (8 * $1) }
  }

  @Test func `the primary descriptor is as PS3·12 F asks`() {
    let start = 16 * 2048
    #expect(Array(image[..<start]) == Array(repeating: 0, count: start))
    #expect(image[start] == 1)
    #expect(text(start + 1..<start + 6) == "CD001")
    #expect(text(start + 8..<start + 40) == blank(32))
    #expect(text(start + 40..<start + 72) == "SMALL_SET" + blank(23))
    #expect(number(start + 80) * 2048 == image.count)
    #expect(text(start + 190..<start + 318) == "SMALL_SET" + blank(119))
    #expect(text(start + 318..<start + 446) == blank(128))
    #expect(text(start + 446..<start + 574) == blank(128))
    #expect(text(start + 574..<start + 702) == "SPINDLE" + blank(121))
    #expect(text(start + 702..<start + 813) == blank(111))
    for time in [start + 813, start + 830] {
      #expect(text(time..<time + 16) == "2024022912345600")
      #expect(image[time + 16] == 0)
    }
    #expect(image[17 * 2048] == 255)
  }

  /// Every record of a directory: its bytes, identifier and extent.
  func records(_ extent: Int, _ size: Int) -> [ArraySlice<UInt8>] {
    var records: [ArraySlice<UInt8>] = []
    var offset = extent * 2048
    while offset < extent * 2048 + size {
      let length = Int(image[offset])
      if length == 0 {
        offset = (offset / 2048 + 1) * 2048
        continue
      }
      records.append(image[offset..<offset + length])
      offset += length
    }
    return records
  }

  func walk(_ extent: Int, _ size: Int, _ visit: (ArraySlice<UInt8>, String) -> Void) {
    for record in records(extent, size) {
      let start = record.startIndex
      let identifier = text(start + 33..<start + 33 + Int(record[start + 32]))
      visit(record, identifier)
      if record[start + 25] & 2 != 0, identifier != "\0", identifier != "\u{1}" {
        walk(number(start + 2), number(start + 10), visit)
      }
    }
  }

  @Test func `directory records are as PS3·12 F asks`() throws {
    var files: [String] = []
    var folders: [String] = []
    let root = 16 * 2048 + 156
    walk(number(root + 2), number(root + 10)) { record, identifier in
      let start = record.startIndex
      // No extended attributes; neither record format nor protection; 2024-02-29 12:34:56 GMT.
      #expect(record[start + 1] == 0)
      #expect(record[start + 25] & 0b1101_1101 == 0)
      #expect(record[(start + 18)..<(start + 25)].elementsEqual([124, 2, 29, 12, 34, 56, 0]))
      #expect(record[start + 26] == 0)
      #expect(record[start + 27] == 0)
      // Nothing behind the identifier: no Rock Ridge.
      #expect(record.count == (33 + identifier.utf8.count + 1) / 2 * 2)
      if record[start + 25] & 2 == 0 {
        files.append(identifier)
      } else {
        folders.append(identifier)
      }
    }
    let names = contents.files.map { file in
      let name = file.path.split(separator: "/").last.map(String.init) ?? ""
      return name.contains(".") ? name + ";1" : name + ".;1"
    }
    #expect(files.sorted() == (names + ["SHA256.TXT;1"]).sorted())
    #expect(names.contains("DICOMDIR.;1"))
    #expect(
      Set(folders) == ["\0", "\u{1}", "DICOM", "PA000001", "ST000001", "SE000001"])
  }

  @Test func `files lie on the disc in the order they were given`() throws {
    var extents: [String: Int] = [:]
    let root = 16 * 2048 + 156
    walk(number(root + 2), number(root + 10)) { record, identifier in
      if number(record.startIndex + 10) > 0 { extents[identifier] = number(record.startIndex + 2) }
    }
    let order = extents.filter { $0.key.hasSuffix(";1") }.sorted { $0.value < $1.value }.map(\.key)
    #expect(
      order == [
        "DICOMDIR.;1", "IM000009.;1", "IM000008.;1", "IM000007.;1", "IM000006.;1", "IM000005.;1",
        "README.TXT;1", "SHA256.TXT;1",
      ])
    let last = try #require(extents["SHA256.TXT;1"])
    let list = ChecksumListSize.of(contents)
    #expect((last * 2048 + list + 2047) / 2048 + 150 == image.count / 2048)
  }

  @Test func `isoinfo and xorriso agree`() throws {
    let path = directory.file("a.iso")
    let description = try run("isoinfo", "-d", "-i", path)
    #expect(description.contains("Volume id: SMALL_SET"))
    #expect(description.contains("Logical block size is: 2048"))
    #expect(description.contains("Volume size is: \(image.count / 2048)"))
    #expect(!description.contains("Joliet with"))
    #expect(!description.contains("Rock Ridge signatures version"))
    let listing = try run("isoinfo", "-f", "-i", path)
    #expect(listing.contains("/DICOM/PA000001/ST000001/SE000001/IM000009.;1"))
    let report = try run(
      "xorriso", "-indev", path, "-find", "/", "-type", "f", "-exec", "report_lba")
    #expect(
      report.split(separator: "\n").count { $0.hasPrefix("File data lba") } == contents.files.count
        + 1)
  }

  @Test func `Rock Ridge gives fixed owners, permissions and dates`() throws {
    let path = directory.file("rr.iso")
    _ = try ISOImage.write(contents, ISOOptions(), to: path)
    let listing = try run(
      "xorriso", "-indev", path, "-find", "/", "-exec", "lsdl", environment: ["TZ": "UTC"])
    let lines = listing.split(separator: "\n").filter { $0.hasPrefix("-") || $0.hasPrefix("d") }
    #expect(lines.count == contents.files.count + 1 + 5)
    for line in lines {
      let mode = line.hasPrefix("d") ? "dr-xr-xr-x" : "-r--r--r--"
      #expect(line.hasPrefix(mode), "\(line)")
      #expect(line.contains(" 0 "), "\(line)")
      #expect(line.contains("Feb 29  2024"), "\(line)")
    }
  }
}

/// What `sha256sum` would print for these names.
enum ChecksumListSize {
  static func of(_ contents: VolumeContents) -> Int {
    contents.files.reduce(0) { $0 + 64 + 2 + $1.path.utf8.count + 1 }
  }
}
