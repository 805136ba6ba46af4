import Foundation
import Testing

@testable import spindle

struct TranscodeTests {
  private func reads(_ path: String) throws -> String {
    let script = """
      import sys, pydicom
      data = pydicom.dcmread(sys.argv[1])
      print(data.pixel_array.size > 0, data.file_meta.TransferSyntaxUID)
      """
    let done = try launch("/usr/bin/env", ["python3", "-W", "ignore", "-c", script, path])
    return done.output.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  private var images: [String] {
    get throws {
      let script = """
        import sys, os, pydicom
        for root, _, files in sorted(os.walk(sys.argv[1])):
            for name in sorted(files):
                path = os.path.join(root, name)
                try: data = pydicom.dcmread(path)
                except Exception: continue
                if "PixelData" in data and data.BitsAllocated in (8, 16) \\
                        and data.file_meta.TransferSyntaxUID == "1.2.840.10008.1.2.1":
                    print(path)
        """
      let done = try launch(
        "/usr/bin/env", ["python3", "-W", "ignore", "-c", script, Command.studies])
      return done.output.split(separator: "\n").map(String.init)
    }
  }

  @Test func `a file becomes a file in the syntax that is named`() throws {
    let folder = try TemporaryFolder()
    let image = try #require(images.first)
    let made = try spindle(
      "transcode", image, "-o", "coded.dcm", "--transfer-syntax", "jpeg-lossless", in: folder.path)
    #expect(made.status == 0 && made.error == "", "\(made.output)\(made.error)")
    #expect(made.output.contains("1 files: 1 transcoded"))
    #expect(try reads(folder.file("coded.dcm")) == "True 1.2.840.10008.1.2.4.70")
    #expect(try folder.names == ["coded.dcm"])
  }

  @Test func `every file of a folder is accounted for, and a second run needs to be told`() throws {
    let folder = try TemporaryFolder()
    let arguments = ["transcode", Command.studies, "-o", "out", "--transfer-syntax", "rle"]
    let made = try launch(Command.path, arguments + ["--json"], in: folder.path)
    let counts = try #require(try made.json["counts"] as? [String: Int])
    let files = try #require(counts["files"])
    #expect(counts.values.reduce(0, +) == 2 * files)
    #expect((counts["transcoded"] ?? 0) > 0)
    #expect(try made.json["exitCode"] as? Int == Int(made.status))
    #expect(try launch(Command.path, arguments, in: folder.path).status == 4)
    #expect(
      try launch(Command.path, arguments + ["--replace"], in: folder.path).status == made.status)
    #expect(try folder.names == ["out"])
  }

  @Test func `usage errors say what to say instead`() throws {
    let folder = try TemporaryFolder()
    let image = try #require(images.first)
    for (arguments, word) in [
      ([], "--transfer-syntax"), (["--transfer-syntax", "jpeg-xyz"], "jpeg-lossless"),
      (["--transfer-syntax", "rle", "--quality", "90"], "loses nothing"),
      (["--quality", "90"], "--transfer-syntax"),
      (["--transfer-syntax", "rle", "--rules", "none"], "cannot stand together"),
    ] as [([String], String)] {
      let made = try launch(
        Command.path, ["transcode", image, "-o", "out.dcm"] + arguments, in: folder.path)
      #expect(made.status == 2, "\(arguments)")
      #expect(made.error.contains(word), "\(made.error)")
    }
    let missing = try spindle(
      "transcode", "nothing", "-o", "out", "--transfer-syntax", "rle", in: folder.path)
    #expect(missing.status == 3)
    #expect(try folder.names == [])
  }

  @Test func `rules and quality choose what is lost`() throws {
    let folder = try TemporaryFolder()
    let image = try #require(images.first)
    try "*: rle\n".write(toFile: folder.file("rules"), atomically: true, encoding: .utf8)
    let ruled = try spindle(
      "transcode", image, "-o", "ruled.dcm", "--rules", "rules", in: folder.path)
    #expect(ruled.status == 0, "\(ruled.error)")
    #expect(try reads(folder.file("ruled.dcm")) == "True 1.2.840.10008.1.2.5")
    let lossy = try spindle(
      "transcode", image, "-o", "lossy.dcm", "--transfer-syntax", "j2k", "--quality", "ratio:8",
      in: folder.path)
    #expect(lossy.status == 0, "\(lossy.output)\(lossy.error)")
    #expect(try reads(folder.file("lossy.dcm")) == "True 1.2.840.10008.1.2.4.91")
  }
}
