import DICOMCore
import DICOMPixels
import Testing

/// An image that breaks one rule alone, which only its frames tell.
struct DecodedRuleCase: CustomTestStringConvertible, Sendable {
  var rule: String
  /// What is told of the image without the fault: video is never decoded.
  var besides: Set<String> = []
  var make: @Sendable () throws -> CodedInstance
  var testDescription: String { rule }

  init(
    _ rule: String, besides: Set<String> = [],
    _ make: @escaping @Sendable () throws -> CodedInstance
  ) {
    (self.rule, self.besides, self.make) = (rule, besides, make)
  }

  static let all = streams + frames + pixels + video + others

  private static func lossless(bits: UInt16 = 8) throws -> CodedInstance {
    try CodedInstance(.jpegLosslessSV1, JPEGLosslessEncoder(), bits: bits)
  }

  private static let streams: [DecodedRuleCase] = [
    DecodedRuleCase("PIX-101") {
      var instance = try lossless()
      // The last coded bytes before the end marker.
      instance.edit { $0.removeSubrange($0.count - 24..<$0.count - 2) }
      return instance
    },
    DecodedRuleCase("PIX-102") {
      CodedInstance(.jpegXLLossless, [[0xFF, 0x0A] + [UInt8](repeating: 1, count: 62)])
    },
    DecodedRuleCase("PIX-103") {
      try CodedInstance(.jpegLSLossless, JPEGLosslessEncoder())
    },
    DecodedRuleCase("PIX-104") {
      var instance = try lossless()
      instance.set(.columns, 32)
      return instance
    },
    DecodedRuleCase("PIX-105") {
      var instance = try lossless()
      instance.setAttributes(bits: 8, samples: 3)
      return instance
    },
    DecodedRuleCase("PIX-106") {
      var instance = try lossless(bits: 12)
      instance.set(.bitsStored, 10)
      instance.set(.highBit, 9)
      return instance
    },
    DecodedRuleCase("PIX-107") {
      var instance = try lossless(bits: 12)
      instance.setAttributes(bits: 8)
      return instance
    },
    DecodedRuleCase("PIX-108") {
      var instance = try CodedInstance(
        .jpeg2000Lossless, JPEG2000Encoder(), bits: 12, isSigned: true)
      instance.set(.pixelRepresentation, 0)
      return instance
    },
    DecodedRuleCase("PIX-109") {
      try CodedInstance(.jpeg2000Lossless, JPEG2000Encoder(), colour: .rgb, term: "RGB")
    },
    DecodedRuleCase("PIX-110") {
      try CodedInstance(.jpegBaseline, JPEGBaselineEncoder(), colour: .ybr, term: "RGB")
    },
    DecodedRuleCase("PIX-111") {
      try CodedInstance(.jpeg2000Lossless, JPEG2000Encoder(.ratio(4)))
    },
    DecodedRuleCase("PIX-112") {
      try CodedInstance(.jpegLosslessSV1, JPEGLosslessEncoder(predictor: 4))
    },
    DecodedRuleCase("PIX-113") {
      var instance = try CodedInstance(.jpegBaseline, JPEGBaselineEncoder())
      instance.set(.lossyImageCompression, .cs, "00")
      return instance
    },
  ]

  private static let frames: [DecodedRuleCase] = [
    DecodedRuleCase("PIX-114") {
      try CodedInstance(.rleLossless, RLELosslessEncoder(sampleBytes: 2))
    },
    DecodedRuleCase("PIX-115") {
      var instance = try lossless()
      let stream = instance.fragments?.first ?? []
      instance.fragments = [stream, stream, stream]
      instance.set(.numberOfFrames, .is, "2")
      return instance
    },
    DecodedRuleCase("PIX-116") {
      var instance = try lossless()
      instance.edit { $0.removeLast(2) }
      return instance
    },
    DecodedRuleCase("PIX-117") {
      var instance = try lossless()
      instance.edit { $0 += [0, 0, 0, 0] }
      return instance
    },
  ]

  private static let pixels: [DecodedRuleCase] = [
    DecodedRuleCase("PIX-118") {
      var instance = CodedInstance()
      instance.setAttributes(bits: 12)
      var bytes = CodedInstance.frame(bits: 12).bytes
      bytes[1] |= 0x80
      instance.setNative(bytes)
      return instance
    },
    DecodedRuleCase("PIX-119") {
      var instance = CodedInstance()
      instance.set(.smallestImagePixelValue, 0)
      instance.set(.largestImagePixelValue, 100)
      return instance
    },
    DecodedRuleCase("PIX-120") {
      var instance = CodedInstance()
      instance.set(.photometricInterpretation, .cs, "PALETTE COLOR")
      for step: UInt16 in 0..<3 {
        instance.set(Tag(0x0028, 0x1101 + step), 256, 0, 16)
        // A discrete segment of ten entries, of which there are two.
        instance.data[Tag(0x0028, 0x1221 + step)] = DataElement(
          Tag(0x0028, 0x1221 + step), .ow, .memory([0, 0, 10, 0, 0, 0, 0xFF, 0xFF]))
      }
      return instance
    },
    DecodedRuleCase("PIX-121") {
      var instance = try CodedInstance(
        .rleLossless, RLELosslessEncoder(sampleBytes: 1), colour: .rgb)
      instance.set(.pixelRepresentation, 1)
      return instance
    },
  ]

  private static let video: [DecodedRuleCase] = [
    DecodedRuleCase("PIX-122", besides: ["PIX-102"]) {
      var instance = RecordedVideo.instance
      instance.set(.columns, 640)
      return instance
    },
    DecodedRuleCase("PIX-123", besides: ["PIX-102"]) {
      var instance = RecordedVideo.instance
      instance.set(.numberOfFrames, .is, "7")
      return instance
    },
    DecodedRuleCase("PIX-124", besides: ["PIX-102"]) {
      var instance = RecordedVideo.instance
      // High Level.
      instance.edit { $0[17] = 0x42 }
      return instance
    },
  ]

  private static let others: [DecodedRuleCase] = [
    DecodedRuleCase("PIX-125") {
      try CodedInstance(.htj2kLosslessRPCL, HTJ2KEncoder(isByResolution: false))
    },
    DecodedRuleCase("PIX-126") {
      var instance = try CodedInstance(.jpegBaseline, JPEGBaselineEncoder())
      instance.edit { $0.insert(contentsOf: [1, 2, 3, 4], at: $0.count - 2) }
      return instance
    },
  ]
}
