import DICOMConversion
import DICOMCore
import Foundation
import TestSupport
import Testing

@Suite struct ModelFileTests {
  static let text = """
    solid wedge
      facet normal 0 0 1
        outer loop
          vertex 0 0 0
          vertex 1.5e1 0 0
          vertex 0 -1 .5
        endloop
      endfacet
    endsolid wedge

    """
  static let object = """
    # a face
    mtllib skin.mtl
    v 0 0 0
    v 1 0 0
    v 0 1 0 1.0
    vt 0 0
    vn 0 0 1
    usemtl skin
    f 1/1/1 2//1 \\
      -1

    """
  static let materials = """
    # materials
    newmtl skin
    Ka 0.1 0.2 0.3
    Kd spectral file.rfl 1
    d -halo 0.5
    illum 2
    map_Kd skin.png

    """

  /// Triangles of a binary STL, whose header may begin as a text does.
  static func binary(_ count: Int, header: String = "solid made") -> [UInt8] {
    var bytes = Array(header.utf8) + [UInt8](repeating: 0x20, count: 80 - header.utf8.count)
    bytes += littleEndianBytes(UInt32(count))
    for triangle in 0..<count {
      for coordinate in 0..<12 {
        bytes += littleEndianBytes(Float(triangle * coordinate).bitPattern)
      }
      bytes += [0, 0]
    }
    return bytes
  }

  private func content(_ bytes: [UInt8], _ kind: DocumentKind) throws -> ConvertedContent {
    try DocumentFile.content(of: MemorySource(bytes), kind: kind)
  }

  private func refusal(_ text: String, _ kind: DocumentKind) throws -> String {
    let error = #expect(throws: DocumentError.self) { try content(Array(text.utf8), kind) }
    return error?.description ?? ""
  }

  @Test func `kinds are told by content, and by the name where that is not enough`() {
    func kind(_ bytes: [UInt8], _ name: String) -> DocumentKind? {
      DocumentKind(head: Array(bytes.prefix(4096)), name: name, count: bytes.count)
    }
    #expect(kind(Array(Self.text.utf8), "x.bin") == .stl)
    #expect(kind(Self.binary(2), "x.STL") == .stl)
    #expect(kind(Self.binary(2).dropLast(), "x.stl") == .stl)
    #expect(kind(Self.binary(2), "x.bin") == nil)
    #expect(kind(Array(Self.object.utf8), "dir.mtl/x.obj") == .obj)
    #expect(kind(Array(Self.object.utf8), "x.txt") == nil)
    #expect(kind(Array(Self.materials.utf8), "x.mtl") == .mtl)
    #expect(kind(Array(Self.materials.utf8), "x.obj") == nil)
    #expect(kind([0x4C, 0x01, 0, 0, 1, 2, 3], "linker.obj") == nil)
    #expect(kind(Array("<?xml version='1.0'?><svg/>".utf8), "x.xml") == nil)
    #expect(kind([], "x.stl") == nil)
    #expect(kind(Array("%PDF-1.7".utf8), "x.obj") == .pdf)
  }

  @Test(arguments: [DocumentKind.stl, .obj, .mtl])
  func `an instance is right with the equipment and units that nobody can know`(
    kind: DocumentKind
  ) throws {
    let bytes =
      switch kind {
      case .stl: Self.binary(3)
      case .obj: Array(Self.object.utf8)
      default: Array(Self.materials.utf8)
      }
    let content = try content(bytes, kind)
    let error = #expect(throws: AttributeErrors.self) { try DocumentInstance(content) }
    let missing = Set(error?.errors.map(\.attribute) ?? [])
    let needed: Set = [
      "Manufacturer (0008,0070)", "Manufacturer's Model Name (0008,1090)",
    ]
    #expect(missing.count >= needed.count, "\(missing)")
    let instance = try DocumentInstance(
      content,
      set: [
        "Manufacturer=x", "ManufacturerModelName=x", "DeviceSerialNumber=1", "SoftwareVersions=1",
        "MeasurementUnitsCodeSequence[0].CodeValue=mm",
        "MeasurementUnitsCodeSequence[0].CodingSchemeDesignator=UCUM",
        "MeasurementUnitsCodeSequence[0].CodeMeaning=mm",
      ] + (kind == .mtl ? [] : ["FrameOfReferenceUID=1.2.3"]))
    defer { instance.remove() }
    // This one knows two of the five kinds only.
    let errors = try instance.errors().filter { $0 != "Error - Information Object Not found" }
    #expect(errors.isEmpty, "\(errors)")
    #expect(try instance.enclosed() == bytes)
    #expect(instance.dataSet.string(DICOMCore.Tag(0x0008, 0x0060)) == "M3D")
    #expect(instance.dataSet.string(DICOMCore.Tag(0x0042, 0x0012)) == "model/\(kind.rawValue)")
  }

