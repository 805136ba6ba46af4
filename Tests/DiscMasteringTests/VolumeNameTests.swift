import DiscMastering
import Testing

struct VolumeNameTests {
  func validate(_ paths: [String], volume: String = "SET_1") throws {
    try VolumeContents(
      volumeIdentifier: volume, files: paths.map { VolumeFile(path: $0, bytes: []) },
      timestamp: leapDay
    ).validate()
  }

  @Test(arguments: [
    "DICOMDIR", "README.TXT", "A", "A/B/C/D/E/F/G/H", "DICOM/PA000001/ST000001/SE000001/IM000001",
    "_", "0.1", "INDEX.HTM",
  ])
  func `File IDs and names of 8 and 3 characters are allowed`(path: String) throws {
    try validate([path])
  }

  @Test(arguments: [
    "", "/A", "A/", "A//B", ".", "..", "A/../B", "readme.txt", "TOOLONGNAME", "A.LONG", "A.",
    ".TXT", "A.B.C", "A B", "A-B", "Ä", "A;1", "A/B/C/D/E/F/G/H/I", "DIR.EXT/FILE", "A\0B", "A\\B",
  ])
  func `other names are refused`(path: String) {
    #expect(throws: MasteringError.self) { try validate([path]) }
  }

  @Test func `two files of one name, or a file and a folder, are refused`() {
    #expect(throws: MasteringError.self) { try validate(["A", "A"]) }
    #expect(throws: MasteringError.self) { try validate(["A", "A/B"]) }
    #expect(throws: MasteringError.self) { try validate(["A/B/C", "A/B"]) }
    #expect(throws: MasteringError.self) { try validate(["SHA256.TXT"]) }
  }

  @Test(arguments: ["lower", "SEVENTEEN_LETTERS", "A B", "Ä"])
  func `a volume identifier is a File-set ID`(identifier: String) throws {
    try validate(["A"], volume: "SIXTEEN_LETTERS_")
    try validate(["A"], volume: "")
    #expect(throws: MasteringError.self) { try validate(["A"], volume: identifier) }
  }

  @Test func `more folders than a path table numbers are refused`() throws {
    func paths(_ count: Int) -> [String] { (0..<count).map { "D\($0)/F" } }
    try validate(paths(65_534))
    #expect(throws: MasteringError(.tooManyDirectories(count: 65_536, limit: 65_535))) {
      try validate(paths(65_535))
    }
  }
}
