extension ZIPRecord {
  /// Refuses what is encrypted, or packed in a way that is not read.
  mutating func refuseUnsupported() {
    let advice = "unpack the archive with 7-Zip and read the folder instead"
    if isEncrypted {
      let way = isStrong ? "AES" : flags & 0x2040 != 0 ? "strong encryption" : "a ZIP password"
      refuse(.unsupported, "it is encrypted (\(way)); \(advice), the password is needed")
    } else if method != 0, method != 8 {
      let name = Self.methods[method] ?? "method \(method)"
      refuse(.unsupported, "it is packed by \(name), which is not read; \(advice)")
    } else if flags & 0x20 != 0 {
      refuse(.unsupported, "it is a patch of another file; apply it first")
    }
  }

  /// - SeeAlso: APPNOTE.TXT 6.3.10 §4.4.5
  private static let methods = [
    1: "Shrink", 2: "Reduce", 3: "Reduce", 4: "Reduce", 5: "Reduce", 6: "Implode",
    9: "Deflate64", 10: "PKWARE Implode", 12: "bzip2", 14: "LZMA", 16: "CMPSC", 18: "TERSE",
    19: "LZ77", 20: "Zstandard", 93: "Zstandard", 94: "MP3", 95: "XZ", 96: "JPEG",
    97: "WavPack", 98: "PPMd",
  ]

  /// Refuses a file that says that it unpacks to more than may be.
  mutating func refuseBomb(_ limits: MediumLimits) {
    let (most, isHuge) = packed.multipliedReportingOverflow(by: max(1, limits.ratio))
    guard !isHuge, most < Int.max - 1_048_576, most + 1_048_576 < size else { return }
    refuse(
      .limit,
      "it says that \(packed) bytes unpack to \(size), which is more than"
        + " \(limits.ratio) times as much; it is not read")
  }
}

extension [ZIPRecord] {
  /// Refuses files whose bytes are another's too: an archive of a few megabytes could unpack to
  /// as many terabytes.
  mutating func refuseOverlaps() {
    let order = indices.filter { self[$0].data != nil }.sorted {
      (self[$0].header, $0) < (self[$1].header, $1)
    }
    var end = 0
    for index in order {
      let record = self[index]
      guard let data = record.data else { continue }
      if record.header < end {
        self[index].refuse(
          .limit,
          "its bytes are also those of another file of the archive, as in an archive"
            + " made to fill a disk; it is not read")
      } else {
        end = data + record.packed
      }
    }
  }

  /// Refuses what lies behind the limit on all files together.
  mutating func refuseExcess(_ limits: MediumLimits) {
    var total = 0
    for index in indices where self[index].refusal == nil {
      let (sum, isHuge) = total.addingReportingOverflow(self[index].size)
      if isHuge || sum > limits.unpackedBytes {
        self[index].refuse(
          .limit,
          "the files before it unpack to \(total) bytes, and no more than"
            + " \(limits.unpackedBytes) are unpacked; it is not read")
      } else {
        total = sum
      }
    }
  }
}
