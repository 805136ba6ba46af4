import Foundation

/// A synthetic MR instance in Explicit VR Little Endian, with a file's header and random pixels.
struct Instance {
  var patient: Int
  var series: Int
  var number: Int
  var identity: Int
  var size: Int

  private static let root = "2.25.7301"
  private static let mr = "1.2.840.10008.5.1.4.1.1.4"

  /// The bytes of the Part 10 file; `pixels` has `size` × `size` × 2 bytes.
  func encoded(pixels: Data) -> Data {
    let uid = "\(Self.root).3.\(identity)"
    var meta = Data()
    meta.element(0x0002, 0x0001, "OB", Data([0, 1]))
    meta.element(0x0002, 0x0002, "UI", text: Self.mr)
    meta.element(0x0002, 0x0003, "UI", text: uid)
    meta.element(0x0002, 0x0010, "UI", text: "1.2.840.10008.1.2.1")
    meta.element(0x0002, 0x0012, "UI", text: "\(Self.root).1")
    var file = Data(count: 128) + Data("DICM".utf8)
    file.element(0x0002, 0x0000, "UL", Data(little: UInt32(meta.count)))
    file += meta
    let study = "\(Self.root).1.\(patient)"
    for (group, element, vr, value) in [
      (0x0008, 0x0005, "CS", "ISO_IR 100"), (0x0008, 0x0008, "CS", "ORIGINAL\\PRIMARY\\AXIAL"),
      (0x0008, 0x0016, "UI", Self.mr), (0x0008, 0x0018, "UI", uid),
      (0x0008, 0x0020, "DA", "20240229"), (0x0008, 0x0023, "DA", "20240229"),
      (0x0008, 0x0030, "TM", "101500"), (0x0008, 0x0033, "TM", "102030"),
      (0x0008, 0x0050, "SH", "A\(patient)"), (0x0008, 0x0060, "CS", "MR"),
      (0x0008, 0x0070, "LO", "Bench Imaging"), (0x0008, 0x0080, "LO", "Bench General"),
      (0x0008, 0x0090, "PN", "Ref^Doc"), (0x0008, 0x1030, "LO", "MR STUDY"),
      (0x0008, 0x103E, "LO", "T1 \(series)"), (0x0010, 0x0010, "PN", "Bench^P\(patient)"),
      (0x0010, 0x0020, "LO", "BENCH\(patient)"), (0x0010, 0x0030, "DA", "19700101"),
      (0x0010, 0x0040, "CS", "O"), (0x0018, 0x0020, "CS", "SE"), (0x0018, 0x0021, "CS", "NONE"),
      (0x0018, 0x0050, "DS", "3"), (0x0018, 0x0080, "DS", "500"), (0x0018, 0x0081, "DS", "12"),
      (0x0018, 0x5100, "CS", "HFS"), (0x0020, 0x000D, "UI", study),
      (0x0020, 0x000E, "UI", "\(study).\(series)"), (0x0020, 0x0010, "SH", "1"),
      (0x0020, 0x0011, "IS", "\(series + 1)"), (0x0020, 0x0013, "IS", "\(number + 1)"),
      (0x0020, 0x0032, "DS", "0\\0\\\(number)"), (0x0020, 0x0037, "DS", "1\\0\\0\\0\\1\\0"),
      (0x0020, 0x0052, "UI", "\(study).0.1"),
    ] {
      file.element(UInt16(group), UInt16(element), vr, text: value)
    }
    for (element, vr, value) in [
      (0x0002, "US", 1), (0x0004, "CS", 0), (0x0010, "US", size), (0x0011, "US", size),
      (0x0100, "US", 16), (0x0101, "US", 12), (0x0102, "US", 11), (0x0103, "US", 0),
    ] {
      if vr == "CS" {
        file.element(0x0028, UInt16(element), vr, text: "MONOCHROME2")
      } else {
        file.element(0x0028, UInt16(element), vr, Data(little: UInt16(value)))
      }
    }
    file.element(0x7FE0, 0x0010, "OW", pixels)
    return file
  }
}

extension Data {
  init<Number: FixedWidthInteger>(little value: Number) {
    self = Swift.withUnsafeBytes(of: value.littleEndian) { Data($0) }
  }

  mutating func element(_ group: UInt16, _ element: UInt16, _ vr: String, _ value: Data) {
    self += Data(little: group) + Data(little: element) + Data(vr.utf8)
    if vr == "OB" || vr == "OW" {
      self += Data(count: 2) + Data(little: UInt32(value.count))
    } else {
      self += Data(little: UInt16(value.count))
    }
    self += value
  }

  mutating func element(_ group: UInt16, _ element: UInt16, _ vr: String, text: String) {
    var value = Data(text.utf8)
    if !value.count.isMultiple(of: 2) { value.append(vr == "UI" ? 0 : 0x20) }
    self.element(group, element, vr, value)
  }
}
