internal import DICOMCore

/// A document of HL7's Clinical Document Architecture, release 2, that is to be enclosed.
///
/// Its schema is not checked: well-formed XML with the right root is what is asked for.
struct CDAFile {
  private let header: CDAHeader

  init(_ source: any ByteSource, _ options: DocumentOptions) throws(DocumentError) {
    header = CDAHeader()
    try XMLReader(header, kind: .cda).read(source)
  }

  /// Names of coding systems, as CDA has them, by what DICOM calls them.
  /// - SeeAlso: PS3.16 Table 8-1
  private static let designators = [
    "2.16.840.1.113883.6.1": "LN", "2.16.840.1.113883.6.96": "SCT",
  ]

  func describe(_ facts: inout DocumentFacts) {
    describeIdentity(&facts)
    facts.setTitle(header.title)
    if let created = DocumentFacts.time(header.time) {
      facts.setCreated(created.time, digits: created.digits)
    }
    describeType(&facts)
    facts.mimeTypes = header.mediaTypes.sorted()
    if header.hasPatient {
      facts.findings.append(
        "it names a patient of its own, who is neither taken over nor compared with the instance's")
    }
    if header.externalParts > 0 {
      facts.findings.append(
        "it refers to \(header.externalParts) files beside it, which are not in the instance")
    }
    if header.hasStylesheet {
      facts.findings.append("it names a stylesheet, which is not in the instance")
    }
  }

  /// - SeeAlso: PS3.3 §C.24.2, HL7 Instance Identifier
  private func describeIdentity(_ facts: inout DocumentFacts) {
    let (root, part) = (header.id["root"] ?? "", header.id["extension"] ?? "")
    let text = part.isEmpty ? root : "\(root)^\(part)"
    if !root.isEmpty, text.unicodeScalars.count <= VR.st.characterLimit ?? 1024 {
      facts.set(Tag(0x0040, 0xE001), text)
    } else {
      facts.findings.append("it has no identifier that HL7 Instance Identifier could hold")
    }
  }

  private func describeType(_ facts: inout DocumentFacts) {
    guard let value = header.code["code"], let system = header.code["codeSystem"] else { return }
    let isPlain = value.utf8.allSatisfy { (0x21..<0x7F).contains($0) && $0 != 0x5C }
    guard let designator = Self.designators[system], isPlain, (1...16).contains(value.utf8.count)
    else {
      facts.findings.append(
        "the code of its type is of a system that is neither LOINC nor SNOMED CT")
      return
    }
    guard let meaning = header.code["displayName"], !meaning.isEmpty else {
      facts.findings.append("the code of its type has no display name, which DICOM asks for")
      return
    }
    facts.setConcept(value: value, designator: designator, meaning: meaning)
  }
}
