public import DICOMCore

/// Documents as the content of instances.
public enum DocumentFile {
  /// The Encapsulated Document module's attributes, and what the document says of itself.
  ///
  /// The document stays in its source, byte by byte; where it has an odd number of bytes,
  /// `DataSetWriter` adds the one that makes it even. A patient that the document names is neither
  /// taken over nor compared: a finding says that there is one. What a model is measured in, no file
  /// of its kind says, so that Measurement Units Code Sequence has to be given.
  /// - SeeAlso: PS3.3 §C.24.2
  public static func content(
    of source: any ByteSource, kind: DocumentKind, options: DocumentOptions = DocumentOptions()
  ) throws(DocumentError) -> ConvertedContent {
    guard source.count > 0 else { throw DocumentError(.truncated("it is empty"), kind) }
    let most = min(options.bytes, 0xFFFF_FFFE, kind == .cda ? options.markupBytes : Int.max)
    guard source.count <= most else {
      throw DocumentError(.limit("a size of \(source.count) bytes (more than \(most))"), kind)
    }
    var content = ConvertedContent(sopClasses: [UID(rawValue: kind.sopClass)], elements: DataSet())
    set(&content.elements, 0x0012, .text(Tag(0x0042, 0x0012), .lo, kind.mimeType))
    let whole = Bytes.source(source, range: 0..<source.count, wordSize: 1)
    set(&content.elements, 0x0011, DataElement(Tag(0x0042, 0x0011), .ob, .bytes(whole)))
    let length = littleEndianBytes(UInt32(truncatingIfNeeded: source.count))
    set(&content.elements, 0x0015, .bytes(Tag(0x0042, 0x0015), .ul, length))
    var facts = DocumentFacts(kind: kind)
    switch kind {
    case .pdf: try PDFFile(source, options).describe(&facts)
    case .cda: try CDAFile(source, options).describe(&facts)
    case .stl: try STLFile(source, options).describe(&facts)
    case .obj: try OBJFile(source, options).describe(&facts)
    case .mtl: try MTLFile(source, options).describe(&facts)
    }
    if !facts.mimeTypes.isEmpty {
      let list = ([kind.mimeType] + facts.mimeTypes).joined(separator: "\\")
      set(&content.elements, 0x0014, .text(Tag(0x0042, 0x0014), .lo, list))
    }
    (content.facts, content.findings) = (facts.settings, facts.findings)
    return content
  }

  private static func set(_ elements: inout DataSet, _ number: UInt16, _ element: DataElement) {
    elements[Tag(0x0042, number)] = element
  }
}
