/// What is gathered from a CDA while it is read.
final class CDAHeader: XMLReader.Listener {
  private(set) var id: [String: String] = [:]
  private(set) var code: [String: String] = [:]
  private(set) var time = ""
  private(set) var hasPatient = false
  private(set) var hasStylesheet = false
  private(set) var externalParts = 0
  /// Of parts in Base64, apart from the document's own.
  private(set) var mediaTypes: Set<String> = []

  private var titleBytes: [UInt8] = []
  private var hasTitle = false
  private var isInTitle = false

  private static let namespace = "urn:hl7-org:v3"

  var title: String { String(decoding: titleBytes, as: UTF8.self) }

  func began(
    _ name: String, namespace: String, attributes: [XMLReader.Attribute], depth: Int
  ) throws(DocumentError) {
    guard depth > 1 else {
      guard name == "ClinicalDocument", namespace == Self.namespace else {
        throw DocumentError(
          .malformed("its root is not ClinicalDocument of \(Self.namespace)"), .cda)
      }
      return
    }
    guard namespace == Self.namespace else { return }
    let values = Dictionary(
      attributes.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
    if depth == 2 {
      switch name {
      case "id" where id.isEmpty: id = values
      case "code" where code.isEmpty: code = values
      case "effectiveTime" where time.isEmpty: time = values["value"] ?? ""
      case "recordTarget": hasPatient = true
      case "title" where !hasTitle: (hasTitle, isInTitle) = (true, true)
      default: break
      }
    }
    if values["representation"] == "B64", let type = values["mediaType"], Self.isMediaType(type),
      mediaTypes.count < 64
    {
      mediaTypes.insert(type)
    }
    if name == "reference", let target = values["value"], !target.isEmpty, target.first != "#" {
      externalParts += 1
    }
  }

  func ended(depth: Int) {
    if depth == 2 { isInTitle = false }
  }

  func found(text: UnsafeBufferPointer<UInt8>) {
    // More than any title can hold is not kept.
    if isInTitle, titleBytes.count < 1 << 16 { titleBytes += text }
  }

  func found(instruction: String) {
    if instruction == "xml-stylesheet" { hasStylesheet = true }
  }

  /// Such as `image/jpeg`, in no more than the 64 characters of LO.
  private static func isMediaType(_ text: String) -> Bool {
    text.utf8.count <= 64 && text.utf8.filter { $0 == 0x2F }.count == 1
      && text.utf8.allSatisfy { (0x21..<0x7F).contains($0) && $0 != 0x5C }
  }
}
