/// What an input is, and so how its mutants are read.
enum Kind: String, CaseIterable {
  case directory, instance, iso, udf, zip, tar

  /// By the name of a file and its first bytes.
  init?(name path: String, _ bytes: [UInt8]) {
    func has(_ text: String, at offset: Int) -> Bool {
      offset + text.utf8.count <= bytes.count
        && bytes[offset..<offset + text.utf8.count].elementsEqual(text.utf8)
    }
    let name = path.split(separator: "/").last?.uppercased() ?? ""
    if name.hasPrefix("DICOMDIR") {
      self = .directory
    } else if has("CD001", at: 32769) {
      self = .iso
    } else if has("NSR0", at: 32769) || has("NSR0", at: 34817) || name.hasSuffix(".UDF") {
      self = .udf
    } else if has("PK\u{3}\u{4}", at: 0) {
      self = .zip
    } else if has("ustar", at: 257) || bytes.starts(with: [0x1F, 0x8B, 8]) {
      self = .tar
    } else if name.hasSuffix(".BIN") {
      self = .iso
    } else if has("DICM", at: 128) {
      self = .instance
    } else {
      return nil
    }
  }
}
