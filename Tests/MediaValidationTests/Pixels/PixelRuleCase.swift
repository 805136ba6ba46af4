import DICOMCore
import Testing

/// An instance whose pixels break one rule alone, before any of them is decoded.
struct PixelRuleCase: CustomTestStringConvertible, Sendable {
  var rule: String
  var make: @Sendable () -> MadeInstance
  var testDescription: String { rule }

  init(_ rule: String, _ breakIt: @escaping @Sendable (inout MadeInstance) -> Void) {
    self.rule = rule
    make = {
      var instance = MadeInstance.secondaryCapture
      instance.setPixels()
      breakIt(&instance)
      return instance
    }
  }

  static let all = lengths + fragments + tables

  static let lengths: [PixelRuleCase] = [
    PixelRuleCase("PIX-001") { $0.setValue(bytes: 6) },
    PixelRuleCase("PIX-002") { $0.setValue(bytes: 10) },
    PixelRuleCase("PIX-003") { instance in
      instance.setPixels(rows: 3, columns: 3, bits: 1, frames: 3)
      instance.setValue(bytes: 6)
    },
    PixelRuleCase("PIX-004") { instance in
      instance.setPixels(samples: 3, term: "YBR_FULL_422")
      instance.setValue(bytes: 24)
    },
    PixelRuleCase("PIX-005") { instance in
      instance.setPixels(columns: 3, samples: 3, term: "YBR_FULL_422")
      instance.setValue(bytes: 12)
    },
    PixelRuleCase("PIX-006") { $0.setFragments([[0, 0]], syntax: nil) },
    PixelRuleCase("PIX-007") { $0.setMeta(.transferSyntaxUID, .ui, .jpegLossless) },
    PixelRuleCase("PIX-008") { instance in
      instance.data[.floatPixelData] = DataElement(
        .floatPixelData, .of, .memory([UInt8](repeating: 0, count: 32)))
    },
  ]

  static let fragments: [PixelRuleCase] = [
    PixelRuleCase("PIX-009") { $0.setFragments([[0, 0]], vr: "OW") },
    PixelRuleCase("PIX-010") { $0.setFragments([[0, 0, 0]]) },
    PixelRuleCase("PIX-011") { $0.setFragments([[0, 0], []]) },
    PixelRuleCase("PIX-012") { $0.setFragments([[0, 0]], frames: 2) },
    PixelRuleCase("PIX-013") { $0.setFragments([[0, 0], [0, 0]], syntax: .rle) },
    PixelRuleCase("PIX-014") { $0.setFragments([[0, 0], [0, 0]], syntax: .mpeg2) },
    PixelRuleCase("PIX-015") { instance in
      let stream = [0xFF, 0xD8, 0xFF] + [UInt8](repeating: 0, count: 13)
      instance.setFragments([], table: stream)
    },
    PixelRuleCase("PIX-016") { $0.setFragments([[0, 0]], table: words(0, 10)) },
    PixelRuleCase("PIX-017") {
      $0.setFragments([[0, 0], [0, 0]], table: words(0, 0), frames: 2)
    },
    PixelRuleCase("PIX-018") {
      $0.setFragments([[0, 0], [0, 0]], table: words(0, 4), frames: 2)
    },
    PixelRuleCase("PIX-019") { instance in
      instance.setExtendedTable([0, 10], [2, 2])
      instance.setFragments([[0, 0], [0, 0]], table: words(0, 10), frames: 2)
    },
    PixelRuleCase("PIX-020") { instance in
      instance.setExtendedTable([0, 4], [2, 2])
      instance.setFragments([[0, 0], [0, 0]], frames: 2)
    },
    PixelRuleCase("PIX-021") { instance in
      instance.setExtendedTable([0, 10], [2, 20])
      instance.setFragments([[0, 0], [0, 0]], frames: 2)
    },
  ]

  static let tables: [PixelRuleCase] = [
    PixelRuleCase("PIX-022") { $0.setTable(.modalityLUTSequence, bits: 12, [0, 4_095]) },
    PixelRuleCase("PIX-023") { $0.setTable(.modalityLUTSequence, bits: 8, [0, 255]) },
    PixelRuleCase("PIX-024") { $0.setTable(.voilutSequence, bits: 12, [0, 5_000]) },
    PixelRuleCase("PIX-025") { $0.setTable(.voilutSequence, bits: 12, [0, 100]) },
    PixelRuleCase("PIX-026") { $0.setPalette([0, 255]) },
    PixelRuleCase("PIX-027") { instance in
      instance.setPalette([0, 65_535])
      instance.set(.bluePaletteColorLookupTableDescriptor, .us, words: 2, 1, 16)
    },
    PixelRuleCase("PIX-028") { $0.setOverlay(rows: 4, columns: 4, frames: 3, bytes: 4) },
    PixelRuleCase("PIX-029") { $0.setOverlay(rows: 4, columns: 4, frames: 1, bytes: 16) },
    PixelRuleCase("PIX-030") {
      $0.data[.iccProfile] = DataElement(.iccProfile, .ob, .memory([0, 0, 0, 4]))
    },
  ]

  /// Little endian, of 32 bits.
  static func words(_ values: UInt32...) -> [UInt8] {
    values.flatMap { value in (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) } }
  }
}
