/// Reads JPEG streams of the processes with a discrete cosine transform: baseline, extended and
/// progressive, of 8 bits by TurboJPEG and of 12 by the library of the Independent JPEG Group.
///
/// The stream decides on its colours; where it says nothing of them, the components come as they
/// are, with `.asGiven`, or are read as `unmarked` says.
/// - SeeAlso: PS3.5 §8.2.1
public struct JPEGDecoder: FrameDecoder {
  /// Whether luminance and chrominance are delivered as red, green and blue.
  public var convertsToRGB: Bool
  /// What three components are of which the stream does not tell.
  public var unmarked: StreamColour

  public init(convertsToRGB: Bool = true, unmarked: StreamColour = .asGiven) {
    self.convertsToRGB = convertsToRGB
    self.unmarked = unmarked
  }

  public func decode(_ stream: [UInt8], limits: CodecLimits) throws(CodecError) -> Frame {
    let prologue = try JPEGPrologue(stream)
    guard [0xC0, 0xC1, 0xC2, 0xC9, 0xCA].contains(prologue.process) else {
      throw CodecError(.unsupported(prologue.processName), offset: prologue.frameMarker)
    }
    guard prologue.components.count == 1 || prologue.components.count == 3 else {
      throw CodecError(
        .unsupported("JPEG of \(prologue.components.count) components"),
        offset: prologue.frameMarker)
    }
    let count = try limits.admit(prologue.layout)
    try prologue.checkScans(stream)
    try prologue.checkNumberOfScans(stream)
    let colour = prologue.colour == .asGiven ? unmarked : prologue.colour
    let converts = colour == .ybr && convertsToRGB
    let prepared = prologue.prepared(stream, converts: converts)
    let bytes =
      switch prologue.precision {
      case 8: try TurboJPEG.decode(prepared, prologue.layout, count: count)
      case 12: try JPEG12.decode(prepared, prologue.layout, count: count, converts: converts)
      default:
        throw CodecError(
          .unsupported("JPEG with a transform and \(prologue.precision) bits"),
          offset: prologue.frameMarker)
      }
    return Frame(prologue.layout, bytes, colour: converts ? .rgb : colour)
  }
}

extension JPEGPrologue {
  /// The process by its name in ISO/IEC 10918-1.
  var processName: String {
    switch process {
    case 0xC0: "JPEG baseline"
    case 0xC1: "JPEG extended sequential"
    case 0xC2: "JPEG progressive"
    case 0xC3: "JPEG lossless"
    case 0xC5...0xC7, 0xCD...0xCF: "hierarchical JPEG"
    case 0xC9: "JPEG extended sequential, arithmetic coding"
    case 0xCA: "JPEG progressive, arithmetic coding"
    case 0xCB: "JPEG lossless, arithmetic coding"
    case 0xF7: "JPEG-LS"
    default: "a JPEG process of marker FF\(String(process, radix: 16, uppercase: true))"
    }
  }
}
