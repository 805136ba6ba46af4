internal import CXML
internal import DICOMCore

/// Reads XML through libxml2, which checks that it is well-formed, and tells what stands where.
///
/// A document type declaration ends the reading at once: with it go entities, and files elsewhere.
/// - SeeAlso: Extensible Markup Language (XML) 1.0
final class XMLReader {
  struct Attribute {
    var name: String
    var value: String
  }

  /// What is told of a document; it throws to end the reading.
  protocol Listener: AnyObject {
    /// - Parameter depth: 1 for the root.
    func began(
      _ name: String, namespace: String, attributes: [Attribute], depth: Int
    ) throws(DocumentError)
    func ended(depth: Int)
    func found(text: UnsafeBufferPointer<UInt8>)
    func found(instruction: String)
  }

  private let listener: any Listener
  private let kind: DocumentKind
  private var parser: xmlParserCtxtPtr?
  private var depth = 0
  private var failure: DocumentError?

  static let deepest = 256
  private static let isReady: Bool = {
    xmlInitParser()
    return true
  }()

  init(_ listener: any Listener, kind: DocumentKind) {
    (self.listener, self.kind) = (listener, kind)
  }

  func read(_ source: any ByteSource) throws(DocumentError) {
    guard Self.isReady else { return }
    var handlers = Self.handlers
    let own = Unmanaged.passUnretained(self).toOpaque()
    guard let parser = xmlCreatePushParserCtxt(&handlers, own, nil, 0, nil) else {
      throw DocumentError(.limit("the memory that it takes"), kind)
    }
    self.parser = parser
    defer {
      xmlFreeParserCtxt(parser)
      self.parser = nil
    }
    // Its own limits are for entities, which there are none of here, and for pictures in one text.
    let options = XML_PARSE_NONET.rawValue | XML_PARSE_HUGE.rawValue
    xmlCtxtUseOptions(parser, CInt(options))
    let cursor = SourceCursor(source, kind)
    var offset = 0
    repeat {
      let part = try cursor.bytes(offset..<offset + SourceCursor.chunkSize)
      offset += part.count
      let status = part.withUnsafeBufferPointer { bytes in
        bytes.withMemoryRebound(to: CChar.self) {
          xmlParseChunk(parser, $0.baseAddress, CInt($0.count), 0)
        }
      }
      if let failure { throw failure }
      guard status == 0, parser.pointee.nsWellFormed == 1 else { throw fault(parser) }
    } while offset < source.count
    // What is wrong only because nothing follows has been cut off.
    let status = xmlParseChunk(parser, nil, 0, 1)
    guard status == 0, failure == nil, parser.pointee.wellFormed == 1 else {
      throw DocumentError(.truncated("its root element has no end"), kind, .byte(source.count))
    }
  }

  /// In own words: the library's would quote what the document says.
  private func fault(_ parser: xmlParserCtxtPtr) -> DocumentError {
    guard let error = xmlCtxtGetLastError(parser)?.pointee else {
      return DocumentError(.malformed("it is no well-formed XML"), kind)
    }
    let words =
      switch xmlParserErrors(UInt32(bitPattern: error.code)) {
      case XML_ERR_TAG_NAME_MISMATCH: "an end tag does not match its start tag"
      case XML_ERR_UNDECLARED_ENTITY: "an entity is used that XML itself does not have"
      case XML_ERR_INVALID_CHAR, XML_ERR_INVALID_ENCODING: "a character is none of its encoding"
      case XML_ERR_UNSUPPORTED_ENCODING, XML_ERR_UNKNOWN_ENCODING: "its encoding is not known"
      case XML_ERR_DOCUMENT_END: "something follows behind its root element"
      case XML_ERR_DOCUMENT_EMPTY: "it begins with no element"
      case XML_NS_ERR_UNDEFINED_NAMESPACE: "a prefix is used that has no namespace"
      default: "it is no well-formed XML (error \(error.code) of libxml2)"
      }
    return DocumentError(.malformed(words), kind, error.line > 0 ? .line(Int(error.line)) : nil)
  }

  private func stop(_ reason: DocumentError.Reason) {
    guard failure == nil, let parser else { return }
    failure = DocumentError(reason, kind, .line(Int(xmlSAX2GetLineNumber(parser))))
    xmlStopParser(parser)
  }

  private func stop(_ error: DocumentError) { stop(error.reason) }

  private static func reader(_ context: UnsafeMutableRawPointer?) -> XMLReader? {
    context.map { Unmanaged<XMLReader>.fromOpaque($0).takeUnretainedValue() }
  }

  private static func text(_ characters: UnsafePointer<xmlChar>?) -> String {
    characters.map { String(cString: $0) } ?? ""
  }

  /// No function for entities is here, so that libxml2 knows of its own five only.
  private static var handlers: xmlSAXHandler {
    var handlers = xmlSAXHandler()
    handlers.initialized = 0xDEED_BEAF
    handlers.internalSubset = { context, _, _, _ in
      XMLReader.reader(context)?.stop(
        .active("it has a document type declaration, by which entities and other files come in"))
    }
    handlers.startElementNs = { context, name, _, namespace, _, _, count, _, attributes in
      guard let own = XMLReader.reader(context), own.failure == nil else { return }
      own.depth += 1
      guard own.depth <= XMLReader.deepest else {
        return own.stop(.limit("a nesting of more than \(XMLReader.deepest) elements"))
      }
      var given: [Attribute] = []
      for number in 0..<Int(count) {
        guard let parts = attributes?.advanced(by: number * 5), let name = parts[0],
          let start = parts[3], let end = parts[4]
        else { continue }
        let value = UnsafeBufferPointer(start: start, count: end - start)
        given.append(
          Attribute(name: XMLReader.text(name), value: String(decoding: value, as: UTF8.self)))
      }
      do throws(DocumentError) {
        try own.listener.began(
          XMLReader.text(name), namespace: XMLReader.text(namespace), attributes: given,
          depth: own.depth)
      } catch {
        own.stop(error)
      }
    }
    handlers.endElementNs = { context, _, _, _ in
      guard let own = XMLReader.reader(context), own.failure == nil else { return }
      own.listener.ended(depth: own.depth)
      own.depth -= 1
    }
    let characters: charactersSAXFunc = { context, text, count in
      guard let text, count > 0 else { return }
      XMLReader.reader(context)?.listener.found(
        text: UnsafeBufferPointer(start: text, count: Int(count)))
    }
    (handlers.characters, handlers.cdataBlock) = (characters, characters)
    handlers.processingInstruction = { context, target, _ in
      XMLReader.reader(context)?.listener.found(instruction: XMLReader.text(target))
    }
    // Else it would write to standard error.
    handlers.serror = { _, _ in }
    return handlers
  }
}
