public import DICOMCore

/// The frames of an image, read one by one from where they lie.
public struct PixelFrames: Sendable {
  public enum Storage: Sendable {
    case native(NativeFrames)
    case encapsulated(EncapsulatedFrames)
  }

  /// As the attributes have it, put right where native bytes tell better.
  public let description: PixelDescription
  /// As the code streams are: another than the transfer syntax says where they were mislabelled.
  public let family: CodecFamily
  public let storage: Storage
  /// The attributes', the frames' and the transfer syntax's.
  public let findings: [PixelFinding]

  /// - Parameter isNested: `dataSet` is an item, as of an icon, whose pixels may be native under any
  ///   transfer syntax.
  /// - Throws: `PixelError` when there are no pixels, or no frame can be found; errors of the source.
  public init(_ dataSet: DataSet, syntax: TransferSyntax, isNested: Bool = false) throws {
    let (stated, attributeFindings) = try PixelDescription.read(dataSet)
    let tag = stated.kind.tag
    let statedFamily = PixelSyntax(syntax)?.family ?? .native
    switch dataSet[tag]?.value {
    case .bytes(let bytes)?:
      let frames = try NativeFrames(bytes, description: stated)
      description = frames.description
      family = .native
      storage = .native(frames)
      var found = attributeFindings + frames.findings
      if statedFamily != .native, !isNested {
        found.append(
          PixelFinding(.mislabelled(stated: syntax.name, found: "not encapsulated"), tag))
      }
      findings = found
    case .fragments(let fragments)?:
      let (kind, mislabel) = try Self.judge(fragments, syntax, statedFamily)
      let frames = try EncapsulatedFrames(
        fragments, in: dataSet, family: kind, frames: stated.numberOfFrames)
      description = stated
      family = kind
      storage = .encapsulated(frames)
      findings = attributeFindings + mislabel + frames.findings
    case .items?, nil: throw PixelError(.missing, tag)
    }
  }

  /// Frames that can be read; for video 1, the stream of them all.
  public var count: Int {
    switch storage {
    case .native(let frames): frames.count
    case .encapsulated(let frames): frames.count
    }
  }

  /// A native frame's bytes or a code stream.
  /// - Throws: `PixelError`; errors of the source.
  public func bytes(of index: Int) throws -> [UInt8] {
    switch storage {
    case .native(let frames): try frames.bytes(of: index)
    case .encapsulated(let frames): try frames.stream(of: index)
    }
  }

  /// Compares the first bytes with what the transfer syntax promises.
  private static func judge(
    _ fragments: Fragments, _ syntax: TransferSyntax, _ stated: CodecFamily
  ) throws -> (CodecFamily, [PixelFinding]) {
    // Behind the application segments, a start of frame; a transport stream's second packet.
    let enough = 65_536
    guard let first = fragments.fragments.first(where: { $0.count > 0 }) else {
      return (stated, [])
    }
    guard let kind = StreamKind.recognise(try first.loadPrefix(enough)), !kind.fits(stated) else {
      return (stated, [])
    }
    // Deflated and native bytes may look like anything that has but a short mark.
    if stated == .deflatedFrame || stated == .encapsulatedUncompressed, kind == .rle {
      return (stated, [])
    }
    let finding = PixelFinding(.mislabelled(stated: syntax.name, found: kind.name), .pixelData)
    return (kind.family ?? stated, [finding])
  }
}
