// DICOM 2026a, PS3.6 Annex A.
// Written by Sources/DICOMCore/Tables/generate.py REFERENCE: do not edit.

extension UIDRegistry {
  /// UID, type, R(etired) or C(urrent), keyword, name.
  static let table = #"""
    1.2.840.10008.1.1|SOP Class|C|Verification|Verification SOP Class
    1.2.840.10008.1.2|Transfer Syntax|C|ImplicitVRLittleEndian|Implicit VR Little Endian
    1.2.840.10008.1.2.1|Transfer Syntax|C|ExplicitVRLittleEndian|Explicit VR Little Endian
    1.2.840.10008.1.2.1.98|Transfer Syntax|C|EncapsulatedUncompressedExplicitVRLittleEndian|Encapsulated Uncompressed Explicit VR Little Endian
    1.2.840.10008.1.2.1.99|Transfer Syntax|C|DeflatedExplicitVRLittleEndian|Deflated Explicit VR Little Endian
    1.2.840.10008.1.2.2|Transfer Syntax|R|ExplicitVRBigEndian|Explicit VR Big Endian
    1.2.840.10008.1.2.4.50|Transfer Syntax|C|JPEGBaseline8Bit|JPEG Baseline (Process 1)
    1.2.840.10008.1.2.4.51|Transfer Syntax|C|JPEGExtended12Bit|JPEG Extended (Process 2 and 4)
    1.2.840.10008.1.2.4.52|Transfer Syntax|R|JPEGExtended35|JPEG Extended (Process 3 and 5)
    1.2.840.10008.1.2.4.53|Transfer Syntax|R|JPEGSpectralSelectionNonHierarchical68|JPEG Spectral Selection, Non-Hierarchical (Process 6 and 8)
    1.2.840.10008.1.2.4.54|Transfer Syntax|R|JPEGSpectralSelectionNonHierarchical79|JPEG Spectral Selection, Non-Hierarchical (Process 7 and 9)
    1.2.840.10008.1.2.4.55|Transfer Syntax|R|JPEGFullProgressionNonHierarchical1012|JPEG Full Progression, Non-Hierarchical (Process 10 and 12)
    1.2.840.10008.1.2.4.56|Transfer Syntax|R|JPEGFullProgressionNonHierarchical1113|JPEG Full Progression, Non-Hierarchical (Process 11 and 13)
    1.2.840.10008.1.2.4.57|Transfer Syntax|C|JPEGLossless|JPEG Lossless, Non-Hierarchical (Process 14)
    1.2.840.10008.1.2.4.58|Transfer Syntax|R|JPEGLosslessNonHierarchical15|JPEG Lossless, Non-Hierarchical (Process 15)
    1.2.840.10008.1.2.4.59|Transfer Syntax|R|JPEGExtendedHierarchical1618|JPEG Extended, Hierarchical (Process 16 and 18)
    1.2.840.10008.1.2.4.60|Transfer Syntax|R|JPEGExtendedHierarchical1719|JPEG Extended, Hierarchical (Process 17 and 19)
    1.2.840.10008.1.2.4.61|Transfer Syntax|R|JPEGSpectralSelectionHierarchical2022|JPEG Spectral Selection, Hierarchical (Process 20 and 22)
    1.2.840.10008.1.2.4.62|Transfer Syntax|R|JPEGSpectralSelectionHierarchical2123|JPEG Spectral Selection, Hierarchical (Process 21 and 23)
    1.2.840.10008.1.2.4.63|Transfer Syntax|R|JPEGFullProgressionHierarchical2426|JPEG Full Progression, Hierarchical (Process 24 and 26)
    1.2.840.10008.1.2.4.64|Transfer Syntax|R|JPEGFullProgressionHierarchical2527|JPEG Full Progression, Hierarchical (Process 25 and 27)
    1.2.840.10008.1.2.4.65|Transfer Syntax|R|JPEGLosslessHierarchical28|JPEG Lossless, Hierarchical (Process 28)
    1.2.840.10008.1.2.4.66|Transfer Syntax|R|JPEGLosslessHierarchical29|JPEG Lossless, Hierarchical (Process 29)
    1.2.840.10008.1.2.4.70|Transfer Syntax|C|JPEGLosslessSV1|JPEG Lossless, Non-Hierarchical, First-Order Prediction (Process 14 [Selection Value 1])
    1.2.840.10008.1.2.4.80|Transfer Syntax|C|JPEGLSLossless|JPEG-LS Lossless Image Compression
    1.2.840.10008.1.2.4.81|Transfer Syntax|C|JPEGLSNearLossless|JPEG-LS Lossy (Near-Lossless) Image Compression
    1.2.840.10008.1.2.4.90|Transfer Syntax|C|JPEG2000Lossless|JPEG 2000 Image Compression (Lossless Only)
    1.2.840.10008.1.2.4.91|Transfer Syntax|C|JPEG2000|JPEG 2000 Image Compression
    1.2.840.10008.1.2.4.92|Transfer Syntax|C|JPEG2000MCLossless|JPEG 2000 Part 2 Multi-component Image Compression (Lossless Only)
    1.2.840.10008.1.2.4.93|Transfer Syntax|C|JPEG2000MC|JPEG 2000 Part 2 Multi-component Image Compression
    1.2.840.10008.1.2.4.94|Transfer Syntax|C|JPIPReferenced|JPIP Referenced
    1.2.840.10008.1.2.4.95|Transfer Syntax|C|JPIPReferencedDeflate|JPIP Referenced Deflate
    1.2.840.10008.1.2.4.100|Transfer Syntax|C|MPEG2MPML|MPEG2 Main Profile / Main Level
    1.2.840.10008.1.2.4.100.1|Transfer Syntax|C|MPEG2MPMLF|Fragmentable MPEG2 Main Profile / Main Level
    1.2.840.10008.1.2.4.101|Transfer Syntax|C|MPEG2MPHL|MPEG2 Main Profile / High Level
    1.2.840.10008.1.2.4.101.1|Transfer Syntax|C|MPEG2MPHLF|Fragmentable MPEG2 Main Profile / High Level
    1.2.840.10008.1.2.4.102|Transfer Syntax|C|MPEG4HP41|MPEG-4 AVC/H.264 High Profile / Level 4.1
    1.2.840.10008.1.2.4.102.1|Transfer Syntax|C|MPEG4HP41F|Fragmentable MPEG-4 AVC/H.264 High Profile / Level 4.1
    1.2.840.10008.1.2.4.103|Transfer Syntax|C|MPEG4HP41BD|MPEG-4 AVC/H.264 BD-compatible High Profile / Level 4.1
    1.2.840.10008.1.2.4.103.1|Transfer Syntax|C|MPEG4HP41BDF|Fragmentable MPEG-4 AVC/H.264 BD-compatible High Profile / Level 4.1
    1.2.840.10008.1.2.4.104|Transfer Syntax|C|MPEG4HP422D|MPEG-4 AVC/H.264 High Profile / Level 4.2 For 2D Video
    1.2.840.10008.1.2.4.104.1|Transfer Syntax|C|MPEG4HP422DF|Fragmentable MPEG-4 AVC/H.264 High Profile / Level 4.2 For 2D Video
    1.2.840.10008.1.2.4.105|Transfer Syntax|C|MPEG4HP423D|MPEG-4 AVC/H.264 High Profile / Level 4.2 For 3D Video
    1.2.840.10008.1.2.4.105.1|Transfer Syntax|C|MPEG4HP423DF|Fragmentable MPEG-4 AVC/H.264 High Profile / Level 4.2 For 3D Video
    1.2.840.10008.1.2.4.106|Transfer Syntax|C|MPEG4HP42STEREO|MPEG-4 AVC/H.264 Stereo High Profile / Level 4.2
    1.2.840.10008.1.2.4.106.1|Transfer Syntax|C|MPEG4HP42STEREOF|Fragmentable MPEG-4 AVC/H.264 Stereo High Profile / Level 4.2
    1.2.840.10008.1.2.4.107|Transfer Syntax|C|HEVCMP51|HEVC/H.265 Main Profile / Level 5.1
    1.2.840.10008.1.2.4.108|Transfer Syntax|C|HEVCM10P51|HEVC/H.265 Main 10 Profile / Level 5.1
    1.2.840.10008.1.2.4.110|Transfer Syntax|C|JPEGXLLossless|JPEG XL Lossless
    1.2.840.10008.1.2.4.111|Transfer Syntax|C|JPEGXLJPEGRecompression|JPEG XL JPEG Recompression
    1.2.840.10008.1.2.4.112|Transfer Syntax|C|JPEGXL|JPEG XL
    1.2.840.10008.1.2.4.201|Transfer Syntax|C|HTJ2KLossless|High-Throughput JPEG 2000 Image Compression (Lossless Only)
    1.2.840.10008.1.2.4.202|Transfer Syntax|C|HTJ2KLosslessRPCL|High-Throughput JPEG 2000 with RPCL Options Image Compression (Lossless Only)
    1.2.840.10008.1.2.4.203|Transfer Syntax|C|HTJ2K|High-Throughput JPEG 2000 Image Compression
    1.2.840.10008.1.2.4.204|Transfer Syntax|C|JPIPHTJ2KReferenced|JPIP HTJ2K Referenced
    1.2.840.10008.1.2.4.205|Transfer Syntax|C|JPIPHTJ2KReferencedDeflate|JPIP HTJ2K Referenced Deflate
    1.2.840.10008.1.2.5|Transfer Syntax|C|RLELossless|RLE Lossless
    1.2.840.10008.1.2.6.1|Transfer Syntax|R|RFC2557MIMEEncapsulation|RFC 2557 MIME encapsulation
    1.2.840.10008.1.2.6.2|Transfer Syntax|R|XMLEncoding|XML Encoding
    1.2.840.10008.1.2.7.1|Transfer Syntax|C|SMPTEST211020UncompressedProgressiveActiveVideo|SMPTE ST 2110-20 Uncompressed Progressive Active Video
    1.2.840.10008.1.2.7.2|Transfer Syntax|C|SMPTEST211020UncompressedInterlacedActiveVideo|SMPTE ST 2110-20 Uncompressed Interlaced Active Video
    1.2.840.10008.1.2.7.3|Transfer Syntax|C|SMPTEST211030PCMDigitalAudio|SMPTE ST 2110-30 PCM Digital Audio
    1.2.840.10008.1.2.8.1|Transfer Syntax|C|DeflatedImageFrameCompression|Deflated Image Frame Compression
    1.2.840.10008.1.3.10|SOP Class|C|MediaStorageDirectoryStorage|Media Storage Directory Storage
    1.2.840.10008.1.4.1.1|Well-known frame of reference|C|TalairachBrainAtlas|Talairach Brain Atlas Frame of Reference
    1.2.840.10008.1.4.1.2|Well-known frame of reference|C|SPM2T1|SPM2 T1 Frame of Reference
    1.2.840.10008.1.4.1.3|Well-known frame of reference|C|SPM2T2|SPM2 T2 Frame of Reference
    1.2.840.10008.1.4.1.4|Well-known frame of reference|C|SPM2PD|SPM2 PD Frame of Reference
    1.2.840.10008.1.4.1.5|Well-known frame of reference|C|SPM2EPI|SPM2 EPI Frame of Reference
    1.2.840.10008.1.4.1.6|Well-known frame of reference|C|SPM2FILT1|SPM2 FIL T1 Frame of Reference
    1.2.840.10008.1.4.1.7|Well-known frame of reference|C|SPM2PET|SPM2 PET Frame of Reference
    1.2.840.10008.1.4.1.8|Well-known frame of reference|C|SPM2TRANSM|SPM2 TRANSM Frame of Reference
    1.2.840.10008.1.4.1.9|Well-known frame of reference|C|SPM2SPECT|SPM2 SPECT Frame of Reference
    1.2.840.10008.1.4.1.10|Well-known frame of reference|C|SPM2GRAY|SPM2 GRAY Frame of Reference
    1.2.840.10008.1.4.1.11|Well-known frame of reference|C|SPM2WHITE|SPM2 WHITE Frame of Reference
    1.2.840.10008.1.4.1.12|Well-known frame of reference|C|SPM2CSF|SPM2 CSF Frame of Reference
    1.2.840.10008.1.4.1.13|Well-known frame of reference|C|SPM2BRAINMASK|SPM2 BRAINMASK Frame of Reference
    1.2.840.10008.1.4.1.14|Well-known frame of reference|C|SPM2AVG305T1|SPM2 AVG305T1 Frame of Reference
    1.2.840.10008.1.4.1.15|Well-known frame of reference|C|SPM2AVG152T1|SPM2 AVG152T1 Frame of Reference
    1.2.840.10008.1.4.1.16|Well-known frame of reference|C|SPM2AVG152T2|SPM2 AVG152T2 Frame of Reference
    1.2.840.10008.1.4.1.17|Well-known frame of reference|C|SPM2AVG152PD|SPM2 AVG152PD Frame of Reference
    1.2.840.10008.1.4.1.18|Well-known frame of reference|C|SPM2SINGLESUBJT1|SPM2 SINGLESUBJT1 Frame of Reference
    1.2.840.10008.1.4.2.1|Well-known frame of reference|C|ICBM452T1|ICBM 452 T1 Frame of Reference
    1.2.840.10008.1.4.2.2|Well-known frame of reference|C|ICBMSingleSubjectMRI|ICBM Single Subject MRI Frame of Reference
    1.2.840.10008.1.4.3.1|Well-known frame of reference|C|IEC61217FixedCoordinateSystem|IEC 61217 Fixed Coordinate System Frame of Reference
    1.2.840.10008.1.4.3.2|Well-known frame of reference|C|StandardRoboticArmCoordinateSystem|Standard Robotic-Arm Coordinate System Frame of Reference
    1.2.840.10008.1.4.3.3|Well-known frame of reference|C|IEC61217TableTopCoordinateSystem|IEC 61217 Table Top Coordinate System Frame of Reference
    1.2.840.10008.1.4.4.1|Well-known frame of reference|C|SRI24|SRI24 Frame of Reference
    1.2.840.10008.1.4.5.1|Well-known frame of reference|C|Colin27|Colin27 Frame of Reference
    1.2.840.10008.1.4.6.1|Well-known frame of reference|C|LPBA40AIR|LPBA40/AIR Frame of Reference
    1.2.840.10008.1.4.6.2|Well-known frame of reference|C|LPBA40FLIRT|LPBA40/FLIRT Frame of Reference
    1.2.840.10008.1.4.6.3|Well-known frame of reference|C|LPBA40SPM5|LPBA40/SPM5 Frame of Reference
    1.2.840.10008.1.5.1|Well-known SOP Instance|C|HotIronPalette|Hot Iron Color Palette SOP Instance
    1.2.840.10008.1.5.2|Well-known SOP Instance|C|PETPalette|PET Color Palette SOP Instance
    1.2.840.10008.1.5.3|Well-known SOP Instance|C|HotMetalBluePalette|Hot Metal Blue Color Palette SOP Instance
    1.2.840.10008.1.5.4|Well-known SOP Instance|C|PET20StepPalette|PET 20 Step Color Palette SOP Instance
    1.2.840.10008.1.5.5|Well-known SOP Instance|C|SpringPalette|Spring Color Palette SOP Instance
    1.2.840.10008.1.5.6|Well-known SOP Instance|C|SummerPalette|Summer Color Palette SOP Instance
    1.2.840.10008.1.5.7|Well-known SOP Instance|C|FallPalette|Fall Color Palette SOP Instance
    1.2.840.10008.1.5.8|Well-known SOP Instance|C|WinterPalette|Winter Color Palette SOP Instance
    1.2.840.10008.1.9|SOP Class|R|BasicStudyContentNotification|Basic Study Content Notification SOP Class
    1.2.840.10008.1.20|Transfer Syntax|R|Papyrus3ImplicitVRLittleEndian|Papyrus 3 Implicit VR Little Endian
    1.2.840.10008.1.20.1|SOP Class|C|StorageCommitmentPushModel|Storage Commitment Push Model SOP Class
    1.2.840.10008.1.20.1.1|Well-known SOP Instance|C|StorageCommitmentPushModelInstance|Storage Commitment Push Model SOP Instance
    1.2.840.10008.1.20.2|SOP Class|R|StorageCommitmentPullModel|Storage Commitment Pull Model SOP Class
    1.2.840.10008.1.20.2.1|Well-known SOP Instance|R|StorageCommitmentPullModelInstance|Storage Commitment Pull Model SOP Instance
    1.2.840.10008.1.40|SOP Class|C|ProceduralEventLogging|Procedural Event Logging SOP Class
    1.2.840.10008.1.40.1|Well-known SOP Instance|C|ProceduralEventLoggingInstance|Procedural Event Logging SOP Instance
    1.2.840.10008.1.42|SOP Class|C|SubstanceAdministrationLogging|Substance Administration Logging SOP Class
    1.2.840.10008.1.42.1|Well-known SOP Instance|C|SubstanceAdministrationLoggingInstance|Substance Administration Logging SOP Instance
    1.2.840.10008.2.6.1|DICOM UIDs as a Coding Scheme|C|DCMUID|DICOM UID Registry
    1.2.840.10008.2.16.4|Coding Scheme|C|DCM|DICOM Controlled Terminology
    1.2.840.10008.2.16.5|Coding Scheme|C|MA|Adult Mouse Anatomy Ontology
    1.2.840.10008.2.16.6|Coding Scheme|C|UBERON|Uberon Ontology
    1.2.840.10008.2.16.7|Coding Scheme|C|ITIS_TSN|Integrated Taxonomic Information System (ITIS) Taxonomic Serial Number (TSN)
    1.2.840.10008.2.16.8|Coding Scheme|C|MGI|Mouse Genome Initiative (MGI)
    1.2.840.10008.2.16.9|Coding Scheme|C|PUBCHEM_CID|PubChem Compound CID
    1.2.840.10008.2.16.10|Coding Scheme|C|DC|Dublin Core
    1.2.840.10008.2.16.11|Coding Scheme|C|NYUMCCG|New York University Melanoma Clinical Cooperative Group
    1.2.840.10008.2.16.12|Coding Scheme|C|MAYONRISBSASRG|Mayo Clinic Non-radiological Images Specific Body Structure Anatomical Surface Region Guide
    1.2.840.10008.2.16.13|Coding Scheme|C|IBSI|Image Biomarker Standardisation Initiative
    1.2.840.10008.2.16.14|Coding Scheme|C|RO|Radiomics Ontology
    1.2.840.10008.2.16.15|Coding Scheme|C|RADELEMENT|RadElement
    1.2.840.10008.2.16.16|Coding Scheme|C|I11|ICD-11
    1.2.840.10008.2.16.17|Coding Scheme|C|UNS|Unified numbering system (UNS) for metals and alloys
    1.2.840.10008.2.16.18|Coding Scheme|C|RRID|Research Resource Identification
    1.2.840.10008.3.1.1.1|Application Context Name|C|DICOMApplicationContext|DICOM Application Context Name
    1.2.840.10008.3.1.2.1.1|SOP Class|R|DetachedPatientManagement|Detached Patient Management SOP Class
    1.2.840.10008.3.1.2.1.4|Meta SOP Class|R|DetachedPatientManagementMeta|Detached Patient Management Meta SOP Class
    1.2.840.10008.3.1.2.2.1|SOP Class|R|DetachedVisitManagement|Detached Visit Management SOP Class
    1.2.840.10008.3.1.2.3.1|SOP Class|R|DetachedStudyManagement|Detached Study Management SOP Class
    1.2.840.10008.3.1.2.3.2|SOP Class|R|StudyComponentManagement|Study Component Management SOP Class
    1.2.840.10008.3.1.2.3.3|SOP Class|C|ModalityPerformedProcedureStep|Modality Performed Procedure Step SOP Class
    1.2.840.10008.3.1.2.3.4|SOP Class|C|ModalityPerformedProcedureStepRetrieve|Modality Performed Procedure Step Retrieve SOP Class
    1.2.840.10008.3.1.2.3.5|SOP Class|C|ModalityPerformedProcedureStepNotification|Modality Performed Procedure Step Notification SOP Class
    1.2.840.10008.3.1.2.5.1|SOP Class|R|DetachedResultsManagement|Detached Results Management SOP Class
    1.2.840.10008.3.1.2.5.4|Meta SOP Class|R|DetachedResultsManagementMeta|Detached Results Management Meta SOP Class
    1.2.840.10008.3.1.2.5.5|Meta SOP Class|R|DetachedStudyManagementMeta|Detached Study Management Meta SOP Class
    1.2.840.10008.3.1.2.6.1|SOP Class|R|DetachedInterpretationManagement|Detached Interpretation Management SOP Class
    1.2.840.10008.4.2|Service Class|C|Storage|Storage Service Class
    1.2.840.10008.5.1.1.1|SOP Class|C|BasicFilmSession|Basic Film Session SOP Class
    1.2.840.10008.5.1.1.2|SOP Class|C|BasicFilmBox|Basic Film Box SOP Class
    1.2.840.10008.5.1.1.4|SOP Class|C|BasicGrayscaleImageBox|Basic Grayscale Image Box SOP Class
    1.2.840.10008.5.1.1.4.1|SOP Class|C|BasicColorImageBox|Basic Color Image Box SOP Class
    1.2.840.10008.5.1.1.4.2|SOP Class|R|ReferencedImageBox|Referenced Image Box SOP Class
    1.2.840.10008.5.1.1.9|Meta SOP Class|C|BasicGrayscalePrintManagementMeta|Basic Grayscale Print Management Meta SOP Class
    1.2.840.10008.5.1.1.9.1|Meta SOP Class|R|ReferencedGrayscalePrintManagementMeta|Referenced Grayscale Print Management Meta SOP Class
    1.2.840.10008.5.1.1.14|SOP Class|C|PrintJob|Print Job SOP Class
    1.2.840.10008.5.1.1.15|SOP Class|C|BasicAnnotationBox|Basic Annotation Box SOP Class
    1.2.840.10008.5.1.1.16|SOP Class|C|Printer|Printer SOP Class
    1.2.840.10008.5.1.1.16.376|SOP Class|C|PrinterConfigurationRetrieval|Printer Configuration Retrieval SOP Class
    1.2.840.10008.5.1.1.17|Well-known SOP Instance|C|PrinterInstance|Printer SOP Instance
    1.2.840.10008.5.1.1.17.376|Well-known SOP Instance|C|PrinterConfigurationRetrievalInstance|Printer Configuration Retrieval SOP Instance
    1.2.840.10008.5.1.1.18|Meta SOP Class|C|BasicColorPrintManagementMeta|Basic Color Print Management Meta SOP Class
    1.2.840.10008.5.1.1.18.1|Meta SOP Class|R|ReferencedColorPrintManagementMeta|Referenced Color Print Management Meta SOP Class
    1.2.840.10008.5.1.1.22|SOP Class|C|VOILUTBox|VOI LUT Box SOP Class
    1.2.840.10008.5.1.1.23|SOP Class|C|PresentationLUT|Presentation LUT SOP Class
    1.2.840.10008.5.1.1.24|SOP Class|R|ImageOverlayBox|Image Overlay Box SOP Class
    1.2.840.10008.5.1.1.24.1|SOP Class|R|BasicPrintImageOverlayBox|Basic Print Image Overlay Box SOP Class
    1.2.840.10008.5.1.1.25|Well-known SOP Instance|R|PrintQueueInstance|Print Queue SOP Instance
    1.2.840.10008.5.1.1.26|SOP Class|R|PrintQueueManagement|Print Queue Management SOP Class
    1.2.840.10008.5.1.1.27|SOP Class|R|StoredPrintStorage|Stored Print Storage SOP Class
    1.2.840.10008.5.1.1.29|SOP Class|R|HardcopyGrayscaleImageStorage|Hardcopy Grayscale Image Storage SOP Class
    1.2.840.10008.5.1.1.30|SOP Class|R|HardcopyColorImageStorage|Hardcopy Color Image Storage SOP Class
    1.2.840.10008.5.1.1.31|SOP Class|R|PullPrintRequest|Pull Print Request SOP Class
    1.2.840.10008.5.1.1.32|Meta SOP Class|R|PullStoredPrintManagementMeta|Pull Stored Print Management Meta SOP Class
    1.2.840.10008.5.1.1.33|SOP Class|C|MediaCreationManagement|Media Creation Management SOP Class UID
    1.2.840.10008.5.1.1.40|SOP Class|C|DisplaySystem|Display System SOP Class
    1.2.840.10008.5.1.1.40.1|Well-known SOP Instance|C|DisplaySystemInstance|Display System SOP Instance
    1.2.840.10008.5.1.4.1.1.1|SOP Class|C|ComputedRadiographyImageStorage|Computed Radiography Image Storage
    1.2.840.10008.5.1.4.1.1.1.1|SOP Class|C|DigitalXRayImageStorageForPresentation|Digital X-Ray Image Storage - For Presentation
    1.2.840.10008.5.1.4.1.1.1.1.1|SOP Class|C|DigitalXRayImageStorageForProcessing|Digital X-Ray Image Storage - For Processing
    1.2.840.10008.5.1.4.1.1.1.2|SOP Class|C|DigitalMammographyXRayImageStorageForPresentation|Digital Mammography X-Ray Image Storage - For Presentation
    1.2.840.10008.5.1.4.1.1.1.2.1|SOP Class|C|DigitalMammographyXRayImageStorageForProcessing|Digital Mammography X-Ray Image Storage - For Processing
    1.2.840.10008.5.1.4.1.1.1.3|SOP Class|C|DigitalIntraOralXRayImageStorageForPresentation|Digital Intra-Oral X-Ray Image Storage - For Presentation
    1.2.840.10008.5.1.4.1.1.1.3.1|SOP Class|C|DigitalIntraOralXRayImageStorageForProcessing|Digital Intra-Oral X-Ray Image Storage - For Processing
    1.2.840.10008.5.1.4.1.1.2|SOP Class|C|CTImageStorage|CT Image Storage
    1.2.840.10008.5.1.4.1.1.2.1|SOP Class|C|EnhancedCTImageStorage|Enhanced CT Image Storage
    1.2.840.10008.5.1.4.1.1.2.2|SOP Class|C|LegacyConvertedEnhancedCTImageStorage|Legacy Converted Enhanced CT Image Storage
    1.2.840.10008.5.1.4.1.1.3|SOP Class|R|UltrasoundMultiFrameImageStorageRetired|Ultrasound Multi-frame Image Storage
    1.2.840.10008.5.1.4.1.1.3.1|SOP Class|C|UltrasoundMultiFrameImageStorage|Ultrasound Multi-frame Image Storage
    1.2.840.10008.5.1.4.1.1.4|SOP Class|C|MRImageStorage|MR Image Storage
    1.2.840.10008.5.1.4.1.1.4.1|SOP Class|C|EnhancedMRImageStorage|Enhanced MR Image Storage
    1.2.840.10008.5.1.4.1.1.4.2|SOP Class|C|MRSpectroscopyStorage|MR Spectroscopy Storage
    1.2.840.10008.5.1.4.1.1.4.3|SOP Class|C|EnhancedMRColorImageStorage|Enhanced MR Color Image Storage
    1.2.840.10008.5.1.4.1.1.4.4|SOP Class|C|LegacyConvertedEnhancedMRImageStorage|Legacy Converted Enhanced MR Image Storage
    1.2.840.10008.5.1.4.1.1.5|SOP Class|R|NuclearMedicineImageStorageRetired|Nuclear Medicine Image Storage
    1.2.840.10008.5.1.4.1.1.6|SOP Class|R|UltrasoundImageStorageRetired|Ultrasound Image Storage
    1.2.840.10008.5.1.4.1.1.6.1|SOP Class|C|UltrasoundImageStorage|Ultrasound Image Storage
    1.2.840.10008.5.1.4.1.1.6.2|SOP Class|C|EnhancedUSVolumeStorage|Enhanced US Volume Storage
    1.2.840.10008.5.1.4.1.1.6.3|SOP Class|C|PhotoacousticImageStorage|Photoacoustic Image Storage
    1.2.840.10008.5.1.4.1.1.7|SOP Class|C|SecondaryCaptureImageStorage|Secondary Capture Image Storage
    1.2.840.10008.5.1.4.1.1.7.1|SOP Class|C|MultiFrameSingleBitSecondaryCaptureImageStorage|Multi-frame Single Bit Secondary Capture Image Storage
    1.2.840.10008.5.1.4.1.1.7.2|SOP Class|C|MultiFrameGrayscaleByteSecondaryCaptureImageStorage|Multi-frame Grayscale Byte Secondary Capture Image Storage
    1.2.840.10008.5.1.4.1.1.7.3|SOP Class|C|MultiFrameGrayscaleWordSecondaryCaptureImageStorage|Multi-frame Grayscale Word Secondary Capture Image Storage
    1.2.840.10008.5.1.4.1.1.7.4|SOP Class|C|MultiFrameTrueColorSecondaryCaptureImageStorage|Multi-frame True Color Secondary Capture Image Storage
    1.2.840.10008.5.1.4.1.1.8|SOP Class|R|StandaloneOverlayStorage|Standalone Overlay Storage
    1.2.840.10008.5.1.4.1.1.9|SOP Class|R|StandaloneCurveStorage|Standalone Curve Storage
    1.2.840.10008.5.1.4.1.1.9.1|SOP Class|R|WaveformStorageTrial|Waveform Storage - Trial
    1.2.840.10008.5.1.4.1.1.9.1.1|SOP Class|C|TwelveLeadECGWaveformStorage|12-lead ECG Waveform Storage
    1.2.840.10008.5.1.4.1.1.9.1.2|SOP Class|C|GeneralECGWaveformStorage|General ECG Waveform Storage
    1.2.840.10008.5.1.4.1.1.9.1.3|SOP Class|C|AmbulatoryECGWaveformStorage|Ambulatory ECG Waveform Storage
    1.2.840.10008.5.1.4.1.1.9.1.4|SOP Class|C|General32bitECGWaveformStorage|General 32-bit ECG Waveform Storage
    1.2.840.10008.5.1.4.1.1.9.2.1|SOP Class|C|HemodynamicWaveformStorage|Hemodynamic Waveform Storage
    1.2.840.10008.5.1.4.1.1.9.3.1|SOP Class|C|CardiacElectrophysiologyWaveformStorage|Cardiac Electrophysiology Waveform Storage
    1.2.840.10008.5.1.4.1.1.9.4.1|SOP Class|C|BasicVoiceAudioWaveformStorage|Basic Voice Audio Waveform Storage
    1.2.840.10008.5.1.4.1.1.9.4.2|SOP Class|C|GeneralAudioWaveformStorage|General Audio Waveform Storage
    1.2.840.10008.5.1.4.1.1.9.5.1|SOP Class|C|ArterialPulseWaveformStorage|Arterial Pulse Waveform Storage
    1.2.840.10008.5.1.4.1.1.9.6.1|SOP Class|C|RespiratoryWaveformStorage|Respiratory Waveform Storage
    1.2.840.10008.5.1.4.1.1.9.6.2|SOP Class|C|MultichannelRespiratoryWaveformStorage|Multi-channel Respiratory Waveform Storage
    1.2.840.10008.5.1.4.1.1.9.7.1|SOP Class|C|RoutineScalpElectroencephalogramWaveformStorage|Routine Scalp Electroencephalogram Waveform Storage
    1.2.840.10008.5.1.4.1.1.9.7.2|SOP Class|C|ElectromyogramWaveformStorage|Electromyogram Waveform Storage
    1.2.840.10008.5.1.4.1.1.9.7.3|SOP Class|C|ElectrooculogramWaveformStorage|Electrooculogram Waveform Storage
    1.2.840.10008.5.1.4.1.1.9.7.4|SOP Class|C|SleepElectroencephalogramWaveformStorage|Sleep Electroencephalogram Waveform Storage
    1.2.840.10008.5.1.4.1.1.9.8.1|SOP Class|C|BodyPositionWaveformStorage|Body Position Waveform Storage
    1.2.840.10008.5.1.4.1.1.9.100.1|SOP Class|C|WaveformPresentationStateStorage|Waveform Presentation State Storage
    1.2.840.10008.5.1.4.1.1.9.100.2|SOP Class|C|WaveformAcquisitionPresentationStateStorage|Waveform Acquisition Presentation State Storage
    1.2.840.10008.5.1.4.1.1.10|SOP Class|R|StandaloneModalityLUTStorage|Standalone Modality LUT Storage
    1.2.840.10008.5.1.4.1.1.11|SOP Class|R|StandaloneVOILUTStorage|Standalone VOI LUT Storage
    1.2.840.10008.5.1.4.1.1.11.1|SOP Class|C|GrayscaleSoftcopyPresentationStateStorage|Grayscale Softcopy Presentation State Storage
    1.2.840.10008.5.1.4.1.1.11.2|SOP Class|C|ColorSoftcopyPresentationStateStorage|Color Softcopy Presentation State Storage
    1.2.840.10008.5.1.4.1.1.11.3|SOP Class|C|PseudoColorSoftcopyPresentationStateStorage|Pseudo-Color Softcopy Presentation State Storage
    1.2.840.10008.5.1.4.1.1.11.4|SOP Class|C|BlendingSoftcopyPresentationStateStorage|Blending Softcopy Presentation State Storage
    1.2.840.10008.5.1.4.1.1.11.5|SOP Class|C|XAXRFGrayscaleSoftcopyPresentationStateStorage|XA/XRF Grayscale Softcopy Presentation State Storage
    1.2.840.10008.5.1.4.1.1.11.6|SOP Class|C|GrayscalePlanarMPRVolumetricPresentationStateStorage|Grayscale Planar MPR Volumetric Presentation State Storage
    1.2.840.10008.5.1.4.1.1.11.7|SOP Class|C|CompositingPlanarMPRVolumetricPresentationStateStorage|Compositing Planar MPR Volumetric Presentation State Storage
    1.2.840.10008.5.1.4.1.1.11.8|SOP Class|C|AdvancedBlendingPresentationStateStorage|Advanced Blending Presentation State Storage
    1.2.840.10008.5.1.4.1.1.11.9|SOP Class|C|VolumeRenderingVolumetricPresentationStateStorage|Volume Rendering Volumetric Presentation State Storage
    1.2.840.10008.5.1.4.1.1.11.10|SOP Class|C|SegmentedVolumeRenderingVolumetricPresentationStateStorage|Segmented Volume Rendering Volumetric Presentation State Storage
    1.2.840.10008.5.1.4.1.1.11.11|SOP Class|C|MultipleVolumeRenderingVolumetricPresentationStateStorage|Multiple Volume Rendering Volumetric Presentation State Storage
    1.2.840.10008.5.1.4.1.1.11.12|SOP Class|C|VariableModalityLUTSoftcopyPresentationStateStorage|Variable Modality LUT Softcopy Presentation State Storage
    1.2.840.10008.5.1.4.1.1.12.1|SOP Class|C|XRayAngiographicImageStorage|X-Ray Angiographic Image Storage
    1.2.840.10008.5.1.4.1.1.12.1.1|SOP Class|C|EnhancedXAImageStorage|Enhanced XA Image Storage
    1.2.840.10008.5.1.4.1.1.12.2|SOP Class|C|XRayRadiofluoroscopicImageStorage|X-Ray Radiofluoroscopic Image Storage
    1.2.840.10008.5.1.4.1.1.12.2.1|SOP Class|C|EnhancedXRFImageStorage|Enhanced XRF Image Storage
    1.2.840.10008.5.1.4.1.1.12.3|SOP Class|R|XRayAngiographicBiPlaneImageStorage|X-Ray Angiographic Bi-Plane Image Storage
    1.2.840.10008.5.1.4.1.1.12.77|SOP Class|R||
    1.2.840.10008.5.1.4.1.1.13.1.1|SOP Class|C|XRay3DAngiographicImageStorage|X-Ray 3D Angiographic Image Storage
    1.2.840.10008.5.1.4.1.1.13.1.2|SOP Class|C|XRay3DCraniofacialImageStorage|X-Ray 3D Craniofacial Image Storage
    1.2.840.10008.5.1.4.1.1.13.1.3|SOP Class|C|BreastTomosynthesisImageStorage|Breast Tomosynthesis Image Storage
    1.2.840.10008.5.1.4.1.1.13.1.4|SOP Class|C|BreastProjectionXRayImageStorageForPresentation|Breast Projection X-Ray Image Storage - For Presentation
    1.2.840.10008.5.1.4.1.1.13.1.5|SOP Class|C|BreastProjectionXRayImageStorageForProcessing|Breast Projection X-Ray Image Storage - For Processing
    1.2.840.10008.5.1.4.1.1.14.1|SOP Class|C|IntravascularOpticalCoherenceTomographyImageStorageForPresentation|Intravascular Optical Coherence Tomography Image Storage - For Presentation
    1.2.840.10008.5.1.4.1.1.14.2|SOP Class|C|IntravascularOpticalCoherenceTomographyImageStorageForProcessing|Intravascular Optical Coherence Tomography Image Storage - For Processing
    1.2.840.10008.5.1.4.1.1.20|SOP Class|C|NuclearMedicineImageStorage|Nuclear Medicine Image Storage
    1.2.840.10008.5.1.4.1.1.30|SOP Class|C|ParametricMapStorage|Parametric Map Storage
    1.2.840.10008.5.1.4.1.1.40|SOP Class|R||
    1.2.840.10008.5.1.4.1.1.66|SOP Class|C|RawDataStorage|Raw Data Storage
    1.2.840.10008.5.1.4.1.1.66.1|SOP Class|C|SpatialRegistrationStorage|Spatial Registration Storage
    1.2.840.10008.5.1.4.1.1.66.2|SOP Class|C|SpatialFiducialsStorage|Spatial Fiducials Storage
    1.2.840.10008.5.1.4.1.1.66.3|SOP Class|C|DeformableSpatialRegistrationStorage|Deformable Spatial Registration Storage
    1.2.840.10008.5.1.4.1.1.66.4|SOP Class|C|SegmentationStorage|Segmentation Storage
    1.2.840.10008.5.1.4.1.1.66.5|SOP Class|C|SurfaceSegmentationStorage|Surface Segmentation Storage
    1.2.840.10008.5.1.4.1.1.66.6|SOP Class|C|TractographyResultsStorage|Tractography Results Storage
    1.2.840.10008.5.1.4.1.1.66.7|SOP Class|C|LabelMapSegmentationStorage|Label Map Segmentation Storage
    1.2.840.10008.5.1.4.1.1.66.8|SOP Class|C|HeightMapSegmentationStorage|Height Map Segmentation Storage
    1.2.840.10008.5.1.4.1.1.67|SOP Class|C|RealWorldValueMappingStorage|Real World Value Mapping Storage
    1.2.840.10008.5.1.4.1.1.68.1|SOP Class|C|SurfaceScanMeshStorage|Surface Scan Mesh Storage
    1.2.840.10008.5.1.4.1.1.68.2|SOP Class|C|SurfaceScanPointCloudStorage|Surface Scan Point Cloud Storage
    1.2.840.10008.5.1.4.1.1.77.1|SOP Class|R|VLImageStorageTrial|VL Image Storage - Trial
    1.2.840.10008.5.1.4.1.1.77.1.1|SOP Class|C|VLEndoscopicImageStorage|VL Endoscopic Image Storage
    1.2.840.10008.5.1.4.1.1.77.1.1.1|SOP Class|C|VideoEndoscopicImageStorage|Video Endoscopic Image Storage
    1.2.840.10008.5.1.4.1.1.77.1.2|SOP Class|C|VLMicroscopicImageStorage|VL Microscopic Image Storage
    1.2.840.10008.5.1.4.1.1.77.1.2.1|SOP Class|C|VideoMicroscopicImageStorage|Video Microscopic Image Storage
    1.2.840.10008.5.1.4.1.1.77.1.3|SOP Class|C|VLSlideCoordinatesMicroscopicImageStorage|VL Slide-Coordinates Microscopic Image Storage
    1.2.840.10008.5.1.4.1.1.77.1.4|SOP Class|C|VLPhotographicImageStorage|VL Photographic Image Storage
    1.2.840.10008.5.1.4.1.1.77.1.4.1|SOP Class|C|VideoPhotographicImageStorage|Video Photographic Image Storage
    1.2.840.10008.5.1.4.1.1.77.1.5.1|SOP Class|C|OphthalmicPhotography8BitImageStorage|Ophthalmic Photography 8 Bit Image Storage
    1.2.840.10008.5.1.4.1.1.77.1.5.2|SOP Class|C|OphthalmicPhotography16BitImageStorage|Ophthalmic Photography 16 Bit Image Storage
    1.2.840.10008.5.1.4.1.1.77.1.5.3|SOP Class|C|StereometricRelationshipStorage|Stereometric Relationship Storage
    1.2.840.10008.5.1.4.1.1.77.1.5.4|SOP Class|C|OphthalmicTomographyImageStorage|Ophthalmic Tomography Image Storage
    1.2.840.10008.5.1.4.1.1.77.1.5.5|SOP Class|C|WideFieldOphthalmicPhotographyStereographicProjectionImageStorage|Wide Field Ophthalmic Photography Stereographic Projection Image Storage
    1.2.840.10008.5.1.4.1.1.77.1.5.6|SOP Class|C|WideFieldOphthalmicPhotography3DCoordinatesImageStorage|Wide Field Ophthalmic Photography 3D Coordinates Image Storage
    1.2.840.10008.5.1.4.1.1.77.1.5.7|SOP Class|C|OphthalmicOpticalCoherenceTomographyEnFaceImageStorage|Ophthalmic Optical Coherence Tomography En Face Image Storage
    1.2.840.10008.5.1.4.1.1.77.1.5.8|SOP Class|C|OphthalmicOpticalCoherenceTomographyBscanVolumeAnalysisStorage|Ophthalmic Optical Coherence Tomography B-scan Volume Analysis Storage
    1.2.840.10008.5.1.4.1.1.77.1.6|SOP Class|C|VLWholeSlideMicroscopyImageStorage|VL Whole Slide Microscopy Image Storage
    1.2.840.10008.5.1.4.1.1.77.1.7|SOP Class|C|DermoscopicPhotographyImageStorage|Dermoscopic Photography Image Storage
    1.2.840.10008.5.1.4.1.1.77.1.8|SOP Class|C|ConfocalMicroscopyImageStorage|Confocal Microscopy Image Storage
    1.2.840.10008.5.1.4.1.1.77.1.9|SOP Class|C|ConfocalMicroscopyTiledPyramidalImageStorage|Confocal Microscopy Tiled Pyramidal Image Storage
    1.2.840.10008.5.1.4.1.1.77.2|SOP Class|R|VLMultiFrameImageStorageTrial|VL Multi-frame Image Storage - Trial
    1.2.840.10008.5.1.4.1.1.78.1|SOP Class|C|LensometryMeasurementsStorage|Lensometry Measurements Storage
    1.2.840.10008.5.1.4.1.1.78.2|SOP Class|C|AutorefractionMeasurementsStorage|Autorefraction Measurements Storage
    1.2.840.10008.5.1.4.1.1.78.3|SOP Class|C|KeratometryMeasurementsStorage|Keratometry Measurements Storage
    1.2.840.10008.5.1.4.1.1.78.4|SOP Class|C|SubjectiveRefractionMeasurementsStorage|Subjective Refraction Measurements Storage
    1.2.840.10008.5.1.4.1.1.78.5|SOP Class|C|VisualAcuityMeasurementsStorage|Visual Acuity Measurements Storage
    1.2.840.10008.5.1.4.1.1.78.6|SOP Class|C|SpectaclePrescriptionReportStorage|Spectacle Prescription Report Storage
    1.2.840.10008.5.1.4.1.1.78.7|SOP Class|C|OphthalmicAxialMeasurementsStorage|Ophthalmic Axial Measurements Storage
    1.2.840.10008.5.1.4.1.1.78.8|SOP Class|C|IntraocularLensCalculationsStorage|Intraocular Lens Calculations Storage
    1.2.840.10008.5.1.4.1.1.79.1|SOP Class|C|MacularGridThicknessAndVolumeReportStorage|Macular Grid Thickness and Volume Report Storage
    1.2.840.10008.5.1.4.1.1.80.1|SOP Class|C|OphthalmicVisualFieldStaticPerimetryMeasurementsStorage|Ophthalmic Visual Field Static Perimetry Measurements Storage
    1.2.840.10008.5.1.4.1.1.81.1|SOP Class|C|OphthalmicThicknessMapStorage|Ophthalmic Thickness Map Storage
    1.2.840.10008.5.1.4.1.1.82.1|SOP Class|C|CornealTopographyMapStorage|Corneal Topography Map Storage
    1.2.840.10008.5.1.4.1.1.88.1|SOP Class|R|TextSRStorageTrial|Text SR Storage - Trial
    1.2.840.10008.5.1.4.1.1.88.2|SOP Class|R|AudioSRStorageTrial|Audio SR Storage - Trial
    1.2.840.10008.5.1.4.1.1.88.3|SOP Class|R|DetailSRStorageTrial|Detail SR Storage - Trial
    1.2.840.10008.5.1.4.1.1.88.4|SOP Class|R|ComprehensiveSRStorageTrial|Comprehensive SR Storage - Trial
    1.2.840.10008.5.1.4.1.1.88.11|SOP Class|C|BasicTextSRStorage|Basic Text SR Storage
    1.2.840.10008.5.1.4.1.1.88.22|SOP Class|C|EnhancedSRStorage|Enhanced SR Storage
    1.2.840.10008.5.1.4.1.1.88.33|SOP Class|C|ComprehensiveSRStorage|Comprehensive SR Storage
    1.2.840.10008.5.1.4.1.1.88.34|SOP Class|C|Comprehensive3DSRStorage|Comprehensive 3D SR Storage
    1.2.840.10008.5.1.4.1.1.88.35|SOP Class|C|ExtensibleSRStorage|Extensible SR Storage
    1.2.840.10008.5.1.4.1.1.88.40|SOP Class|C|ProcedureLogStorage|Procedure Log Storage
    1.2.840.10008.5.1.4.1.1.88.50|SOP Class|C|MammographyCADSRStorage|Mammography CAD SR Storage
    1.2.840.10008.5.1.4.1.1.88.59|SOP Class|C|KeyObjectSelectionDocumentStorage|Key Object Selection Document Storage
    1.2.840.10008.5.1.4.1.1.88.65|SOP Class|C|ChestCADSRStorage|Chest CAD SR Storage
    1.2.840.10008.5.1.4.1.1.88.67|SOP Class|C|XRayRadiationDoseSRStorage|X-Ray Radiation Dose SR Storage
    1.2.840.10008.5.1.4.1.1.88.68|SOP Class|C|RadiopharmaceuticalRadiationDoseSRStorage|Radiopharmaceutical Radiation Dose SR Storage
    1.2.840.10008.5.1.4.1.1.88.69|SOP Class|C|ColonCADSRStorage|Colon CAD SR Storage
    1.2.840.10008.5.1.4.1.1.88.70|SOP Class|C|ImplantationPlanSRStorage|Implantation Plan SR Storage
    1.2.840.10008.5.1.4.1.1.88.71|SOP Class|C|AcquisitionContextSRStorage|Acquisition Context SR Storage
    1.2.840.10008.5.1.4.1.1.88.72|SOP Class|C|SimplifiedAdultEchoSRStorage|Simplified Adult Echo SR Storage
    1.2.840.10008.5.1.4.1.1.88.73|SOP Class|C|PatientRadiationDoseSRStorage|Patient Radiation Dose SR Storage
    1.2.840.10008.5.1.4.1.1.88.74|SOP Class|C|PlannedImagingAgentAdministrationSRStorage|Planned Imaging Agent Administration SR Storage
    1.2.840.10008.5.1.4.1.1.88.75|SOP Class|C|PerformedImagingAgentAdministrationSRStorage|Performed Imaging Agent Administration SR Storage
    1.2.840.10008.5.1.4.1.1.88.76|SOP Class|C|EnhancedXRayRadiationDoseSRStorage|Enhanced X-Ray Radiation Dose SR Storage
    1.2.840.10008.5.1.4.1.1.88.77|SOP Class|C|WaveformAnnotationSRStorage|Waveform Annotation SR Storage
    1.2.840.10008.5.1.4.1.1.90.1|SOP Class|C|ContentAssessmentResultsStorage|Content Assessment Results Storage
    1.2.840.10008.5.1.4.1.1.91.1|SOP Class|C|MicroscopyBulkSimpleAnnotationsStorage|Microscopy Bulk Simple Annotations Storage
    1.2.840.10008.5.1.4.1.1.104.1|SOP Class|C|EncapsulatedPDFStorage|Encapsulated PDF Storage
    1.2.840.10008.5.1.4.1.1.104.2|SOP Class|C|EncapsulatedCDAStorage|Encapsulated CDA Storage
    1.2.840.10008.5.1.4.1.1.104.3|SOP Class|C|EncapsulatedSTLStorage|Encapsulated STL Storage
    1.2.840.10008.5.1.4.1.1.104.4|SOP Class|C|EncapsulatedOBJStorage|Encapsulated OBJ Storage
    1.2.840.10008.5.1.4.1.1.104.5|SOP Class|C|EncapsulatedMTLStorage|Encapsulated MTL Storage
    1.2.840.10008.5.1.4.1.1.128|SOP Class|C|PositronEmissionTomographyImageStorage|Positron Emission Tomography Image Storage
    1.2.840.10008.5.1.4.1.1.128.1|SOP Class|C|LegacyConvertedEnhancedPETImageStorage|Legacy Converted Enhanced PET Image Storage
    1.2.840.10008.5.1.4.1.1.129|SOP Class|R|StandalonePETCurveStorage|Standalone PET Curve Storage
    1.2.840.10008.5.1.4.1.1.130|SOP Class|C|EnhancedPETImageStorage|Enhanced PET Image Storage
    1.2.840.10008.5.1.4.1.1.131|SOP Class|C|BasicStructuredDisplayStorage|Basic Structured Display Storage
    1.2.840.10008.5.1.4.1.1.200.1|SOP Class|C|CTDefinedProcedureProtocolStorage|CT Defined Procedure Protocol Storage
    1.2.840.10008.5.1.4.1.1.200.2|SOP Class|C|CTPerformedProcedureProtocolStorage|CT Performed Procedure Protocol Storage
    1.2.840.10008.5.1.4.1.1.200.3|SOP Class|C|ProtocolApprovalStorage|Protocol Approval Storage
    1.2.840.10008.5.1.4.1.1.200.4|SOP Class|C|ProtocolApprovalInformationModelFind|Protocol Approval Information Model - FIND
    1.2.840.10008.5.1.4.1.1.200.5|SOP Class|C|ProtocolApprovalInformationModelMove|Protocol Approval Information Model - MOVE
    1.2.840.10008.5.1.4.1.1.200.6|SOP Class|C|ProtocolApprovalInformationModelGet|Protocol Approval Information Model - GET
    1.2.840.10008.5.1.4.1.1.200.7|SOP Class|C|XADefinedProcedureProtocolStorage|XA Defined Procedure Protocol Storage
    1.2.840.10008.5.1.4.1.1.200.8|SOP Class|C|XAPerformedProcedureProtocolStorage|XA Performed Procedure Protocol Storage
    1.2.840.10008.5.1.4.1.1.201.1|SOP Class|C|InventoryStorage|Inventory Storage
    1.2.840.10008.5.1.4.1.1.201.1.1|Well-known SOP Instance|C|StorageManagementInstance|Storage Management SOP Instance
    1.2.840.10008.5.1.4.1.1.201.2|SOP Class|C|InventoryFind|Inventory - FIND
    1.2.840.10008.5.1.4.1.1.201.3|SOP Class|C|InventoryMove|Inventory - MOVE
    1.2.840.10008.5.1.4.1.1.201.4|SOP Class|C|InventoryGet|Inventory - GET
    1.2.840.10008.5.1.4.1.1.201.5|SOP Class|C|InventoryCreation|Inventory Creation
    1.2.840.10008.5.1.4.1.1.201.6|SOP Class|C|RepositoryQuery|Repository Query
    1.2.840.10008.5.1.4.1.1.481.1|SOP Class|C|RTImageStorage|RT Image Storage
    1.2.840.10008.5.1.4.1.1.481.2|SOP Class|C|RTDoseStorage|RT Dose Storage
    1.2.840.10008.5.1.4.1.1.481.3|SOP Class|C|RTStructureSetStorage|RT Structure Set Storage
    1.2.840.10008.5.1.4.1.1.481.4|SOP Class|C|RTBeamsTreatmentRecordStorage|RT Beams Treatment Record Storage
    1.2.840.10008.5.1.4.1.1.481.5|SOP Class|C|RTPlanStorage|RT Plan Storage
    1.2.840.10008.5.1.4.1.1.481.6|SOP Class|C|RTBrachyTreatmentRecordStorage|RT Brachy Treatment Record Storage
    1.2.840.10008.5.1.4.1.1.481.7|SOP Class|C|RTTreatmentSummaryRecordStorage|RT Treatment Summary Record Storage
    1.2.840.10008.5.1.4.1.1.481.8|SOP Class|C|RTIonPlanStorage|RT Ion Plan Storage
    1.2.840.10008.5.1.4.1.1.481.9|SOP Class|C|RTIonBeamsTreatmentRecordStorage|RT Ion Beams Treatment Record Storage
    1.2.840.10008.5.1.4.1.1.481.10|SOP Class|C|RTPhysicianIntentStorage|RT Physician Intent Storage
    1.2.840.10008.5.1.4.1.1.481.11|SOP Class|C|RTSegmentAnnotationStorage|RT Segment Annotation Storage
    1.2.840.10008.5.1.4.1.1.481.12|SOP Class|C|RTRadiationSetStorage|RT Radiation Set Storage
    1.2.840.10008.5.1.4.1.1.481.13|SOP Class|C|CArmPhotonElectronRadiationStorage|C-Arm Photon-Electron Radiation Storage
    1.2.840.10008.5.1.4.1.1.481.14|SOP Class|C|TomotherapeuticRadiationStorage|Tomotherapeutic Radiation Storage
    1.2.840.10008.5.1.4.1.1.481.15|SOP Class|C|RoboticArmRadiationStorage|Robotic-Arm Radiation Storage
    1.2.840.10008.5.1.4.1.1.481.16|SOP Class|C|RTRadiationRecordSetStorage|RT Radiation Record Set Storage
    1.2.840.10008.5.1.4.1.1.481.17|SOP Class|C|RTRadiationSalvageRecordStorage|RT Radiation Salvage Record Storage
    1.2.840.10008.5.1.4.1.1.481.18|SOP Class|C|TomotherapeuticRadiationRecordStorage|Tomotherapeutic Radiation Record Storage
    1.2.840.10008.5.1.4.1.1.481.19|SOP Class|C|CArmPhotonElectronRadiationRecordStorage|C-Arm Photon-Electron Radiation Record Storage
    1.2.840.10008.5.1.4.1.1.481.20|SOP Class|C|RoboticRadiationRecordStorage|Robotic Radiation Record Storage
    1.2.840.10008.5.1.4.1.1.481.21|SOP Class|C|RTRadiationSetDeliveryInstructionStorage|RT Radiation Set Delivery Instruction Storage
    1.2.840.10008.5.1.4.1.1.481.22|SOP Class|C|RTTreatmentPreparationStorage|RT Treatment Preparation Storage
    1.2.840.10008.5.1.4.1.1.481.23|SOP Class|C|EnhancedRTImageStorage|Enhanced RT Image Storage
    1.2.840.10008.5.1.4.1.1.481.24|SOP Class|C|EnhancedContinuousRTImageStorage|Enhanced Continuous RT Image Storage
    1.2.840.10008.5.1.4.1.1.481.25|SOP Class|C|RTPatientPositionAcquisitionInstructionStorage|RT Patient Position Acquisition Instruction Storage
    1.2.840.10008.5.1.4.1.1.501.1|SOP Class|C|DICOSCTImageStorage|DICOS CT Image Storage
    1.2.840.10008.5.1.4.1.1.501.2.1|SOP Class|C|DICOSDigitalXRayImageStorageForPresentation|DICOS Digital X-Ray Image Storage - For Presentation
    1.2.840.10008.5.1.4.1.1.501.2.2|SOP Class|C|DICOSDigitalXRayImageStorageForProcessing|DICOS Digital X-Ray Image Storage - For Processing
    1.2.840.10008.5.1.4.1.1.501.3|SOP Class|C|DICOSThreatDetectionReportStorage|DICOS Threat Detection Report Storage
    1.2.840.10008.5.1.4.1.1.501.4|SOP Class|C|DICOS2DAITStorage|DICOS 2D AIT Storage
    1.2.840.10008.5.1.4.1.1.501.5|SOP Class|C|DICOS3DAITStorage|DICOS 3D AIT Storage
    1.2.840.10008.5.1.4.1.1.501.6|SOP Class|C|DICOSQuadrupoleResonanceStorage|DICOS Quadrupole Resonance (QR) Storage
    1.2.840.10008.5.1.4.1.1.601.1|SOP Class|C|EddyCurrentImageStorage|Eddy Current Image Storage
    1.2.840.10008.5.1.4.1.1.601.2|SOP Class|C|EddyCurrentMultiFrameImageStorage|Eddy Current Multi-frame Image Storage
    1.2.840.10008.5.1.4.1.2.1.1|SOP Class|C|PatientRootQueryRetrieveInformationModelFind|Patient Root Query/Retrieve Information Model - FIND
    1.2.840.10008.5.1.4.1.2.1.2|SOP Class|C|PatientRootQueryRetrieveInformationModelMove|Patient Root Query/Retrieve Information Model - MOVE
    1.2.840.10008.5.1.4.1.2.1.3|SOP Class|C|PatientRootQueryRetrieveInformationModelGet|Patient Root Query/Retrieve Information Model - GET
    1.2.840.10008.5.1.4.1.2.2.1|SOP Class|C|StudyRootQueryRetrieveInformationModelFind|Study Root Query/Retrieve Information Model - FIND
    1.2.840.10008.5.1.4.1.2.2.2|SOP Class|C|StudyRootQueryRetrieveInformationModelMove|Study Root Query/Retrieve Information Model - MOVE
    1.2.840.10008.5.1.4.1.2.2.3|SOP Class|C|StudyRootQueryRetrieveInformationModelGet|Study Root Query/Retrieve Information Model - GET
    1.2.840.10008.5.1.4.1.2.3.1|SOP Class|R|PatientStudyOnlyQueryRetrieveInformationModelFind|Patient/Study Only Query/Retrieve Information Model - FIND
    1.2.840.10008.5.1.4.1.2.3.2|SOP Class|R|PatientStudyOnlyQueryRetrieveInformationModelMove|Patient/Study Only Query/Retrieve Information Model - MOVE
    1.2.840.10008.5.1.4.1.2.3.3|SOP Class|R|PatientStudyOnlyQueryRetrieveInformationModelGet|Patient/Study Only Query/Retrieve Information Model - GET
    1.2.840.10008.5.1.4.1.2.4.2|SOP Class|C|CompositeInstanceRootRetrieveMove|Composite Instance Root Retrieve - MOVE
    1.2.840.10008.5.1.4.1.2.4.3|SOP Class|C|CompositeInstanceRootRetrieveGet|Composite Instance Root Retrieve - GET
    1.2.840.10008.5.1.4.1.2.5.3|SOP Class|C|CompositeInstanceRetrieveWithoutBulkDataGet|Composite Instance Retrieve Without Bulk Data - GET
    1.2.840.10008.5.1.4.20.1|SOP Class|C|DefinedProcedureProtocolInformationModelFind|Defined Procedure Protocol Information Model - FIND
    1.2.840.10008.5.1.4.20.2|SOP Class|C|DefinedProcedureProtocolInformationModelMove|Defined Procedure Protocol Information Model - MOVE
    1.2.840.10008.5.1.4.20.3|SOP Class|C|DefinedProcedureProtocolInformationModelGet|Defined Procedure Protocol Information Model - GET
    1.2.840.10008.5.1.4.31|SOP Class|C|ModalityWorklistInformationModelFind|Modality Worklist Information Model - FIND
    1.2.840.10008.5.1.4.32|Meta SOP Class|R|GeneralPurposeWorklistManagementMeta|General Purpose Worklist Management Meta SOP Class
    1.2.840.10008.5.1.4.32.1|SOP Class|R|GeneralPurposeWorklistInformationModelFind|General Purpose Worklist Information Model - FIND
    1.2.840.10008.5.1.4.32.2|SOP Class|R|GeneralPurposeScheduledProcedureStep|General Purpose Scheduled Procedure Step SOP Class
    1.2.840.10008.5.1.4.32.3|SOP Class|R|GeneralPurposePerformedProcedureStep|General Purpose Performed Procedure Step SOP Class
    1.2.840.10008.5.1.4.33|SOP Class|C|InstanceAvailabilityNotification|Instance Availability Notification SOP Class
    1.2.840.10008.5.1.4.34.1|SOP Class|R|RTBeamsDeliveryInstructionStorageTrial|RT Beams Delivery Instruction Storage - Trial
    1.2.840.10008.5.1.4.34.2|SOP Class|R|RTConventionalMachineVerificationTrial|RT Conventional Machine Verification - Trial
    1.2.840.10008.5.1.4.34.3|SOP Class|R|RTIonMachineVerificationTrial|RT Ion Machine Verification - Trial
    1.2.840.10008.5.1.4.34.4|Service Class|R|UnifiedWorklistAndProcedureStepTrial|Unified Worklist and Procedure Step Service Class - Trial
    1.2.840.10008.5.1.4.34.4.1|SOP Class|R|UnifiedProcedureStepPushTrial|Unified Procedure Step - Push SOP Class - Trial
    1.2.840.10008.5.1.4.34.4.2|SOP Class|R|UnifiedProcedureStepWatchTrial|Unified Procedure Step - Watch SOP Class - Trial
    1.2.840.10008.5.1.4.34.4.3|SOP Class|R|UnifiedProcedureStepPullTrial|Unified Procedure Step - Pull SOP Class - Trial
    1.2.840.10008.5.1.4.34.4.4|SOP Class|R|UnifiedProcedureStepEventTrial|Unified Procedure Step - Event SOP Class - Trial
    1.2.840.10008.5.1.4.34.5|Well-known SOP Instance|C|UPSGlobalSubscriptionInstance|UPS Global Subscription SOP Instance
    1.2.840.10008.5.1.4.34.5.1|Well-known SOP Instance|C|UPSFilteredGlobalSubscriptionInstance|UPS Filtered Global Subscription SOP Instance
    1.2.840.10008.5.1.4.34.6|Service Class|C|UnifiedWorklistAndProcedureStep|Unified Worklist and Procedure Step Service Class
    1.2.840.10008.5.1.4.34.6.1|SOP Class|C|UnifiedProcedureStepPush|Unified Procedure Step - Push SOP Class
    1.2.840.10008.5.1.4.34.6.2|SOP Class|C|UnifiedProcedureStepWatch|Unified Procedure Step - Watch SOP Class
    1.2.840.10008.5.1.4.34.6.3|SOP Class|C|UnifiedProcedureStepPull|Unified Procedure Step - Pull SOP Class
    1.2.840.10008.5.1.4.34.6.4|SOP Class|C|UnifiedProcedureStepEvent|Unified Procedure Step - Event SOP Class
    1.2.840.10008.5.1.4.34.6.5|SOP Class|C|UnifiedProcedureStepQuery|Unified Procedure Step - Query SOP Class
    1.2.840.10008.5.1.4.34.7|SOP Class|C|RTBeamsDeliveryInstructionStorage|RT Beams Delivery Instruction Storage
    1.2.840.10008.5.1.4.34.8|SOP Class|C|RTConventionalMachineVerification|RT Conventional Machine Verification
    1.2.840.10008.5.1.4.34.9|SOP Class|C|RTIonMachineVerification|RT Ion Machine Verification
    1.2.840.10008.5.1.4.34.10|SOP Class|C|RTBrachyApplicationSetupDeliveryInstructionStorage|RT Brachy Application Setup Delivery Instruction Storage
    1.2.840.10008.5.1.4.37.1|SOP Class|C|GeneralRelevantPatientInformationQuery|General Relevant Patient Information Query
    1.2.840.10008.5.1.4.37.2|SOP Class|C|BreastImagingRelevantPatientInformationQuery|Breast Imaging Relevant Patient Information Query
    1.2.840.10008.5.1.4.37.3|SOP Class|C|CardiacRelevantPatientInformationQuery|Cardiac Relevant Patient Information Query
    1.2.840.10008.5.1.4.38.1|SOP Class|C|HangingProtocolStorage|Hanging Protocol Storage
    1.2.840.10008.5.1.4.38.2|SOP Class|C|HangingProtocolInformationModelFind|Hanging Protocol Information Model - FIND
    1.2.840.10008.5.1.4.38.3|SOP Class|C|HangingProtocolInformationModelMove|Hanging Protocol Information Model - MOVE
    1.2.840.10008.5.1.4.38.4|SOP Class|C|HangingProtocolInformationModelGet|Hanging Protocol Information Model - GET
    1.2.840.10008.5.1.4.39.1|SOP Class|C|ColorPaletteStorage|Color Palette Storage
    1.2.840.10008.5.1.4.39.2|SOP Class|C|ColorPaletteQueryRetrieveInformationModelFind|Color Palette Query/Retrieve Information Model - FIND
    1.2.840.10008.5.1.4.39.3|SOP Class|C|ColorPaletteQueryRetrieveInformationModelMove|Color Palette Query/Retrieve Information Model - MOVE
    1.2.840.10008.5.1.4.39.4|SOP Class|C|ColorPaletteQueryRetrieveInformationModelGet|Color Palette Query/Retrieve Information Model - GET
    1.2.840.10008.5.1.4.41|SOP Class|C|ProductCharacteristicsQuery|Product Characteristics Query SOP Class
    1.2.840.10008.5.1.4.42|SOP Class|C|SubstanceApprovalQuery|Substance Approval Query SOP Class
    1.2.840.10008.5.1.4.43.1|SOP Class|C|GenericImplantTemplateStorage|Generic Implant Template Storage
    1.2.840.10008.5.1.4.43.2|SOP Class|C|GenericImplantTemplateInformationModelFind|Generic Implant Template Information Model - FIND
    1.2.840.10008.5.1.4.43.3|SOP Class|C|GenericImplantTemplateInformationModelMove|Generic Implant Template Information Model - MOVE
    1.2.840.10008.5.1.4.43.4|SOP Class|C|GenericImplantTemplateInformationModelGet|Generic Implant Template Information Model - GET
    1.2.840.10008.5.1.4.44.1|SOP Class|C|ImplantAssemblyTemplateStorage|Implant Assembly Template Storage
    1.2.840.10008.5.1.4.44.2|SOP Class|C|ImplantAssemblyTemplateInformationModelFind|Implant Assembly Template Information Model - FIND
    1.2.840.10008.5.1.4.44.3|SOP Class|C|ImplantAssemblyTemplateInformationModelMove|Implant Assembly Template Information Model - MOVE
    1.2.840.10008.5.1.4.44.4|SOP Class|C|ImplantAssemblyTemplateInformationModelGet|Implant Assembly Template Information Model - GET
    1.2.840.10008.5.1.4.45.1|SOP Class|C|ImplantTemplateGroupStorage|Implant Template Group Storage
    1.2.840.10008.5.1.4.45.2|SOP Class|C|ImplantTemplateGroupInformationModelFind|Implant Template Group Information Model - FIND
    1.2.840.10008.5.1.4.45.3|SOP Class|C|ImplantTemplateGroupInformationModelMove|Implant Template Group Information Model - MOVE
    1.2.840.10008.5.1.4.45.4|SOP Class|C|ImplantTemplateGroupInformationModelGet|Implant Template Group Information Model - GET
    1.2.840.10008.7.1.1|Application Hosting Model|C|NativeDICOMModel|Native DICOM Model
    1.2.840.10008.7.1.2|Application Hosting Model|C|AbstractMultiDimensionalImageModel|Abstract Multi-Dimensional Image Model
    1.2.840.10008.8.1.1|Mapping Resource|C|DICOMContentMappingResource|DICOM Content Mapping Resource
    1.2.840.10008.10.1|SOP Class|C|VideoEndoscopicImageRealTimeCommunication|Video Endoscopic Image Real-Time Communication
    1.2.840.10008.10.2|SOP Class|C|VideoPhotographicImageRealTimeCommunication|Video Photographic Image Real-Time Communication
    1.2.840.10008.10.3|SOP Class|C|AudioWaveformRealTimeCommunication|Audio Waveform Real-Time Communication
    1.2.840.10008.10.4|SOP Class|C|RenditionSelectionDocumentRealTimeCommunication|Rendition Selection Document Real-Time Communication
    1.2.840.10008.15.0.3.1|LDAP OID|C|dicomDeviceName|dicomDeviceName
    1.2.840.10008.15.0.3.2|LDAP OID|C|dicomDescription|dicomDescription
    1.2.840.10008.15.0.3.3|LDAP OID|C|dicomManufacturer|dicomManufacturer
    1.2.840.10008.15.0.3.4|LDAP OID|C|dicomManufacturerModelName|dicomManufacturerModelName
    1.2.840.10008.15.0.3.5|LDAP OID|C|dicomSoftwareVersion|dicomSoftwareVersion
    1.2.840.10008.15.0.3.6|LDAP OID|C|dicomVendorData|dicomVendorData
    1.2.840.10008.15.0.3.7|LDAP OID|C|dicomAETitle|dicomAETitle
    1.2.840.10008.15.0.3.8|LDAP OID|C|dicomNetworkConnectionReference|dicomNetworkConnectionReference
    1.2.840.10008.15.0.3.9|LDAP OID|C|dicomApplicationCluster|dicomApplicationCluster
    1.2.840.10008.15.0.3.10|LDAP OID|C|dicomAssociationInitiator|dicomAssociationInitiator
    1.2.840.10008.15.0.3.11|LDAP OID|C|dicomAssociationAcceptor|dicomAssociationAcceptor
    1.2.840.10008.15.0.3.12|LDAP OID|C|dicomHostname|dicomHostname
    1.2.840.10008.15.0.3.13|LDAP OID|C|dicomPort|dicomPort
    1.2.840.10008.15.0.3.14|LDAP OID|C|dicomSOPClass|dicomSOPClass
    1.2.840.10008.15.0.3.15|LDAP OID|C|dicomTransferRole|dicomTransferRole
    1.2.840.10008.15.0.3.16|LDAP OID|C|dicomTransferSyntax|dicomTransferSyntax
    1.2.840.10008.15.0.3.17|LDAP OID|C|dicomPrimaryDeviceType|dicomPrimaryDeviceType
    1.2.840.10008.15.0.3.18|LDAP OID|C|dicomRelatedDeviceReference|dicomRelatedDeviceReference
    1.2.840.10008.15.0.3.19|LDAP OID|C|dicomPreferredCalledAETitle|dicomPreferredCalledAETitle
    1.2.840.10008.15.0.3.20|LDAP OID|C|dicomTLSCyphersuite|dicomTLSCyphersuite
    1.2.840.10008.15.0.3.21|LDAP OID|C|dicomAuthorizedNodeCertificateReference|dicomAuthorizedNodeCertificateReference
    1.2.840.10008.15.0.3.22|LDAP OID|C|dicomThisNodeCertificateReference|dicomThisNodeCertificateReference
    1.2.840.10008.15.0.3.23|LDAP OID|C|dicomInstalled|dicomInstalled
    1.2.840.10008.15.0.3.24|LDAP OID|C|dicomStationName|dicomStationName
    1.2.840.10008.15.0.3.25|LDAP OID|C|dicomDeviceSerialNumber|dicomDeviceSerialNumber
    1.2.840.10008.15.0.3.26|LDAP OID|C|dicomInstitutionName|dicomInstitutionName
    1.2.840.10008.15.0.3.27|LDAP OID|C|dicomInstitutionAddress|dicomInstitutionAddress
    1.2.840.10008.15.0.3.28|LDAP OID|C|dicomInstitutionDepartmentName|dicomInstitutionDepartmentName
    1.2.840.10008.15.0.3.29|LDAP OID|C|dicomIssuerOfPatientID|dicomIssuerOfPatientID
    1.2.840.10008.15.0.3.30|LDAP OID|C|dicomPreferredCallingAETitle|dicomPreferredCallingAETitle
    1.2.840.10008.15.0.3.31|LDAP OID|C|dicomSupportedCharacterSet|dicomSupportedCharacterSet
    1.2.840.10008.15.0.4.1|LDAP OID|C|dicomConfigurationRoot|dicomConfigurationRoot
    1.2.840.10008.15.0.4.2|LDAP OID|C|dicomDevicesRoot|dicomDevicesRoot
    1.2.840.10008.15.0.4.3|LDAP OID|C|dicomUniqueAETitlesRegistryRoot|dicomUniqueAETitlesRegistryRoot
    1.2.840.10008.15.0.4.4|LDAP OID|C|dicomDevice|dicomDevice
    1.2.840.10008.15.0.4.5|LDAP OID|C|dicomNetworkAE|dicomNetworkAE
    1.2.840.10008.15.0.4.6|LDAP OID|C|dicomNetworkConnection|dicomNetworkConnection
    1.2.840.10008.15.0.4.7|LDAP OID|C|dicomUniqueAETitle|dicomUniqueAETitle
    1.2.840.10008.15.0.4.8|LDAP OID|C|dicomTransferCapability|dicomTransferCapability
    1.2.840.10008.15.1.1|Synchronization Frame of Reference|C|UTC|Universal Coordinated Time
    """#
}
