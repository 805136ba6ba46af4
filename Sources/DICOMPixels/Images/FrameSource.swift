public import DICOMCore

/// Native pixel data whose frames are made one by one, each by whoever wants it, on any thread.
public protocol FrameSource: ByteSource {
  var frameCount: Int { get }
  /// Of each; behind the last there may be a byte of padding.
  var frameBytes: Int { get }
  /// - Throws: `CodecError` or `PixelError` for what cannot be decoded, errors of the source.
  func frame(_ index: Int) throws -> [UInt8]
}
