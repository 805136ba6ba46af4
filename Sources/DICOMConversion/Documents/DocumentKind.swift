/// A kind of document that a DICOM instance can enclose.
public enum DocumentKind: String, Hashable, Sendable, CaseIterable {
  case pdf
  case cda
  case stl
  case obj
  case mtl

  /// Recognises a file by its content, and by its name where content alone cannot tell.
  ///
  /// OBJ, MTL and binary STL have no mark of their own: their extension is needed, and content that
  /// can be what it says. What is cut off is recognised, so that its reader can say so.
  /// - Parameters:
  ///   - head: the file's first bytes, up to 4096 of them.
  ///   - count: bytes of the whole file.
  public init?(head: [UInt8], name: String, count: Int) {
    let head = Array(head.prefix(4096))
    let ending = name.split(separator: "/").last?.split(separator: ".").dropFirst().last
    let text = TextHead(head)
    if head.prefix(1024 + 5).containsPlace(of: Array("%PDF-".utf8)) {
      self = .pdf
    } else if text.xmlRoot == "ClinicalDocument" {
      self = .cda
    } else if text.isSTL {
      self = .stl
    } else {
      switch ending?.lowercased() {
      case "stl" where STLFile.canBeBinary(head, count: count): self = .stl
      case "obj" where OBJFile.keywords.contains(text.firstWord): self = .obj
      case "mtl" where MTLFile.keywords.contains(text.firstWord): self = .mtl
      default: return nil
      }
    }
  }

  /// - SeeAlso: PS3.3 §C.24.2
  var mimeType: String {
    switch self {
    case .pdf: "application/pdf"
    case .cda: "text/XML"
    case .stl: "model/stl"
    case .obj: "model/obj"
    case .mtl: "model/mtl"
    }
  }

  /// - SeeAlso: PS3.4 §B.5
  var sopClass: String {
    let last =
      switch self {
      case .pdf: 1
      case .cda: 2
      case .stl: 3
      case .obj: 4
      case .mtl: 5
      }
    return "1.2.840.10008.5.1.4.1.1.104.\(last)"
  }
}
