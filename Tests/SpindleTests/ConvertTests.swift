import Foundation
import Testing

@testable import spindle

struct ConvertTests {
  private static let make = """
    import sys
    from PIL import Image
    image = Image.new("RGB", (64, 48))
    image.putdata([(x * 3 % 256, x * 7 % 256, x % 256) for x in range(64 * 48)])
    exif = Image.Exif()
    exif[0x010F] = "MAKER-OF-CAMERAS"
    exif.get_ifd(0x8769)[0x9003] = "2024:05:06 07:08:09"
    exif.get_ifd(0x8825)[1] = "N"
    image.save(sys.argv[1] + "/photo.jpg", exif=exif, comment=b"A-COMMENT")
    image.save(sys.argv[1] + "/shot.png")
    image.save(sys.argv[1] + "/letter.pdf", title="Letter")
    """

  private func inputs() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: folder.file("in"), withIntermediateDirectories: true)
    let made = try launch("/usr/bin/env", ["python3", "-c", Self.make, folder.file("in")])
    #expect(made.status == 0, "\(made.error)")
    return folder
  }

  private func dump(_ path: String) throws -> String {
    try launch("/usr/bin/env", ["dcmdump", "+L", "-Un", path]).output
  }

  @Test func `images and documents become instances that dciodvfy finds nothing wrong with`() throws
  {
    let folder = try inputs()
    let made = try spindle(
      "convert", "in", "-o", "out", "--set", "PatientID=4711", "--set", "PatientName=Müller^Änne",
      in: folder.path)
    #expect(made.status == 0 && made.error == "", "\(made.output)\(made.error)")
    #expect(made.output.contains("3 files: 3 converted"))
    for name in ["photo.jpg.dcm", "shot.png.dcm", "letter.pdf.dcm"] {
      let path = folder.file("out/" + name)
      let verdict = try launch("/usr/bin/env", ["dciodvfy", path])
      #expect(!(verdict.output + verdict.error).contains("Error"), "\(verdict.error)")
      #expect(try dump(path).contains("(0010,0020) LO [4711]"))
    }
    let bytes = try Data(contentsOf: URL(fileURLWithPath: folder.file("out/photo.jpg.dcm")))
    #expect(bytes.range(of: Data("MAKER-OF".utf8)) == nil)
    #expect(bytes.range(of: Data("A-COMMENT".utf8)) == nil)
  }

  @Test func `the report accounts for every file, and names no patient`() throws {
    let folder = try inputs()
    try Data("nothing".utf8).write(to: URL(fileURLWithPath: folder.file("in/notes.txt")))
    try Data("nothing".utf8).write(to: URL(fileURLWithPath: folder.file("in/broken.png")))
    let made = try spindle(
      "convert", "in", "-o", "out", "--json", "--set", "PatientName=Unheard^Of", in: folder.path)
    #expect(made.status == 1)
    let counts = try #require(try made.json["counts"] as? [String: Int])
    #expect(counts["files"] == 5 && counts["converted"] == 3)
    #expect(counts["rejected"] == 1 && counts["notConvertible"] == 1)
    #expect((try made.json["files"] as? [Any])?.count == 5)
    #expect(!made.output.contains("Unheard"))
  }

  @Test func `rules change what is made, and can be explained first`() throws {
    let folder = try inputs()
    let rules =
      #"{"rules": [{"name": "place", "actions": [{"set": {"InstitutionName": "Here"}}]}]}"#
    try Data(rules.utf8).write(to: URL(fileURLWithPath: folder.file("rules.json")))
    let arguments = [
      "convert", "in/shot.png", "-o", "shot.dcm", "--set", "PatientID=1", "--coerce", "rules.json",
    ]
    let told = try launch(Command.path, arguments + ["--explain"], in: folder.path)
    #expect(told.status == 0, "\(told.error)")
    #expect(told.output.contains("InstitutionName"))
    #expect(try folder.names == ["in", "rules.json"])
    let made = try launch(Command.path, arguments, in: folder.path)
    #expect(made.status == 0, "\(made.output)\(made.error)")
    #expect(try dump(folder.file("shot.dcm")).contains("(0008,0080) LO [Here]"))
  }

  @Test func `usage errors say what to say instead`() throws {
    let folder = try inputs()
    for (arguments, word) in [
      (["--as", "nonsense"], "photograph"), (["--template", "nonsense"], "secondary-capture"),
      (["--set", "PatientNaem=x"], "PatientNaem"), (["--set", "Rows=a"], "Rows"),
      (["--background", "red"], "FFFFFF"), (["--dpi", "300"], "--render"),
      (["--pattern", "x"], "field"),
    ] as [([String], String)] {
      let made = try launch(
        Command.path, ["convert", "in/shot.png", "-o", "x.dcm"] + arguments, in: folder.path)
      #expect(made.status == 2, "\(arguments): \(made.error)")
      #expect(made.error.contains(word), "\(made.error)")
    }
    let without = try spindle("create", "in", "-o", "set", "--stable-uids", in: folder.path)
    #expect(without.status == 2 && without.error.contains("--convert"))
    let missing = try spindle("convert", "nothing", "-o", "out", in: folder.path)
    #expect(missing.status == 3)
    #expect(try folder.names == ["in"])
  }

  @Test func `create puts images, documents and studies into one file-set`() throws {
    let folder = try inputs()
    let made = try spindle(
      "create", "in", Command.studies, "-o", "set", "--profile", "none", "--convert", "--set",
      "PatientID=4711", "--json", in: folder.path)
    #expect(made.status == 0 || made.status == 1, "\(made.error)")
    let directory = try dump(folder.file("set/DICOMDIR"))
    #expect(directory.contains("ENCAP DOC"))
    #expect(directory.contains("4711"))
  }
}
