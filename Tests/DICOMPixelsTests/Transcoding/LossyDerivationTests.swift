import DICOMCore
import Testing

@testable import DICOMPixels

struct LossyDerivationTests {
  static let slice = "Muster Anna/2024-01-15 CT Abdomen/axial/slice01.dcm"
  static let enhanced = "disc_0007/MRHEAD/ENHANCED"
  static let capture = "to_import/tiff_preamble.dcm"
  static let signed = """
    ds.PixelRepresentation = 1
    ds.RescaleSlope = '0.5'
    ds.RescaleIntercept = '-10.25'

    """

  private func derivation(
    _ data: DataSet, offset: Int = 0, earlier: LossyStep? = nil
  ) throws -> LossyDerivation {
    let before = try PixelDescription.read(data).description
    var after = before
    after.isSigned = false
    if before.photometric == .paletteColor {
      (after.photometric, after.samplesPerPixel) = (.rgb, 3)
    }
    return LossyDerivation(
      "2.25.77", LossyStep(.jpegBaseline, nativeBytes: 2_048, codedBytes: 200), earlier: earlier,
      valueOffset: offset, before: before, after: after)
  }

  @Test func `a derived image says of what it was made, and how`() throws {
    let made = try DerivedInstance(Self.slice)
    var data = made.file.dataSet
    let source = try #require(data.string(.sopInstanceUID))
    let remarks = try derivation(data).apply(to: &data)
    #expect(remarks.isEmpty)
    let values = try made.values(data)
    #expect(values["ImageType"] == "CS DERIVED\\PRIMARY\\AXIAL")
    #expect(values["SOPInstanceUID"] == "UI 2.25.77")
    #expect(values["LossyImageCompression"] == "CS 01")
    #expect(values["LossyImageCompressionRatio"] == "DS 10.24")
    #expect(values["LossyImageCompressionMethod"] == "CS ISO_10918_1")
    #expect(
      values["DerivationDescription"]
        == "ST Lossy compression by ISO_10918_1, ratio approximately 10.24:1")
    #expect(values["DerivationCodeSequence.0.CodeValue"] == "SH 113040")
    let image = "SourceImageSequence.0."
    #expect(values[image + "ReferencedSOPInstanceUID"] == "UI \(source)")
    #expect(values[image + "ReferencedSOPClassUID"] == "UI 1.2.840.10008.5.1.4.1.1.2")
    #expect(values[image + "PurposeOfReferenceCodeSequence.0.CodeValue"] == "SH 121320")
    #expect(values["RescaleIntercept"] == "DS -1024")
    let complaints = try made.newComplaints(data)
    #expect(complaints == [])
  }

  @Test func `earlier losses stay in their order, known or not`() throws {
    let made = try DerivedInstance(
      Self.slice,
      """
      ds.LossyImageCompression = '01'
      ds.LossyImageCompressionRatio = ['4', '3.5']
      ds.LossyImageCompressionMethod = 'ISO_15444_1'
      ds.DerivationDescription = 'Averaged'
      """)
    var data = made.file.dataSet
    let remarks = try derivation(data).apply(to: &data)
    #expect(remarks == [.lossyBefore(methods: ["ISO_15444_1"])])
    let values = try made.values(data)
    #expect(values["LossyImageCompressionRatio"] == "DS 4\\3.5\\10.24")
    #expect(values["LossyImageCompressionMethod"] == "CS ISO_15444_1\\\\ISO_10918_1")
    #expect(values["DerivationDescription"]?.hasPrefix("ST Averaged|Lossy") == true)
    let purpose = "SourceImageSequence.0.PurposeOfReferenceCodeSequence.0.CodeValue"
    #expect(values[purpose] == "SH 121330")
  }

  @Test func `a loss of which nothing is known but that it was has a place of its own`() throws {
    let made = try DerivedInstance(Self.slice, "ds.LossyImageCompression = '01'")
    var data = made.file.dataSet
    _ = try derivation(data).apply(to: &data)
    let values = try made.values(data)
    #expect(values["LossyImageCompressionRatio"] == "DS \\10.24")
    #expect(values["LossyImageCompressionMethod"] == "CS \\ISO_10918_1")
    let complaints = try made.newComplaints(data)
    #expect(complaints.allSatisfy { $0.hasSuffix("Unrecognized defined term = <>") })
  }

  @Test func `a loss that only the source's coding tells of is said too`() throws {
    let made = try DerivedInstance(Self.slice)
    var data = made.file.dataSet
    let earlier = LossyStep(.jpegLS, nativeBytes: 300, codedBytes: 100)
    _ = try derivation(data, earlier: earlier).apply(to: &data)
    #expect(data.strings(.lossyImageCompressionRatio) == ["3.0", "10.24"])
    #expect(data.strings(.lossyImageCompressionMethod) == ["ISO_14495_1", "ISO_10918_1"])
  }

  @Test func `output values stay when stored ones are moved`() throws {
    let made = try DerivedInstance(
      Self.slice,
      Self.signed + """
        ds.add_new('SmallestImagePixelValue', 'SS', -5)
        ds.add_new('LargestPixelValueInSeries', 'SS', 900)
        ds.add_new('PixelPaddingValue', 'SS', -2000)
        ds.add_new('PixelPaddingRangeLimit', 'SS', -1900)
        item = Dataset()
        item.RealWorldValueIntercept, item.RealWorldValueSlope = -10.25, 0.5
        item.add_new('RealWorldValueFirstValueMapped', 'SS', -2048)
        item.add_new('RealWorldValueLastValueMapped', 'SS', 2047)
        item.LUTExplanation, item.LUTLabel = 'density', 'HU'
        unit = Dataset()
        unit.CodeValue, unit.CodingSchemeDesignator, unit.CodeMeaning = '[hnsf\\'U]', 'UCUM', 'HU'
        item.MeasurementUnitsCodeSequence = [unit]
        ds.RealWorldValueMappingSequence = [item]
        """)
    var data = made.file.dataSet
    let remarks = try derivation(data, offset: 2_048).apply(to: &data)
    #expect(remarks == [.paddingRemoved])
    let values = try made.values(data)
    #expect(values["PixelRepresentation"] == "US 0")
    #expect(values["RescaleIntercept"] == "DS -1034.25")
    #expect(values["RescaleSlope"] == "DS 0.5")
    let mapping = "RealWorldValueMappingSequence.0.RealWorldValue"
    #expect(values[mapping + "Intercept"] == "FD -1034.25")
    #expect(values[mapping + "FirstValueMapped"] == "US 0")
    #expect(values[mapping + "LastValueMapped"] == "US 4095")
    let gone = ["SmallestImage", "LargestPixelValueInSeries", "PixelPadding"]
    #expect(values.keys.allSatisfy { key in !gone.contains { key.hasPrefix($0) } })
    let complaints = try made.newComplaints(data)
    #expect(complaints == [])
  }

  @Test(arguments: [(-1_024, 1_024, "4096", "0"), (-3_000, 2_048, "3144", "0")])
  func `a Modality LUT is moved, and loses what is not stored any longer`(
    first: Int, entriesFrom: Int, count: String, moved: String
  ) throws {
    let made = try DerivedInstance(
      Self.slice,
      """
      ds.PixelRepresentation = 1
      del ds.RescaleSlope, ds.RescaleIntercept
      item = Dataset()
      item.add_new('LUTDescriptor', 'SS', [4096, \(first), 16])
      item.ModalityLUTType = 'HU'
      item.add_new('LUTData', 'OW', b''.join(i.to_bytes(2, 'little') for i in range(4096)))
      ds.ModalityLUTSequence = [item]
      """)
    var data = made.file.dataSet
    _ = try derivation(data, offset: entriesFrom).apply(to: &data)
    let item = try #require(data.items(.modalityLUTSequence).first)
    #expect(item[.lutDescriptor]?.vr == .us)
    #expect(item.integers(.lutDescriptor).map(String.init) == [count, moved, "16"])
    let table = try #require(item.bytes(.lutData))
    let skipped = max(0, -first - entriesFrom)
    #expect(Int(table[0]) | Int(table[1]) << 8 == skipped)
    #expect(table.count == 2 * (4_096 - skipped))
  }

  @Test func `the groups of frames say what the frames are made of`() throws {
    let made = try DerivedInstance(
      Self.enhanced,
      """
      ds.PixelRepresentation = 1
      for n, group in enumerate(ds.PerFrameFunctionalGroupsSequence):
          item = Dataset()
          item.RescaleIntercept, item.RescaleSlope, item.RescaleType = str(n), '2', 'US'
          group.PixelValueTransformationSequence = [item]
          kind = Dataset()
          kind.FrameType = ['ORIGINAL', 'PRIMARY', 'ANGIO', 'NONE']
          group.MRImageFrameTypeSequence = [kind]
      """)
    var data = made.file.dataSet
    _ = try derivation(data, offset: 100).apply(to: &data)
    let values = try made.values(data)
    #expect(values["ImageType"] == "CS DERIVED\\PRIMARY\\ANGIO\\NONE")
    let shared = "SharedFunctionalGroupsSequence.0.DerivationImageSequence.0."
    #expect(values[shared + "DerivationCodeSequence.0.CodeValue"] == "SH 113040")
    #expect(values[shared + "SourceImageSequence.0.ReferencedSOPInstanceUID"] != nil)
    for frame in 0..<3 {
      let group = "PerFrameFunctionalGroupsSequence.\(frame)."
      #expect(
        values[group + "MRImageFrameTypeSequence.0.FrameType"]
          == "CS DERIVED\\PRIMARY\\ANGIO\\NONE")
      #expect(
        values[group + "PixelValueTransformationSequence.0.RescaleIntercept"]
          == "DS \(frame - 200)")
    }
    #expect(values["SourceImageSequence.0.ReferencedSOPInstanceUID"] == nil)
    let evidence =
      "SourceImageEvidenceSequence.0.ReferencedSeriesSequence.0.ReferencedSOPSequence.0"
    #expect(
      values[evidence + ".ReferencedSOPInstanceUID"]
        == values[shared + "SourceImageSequence.0.ReferencedSOPInstanceUID"])
    let complaints = try made.newComplaints(data)
    #expect(complaints == [])
  }

  @Test func `where frames have derivations of their own each gets one more`() throws {
    let made = try DerivedInstance(
      Self.enhanced,
      """
      code = Dataset()
      code.CodeValue, code.CodingSchemeDesignator, code.CodeMeaning = '113062', 'DCM', 'Averaging'
      item = Dataset()
      item.DerivationCodeSequence, item.SourceImageSequence = [code], []
      ds.PerFrameFunctionalGroupsSequence[1].DerivationImageSequence = [item]
      """)
    var data = made.file.dataSet
    _ = try derivation(data).apply(to: &data)
    let values = try made.values(data)
    for (frame, item) in [(0, 0), (1, 1), (2, 0)] {
      let path = "PerFrameFunctionalGroupsSequence.\(frame).DerivationImageSequence.\(item)."
      #expect(
        values[path + "SourceImageSequence.0.ReferencedFrameNumber"] == "IS \(frame + 1)")
    }
    #expect(values.keys.allSatisfy { !$0.hasPrefix("SharedFunctionalGroupsSequence.0.Deriv") })
  }

  @Test func `a palette goes when its indices are colours`() throws {
    let made = try DerivedInstance(
      Self.capture,
      """
      ds.PhotometricInterpretation, ds.SamplesPerPixel = 'PALETTE COLOR', 1
      if 'PlanarConfiguration' in ds: del ds.PlanarConfiguration
      if 'ImageType' in ds: del ds.ImageType
      ds.PixelData = bytes(ds.Rows * ds.Columns + ds.Rows * ds.Columns % 2)
      for colour in ('Red', 'Green', 'Blue'):
          ds.add_new(f'{colour}PaletteColorLookupTableDescriptor', 'US', [256, 0, 8])
          ds.add_new(f'{colour}PaletteColorLookupTableData', 'OW', bytes(256))
      ds.PaletteColorLookupTableUID = '1.2.3'
      """)
    var data = made.file.dataSet
    _ = try derivation(data).apply(to: &data)
    let values = try made.values(data)
    #expect(values.keys.allSatisfy { !$0.contains("Palette") })
    #expect(values["PhotometricInterpretation"] == "CS RGB")
    #expect(values["ImageType"] == "CS DERIVED\\SECONDARY")
  }

  @Test func `signatures of other pixels are taken away, and it is said`() throws {
    let made = try DerivedInstance(
      Self.slice,
      """
      item = Dataset()
      item.MACIDNumber = 1
      ds.add_new(0x4FFE0001, 'SQ', [item])
      ds.add_new(0xFFFAFFFA, 'SQ', [item])
      """)
    var data = made.file.dataSet
    let remarks = try derivation(data).apply(to: &data)
    #expect(remarks == [.signaturesRemoved(1)])
    #expect(data[.digitalSignaturesSequence] == nil && data[.macParametersSequence] == nil)
  }

  @Test(arguments: [
    (signed + "del ds.RescaleIntercept", "missing"),
    (signed + "ds.RescaleSlope = '0.12345678901234'", "more than 16 characters"),
    (signed + "ds.SOPClassUID = '1.2.840.10008.5.1.4.1.1.128'", "PET"),
    (signed + "ds.SOPClassUID = '1.2.840.10008.5.1.4.1.1.66.4'", "segments"),
    ("del ds.SOPInstanceUID", "is missing"),
  ])
  func `pixels that would lose their meaning are not coded with loss`(
    change: String, reason: String
  ) throws {
    let made = try DerivedInstance(Self.slice, change)
    var data = made.file.dataSet
    let offset = change.contains(Self.signed) ? 2_047 : 0
    let derivation = try derivation(data, offset: offset)
    let error = #expect(throws: PixelError.self) { try derivation.apply(to: &data) }
    #expect(error?.description.contains(reason) == true, "\(String(describing: error))")
    #expect(data.string(.lossyImageCompression) == nil)
  }

  @Test func `a description that would grow too long is cut at its beginning's end`() {
    let earlier = Array(String(repeating: "é", count: 1_020).utf8)
    let bytes = LossyDerivation.appending("the end", to: earlier, .utf8)
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.unicodeScalars.count == 1_024)
    #expect(text.hasPrefix("éé") && text.hasSuffix("é\r\nthe end"))
  }
}
