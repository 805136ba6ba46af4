extension StreamKind {
  static func videoKind(_ bytes: [UInt8]) -> StreamKind? {
    if isTransportStream(bytes) { return .transportStream }
    // Zeros may stand before a start code.
    var start = 0
    while start < bytes.count, start < 8, bytes[start] == 0 { start += 1 }
    guard start >= 2, start + 1 < bytes.count, bytes[start] == 1 else { return nil }
    let code = bytes[start + 1]
    // Sequence header, pack of a program stream.
    if code == 0xB3 || code == 0xBA { return .mpeg2 }
    guard code & 0x80 == 0 else { return nil }
    // HEVC: layer 0, temporal identifier 1; a parameter set, a delimiter or a picture.
    if start + 2 < bytes.count, code & 1 == 0, bytes[start + 2] == 1, code >> 1 >= 32,
      code >> 1 <= 35
    {
      return .hevc
    }
    // H.264: parameter sets, a delimiter, an IDR picture, supplemental information.
    switch code & 0x1F {
    case 5, 7, 8: return code & 0x60 != 0 ? .h264 : nil
    case 6, 9: return code & 0x60 == 0 ? .h264 : nil
    default: return nil
    }
  }

  /// The synchronisation byte at each of the first packets of 188 bytes.
  private static func isTransportStream(_ bytes: [UInt8]) -> Bool {
    guard bytes.count >= 4, bytes[0] == 0x47 else { return false }
    // Too few bytes for a second packet: a payload unit that starts, or a table.
    if bytes.count <= 188 {
      return bytes[1] & 0x80 == 0 && bytes[3] & 0x30 != 0 && bytes.count > 16
    }
    return stride(from: 188, to: min(bytes.count, 188 * 5), by: 188).allSatisfy {
      bytes[$0] == 0x47
    }
  }
}
