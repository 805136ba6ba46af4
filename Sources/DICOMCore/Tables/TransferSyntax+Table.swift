// DICOM 2026a, PS3.6 Annex A, PS3.5 Annex A.
// Written by Sources/DICOMCore/Tables/generate.py REFERENCE: do not edit.

extension TransferSyntax {
  public static let implicitVRLittleEndian = TransferSyntax(
    "1.2.840.10008.1.2",
    "Implicit VR Little Endian",
    "ImplicitVRLittleEndian", [.implicitVR])
  public static let explicitVRLittleEndian = TransferSyntax(
    "1.2.840.10008.1.2.1",
    "Explicit VR Little Endian",
    "ExplicitVRLittleEndian", [])
  public static let encapsulatedUncompressedExplicitVRLittleEndian = TransferSyntax(
    "1.2.840.10008.1.2.1.98",
    "Encapsulated Uncompressed Explicit VR Little Endian",
    "EncapsulatedUncompressedExplicitVRLittleEndian", [.encapsulated])
  public static let deflatedExplicitVRLittleEndian = TransferSyntax(
    "1.2.840.10008.1.2.1.99",
    "Deflated Explicit VR Little Endian",
    "DeflatedExplicitVRLittleEndian", [.deflated])
  public static let explicitVRBigEndian = TransferSyntax(
    "1.2.840.10008.1.2.2",
    "Explicit VR Big Endian",
    "ExplicitVRBigEndian", [.retired, .bigEndian])
  public static let jpegBaseline = TransferSyntax(
    "1.2.840.10008.1.2.4.50",
    "JPEG Baseline (Process 1)",
    "JPEGBaseline8Bit", [.encapsulated, .lossy])
  public static let jpegExtended = TransferSyntax(
    "1.2.840.10008.1.2.4.51",
    "JPEG Extended (Process 2 and 4)",
    "JPEGExtended12Bit", [.encapsulated, .lossy])
  public static let jpegExtended35 = TransferSyntax(
    "1.2.840.10008.1.2.4.52",
    "JPEG Extended (Process 3 and 5)",
    "JPEGExtended35", [.retired, .encapsulated, .lossy])
  public static let jpegSpectralSelectionNonHierarchical68 = TransferSyntax(
    "1.2.840.10008.1.2.4.53",
    "JPEG Spectral Selection, Non-Hierarchical (Process 6 and 8)",
    "JPEGSpectralSelectionNonHierarchical68", [.retired, .encapsulated, .lossy])
  public static let jpegSpectralSelectionNonHierarchical79 = TransferSyntax(
    "1.2.840.10008.1.2.4.54",
    "JPEG Spectral Selection, Non-Hierarchical (Process 7 and 9)",
    "JPEGSpectralSelectionNonHierarchical79", [.retired, .encapsulated, .lossy])
  public static let jpegFullProgressionNonHierarchical1012 = TransferSyntax(
    "1.2.840.10008.1.2.4.55",
    "JPEG Full Progression, Non-Hierarchical (Process 10 and 12)",
    "JPEGFullProgressionNonHierarchical1012", [.retired, .encapsulated, .lossy])
  public static let jpegFullProgressionNonHierarchical1113 = TransferSyntax(
    "1.2.840.10008.1.2.4.56",
    "JPEG Full Progression, Non-Hierarchical (Process 11 and 13)",
    "JPEGFullProgressionNonHierarchical1113", [.retired, .encapsulated, .lossy])
  public static let jpegLossless = TransferSyntax(
    "1.2.840.10008.1.2.4.57",
    "JPEG Lossless, Non-Hierarchical (Process 14)",
    "JPEGLossless", [.encapsulated])
  public static let jpegLosslessNonHierarchical15 = TransferSyntax(
    "1.2.840.10008.1.2.4.58",
    "JPEG Lossless, Non-Hierarchical (Process 15)",
    "JPEGLosslessNonHierarchical15", [.retired, .encapsulated])
  public static let jpegExtendedHierarchical1618 = TransferSyntax(
    "1.2.840.10008.1.2.4.59",
    "JPEG Extended, Hierarchical (Process 16 and 18)",
    "JPEGExtendedHierarchical1618", [.retired, .encapsulated, .lossy])
  public static let jpegExtendedHierarchical1719 = TransferSyntax(
    "1.2.840.10008.1.2.4.60",
    "JPEG Extended, Hierarchical (Process 17 and 19)",
    "JPEGExtendedHierarchical1719", [.retired, .encapsulated, .lossy])
  public static let jpegSpectralSelectionHierarchical2022 = TransferSyntax(
    "1.2.840.10008.1.2.4.61",
    "JPEG Spectral Selection, Hierarchical (Process 20 and 22)",
    "JPEGSpectralSelectionHierarchical2022", [.retired, .encapsulated, .lossy])
  public static let jpegSpectralSelectionHierarchical2123 = TransferSyntax(
    "1.2.840.10008.1.2.4.62",
    "JPEG Spectral Selection, Hierarchical (Process 21 and 23)",
    "JPEGSpectralSelectionHierarchical2123", [.retired, .encapsulated, .lossy])
  public static let jpegFullProgressionHierarchical2426 = TransferSyntax(
    "1.2.840.10008.1.2.4.63",
    "JPEG Full Progression, Hierarchical (Process 24 and 26)",
    "JPEGFullProgressionHierarchical2426", [.retired, .encapsulated, .lossy])
  public static let jpegFullProgressionHierarchical2527 = TransferSyntax(
    "1.2.840.10008.1.2.4.64",
    "JPEG Full Progression, Hierarchical (Process 25 and 27)",
    "JPEGFullProgressionHierarchical2527", [.retired, .encapsulated, .lossy])
  public static let jpegLosslessHierarchical28 = TransferSyntax(
    "1.2.840.10008.1.2.4.65",
    "JPEG Lossless, Hierarchical (Process 28)",
    "JPEGLosslessHierarchical28", [.retired, .encapsulated])
  public static let jpegLosslessHierarchical29 = TransferSyntax(
    "1.2.840.10008.1.2.4.66",
    "JPEG Lossless, Hierarchical (Process 29)",
    "JPEGLosslessHierarchical29", [.retired, .encapsulated])
  public static let jpegLosslessSV1 = TransferSyntax(
    "1.2.840.10008.1.2.4.70",
    "JPEG Lossless, Non-Hierarchical, First-Order Prediction (Process 14 [Selection Value 1])",
    "JPEGLosslessSV1", [.encapsulated])
  public static let jpegLSLossless = TransferSyntax(
    "1.2.840.10008.1.2.4.80",
    "JPEG-LS Lossless Image Compression",
    "JPEGLSLossless", [.encapsulated])
  public static let jpegLSNearLossless = TransferSyntax(
    "1.2.840.10008.1.2.4.81",
    "JPEG-LS Lossy (Near-Lossless) Image Compression",
    "JPEGLSNearLossless", [.encapsulated, .lossy])
  public static let jpeg2000Lossless = TransferSyntax(
    "1.2.840.10008.1.2.4.90",
    "JPEG 2000 Image Compression (Lossless Only)",
    "JPEG2000Lossless", [.encapsulated])
  public static let jpeg2000 = TransferSyntax(
    "1.2.840.10008.1.2.4.91",
    "JPEG 2000 Image Compression",
    "JPEG2000", [.encapsulated, .lossy])
  public static let jpeg2000MCLossless = TransferSyntax(
    "1.2.840.10008.1.2.4.92",
    "JPEG 2000 Part 2 Multi-component Image Compression (Lossless Only)",
    "JPEG2000MCLossless", [.encapsulated])
  public static let jpeg2000MC = TransferSyntax(
    "1.2.840.10008.1.2.4.93",
    "JPEG 2000 Part 2 Multi-component Image Compression",
    "JPEG2000MC", [.encapsulated, .lossy])
  public static let jpipReferenced = TransferSyntax(
    "1.2.840.10008.1.2.4.94",
    "JPIP Referenced",
    "JPIPReferenced", [])
  public static let jpipReferencedDeflate = TransferSyntax(
    "1.2.840.10008.1.2.4.95",
    "JPIP Referenced Deflate",
    "JPIPReferencedDeflate", [.deflated])
  public static let mpeg2MPML = TransferSyntax(
    "1.2.840.10008.1.2.4.100",
    "MPEG2 Main Profile / Main Level",
    "MPEG2MPML", [.encapsulated, .lossy, .video])
  public static let mpeg2MPMLF = TransferSyntax(
    "1.2.840.10008.1.2.4.100.1",
    "Fragmentable MPEG2 Main Profile / Main Level",
    "MPEG2MPMLF", [.encapsulated, .lossy, .video])
  public static let mpeg2MPHL = TransferSyntax(
    "1.2.840.10008.1.2.4.101",
    "MPEG2 Main Profile / High Level",
    "MPEG2MPHL", [.encapsulated, .lossy, .video])
  public static let mpeg2MPHLF = TransferSyntax(
    "1.2.840.10008.1.2.4.101.1",
    "Fragmentable MPEG2 Main Profile / High Level",
    "MPEG2MPHLF", [.encapsulated, .lossy, .video])
  public static let mpeg4HP41 = TransferSyntax(
    "1.2.840.10008.1.2.4.102",
    "MPEG-4 AVC/H.264 High Profile / Level 4.1",
    "MPEG4HP41", [.encapsulated, .lossy, .video])
  public static let mpeg4HP41F = TransferSyntax(
    "1.2.840.10008.1.2.4.102.1",
    "Fragmentable MPEG-4 AVC/H.264 High Profile / Level 4.1",
    "MPEG4HP41F", [.encapsulated, .lossy, .video])
  public static let mpeg4HP41BD = TransferSyntax(
    "1.2.840.10008.1.2.4.103",
    "MPEG-4 AVC/H.264 BD-compatible High Profile / Level 4.1",
    "MPEG4HP41BD", [.encapsulated, .lossy, .video])
  public static let mpeg4HP41BDF = TransferSyntax(
    "1.2.840.10008.1.2.4.103.1",
    "Fragmentable MPEG-4 AVC/H.264 BD-compatible High Profile / Level 4.1",
    "MPEG4HP41BDF", [.encapsulated, .lossy, .video])
  public static let mpeg4HP422D = TransferSyntax(
    "1.2.840.10008.1.2.4.104",
    "MPEG-4 AVC/H.264 High Profile / Level 4.2 For 2D Video",
    "MPEG4HP422D", [.encapsulated, .lossy, .video])
  public static let mpeg4HP422DF = TransferSyntax(
    "1.2.840.10008.1.2.4.104.1",
    "Fragmentable MPEG-4 AVC/H.264 High Profile / Level 4.2 For 2D Video",
    "MPEG4HP422DF", [.encapsulated, .lossy, .video])
  public static let mpeg4HP423D = TransferSyntax(
    "1.2.840.10008.1.2.4.105",
    "MPEG-4 AVC/H.264 High Profile / Level 4.2 For 3D Video",
    "MPEG4HP423D", [.encapsulated, .lossy, .video])
  public static let mpeg4HP423DF = TransferSyntax(
    "1.2.840.10008.1.2.4.105.1",
    "Fragmentable MPEG-4 AVC/H.264 High Profile / Level 4.2 For 3D Video",
    "MPEG4HP423DF", [.encapsulated, .lossy, .video])
  public static let mpeg4HP42STEREO = TransferSyntax(
    "1.2.840.10008.1.2.4.106",
    "MPEG-4 AVC/H.264 Stereo High Profile / Level 4.2",
    "MPEG4HP42STEREO", [.encapsulated, .lossy, .video])
  public static let mpeg4HP42STEREOF = TransferSyntax(
    "1.2.840.10008.1.2.4.106.1",
    "Fragmentable MPEG-4 AVC/H.264 Stereo High Profile / Level 4.2",
    "MPEG4HP42STEREOF", [.encapsulated, .lossy, .video])
  public static let hevcMP51 = TransferSyntax(
    "1.2.840.10008.1.2.4.107",
    "HEVC/H.265 Main Profile / Level 5.1",
    "HEVCMP51", [.encapsulated, .lossy, .video])
  public static let hevcM10P51 = TransferSyntax(
    "1.2.840.10008.1.2.4.108",
    "HEVC/H.265 Main 10 Profile / Level 5.1",
    "HEVCM10P51", [.encapsulated, .lossy, .video])
  public static let jpegXLLossless = TransferSyntax(
    "1.2.840.10008.1.2.4.110",
    "JPEG XL Lossless",
    "JPEGXLLossless", [.encapsulated])
  public static let jpegXLRecompression = TransferSyntax(
    "1.2.840.10008.1.2.4.111",
    "JPEG XL JPEG Recompression",
    "JPEGXLJPEGRecompression", [.encapsulated, .lossy])
  public static let jpegXL = TransferSyntax(
    "1.2.840.10008.1.2.4.112",
    "JPEG XL",
    "JPEGXL", [.encapsulated, .lossy])
  public static let htj2kLossless = TransferSyntax(
    "1.2.840.10008.1.2.4.201",
    "High-Throughput JPEG 2000 Image Compression (Lossless Only)",
    "HTJ2KLossless", [.encapsulated])
  public static let htj2kLosslessRPCL = TransferSyntax(
    "1.2.840.10008.1.2.4.202",
    "High-Throughput JPEG 2000 with RPCL Options Image Compression (Lossless Only)",
    "HTJ2KLosslessRPCL", [.encapsulated])
  public static let htj2k = TransferSyntax(
    "1.2.840.10008.1.2.4.203",
    "High-Throughput JPEG 2000 Image Compression",
    "HTJ2K", [.encapsulated, .lossy])
  public static let jpipHTJ2KReferenced = TransferSyntax(
    "1.2.840.10008.1.2.4.204",
    "JPIP HTJ2K Referenced",
    "JPIPHTJ2KReferenced", [])
  public static let jpipHTJ2KReferencedDeflate = TransferSyntax(
    "1.2.840.10008.1.2.4.205",
    "JPIP HTJ2K Referenced Deflate",
    "JPIPHTJ2KReferencedDeflate", [.deflated])
  public static let rleLossless = TransferSyntax(
    "1.2.840.10008.1.2.5",
    "RLE Lossless",
    "RLELossless", [.encapsulated])
  public static let rfc2557MIMEEncapsulation = TransferSyntax(
    "1.2.840.10008.1.2.6.1",
    "RFC 2557 MIME encapsulation",
    "RFC2557MIMEEncapsulation", [.retired])
  public static let xmlEncoding = TransferSyntax(
    "1.2.840.10008.1.2.6.2",
    "XML Encoding",
    "XMLEncoding", [.retired])
  public static let smptest211020UncompressedProgressiveActiveVideo = TransferSyntax(
    "1.2.840.10008.1.2.7.1",
    "SMPTE ST 2110-20 Uncompressed Progressive Active Video",
    "SMPTEST211020UncompressedProgressiveActiveVideo", [])
  public static let smptest211020UncompressedInterlacedActiveVideo = TransferSyntax(
    "1.2.840.10008.1.2.7.2",
    "SMPTE ST 2110-20 Uncompressed Interlaced Active Video",
    "SMPTEST211020UncompressedInterlacedActiveVideo", [])
  public static let smptest211030PCMDigitalAudio = TransferSyntax(
    "1.2.840.10008.1.2.7.3",
    "SMPTE ST 2110-30 PCM Digital Audio",
    "SMPTEST211030PCMDigitalAudio", [])
  public static let deflatedImageFrameCompression = TransferSyntax(
    "1.2.840.10008.1.2.8.1",
    "Deflated Image Frame Compression",
    "DeflatedImageFrameCompression", [.encapsulated])
  public static let papyrus3ImplicitVRLittleEndian = TransferSyntax(
    "1.2.840.10008.1.20",
    "Papyrus 3 Implicit VR Little Endian",
    "Papyrus3ImplicitVRLittleEndian", [.retired, .implicitVR])

