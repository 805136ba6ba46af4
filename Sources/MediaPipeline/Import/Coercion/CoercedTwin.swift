internal import DICOMCore
internal import DiscMastering

/// Whether two coerced files differ in nothing but when they were coerced.
enum CoercedTwin {
  static func haveSameDataSet(_ one: any ByteSource, _ other: any ByteSource) -> Bool {
    guard let left = try? digest(one), let right = try? digest(other) else { return false }
    return left == right
  }

  private static func digest(_ source: any ByteSource) throws -> SHA256Sum? {
    var file = try DICOMFile.read(source)
    guard file.failure == nil else { return nil }
    let times = [
      (Tag.originalAttributesSequence, Tag(0x0400, 0x0562)),
      (Tag(0x0018, 0xA001), Tag(0x0018, 0xA002)),
    ]
    for (sequence, time) in times {
      var items = file.dataSet.items(sequence)
      guard !items.isEmpty else { continue }
      items[items.count - 1][time] = nil
      file.dataSet[sequence] = DataElement(sequence, .sq, .items(items))
    }
    var sink = DigestSink()
    try DataSetWriter(.explicitVRLittleEndian).write(file.dataSet, to: &sink)
    return sink.hasher.finish()
  }
}
