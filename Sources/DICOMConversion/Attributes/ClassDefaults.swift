internal import DICOMCore

/// What instances of a SOP Class say where nobody says anything else.
enum ClassDefaults {
  private static let prefix = "1.2.840.10008.5.1.4.1.1."

  private static let modalities: [String: String] = [
    "1": "CR", "1.1": "DX", "1.3": "IO", "6.1": "US", "7": "OT", "7.1": "OT", "7.2": "OT",
    "7.3": "OT", "7.4": "OT", "77.1.1": "ES", "77.1.1.1": "ES", "77.1.2": "GM", "77.1.2.1": "GM",
    "77.1.4": "XC", "77.1.4.1": "XC", "77.1.7": "DMS", "104.1": "DOC", "104.2": "DOC",
    "104.3": "M3D", "104.4": "M3D", "104.5": "M3D",
  ]

  private static let mimeTypes: [String: String] = [
    "104.1": "application/pdf", "104.2": "text/XML", "104.3": "model/stl", "104.4": "model/obj",
    "104.5": "model/mtl",
  ]

  /// - Parameter content: as `InstanceAttributes.content`.
  static func settings(_ sopClass: UID, content: DataSet) -> [AttributeSetting] {
    guard sopClass.rawValue.hasPrefix(prefix) else { return [] }
    let kind = String(sopClass.rawValue.dropFirst(prefix.utf8.count))
    var values: [(UInt16, UInt16, String)] = []
    if let modality = modalities[kind] { values.append((0x0008, 0x0060, modality)) }
    let isDocument = kind.hasPrefix("104.")
    let isCapture = kind == "7" || kind.hasPrefix("7.")
    if isCapture || kind == "104.1" || kind == "104.2" {
      values.append((0x0008, 0x0064, isDocument ? "WSD" : "DI"))
    }
    if isCapture { values.append((0x0008, 0x0008, "DERIVED\\SECONDARY")) }
    if kind.hasPrefix("77.1.") { values.append((0x0008, 0x0008, "ORIGINAL\\PRIMARY")) }
    if let type = mimeTypes[kind] { values.append((0x0042, 0x0012, type)) }
    if kind == "7.2" || kind == "7.3", content.integer(Tag(0x0028, 0x0101)) != 1 {
      values += [
        (0x2050, 0x0020, "IDENTITY"), (0x0028, 0x1052, "0"), (0x0028, 0x1053, "1"),
        (0x0028, 0x1054, "US"),
      ]
    }
    if kind == "1.1" || kind == "1.3" { values.append((0x0008, 0x0068, "FOR PRESENTATION")) }
    return values.map { group, element, text in
      let path = AttributePath(Tag(group, element))
      return AttributeSetting(
        path, vr: path.attribute.vrs.first,
        AttributeSetting.texts(text, vr: path.attribute.vrs.first),
        source: "defaults of the SOP Class")
    }
  }
}
