/// Writes a frame as native bytes, or those deflated.
/// - SeeAlso: PS3.5 §A.4
struct NativeFrameEncoder: FrameEncoder {
  let description: PixelDescription
  let deflates: Bool

  init(_ description: PixelDescription, deflates: Bool) {
    self.description = description
    self.deflates = deflates
  }

  func encode(_ frame: Frame) throws(CodecError) -> [UInt8] {
    let bytes: [UInt8]
    do {
      bytes = try frame.native(as: description)
    } catch {
      throw CodecError(.unsupported("a native frame of this image (\(error))"))
    }
    return deflates ? try DeflatedFrame.deflate(bytes) : bytes
  }
}