  @Test func `an STL in text or binary is read, and refused with the place of its fault`() throws {
    #expect(try content(Array(Self.text.utf8), .stl).findings == [])
    let cut = #expect(throws: DocumentError.self) {
      try content(Self.binary(3).dropLast(7), .stl)
    }
    #expect(
      cut?.description == "the STL file is cut off: its triangles take 234 bytes, and it has "
        + "227 (at byte 227)")
    let long = #expect(throws: DocumentError.self) { try content(Self.binary(3) + [0], .stl) }
    #expect(long?.description.contains("1 bytes follow on its last triangle (at byte 234)") == true)
    var infinite = Self.binary(3)
    infinite.replaceSubrange(84 + 50 + 12..<84 + 50 + 16, with: [0, 0, 0x80, 0x7F])
    let place = #expect(throws: DocumentError.self) { try content(infinite, .stl) }
    #expect(place?.place == .byte(146))
    #expect(throws: DocumentError.self) { try content(Self.binary(0), .stl) }
    let lines = Self.text.split(separator: "\n").map(String.init)
    for length in 1..<lines.count - 1 {
      let text = lines.prefix(length).joined(separator: "\n")
      #expect(try refusal(text, .stl).contains("cut off"), "\(text)")
    }
    #expect(
      try refusal(Self.text.replacing("vertex 0 0 0", with: "vertex 0 nan 0"), .stl)
        .contains("three finite numbers are expected (line 4)"))
    #expect(
      try refusal(Self.text.replacing("endloop", with: "vertex 0 0 0"), .stl)
        .contains("endloop is expected (line 7)"))
  }

  @Test func `an OBJ's points are counted, its libraries told, its commands refused`() throws {
    #expect(
      try content(Array(Self.object.utf8), .obj).findings == [
        "it names 1 material libraries, the first in line 2, which are instances of their own "
          + "(Encapsulated MTL) and not in this one"
      ])
    #expect(
      try refusal(Self.object.replacing("2//1", with: "4//1"), .obj)
        .contains("point 4 is used, and there are 3 (line 10)"))
    #expect(try refusal(Self.object.replacing("-1\n", with: "-4\n"), .obj).contains("(line 10)"))
    #expect(
      try refusal(Self.object.replacing("v 1 0 0", with: "v 1 0 x"), .obj)
        .contains("3 to 8 finite numbers are expected (line 4)"))
    #expect(try refusal("csh rm\n" + Self.object, .obj).contains("is refused: csh runs"))
    #expect(try refusal("v 0 0 0\n\u{1}", .obj).contains("control character (line 2)"))
    #expect(try refusal("# nothing\n", .obj).contains("it has no vertex"))
    #expect(
      try content(Array("v 0 0 0\nhello\nv 1 1 1".utf8), .obj).findings == [
        "1 of its lines are no statements of the format",
        "its last line has no end; it may be cut off",
      ])
    #expect(
      try content(Array("v 0 0 0\no K".utf8) + [0xF6, 0x0A], .obj).findings == [
        "it holds characters that are not in UTF-8"
      ])
  }

  @Test func `an MTL's colours are checked, and its textures told`() throws {
    #expect(
      try content(Array(Self.materials.utf8), .mtl).findings == [
        "it names 1 pictures as textures, the first in line 7, which are not in the instance"
      ])
    #expect(
      try refusal(Self.materials.replacing("0.2 0.3", with: "0.2 0.3 0.4"), .mtl)
        .contains("3 finite numbers are expected (line 3)"))
    #expect(try refusal("Ka 1 1 1\n", .mtl).contains("newmtl is expected first (line 1)"))
    #expect(try refusal("# nothing\n", .mtl).contains("it has no newmtl"))
  }

  @Test func `a size or a line beyond the limit is refused`() throws {
    var options = DocumentOptions()
    options.bytes = 100
    #expect(throws: DocumentError.self) {
      try DocumentFile.content(of: MemorySource(Self.binary(1)), kind: .stl, options: options)
    }
    options.bytes = 1 << 20
    options.lineBytes = 1000
    let text = "v 0 0 0 #" + String(repeating: "x", count: 1000)
    #expect(throws: DocumentError.self) {
      try DocumentFile.content(of: MemorySource(Array(text.utf8)), kind: .obj, options: options)
    }
  }

  @Test(arguments: [DocumentKind.stl, .obj, .mtl])
  func `no damage traps, and every refusal has words`(kind: DocumentKind) throws {
    var random = SplitMix(9)
    var refused = 0
    for round in 0..<1_500 {
      let source =
        switch kind {
        case .stl: round % 2 == 0 ? Self.binary(4) : Array(Self.text.utf8)
        case .obj: Array(Self.object.utf8)
        default: Array(Self.materials.utf8)
        }
      let bytes = Mutants.changed(source, round, &random)
      _ = DocumentKind(head: bytes, name: "x.\(kind.rawValue)", count: bytes.count)
      do {
        _ = try content(bytes, kind)
      } catch let error as DocumentError {
        refused += 1
        #expect(error.description.contains("the \(kind.rawValue.uppercased()) file"))
      }
    }
    #expect(refused > 300)
  }
}
