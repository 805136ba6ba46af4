import DICOMCore
import DICOMPixels
import Testing

@testable import MediaPipeline

struct CodingChoiceTests {
  private func coding(
    _ syntax: TransferSyntax, _ loss: PixelCoding.Loss = .none
  ) throws -> CodingChoice {
    .coded(PixelCoding(try #require(PixelSyntax(syntax)), loss))
  }

  @Test func `short names, UIDs, keywords and names of the standard are the same`() throws {
    let expected = try coding(.jpegLosslessSV1)
    for text in [
      "jpeg-lossless", "JPEG-Lossless", "1.2.840.10008.1.2.4.70", "JPEGLosslessSV1",
      "JPEG Lossless, Non-Hierarchical, First-Order Prediction (Process 14 [Selection Value 1])",
    ] {
      #expect(try CodingChoice(text) == expected, "\(text)")
    }
    #expect(try CodingChoice("keep") == .keep)
    #expect(try CodingChoice("native") == .native("1.2.840.10008.1.2.1"))
    #expect(try CodingChoice("Explicit VR Little Endian") == .native("1.2.840.10008.1.2.1"))
    #expect(try CodingChoice("implicit") == .native("1.2.840.10008.1.2"))
  }

  @Test func `every transfer syntax that is written has a name that leads to it`() throws {
    for syntax in PixelSyntax.all where syntax.isWritten {
      let name = try #require(CodingName.short(syntax.uid))
      let text = syntax.syntax == .jpegLSNearLossless ? name + " 2" : name
      switch try CodingChoice(text) {
      case .native(let uid): #expect(uid == syntax.uid)
      case .coded(let coding): #expect(coding.syntax == syntax)
      case .keep: Issue.record("\(text)")
      }
    }
  }

  @Test func `what may be lost stands behind the name`() throws {
    #expect(try CodingChoice("jpeg") == coding(.jpegBaseline, .quality(90)))
    #expect(try CodingChoice("jpeg 75") == coding(.jpegBaseline, .quality(75)))
    #expect(try CodingChoice("jpeg  ratio 12:1") == coding(.jpegBaseline, .ratio(12)))
    #expect(try CodingChoice("jpeg-extended quality 95") == coding(.jpegExtended, .quality(95)))
    #expect(try CodingChoice("jpeg-ls-near 2") == coding(.jpegLSNearLossless, .maximumError(2)))
    #expect(try CodingChoice("j2k") == coding(.jpeg2000))
    #expect(try CodingChoice("j2k lossless").isLossy == false)
    #expect(try CodingChoice("j2k psnr 60.5") == coding(.jpeg2000, .peakSignalToNoise(60.5)))
    #expect(try CodingChoice("JPEG2000 ratio 8") == coding(.jpeg2000, .ratio(8)))
    #expect(try CodingChoice("htj2k step 0.001") == coding(.htj2k, .step(0.001)))
    #expect(try CodingChoice("j2k", quality: "ratio 8") == coding(.jpeg2000, .ratio(8)))
    #expect(try CodingChoice("jpeg", quality: "80") == coding(.jpegBaseline, .quality(80)))
    guard case .coded(let full) = try CodingChoice("jpeg 80 4:4:4") else {
      Issue.record("no coding")
      return
    }
    #expect(full.sampling == .full && full.loss == .quality(80))
  }

  @Test(arguments: [
    "keep", "explicit", "jpeg 75", "jpeg ratio 12 4:4:4", "jpeg-ls-near 3", "j2k psnr 60", "rle",
    "htj2k-rpcl", "htj2k step 0.01", "deflated-image", "encapsulated-uncompressed",
  ])
  func `a choice can be written and read again`(text: String) throws {
    let choice = try CodingChoice(text)
    #expect(try CodingChoice(choice.text) == choice)
  }

  @Test(arguments: [
    ("", "allowed are keep, explicit"), ("gif", "allowed are keep, explicit"),
    ("1.2.840.10008.1.2.2", "no transfer syntax that is written"),
    ("1.2.840.10008.1.2.4.100", "no transfer syntax that is written"),
    ("jpeg 0", "quality of 1 to 100"), ("jpeg 101", "quality of 1 to 100"),
    ("jpeg psnr 60", "quality of 1 to 100"), ("jpeg best", "quality of 1 to 100"),
    ("jpeg 90 90 90", "quality of 1 to 100"), ("jpeg-lossless 90", "it loses nothing"),
    ("rle 1", "it loses nothing"), ("explicit 90", "loses nothing"),
    ("keep 90", "leaves pixels as they are"), ("j2k 90", "ratio and 1 to 1000"),
    ("j2k ratio nan", "ratio and 1 to 1000"), ("j2k ratio -3", "ratio and 1 to 1000"),
    ("jpeg-ls-near", "needs the largest error"), ("jpeg-ls-near 256", "0 to 255"),
    ("htj2k step 2", "up to 1"),
  ])
  func `what cannot be is refused with what can`(text: String, hint: String) {
    let error = #expect(throws: PipelineError.self) { try CodingChoice(text) }
    #expect(error?.description.contains(hint) == true, "\(String(describing: error))")
  }
}

struct ModalityRulesTests {
  @Test func `the line of the modality counts, then that of all others`() throws {
    let rules = try ModalityRules(
      "\u{FEFF}# of our hospital\r\nCT, mr : jpeg-lossless # both\r\n\r\nUS: jpeg 85\r\n*: rle\r\n")
    #expect(try rules.choice(for: "CT") == CodingChoice("jpeg-lossless"))
    #expect(try rules.choice(for: "MR") == CodingChoice("jpeg-lossless"))
    #expect(try rules.choice(for: "US") == CodingChoice("jpeg 85"))
    #expect(try rules.choice(for: "XA") == CodingChoice("rle"))
    #expect(try rules.choice(for: nil) == CodingChoice("rle"))
    #expect(rules.isLossy)
    #expect(try ModalityRules(rules.text.replacing("; ", with: "\n")) == rules)
    #expect(try ModalityRules("CT: rle").choice(for: "MR") == .keep)
    #expect(try ModalityRules("").choice(for: "CT") == .keep)
  }

  @Test(arguments: [
    ("CT: rle\nMR jpeg", "line 2: a rule is a modality"),
    ("# x\n\nCT: gif", "line 3: “gif” is no transfer syntax"),
    ("CT: rle\nct: jpeg", "line 2: there is an earlier rule for CT"),
    ("C T: rle", "line 1: “C T” is no modality"), (": rle", "line 1: “” is no modality"),
    ("US: jpeg 900", "line 1: jpeg: allowed are a quality of 1 to 100"),
  ])
  func `a wrong line is named`(text: String, message: String) {
    let error = #expect(throws: PipelineError.self) { try ModalityRules(text) }
    #expect(error?.description.contains(message) == true, "\(String(describing: error))")
  }

  @Test func `a file that is not there is named`() {
    let error = #expect(throws: PipelineError.self) { try ModalityRules(path: "no such rules") }
    #expect(error?.description.hasPrefix("no such rules: ") == true)
  }
}

struct LossPermissionTests {
  private func image(
    _ modality: String, intent: String? = nil, sopClass: String = "1.2.840.10008.5.1.4.1.1.2"
  ) -> DataSet {
    var data = DataSet([.text(.modality, .cs, modality), .text(.sopClassUID, .ui, sopClass)])
    if let intent { data[.presentationIntentType] = .text(.presentationIntentType, .cs, intent) }
    return data
  }

  @Test func `nothing is lossy unless somebody has asked for it`() throws {
    let refusal = LossPermission.none.refusal(image("CT"), isAskedFor: false)
    #expect(refusal == "CT is coded with loss only when --allow-lossy CT says so")
    #expect(LossPermission.none.refusal(image("CT"), isAskedFor: true) == nil)
    let some = try LossPermission(["ct,us", "MR"])
    #expect(some.refusal(image("US"), isAskedFor: false) == nil)
    #expect(some.refusal(image("XA"), isAskedFor: false) != nil)
    #expect(try LossPermission(["all"]).refusal(image("XA"), isAskedFor: false) == nil)
  }

  @Test func `mammography has to be named`() throws {
    let all = try LossPermission(["all", "CT"])
    let images = [
      image("MG", intent: "FOR PRESENTATION"), image("MG"),
      image("OT", sopClass: "1.2.840.10008.5.1.4.1.1.1.2"),
      image("MG", intent: "FOR PROCESSING", sopClass: "1.2.840.10008.5.1.4.1.1.13.1.3"),
    ]
    for image in images {
      #expect(all.refusal(image, isAskedFor: true)?.contains("--allow-lossy MG") == true)
      #expect(try LossPermission(["MG"]).refusal(image, isAskedFor: false) == nil)
    }
    #expect(all.refusal(image("MG", intent: "FOR PROCESSING"), isAskedFor: false) == nil)
  }

  @Test(arguments: ["", "C-T", "CT,,MR", "ÄÖ"])
  func `what is no modality is refused`(text: String) {
    #expect(throws: PipelineError.self) { try LossPermission([text]) }
  }

  @Test func `pixels that were coded with loss before are told of`() {
    var data = image("CT")
    #expect(LossPermission.earlierLoss(data, syntax: .explicitVRLittleEndian) == nil)
    #expect(LossPermission.earlierLoss(data, syntax: .jpeg2000) == nil)
    #expect(LossPermission.earlierLoss(data, syntax: .jpegBaseline) != nil)
    data[.lossyImageCompression] = .text(.lossyImageCompression, .cs, "01")
    #expect(LossPermission.earlierLoss(data, syntax: .jpegLosslessSV1) != nil)
  }
}