  /// Every syntax of the standard, in the order of the UIDs.
  public static let all: [TransferSyntax] = [
    .implicitVRLittleEndian,
    .explicitVRLittleEndian,
    .encapsulatedUncompressedExplicitVRLittleEndian,
    .deflatedExplicitVRLittleEndian,
    .explicitVRBigEndian,
    .jpegBaseline,
    .jpegExtended,
    .jpegExtended35,
    .jpegSpectralSelectionNonHierarchical68,
    .jpegSpectralSelectionNonHierarchical79,
    .jpegFullProgressionNonHierarchical1012,
    .jpegFullProgressionNonHierarchical1113,
    .jpegLossless,
    .jpegLosslessNonHierarchical15,
    .jpegExtendedHierarchical1618,
    .jpegExtendedHierarchical1719,
    .jpegSpectralSelectionHierarchical2022,
    .jpegSpectralSelectionHierarchical2123,
    .jpegFullProgressionHierarchical2426,
    .jpegFullProgressionHierarchical2527,
    .jpegLosslessHierarchical28,
    .jpegLosslessHierarchical29,
    .jpegLosslessSV1,
    .jpegLSLossless,
    .jpegLSNearLossless,
    .jpeg2000Lossless,
    .jpeg2000,
    .jpeg2000MCLossless,
    .jpeg2000MC,
    .jpipReferenced,
    .jpipReferencedDeflate,
    .mpeg2MPML,
    .mpeg2MPMLF,
    .mpeg2MPHL,
    .mpeg2MPHLF,
    .mpeg4HP41,
    .mpeg4HP41F,
    .mpeg4HP41BD,
    .mpeg4HP41BDF,
    .mpeg4HP422D,
    .mpeg4HP422DF,
    .mpeg4HP423D,
    .mpeg4HP423DF,
    .mpeg4HP42STEREO,
    .mpeg4HP42STEREOF,
    .hevcMP51,
    .hevcM10P51,
    .jpegXLLossless,
    .jpegXLRecompression,
    .jpegXL,
    .htj2kLossless,
    .htj2kLosslessRPCL,
    .htj2k,
    .jpipHTJ2KReferenced,
    .jpipHTJ2KReferencedDeflate,
    .rleLossless,
    .rfc2557MIMEEncapsulation,
    .xmlEncoding,
    .smptest211020UncompressedProgressiveActiveVideo,
    .smptest211020UncompressedInterlacedActiveVideo,
    .smptest211030PCMDigitalAudio,
    .deflatedImageFrameCompression,
    .papyrus3ImplicitVRLittleEndian,
  ]
}
