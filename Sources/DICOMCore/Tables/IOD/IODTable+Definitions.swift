// DICOM 2025a (conditions and values: 2020), PS3.3 Annexes A and B.
// Written by Sources/DICOMCore/Tables/IOD/generate_iods.py REFERENCE STANDARD: do not edit.

extension IODTable {
  /// Information entities, by number.
  static let entities = #"""
    Patient
    Study
    Series
    Frame of Reference
    Equipment
    Waveform
    SR Document
    Presentation State
    Measurements
    Basic Directory
    Image
    RT Radiation
    RT Delivered Radiation
    Color Palette
    Acquisition
    Multi-Resolution Pyramid
    Content Assessment Results
    Procedure Protocol
    Spatial Registration
    Encapsulated Document
    Implant Template
    Surface Mesh
    Hanging Protocol
    Implant Assembly
    Implant Template Group
    Inventory
    Annotation
    MR Spectroscopy
    Approval
    Raw Data
    Real World Value Mapping
    Plan
    Treatment Record
    Dose
    RT Physician Intent
    RT Radiation Set
    RT Segment Annotation
    Structure Set
    RT Treatment Preparation
    Spatial Fiducials
    Stereometric Relationship
    Surface
    Tractography Results
    Waveform Presentation State
    """#

  /// Name, section, SOP Classes, modules (usage, entity, number), macros.
  static let definitions = #"""
    12-Lead ECG|A.34.3.3|1.2.840.10008.5.1.4.1.1.9.1.1|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 U2:13 U3:14c M4:5e M5:16c M5:16a M5:0 C5:16b M5:135|
    Acquisition Context SR|A.35.16.3|1.2.840.10008.5.1.4.1.1.88.71|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:13f U2:13 C3:14c M4:5e M4:3a M6:13e M6:13d M6:135|
    Advanced Blending Presentation State|A.33.7.3|1.2.840.10008.5.1.4.1.1.11.8|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 M2:e8 U2:13 M3:59 M4:5e M4:3a M7:ea M7:1 M7:2 U7:2d U7:69 C7:13b C7:6b U7:6a M7:71 M7:17 U7:13c M7:135|
    Ambulatory ECG|A.34.5.3|1.2.840.10008.5.1.4.1.1.9.1.3|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 U2:13 U3:14c M4:5e M5:16c M5:16a U5:0 C5:16b M5:135|
    Arterial Pulse Waveform|A.34.8.3|1.2.840.10008.5.1.4.1.1.9.5.1|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 U2:13 M3:14c M4:5e M4:3a M5:16c M5:16a M5:0 C5:16b M5:135|
    Autorefraction Measurements|A.60.2.3|1.2.840.10008.5.1.4.1.1.78.2|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 M2:5 U2:13 M4:5e M4:3a M8:60 M8:4 M8:135|
    Basic Cardiac Electrophysiology Waveform|A.34.7.3|1.2.840.10008.5.1.4.1.1.9.3.1|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 U2:13 C3:14c?2a5 M4:5e M5:16c M5:16a M5:0 C5:16b M5:135|
    Basic Directory|F.3|1.2.840.10008.1.3.10|M9:56 U9:2b|
    Basic Structured Display|A.33.5.3|1.2.840.10008.5.1.4.1.1.131|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 U2:13 M2:e8 M4:5e U4:3a M7:143 M7:145 U7:144 M7:17 U7:13c M7:135|
    Basic Text SR|A.35|1.2.840.10008.5.1.4.1.1.88.11|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:13f U2:13 M4:5e M6:13e M6:13d M6:135|
    Basic Voice Audio Waveform|A.34.2.3|1.2.840.10008.5.1.4.1.1.9.4.1|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 U2:13 U3:14c M4:5e M5:16c M5:16a M5:0 U5:16b M5:135|
    Blending Softcopy Presentation State|A.33.4.3|1.2.840.10008.5.1.4.1.1.11.4|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 U2:13 M2:e8 M4:5e M7:ea M7:e9 M7:2d C7:69 C7:13b C7:6b U7:6a M7:ce M7:71 U7:13c M7:135|
    Body Position Waveform|A.34.17.3|1.2.840.10008.5.1.4.1.1.9.8.1|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 U2:13 U3:14c M4:5e M4:3a M5:16c M5:16a U5:0 C5:16b M5:135|
    Breast Projection X-Ray Image|A.74.3|1.2.840.10008.5.1.4.1.1.13.1.4 1.2.840.10008.5.1.4.1.1.13.1.5|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 U2:13 M2:34 M2:3c M3:59 C3:14c M4:5e M4:3a Ma:3b Ma:b Ma:74 Ca:37 Ua:2a Ua:79 Ma:0 Ma:7 Ua:a3 Ma:d3 Ua:13c Ma:135 Ua:17 Ca:58|M:3 U:4 C:5 M:c M:47 M:48 C:f U:34 M:23 U:35 M:36 M:38 U:39 U:3a U:3c M:40 C:5d C:5e M:5f M:60 M:61 U:62 U:63
    Breast Tomosynthesis Image|A.55.3|1.2.840.10008.5.1.4.1.1.13.1.3|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 U2:13 M2:3c M3:59 C3:14c M4:5e M4:3a Ma:74 Ca:37 Ua:2a Ua:79 Ma:0 Ma:a Ua:a3 Ua:72 Ua:13c Ma:17a Ua:9 Ua:8 Ua:17b Ma:b Ma:135 Ua:17 Ca:58|M:0 M:3 M:1 M:2 U:4 C:5?cd M:c M:47 M:48 U:6 C:f M:46 U:49
    C-Arm Photon-Electron Radiation|A.86|1.2.840.10008.5.1.4.1.1.481.13|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 U2:13 M2:4c M4:5e M4:3a M3:59 Mb:61 Mb:107 Mb:11a Mb:e Mb:d Mb:135 Mb:17 Mb:f1|
    C-Arm Photon-Electron Radiation Record|A.86|1.2.840.10008.5.1.4.1.1.481.19|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 U2:13 M2:4c M4:5e M4:3a M3:59 C3:14c Mc:61 Mc:107 Mc:11b Mc:e Mc:d Mc:135 Mc:17 Mc:f1|
    Chest CAD SR|A.35.6.3|1.2.840.10008.5.1.4.1.1.88.65|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:13f U2:13 U3:14c M4:5e M6:13e M6:13d M6:135|
    Colon CAD SR|A.35.10.3|1.2.840.10008.5.1.4.1.1.88.69|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:13f U2:13 M4:5e M4:3a M6:13e M6:13d M6:135|
    Color Palette|A.58.3|1.2.840.10008.5.1.4.39.1|Md:135 Md:16 Md:ce Md:71|
    Color Softcopy Presentation State|A.33.2.3|1.2.840.10008.5.1.4.1.1.11.2|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 U2:13 M2:e8 M4:5e M7:ea M7:ec M7:ed C7:2c C7:6 C7:cd C7:cc M7:2d C7:69 C7:13b C7:6b U7:6a M7:71 U7:13c M7:135|
    Comprehensive 3D SR|A.35.13.3|1.2.840.10008.5.1.4.1.1.88.34|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:13f U2:13 U3:14c M4:5e M6:13e M6:13d M6:135|
    Comprehensive SR|A.35.3.3|1.2.840.10008.5.1.4.1.1.88.33|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:13f U2:13 U3:14c M4:5e M6:13e M6:13d M6:135|
    Computed Radiography Image|A.2.3|1.2.840.10008.5.1.4.1.1.1|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 M2:22 U2:13 M4:5e Me:5b Ma:5f Ua:61 Ma:74 Ca:1d Ua:2c Ua:2a Ua:13c Ma:21 Ua:cd Ua:97 Ua:164 Ma:135 Ua:17|
    Confocal Microscopy Image|A.90|1.2.840.10008.5.1.4.1.1.77.1.8|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 U2:13 M3:59 C3:14c M4:5e M4:3a Me:5b Ma:5f Ua:61 Ma:74 Ma:19 Ma:a3 Ca:13c Ma:0 Ma:18 Ca:26 Ma:ca Ma:135 Ua:17 Ca:58|M:0 C:5 C:8?2a6 C:4 U:3 U:6 C:7 M:6f M:c
    Confocal Microscopy Tiled Pyramidal Image|A.90.2.3|1.2.840.10008.5.1.4.1.1.77.1.9|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 U2:13 M3:59 C3:14c M4:5e M4:3a Me:5b Uf:a9 Ma:5f Ua:61 Ca:94 Ma:74 Ma:1b Ma:a3 Ca:13c Ma:0 Ma:18 Ma:1a Ca:26 Ma:ca Ma:135 Ua:17 Ca:58|M:0 C:5 C:8?2a6 U:9 C:4 U:3 U:6 C:7 M:6f M:c
    Content Assessment Results|A.81.3|1.2.840.10008.5.1.4.1.1.90.1|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 U2:13 M4:5e M4:3a M10:1c M10:135 M10:17|
    Corneal Topography Map|A.73.3|1.2.840.10008.5.1.4.1.1.82.1|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 U2:13 M2:20 M4:5e M4:3a M3:59 Me:5b Ma:5f Ua:61 Ma:74 Ma:ce Ma:1f Ma:1e Ma:bd Ma:0 Ua:71 Ma:135|
    CT Defined Procedure Protocol|A.82.2.3|1.2.840.10008.5.1.4.1.1.200.1|M4:5e M4:3a M11:f0 U11:12 U11:d6 M11:54 U11:78 U11:d4 U11:5c U11:5d U11:27 M11:135|
    CT Image|A.3.3|1.2.840.10008.5.1.4.1.1.2|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 U2:13 M3:59 C3:14c M4:5e Me:5b Ma:5f Ua:61 Ma:75 Ma:74 Ca:1d Ua:2a Ua:13c Ma:23 Ca:a1?2a7 Ua:cd Ua:164 Ma:135 Ua:17 Ua:42|
    CT Performed Procedure Protocol|A.82|1.2.840.10008.5.1.4.1.1.200.2|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 U2:13 M2:4d M2:24 M3:59 M4:5e M4:3a M11:f0 U11:d5 U11:78 U11:d4 U11:d8 U11:d9 U11:da M11:135|
    Deformable Spatial Registration|A.39.2.3|1.2.840.10008.5.1.4.1.1.66.3|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 U2:13 M2:13a M3:59 M4:5e M4:3a M12:28 M12:17 U12:61 M12:135|
    Dermoscopic Photography Image|A.32.11.3|1.2.840.10008.5.1.4.1.1.77.1.7|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 U2:13 M4:5e M4:3a U4:161 Me:5b Ma:5f Ua:61 Ma:74 Ma:0 Ma:15f Ua:160 Ma:29 Ua:71 Ma:135 Ua:17|
    Digital Intra-Oral X-Ray Image|A.28.3|1.2.840.10008.5.1.4.1.1.1.3 1.2.840.10008.5.1.4.1.1.1.3.1|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 U2:13 M2:34 M2:7b U3:59 M4:5e Me:5b Ma:5f Ua:61 Ma:74 Ua:1d Ua:2c Ua:2a Ua:79 Ua:13c Ma:30 Ma:32 Ma:31 Ua:17e Ua:33 Ua:186 Ua:17d Ua:181 Ua:180 Ua:182 Ma:7a Ca:cd Ca:164?2a8 Ua:73 Ma:0 Ma:135 Ua:17|
    Digital Mammography X-Ray Image|A.27.3|1.2.840.10008.5.1.4.1.1.1.2 1.2.840.10008.5.1.4.1.1.1.2.1|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 U2:13 M2:34 M2:90 C3:59 M4:5e Me:5b Ma:5f Ua:61 Ma:74 Ua:1d Ua:2c Ua:2a Ua:79 Ua:13c Ma:30 Ma:32 Ma:31 Ua:17e Ua:33 Ua:186 Ua:17d Ua:181 Ua:180 Ua:182 Ma:8f Ca:cd Ca:164?2a8 Ua:73 Ma:0 Ma:135 Ua:17|
    Digital X-Ray Image|A.26.3|1.2.840.10008.5.1.4.1.1.1.1 1.2.840.10008.5.1.4.1.1.1.1.1|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 U2:13 M2:34 U3:59 M4:5e Me:5b Ma:5f Ua:61 Ma:74 Ua:1d Ua:2c Ua:2a Ua:79 Ua:13c Ma:30 Ma:32 Ma:31 Ua:17e Ua:33 Ua:186 Ua:17d Ua:181 Ua:180 Ua:182 Ca:cd Ca:164?2a8 Ua:73 Ma:0 Ma:135 Ua:17|
    Electromyogram|A.34.13.3|1.2.840.10008.5.1.4.1.1.9.7.2|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 U2:13 U3:14c M4:5e M4:3a M5:16c M5:16a U5:0 C5:16b M5:135|
    Electrooculogram|A.34.14.3|1.2.840.10008.5.1.4.1.1.9.7.3|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 U2:13 U3:14c M4:5e M4:3a M5:16c M5:16a U5:0 C5:16b M5:135|
    Encapsulated CDA|A.45.2.3|1.2.840.10008.5.1.4.1.1.104.2|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:36 U2:13 M4:5e M4:128 M13:35 M13:135|
    Encapsulated MTL|A.85.3.3|1.2.840.10008.5.1.4.1.1.104.5|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:36 U2:13 M4:5e M4:3a M13:35 M13:91 U13:71 M13:135 C13:17|
    Encapsulated OBJ|A.85.2.3|1.2.840.10008.5.1.4.1.1.104.4|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:36 U2:13 M3:59 M4:5e M4:3a M13:35 M13:91 U13:71 M13:135 C13:17|
    Encapsulated PDF|A.45|1.2.840.10008.5.1.4.1.1.104.1|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:36 U2:13 M4:5e M4:128 M13:35 M13:135|
    Encapsulated STL|A.85|1.2.840.10008.5.1.4.1.1.104.3|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:36 U2:13 M3:59 M4:5e M4:3a M13:35 M13:91 U13:71 M13:135 C13:17|
    Enhanced Continuous RT Image|A.86|1.2.840.10008.5.1.4.1.1.481.24|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 U2:13 M2:4c M3:59 C3:14c M4:5e M4:3a Ma:61 Ma:74 Ma:136 Ca:10 Ca:fc Ca:37 Ua:2a Ma:4a Ma:49 Ma:135 Ma:17 Ma:f1|M:0 M:3 M:1 M:2 U:4 C:5 C:b?2a9 C:10?1b1 C:f?2aa M:66 M:67 C:68?b5 C:69 C:6a U:e U:6
    Enhanced CT Image|A.38|1.2.840.10008.5.1.4.1.1.2.1|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 M2:25 U2:13 M3:59 C3:14c M4:5e M4:3a Ma:74 Ca:37 Ma:39 Ma:a3 Ca:10 Ca:fc Ca:149 Ma:0 Ua:2a Ua:13c Ma:38 Ca:40?2a7 Ua:71 Ma:135 Ua:17 Ca:58 Ua:42|M:0 M:3 M:1 M:2 C:4 C:5 C:b?2a9 M:c U:e C:6?2ab C:f?2aa C:10?1b1 M:23 M:24 C:25?24 C:26?24 C:27?24 C:28?24 C:29?24 C:2a?2ac C:2b?24 C:2c?24 M:2d C:2e C:2f U:30 U:20
    Enhanced MR Color Image|A.36.4.3|1.2.840.10008.5.1.4.1.1.4.3|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 U2:13 M2:9c M3:59 C3:14c M4:5e M4:3a Ma:74 Ca:37 Ma:3d Ma:a3 Ca:10 Ca:fc Ca:c Ma:0 Ca:13c Ua:2a Ma:3e Ca:9b?24 Ma:71 Ma:135 Ua:17 Ca:58 Ua:42|M:0 M:3 M:1 M:2 C:4 C:5 C:b?2a9 M:c C:d?ab U:e U:6 C:f?2aa C:10?1b1 M:11 C:12?24 C:13?2ad C:14?24 C:15?24 C:16?24 C:17?24 C:18?24 C:19?2ae C:1a?24 C:1b?2ae C:1c?2af C:1d?2b0 C:1e?14c U:1f U:20
    Enhanced MR Image|A.36.2.3|1.2.840.10008.5.1.4.1.1.4.1|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 U2:13 M2:9c M3:59 C3:14c M4:5e M4:3a Ma:74 Ca:37 Ma:3f Ma:a3 Ca:10 Ca:fc Ca:c Ca:149 Ma:0 Ua:2a Ua:13c Ma:3e Ca:9b?24 Ua:71 Ma:135 Ua:17 Ca:58 Ua:42|M:0 M:3 M:1 M:2 C:4 C:5 C:b?2a9 M:c C:d?ab U:e U:6 C:f?2aa C:10?1b1 M:11 C:12?24 C:13?2ad C:14?24 C:15?24 C:16?24 C:17?24 C:18?24 C:19?2ae C:1a?24 C:1b?2ae C:1c?2af C:1d?2b0 C:1e?14c U:1f U:20
    Enhanced PET Image|A.56.3|1.2.840.10008.5.1.4.1.1.130|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 M2:48 U2:13 M3:59 C3:14c M4:5e M4:3a Ma:74 Ua:79 Ma:0 Ma:46 Ma:a3 Ca:10 Ca:fc Ua:13c Ma:47 Ma:43 Ma:45 Ma:44 Ma:135 Ua:17 Ca:58 Ua:42|M:0 M:3 M:1 M:2 C:4 C:5 M:c M:d M:e M:6 C:b?2b1 C:10?2b2 M:4a C:4b M:4c C:4d?b5 C:4e?2b3 C:4f?b5 C:50?b5 C:51?b5 C:52?2b4
    Enhanced RT Image|A.86|1.2.840.10008.5.1.4.1.1.481.23|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 U2:13 M2:4c M3:59 C3:14c M4:5e M4:3a Ma:61 Ma:74 Ma:4b Ma:a3 Ca:10 Ca:fc Ca:37 Ua:2a Ma:4a Ma:49 Ma:135 Ma:17 Ma:f1 Ca:58|M:0 M:3 M:1 M:2 U:4 C:5 C:b?2a9 C:10?1b1 C:f?2aa M:66 M:67 C:68?b5 C:69 C:6a U:e U:6
    Enhanced SR|A.35.2.3|1.2.840.10008.5.1.4.1.1.88.22|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:13f U2:13 U3:14c M4:5e M6:13e M6:13d M6:135|
    Enhanced US Volume|A.59.3|1.2.840.10008.5.1.4.1.1.6.2|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 M2:4f U2:13 M3:59 M3:153 M3:14c M4:5e M4:3a Me:5b Ma:5f Ua:61 Ma:74 Ca:37 Ma:50 Ma:a3 Ca:10 Ca:fc Ua:2a Ma:0 Ua:13c Ua:41 Ma:4e Ca:85?222 Ua:55 Ua:71 Ma:135 Ua:17 Ca:58|M:3 M:0 C:1?2b5 C:2?2b5 U:4 C:5 C:b M:e U:6 C:f U:33 U:34 C:10 M:53 M:54 C:20 M:55 M:56
    Enhanced X-Ray Radiation Dose SR|A.35.22.3|1.2.840.10008.5.1.4.1.1.88.76|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:13f U2:13 C3:14c M4:5e M4:3a M6:13e M6:13d M6:135|
    Enhanced XA Image|A.47.3|1.2.840.10008.5.1.4.1.1.12.1.1|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 M2:18e U2:13 C3:59?2b6 C3:14c?2b6 M4:5e M4:3a Ma:74 Ca:37 Ua:92 Ua:2a Ua:79 Ma:0 Ma:51 Ua:a3 Ca:10 Ca:fc Ua:13c Ua:180 Ua:182 Ma:52 Ca:189?b5 Ca:184?2b7 Ca:17f?1b Ua:18a Ma:135 Ua:17 Ca:58|M:3 U:4 C:5 U:b M:c M:e C:f C:31?2b8 U:32 C:33?2b6 U:34 U:10 M:23 U:35 C:36?2b9 U:37 M:38 C:39?1b U:3a U:3b U:3c C:3d?2ba C:3e?2bb C:3f?2bb C:40?b5 U:41 C:42?2bc
    Enhanced XRF Image|A.48.3|1.2.840.10008.5.1.4.1.1.12.2.1|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 M2:18e U2:13 U3:59 U3:14c M4:5e M4:3a Ma:74 Ca:37 Ua:92 Ua:2a Ua:79 Ma:0 Ma:53 Ua:a3 Ca:10 Ca:fc Ua:13c Ua:186 Ua:180 Ua:182 Ma:52 Ca:189?b5 Ca:184?2b7 Ca:17f?1b Ua:18a Ma:135 Ua:17 Ca:58|M:3 U:4 C:5 U:b M:c M:e C:f C:31?2b8 U:32 U:33 U:34 U:10 M:23 U:35 U:36 U:37 M:38 C:39?1b U:3a U:3b U:3c U:3e U:3f U:40 U:42
    Extensible SR|A.35.15.3|1.2.840.10008.5.1.4.1.1.88.35|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:13f U2:13 U3:14c M4:5e M4:3a M6:13e M6:13d M6:135|
    General 32-bit ECG|A.34.18.3|1.2.840.10008.5.1.4.1.1.9.1.4|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 U2:13 U3:14c M4:5e M4:3a M5:16c M5:16a M5:0 C5:16b M5:135|
    General Audio Waveform|A.34.10.3|1.2.840.10008.5.1.4.1.1.9.4.2|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 U2:13 M3:14c M4:5e M4:3a M5:16c M5:16a M5:0 C5:16b M5:135|
    General ECG|A.34.4.3|1.2.840.10008.5.1.4.1.1.9.1.2|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 U2:13 U3:14c M4:5e M5:16c M5:16a M5:0 C5:16b M5:135|
    Generic Implant Template|A.61.3|1.2.840.10008.5.1.4.43.1|M14:66 U14:64 U14:65 U14:67 U14:68 M14:135 C15:14a|
    Grayscale Softcopy Presentation State|A.33|1.2.840.10008.5.1.4.1.1.11.1|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 U2:13 M2:e8 M4:5e M7:ea M7:ec M7:ed M7:eb C7:92 C7:2c C7:6 C7:cd C7:cc M7:2d C7:69 C7:13b C7:6b U7:6a C7:97 C7:134 M7:133 U7:13c M7:135|
    Hanging Protocol|A.44.3|1.2.840.10008.5.1.4.38.1|M16:135 M16:6c M16:6e M16:6d|
    Height Map Segmentation||1.2.840.10008.5.1.4.1.1.66.8|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 M2:130 U2:13 M3:59 M4:5e M4:3a Ma:5f Ma:70 Ma:a3 Ma:57 Ma:6f Ua:71 Ma:135 Ma:17 Ca:58 Ua:61|U:4 U:5 U:3 U:1 U:2 U:0 U:6 U:43
    Hemodynamic Waveform|A.34.6.3|1.2.840.10008.5.1.4.1.1.9.2.1|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 U2:13 C3:14c?2a5 M4:5e M5:16c M5:16a M5:0 C5:16b M5:135|
    Implant Assembly Template|A.62.3|1.2.840.10008.5.1.4.44.1|M17:76 M17:135|
    Implant Template Group|A.63.3|1.2.840.10008.5.1.4.45.1|M18:77 M18:135|
    Implantation Plan SR Document|A.35.12.3|1.2.840.10008.5.1.4.1.1.88.70|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:13f U2:13 M4:5e M4:3a M6:13e M6:13d M6:135|
    Intraocular Lens Calculations|A.60.7.3|1.2.840.10008.5.1.4.1.1.78.8|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 M2:7d U2:13 M4:5e M4:3a M8:7c M8:60 M8:135|
    Intravascular Optical Coherence Tomography Image|A.66.3|1.2.840.10008.5.1.4.1.1.14.1 1.2.840.10008.5.1.4.1.1.14.2|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 U2:13 M2:82 M3:59 M3:14c M4:5e M4:3a Ma:74 Ca:149 Ma:37 Ma:83 Ma:a3 Ua:2a Ma:0 Ca:10 Ma:80 Ma:7f Ca:81?2bd Ma:7e Ma:135 Ma:17 Ca:58|C:0?130 M:3 C:5 M:c C:b?2b1 U:e C:31?2b8 M:57 C:58 C:59?2bd
    Inventory|A.88.3|1.2.840.10008.5.1.4.1.1.201.1|M4:5e M19:84 M19:135|
    Keratometry Measurements|A.60.3.3|1.2.840.10008.5.1.4.1.1.78.3|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 M2:87 U2:13 M4:5e M4:3a M8:60 M8:86 M8:135|
    Key Object Selection Document|A.35.4.3|1.2.840.10008.5.1.4.1.1.88.59|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:89 U2:13 M4:5e M6:88 M6:13d M6:135|
    Legacy Converted Enhanced CT Image|A.70.3|1.2.840.10008.5.1.4.1.1.2.2|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 M2:25 U2:13 M3:59 U3:14c M4:5e U4:3a Ma:74 Ua:1d Ua:37 Ma:8a Ua:a3 Ua:10 Ua:fc Ma:0 Ua:2a Ua:13c Ma:38 Ma:135 Ua:17 Ca:58 Ua:42|M:0 M:3 M:1 M:2 C:4 C:5 U:b C:c M:e U:f U:10 C:23 M:24 M:2d U:20 M:5a M:5b C:5c
    Legacy Converted Enhanced MR Image|A.71.3|1.2.840.10008.5.1.4.1.1.4.4|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 M2:9c U2:13 M3:59 U3:14c M4:5e U4:3a Ma:74 Ua:1d Ua:37 Ma:8b Ua:a3 Ua:10 Ua:fc Ua:c Ma:0 Ua:2a Ua:13c Ma:3e Ma:135 Ua:17 Ca:58 Ua:42|M:0 M:3 M:1 M:2 C:4 C:5 U:b C:c U:d U:e U:6 U:f U:10 M:11 U:20 M:5a M:5b C:5c
    Legacy Converted Enhanced PET Image|A.72.3|1.2.840.10008.5.1.4.1.1.128.1|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 M2:48 U2:13 M3:59 U3:14c M4:5e U4:3a Ma:74 Ua:79 Ma:0 Ma:8c Ua:a3 Ua:10 Ua:fc Ua:13c Ma:45 Ma:135 Ua:17 Ca:58 Ua:42|M:0 M:3 M:1 M:2 C:4 C:5 U:b C:c M:d M:e U:6 U:10 C:23 M:4c U:20 M:5a M:5b C:5c
    Lensometry Measurements|A.60|1.2.840.10008.5.1.4.1.1.78.1|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 M2:8e U2:13 M4:5e M4:3a M8:60 M8:8d M8:135|
    Macular Grid Thickness and Volume Report|A.35.11.3|1.2.840.10008.5.1.4.1.1.79.1|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:13f U2:13 M4:5e M4:3a M6:13e M6:13d M6:135|
    Mammography CAD SR|A.35.5.3|1.2.840.10008.5.1.4.1.1.88.50|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:13f U2:13 M4:5e M6:13e M6:13d M6:135|
    Microscopy Bulk Simple Annotations|A.87.3|1.2.840.10008.5.1.4.1.1.91.1|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 M2:96 U2:13 C3:59?2be M4:5e M4:3a M1a:95 U1a:71 U1a:13c M1a:17 M1a:135|
    MR Image|A.4.3|1.2.840.10008.5.1.4.1.1.4|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 U2:13 M3:59 M4:5e Me:5b Ma:5f Ua:61 Ma:75 Ma:74 Ca:1d Ua:2a Ua:13c Ma:9a Ua:cd Ua:164 Ma:135 Ua:17 Ua:42|
    MR Spectroscopy|A.36.3.3|1.2.840.10008.5.1.4.1.1.4.2|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 U2:13 M2:9c M3:59 C3:14c M4:5e M4:3a C1b:37 M1b:9f M1b:a3 C1b:10 C1b:fc C1b:c M1b:0 U1b:13c M1b:9d C1b:a0?b5 M1b:9e M1b:135 U1b:17 C1b:58 U1b:42|M:0 M:3 M:1 M:2 C:4 C:5 C:b?2a9 M:c C:f?2aa C:10?1b1 M:21 C:12?24 C:22?2ad C:14?24 C:15?24 C:17?24 C:18?24 C:19?2ae C:1a?24 C:1b?2ae C:1d?2b0 U:20
    Multi-channel Respiratory Waveform|A.34.16.3|1.2.840.10008.5.1.4.1.1.9.6.2|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 U2:13 U3:14c M4:5e M4:3a M5:16c M5:16a U5:0 C5:16b M5:135|
    Multi-frame Grayscale Byte Secondary Capture Image|A.8.3.3|1.2.840.10008.5.1.4.1.1.7.2|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:194 U2:13 U4:5e M4:128 C3:59 U3:14c Me:5b Ma:5f Ua:61 Ma:74 Ca:11?2bf Ma:190 Ua:5a Ua:2a Ua:a4 Ua:a3 Ua:13c Ua:129 Ma:12a Ca:12b?1ff Ca:164 Ma:135 Ua:17 Ca:58 Ua:42|C:0 C:1 C:2
    Multi-frame Grayscale Word Secondary Capture Image|A.8.4.3|1.2.840.10008.5.1.4.1.1.7.3|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:194 U2:13 U4:5e M4:128 C3:59 U3:14c Me:5b Ma:5f Ua:61 Ma:74 Ca:11?2bf Ma:190 Ua:5a Ua:2a Ua:a5 Ua:a3 Ua:13c Ua:129 Ma:12a Ca:12b?1ff Ca:164 Ma:135 Ua:17 Ca:58 Ua:42|C:0 C:1 C:2
    Multi-frame Single Bit Secondary Capture Image|A.8.2.3|1.2.840.10008.5.1.4.1.1.7.1|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:195 U2:13 U4:5e M4:128 Me:5b Ma:5f Ua:61 Ma:74 Ca:11?2bf Ma:191 Ua:5a Ua:2a Ua:13c Ua:129 Ma:12a Ca:12b?1ff Ma:135 Ua:17 Ca:58 Ua:42|
    Multi-frame True Color Secondary Capture Image|A.8.5.3|1.2.840.10008.5.1.4.1.1.7.4|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:196 U2:13 C3:59 U3:14c U4:5e M4:128 Me:5b Ma:5f Ua:61 Ma:74 Ca:11?2bf Ma:192 Ua:5a Ua:2a Ua:a7 Ua:a3 Ua:13c Ua:129 Ma:12a Ca:12b?1ff Ua:71 Ma:135 Ua:17 Ca:58 Ua:42|C:0 C:1 C:2
    Nuclear Medicine Image|A.5.4|1.2.840.10008.5.1.4.1.1.20|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 U2:13 M2:b0 U3:59 C3:14c M4:5e Me:5b Ma:5f Ua:61 Ma:74 Ua:0 Ua:2a Ua:13c Ma:ac Ma:a2 Ma:ae Ma:ab Ma:ad Ma:aa Ca:b3?161 Ca:af?2c0 Ca:b1?2c1 Ca:b2?2c2 Ua:cd Ua:a6 Ua:164 Ua:71 Ma:135 Ua:17 Ca:58|
    Ophthalmic Axial Measurements|A.60.6.3|1.2.840.10008.5.1.4.1.1.78.7|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 M2:b6 U2:13 M4:5e M4:3a M8:b5 M8:60 M8:135|
    Ophthalmic Optical Coherence Tomography B-scan Volume Analysis|A.84.3|1.2.840.10008.5.1.4.1.1.77.1.5.8|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 M2:c4 U2:13 M3:59 M4:5e M4:3a Ma:74 Ma:b7 Ma:b8 Ma:a3 Ma:135 Ua:17 Ca:58|M:0 M:2 M:1 M:3 M:4 M:5 M:c M:48 U:6
    Ophthalmic Optical Coherence Tomography En Face Image|A.83.3|1.2.840.10008.5.1.4.1.1.77.1.5.7|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 M2:c5 U2:13 M3:59 M4:5e M4:3a Me:5b Ma:5f Ma:74 Ca:ce?8c Ma:b9 Ma:b4 Ca:ba Ua:71 Ma:135 Ua:17|
    Ophthalmic Photography 16 Bit Image|A.42.3|1.2.840.10008.5.1.4.1.1.77.1.5.2|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 M2:bf U2:13 M3:14c M4:5e Me:5b Ma:5f Ua:61 Ma:74 Ca:37 Ca:11 Ma:a2 Ua:2a Ua:0 Ma:be Ma:b4 Ma:bd Ma:bc Ua:71 Ma:135 Ua:17 Ca:58|
    Ophthalmic Photography 8 Bit Image|A.41.3|1.2.840.10008.5.1.4.1.1.77.1.5.1|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 M2:bf U2:13 M3:14c M4:5e Me:5b Ma:5f Ua:61 Ma:74 Ca:37 Ca:11 Ma:a2 Ua:2a Ua:0 Ma:be Ma:b4 Ma:bd Ma:bc Ua:71 Ma:135 Ua:17 Ca:58|
    Ophthalmic Thickness Map|A.67.3|1.2.840.10008.5.1.4.1.1.81.1|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 U2:13 M2:c2 M4:5e M4:3a Me:5b Ma:5f Ua:61 Ma:74 Ca:149?2c3 Ca:6 Ma:c0 Ca:c1 Ma:bd Ma:0 Ma:135 Ua:17|
    Ophthalmic Tomography Image|A.52.3|1.2.840.10008.5.1.4.1.1.77.1.5.4|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 U2:13 M2:c9 C3:59?2c4 C3:14c M4:5e M4:3a Ma:74 Ca:37 Ma:c7 Ma:a3 Ma:0 Ca:10 Ma:c6 Ma:c3 Ma:c8 Ma:b4 Ma:135 Ua:17 Ca:58|M:0 M:3 C:1?2c4 C:2?2c4 C:4 C:5 M:c C:b?2b1 C:f?2aa U:44 U:45
    Ophthalmic Visual Field Static Perimetry Measurements|A.65.3|1.2.840.10008.5.1.4.1.1.80.1|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 U2:13 M2:15a M4:5e M4:3a M8:15c M8:15d M8:15b M8:15e U8:bb M8:135|
    Parametric Map|A.75.3|1.2.840.10008.5.1.4.1.1.30|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 M2:d1 U2:13 M3:59 U3:14c M4:5e M4:3a Ue:5b Uf:a9 Ma:5f Ua:61 Ca:94?139 Ca:74 Ca:57 Ca:2f Ma:cf Ma:d0 Ma:a3 Ca:ce?2c5 Ua:10 Ua:fc Ua:c Ma:0 Ua:2a Ua:13c Ca:17 Ma:135 Ca:58|M:0 C:1 C:2 C:7?2c6 U:4 C:5 M:3 U:b U:c M:47 M:48 M:6 U:f U:10 C:64 M:65 U:5a U:5b
    Patient Radiation Dose SR|A.35.18.3|1.2.840.10008.5.1.4.1.1.88.73|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:13f U2:13 C3:14c M4:5e M4:3a M6:13e M6:13d M6:135|
    Performed Imaging Agent Administration SR|A.35.20.3|1.2.840.10008.5.1.4.1.1.88.75|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:13f U2:13 M3:14c M4:5e M4:3a M6:13e M6:13d M6:135|
    Photoacoustic Image|A.89.3|1.2.840.10008.5.1.4.1.1.6.3|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 M2:4d U2:13 M3:59 M3:153 M3:14c M4:5e M4:3a Ma:5f Ua:61 Ma:74 Ca:37 Ma:e3 Ma:a3 Ua:2a Ua:13c Ma:0 Ca:149 Ma:e2 Ma:e1 Ua:e5 Ua:e4 Ca:71 Ma:135 Ua:17 Ca:58|M:3 M:0 C:1?2b5 C:2?2b5 U:4 C:5 U:e U:6 C:f U:33 U:34 M:53 M:54 M:20 U:6b M:6c M:6d U:6e
    Planar MPR Volumetric Presentation State|A.80|1.2.840.10008.5.1.4.1.1.11.6 1.2.840.10008.5.1.4.1.1.11.7|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 U2:13 M2:e8 M3:59 M4:5e M4:3a M7:168 M7:169 C7:165 M7:ee M7:a8 M7:99 U7:167 U7:69 C7:6b U7:6a U7:e7 M7:135 M7:17|
    Planned Imaging Agent Administration SR|A.35.19.3|1.2.840.10008.5.1.4.1.1.88.74|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:13f U2:13 M4:5e M4:3a M6:13e M6:13d M6:135|
    Positron Emission Tomography Image|A.21.3|1.2.840.10008.5.1.4.1.1.128|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 U2:13 M2:e0 M2:de C2:df?1a4 M2:b0 M3:59 C3:14c M4:5e Me:5b Ma:5f Ua:61 Ma:75 Ma:74 Ua:2a Ua:13c Ma:dd Ua:cd Ua:164 Ua:0 Ma:135 Ua:17|
    Procedure Log|A.35.7.3|1.2.840.10008.5.1.4.1.1.88.40|M0:d2 U0:15 M1:63 U1:14 M2:13f U2:13 M3:14c M4:5e M6:13e M6:13d M6:135|
    Protocol Approval|A.82.3|1.2.840.10008.5.1.4.1.1.200.3|M4:5e M4:3a M1c:135 M1c:ef|
    Pseudo-Color Softcopy Presentation State|A.33.3.3|1.2.840.10008.5.1.4.1.1.11.3|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 U2:13 M2:e8 M4:5e M7:ea M7:ec M7:ed M7:eb C7:92 C7:2c C7:6 C7:cd C7:cc M7:2d C7:69 C7:13b C7:6b U7:6a C7:97 C7:134 M7:ce M7:71 U7:13c M7:135|
    Radiopharmaceutical Radiation Dose SR|A.35.14.3|1.2.840.10008.5.1.4.1.1.88.68|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:13f U2:13 C3:14c M4:5e M4:3a M6:13e M6:13d M6:135|
    Raw Data|A.37.3|1.2.840.10008.5.1.4.1.1.66|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 U2:13 U3:59 C3:14c M4:5e M1d:0 U1d:13c M1d:f2 M1d:135|
    Real-Time Audio Waveform|A.34.11.3||M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 U2:13 M4:5e M4:3a M3:14c M5:16c M5:f5 M5:0 M5:135 M5:f4|
    Real-Time Video Endoscopic Image|A.32.9.3||M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 U2:13 M4:5e M4:3a C3:59 M3:14c Me:5b Ma:5f Ua:61 Ma:f5 Ma:0 Ua:2a Ca:13c Ma:15f Ma:71 Ma:135 Ma:17 Ma:f3 Ma:f6|
    Real-Time Video Photographic Image|A.32.10.3||M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 U2:13 M4:5e M4:3a C3:59 M3:14c Me:5b Ma:5f Ua:61 Ma:f5 Ma:0 Ua:2a Ca:13c Ma:15f Ua:71 Ma:135 Ma:17 Ma:f3 Ma:f7|
    Real World Value Mapping|A.46.3|1.2.840.10008.5.1.4.1.1.67|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 U2:13 M2:f9 M4:5e M1e:f8 M1e:17 M1e:135|
    Rendition Selection Document|A.35.21.3||M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:89 U2:13 M4:5e M4:3a M3:14c M6:88 M6:13d M6:135|
    Respiratory Waveform|A.34.9.3|1.2.840.10008.5.1.4.1.1.9.6.1|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 U2:13 M3:14c M4:5e M4:3a M5:16c M5:16a M5:0 C5:16b M5:135|
    Robotic-Arm Radiation|A.86|1.2.840.10008.5.1.4.1.1.481.15|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 U2:13 M2:4c M4:5e M4:3a M3:59 Mb:61 Mb:107 Mb:11a Mb:fd Mb:fe Mb:135 Mb:17 Mb:f1|
    Robotic-Arm Radiation Record|A.86|1.2.840.10008.5.1.4.1.1.481.20|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 U2:13 M2:4c M4:5e M4:3a M3:59 C3:14c Mc:61 Mc:107 Mc:11b Mc:fd Mc:fe Mc:135 Mc:17 Mc:f1|
    Routine Scalp Electroencephalogram|A.34.12.3|1.2.840.10008.5.1.4.1.1.9.7.1|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 U2:13 U3:14c M4:5e M4:3a M5:16c M5:16a M5:0 C5:16b M5:135|
    RT Beams Delivery Instruction|A.64.3|1.2.840.10008.5.1.4.34.7|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 U2:13 M4:5e M1f:101 C1f:17 U1f:61 M1f:135|
    RT Beams Treatment Record|A.29.3|1.2.840.10008.5.1.4.1.1.481.4|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:122 U2:13 M4:5e M20:10f U20:117 M20:124 U20:93 U20:f C20:103 U20:127 U20:61 M20:135 U20:17 C20:102|
    RT Brachy Application Setup Delivery Instruction|A.79.3|1.2.840.10008.5.1.4.34.10|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 U2:13 M4:5e M4:3a M1f:104 M1f:17 U1f:61 M1f:135|
    RT Brachy Treatment Record|A.30.3|1.2.840.10008.5.1.4.1.1.481.6|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:122 U2:13 M4:5e M20:10f U20:117 M20:124 U20:93 U20:f M20:106 U20:127 U20:61 M20:135 U20:17|
    RT Dose|A.18.3|1.2.840.10008.5.1.4.1.1.481.2|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:122 U2:13 M3:59 M4:5e C21:5f C21:75 C21:74 C21:a2 M21:108 U21:10b M21:135 U21:17 C21:58|
    RT Image|A.17.3|1.2.840.10008.5.1.4.1.1.481.1|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:122 U2:13 U3:59 M4:5e Me:5b Ma:5f Ua:61 Ma:74 Ca:1d Ca:11 Ca:a2 Ua:2a Ma:110 Ua:97 Ua:164 Ua:3 Ma:135 Ua:17 Ca:58|
    RT Ion Beams Treatment Record|A.50.3|1.2.840.10008.5.1.4.1.1.481.9|M0:d2 U0:15 M1:63 U1:14 U1:d7 M2:122 U2:13 M4:5e M20:10f U20:117 M20:124 U20:93 U20:f C20:113 U20:127 U20:61 M20:135 U20:17 C20:112|
    RT Ion Plan|A.49.3|1.2.840.10008.5.1.4.1.1.481.8|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:122 U2:13 M3:59 M4:5e M1f:10e U1f:119 U1f:114 U1f:117 U1f:10d C1f:111 U1f:3 U1f:61 M1f:135 U1f:17|
    RT Patient Position Acquisition Instruction|A.86|1.2.840.10008.5.1.4.1.1.481.25|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 U2:13 M2:4c M4:5e M4:3a M1f:61 M1f:115 M1f:116 M1f:135 M1f:17 M1f:f1|
    RT Physician Intent|A.86|1.2.840.10008.5.1.4.1.1.481.10|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 U2:13 M2:4c M4:5e M4:3a M22:61 M22:118 U22:10c C22:125?2c7 M22:135 M22:17 M22:f1|
    RT Plan|A.20.3|1.2.840.10008.5.1.4.1.1.481.5|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:122 U2:13 U3:59 M4:5e M1f:10e U1f:119 U1f:123 U1f:117 U1f:10d C1f:100 C1f:105 U1f:3 U1f:61 M1f:135 U1f:17|
    RT Radiation Record Set|A.86|1.2.840.10008.5.1.4.1.1.481.16|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 U2:13 M2:4c M4:5e M4:3a Mc:61 Mc:11c Cc:10a Mc:135 Mc:17 Mc:f1|
    RT Radiation Salvage Record|A.86|1.2.840.10008.5.1.4.1.1.481.17|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 U2:13 M2:4c M4:5e M4:3a U3:59 Mc:61 Mc:107 Mc:11b Mc:11d Mc:135 Mc:17 Mc:f1|
    RT Radiation Set|A.86|1.2.840.10008.5.1.4.1.1.481.12|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 U2:13 M2:4c M4:5e M4:3a M3:59 M23:61 M23:11e C23:109 M23:135 M23:17 M23:f1|
    RT Radiation Set Delivery Instruction|A.86|1.2.840.10008.5.1.4.1.1.481.21|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 U2:13 M2:4c M4:5e M4:3a M1f:61 M1f:11f M1f:135 M1f:17 M1f:f1|
    RT Segment Annotation|A.86|1.2.840.10008.5.1.4.1.1.481.11|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 U2:13 M2:4c M4:5e M4:3a M24:121 M24:12d M24:61 M24:135 M24:17 M24:f1|
    RT Structure Set|A.19.3|1.2.840.10008.5.1.4.1.1.481.3|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:122 U2:13 M4:5e U3:59 M25:142 M25:ff M25:120 U25:3 U25:61 M25:135 U25:17|
    RT Treatment Preparation|A.86|1.2.840.10008.5.1.4.1.1.481.22|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 U2:13 M2:4c M4:5e M4:3a M26:61 M26:126 M26:135 M26:17 M26:f1|
    RT Treatment Summary Record|A.31.3|1.2.840.10008.5.1.4.1.1.481.7|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:122 U2:13 M4:5e M20:10f M20:127 U20:61 M20:135 U20:17|
    Secondary Capture Image|A.8|1.2.840.10008.5.1.4.1.1.7|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:193 U2:13 C3:59?2c8 U3:14c U4:5e M4:128 Me:5b Ma:5f Ua:61 Ua:75 Ma:74 Ua:2a Ua:13c Ma:129 Ua:cd Ua:97 Ua:164 Ua:71 Ma:135 Ua:17 Ua:42|
    Segmentation|A.51.3|1.2.840.10008.5.1.4.1.1.66.4 1.2.840.10008.5.1.4.1.1.66.7|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 M2:130 U2:13 C3:59 M4:5e M4:3a Ue:5b Uf:a9 Ma:5f Ua:61 Ca:94?139 Ma:74 Ma:12e Ma:12f Ma:a3 Ua:13c Ca:17 Ma:135 Ca:58 Ca:ce Ca:71|C:0 C:1 C:2 C:7?2c9 C:5 C:3 C:43?2ca
    Simplified Adult Echo SR|A.35.17.3|1.2.840.10008.5.1.4.1.1.88.72|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:13f U2:13 C3:14c M4:5e M4:3a M6:13e M6:13d M6:14e M6:135|
    Sleep Electroencephalogram|A.34.15.3|1.2.840.10008.5.1.4.1.1.9.7.4|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 U2:13 U3:14c M4:5e M4:3a M5:16c M5:16a U5:0 C5:16b M5:135|
    Spatial Fiducials|A.40.3|1.2.840.10008.5.1.4.1.1.66.2|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 U2:13 M2:138 M4:5e M27:137 M27:17 U27:61 M27:135|
    Spatial Registration|A.39|1.2.840.10008.5.1.4.1.1.66.1|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 U2:13 M2:13a M3:59 M4:5e M12:139 M12:17 U12:61 M12:135|
    Spectacle Prescription Report|A.35.9.3|1.2.840.10008.5.1.4.1.1.78.6|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:13f U2:13 M4:5e M4:3a M6:13e M6:13d M6:135|
    Stereometric Relationship|A.43.3|1.2.840.10008.5.1.4.1.1.77.1.5.3|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 U2:13 M2:141 M4:5e M28:140 M28:17 M28:135|
    Subjective Refraction Measurements|A.60.4.3|1.2.840.10008.5.1.4.1.1.78.4|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 M2:148 U2:13 M4:5e M4:3a M8:60 M8:147 M8:135|
    Surface Scan Mesh|A.68.3|1.2.840.10008.5.1.4.1.1.68.1|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 U2:13 M2:cb M3:59 M4:5e M4:3a M29:14a U29:156 M29:12c U29:13c M29:135|
    Surface Scan Point Cloud|A.69.3|1.2.840.10008.5.1.4.1.1.68.2|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 U2:13 M2:cb M3:59 M4:5e M4:3a M29:e6 U29:156 M29:12c U29:13c M29:135|
    Surface Segmentation|A.57.3|1.2.840.10008.5.1.4.1.1.66.5|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 M2:130 U2:13 M3:59 M4:5e M4:3a M29:14b M29:14a C29:17 U29:61 M29:135|
    Tomotherapeutic Radiation|A.86|1.2.840.10008.5.1.4.1.1.481.14|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 U2:13 M2:4c M4:5e M4:3a M3:59 Mb:61 Mb:107 Mb:11a Mb:150 Mb:14f Mb:135 Mb:17 Mb:f1|
    Tomotherapeutic Radiation Record|A.86|1.2.840.10008.5.1.4.1.1.481.18|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 U2:13 M2:4c M4:5e M4:3a M3:59 C3:14c Mc:61 Mc:107 Mc:11b Mc:150 Mc:14f Mc:135 Mc:17 Mc:f1|
    Tractography Results|A.78.3|1.2.840.10008.5.1.4.1.1.66.6|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 M2:152 U2:13 M3:59 M4:5e M4:3a M2a:151 U2a:13c M2a:17 M2a:135|
    Ultrasound Image|A.6.4|1.2.840.10008.5.1.4.1.1.6.1|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 U2:13 U3:59 U3:14c M4:5e Me:5b Ma:5f Ua:61 Ma:74 Ca:1d Ca:ce?8c Ua:2a Ua:13c Ua:155 Ma:154 Ua:cd Ua:164 Ua:71 Ma:135 Ua:17|
    Ultrasound Multi-frame Image|A.7.4|1.2.840.10008.5.1.4.1.1.3.1|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 U2:13 U3:59 C3:14c?221 M4:5e Me:5b Ma:5f Ua:61 Ma:74 Ca:1d Ma:11 Ma:a2 Ua:5a Ca:ce?8c Ua:2a Ua:13c Ua:155 Ma:154 Ua:cd Ua:a6 Ua:164 Ua:71 Ma:135 Ua:17 Ca:58|
    Variable Modality LUT Softcopy Presentation State|A.33.8.3|1.2.840.10008.5.1.4.1.1.11.12|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 U2:13 M2:e8 M4:5e M7:ea M7:ec M7:ed M7:eb C7:92 C7:2c C7:6 C7:cd C7:cc M7:2d C7:69 C7:13b C7:6b U7:6a C7:157 C7:134 C7:133 C7:71 U7:13c M7:135|
    Video Endoscopic Image|A.32.5.3|1.2.840.10008.5.1.4.1.1.77.1.1.1|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 U2:13 M4:5e Me:5b Ma:5f Ua:61 Ma:11 Ma:a2 Ma:74 Ma:0 Ua:2a Ca:13c Ma:15f Ua:71 Ma:135 Ua:17 Ca:58|
    Video Microscopic Image|A.32.6.3|1.2.840.10008.5.1.4.1.1.77.1.2.1|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 U2:13 M4:5e Me:5b Ma:5f Ua:61 Ma:11 Ma:a2 Ma:74 Ma:0 Ua:2a Ca:13c Ma:15f Ua:71 Ma:135 Ua:17 Ca:58|
    Video Photographic Image|A.32.7.3|1.2.840.10008.5.1.4.1.1.77.1.4.1|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 U2:13 U3:14c M4:5e Me:5b Ma:5f Ua:61 Ma:11 Ma:a2 Ma:74 Ma:0 Ua:2a Ca:13c Ma:15f Ua:71 Ma:135 Ua:17 Ca:58|
    Visual Acuity Measurements|A.60.5.3|1.2.840.10008.5.1.4.1.1.78.5|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 M2:159 U2:13 M4:5e M4:3a M8:60 M8:158 M8:135|
    VL Endoscopic Image|A.32|1.2.840.10008.5.1.4.1.1.77.1.1|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 U2:13 M4:5e Me:5b Ma:5f Ua:61 Ma:74 Ma:0 Ua:2a Ua:13c Ma:15f Ua:cd Ua:71 Ma:135 Ua:17|
    VL Microscopic Image|A.32.2.3|1.2.840.10008.5.1.4.1.1.77.1.2|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 U2:13 M4:5e Me:5b Ma:5f Ua:61 Ma:74 Ma:0 Ua:2a Ca:13c Ma:15f Ua:ca Ua:cd Ua:71 Ma:135 Ua:17|
    VL Photographic Image|A.32.4.3|1.2.840.10008.5.1.4.1.1.77.1.4|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 U2:13 M4:5e U4:161 Me:5b Ma:5f Ua:61 Ma:74 Ma:0 Ua:2a Ca:13c Ma:15f Ua:160 Ua:162 Ua:cd Ua:71 Ma:135 Ua:17|
    VL Slide-Coordinates Microscopic Image|A.32.3.3|1.2.840.10008.5.1.4.1.1.77.1.3|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 U2:13 M3:59 M4:5e Me:5b Ma:5f Ua:61 Ma:74 Ma:0 Ua:2a Ma:13c Ma:15f Ma:131 Ua:ca Ua:cd Ua:71 Ma:135 Ua:17|
    VL Whole Slide Microscopy Image|A.32.8.3|1.2.840.10008.5.1.4.1.1.77.1.6|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 M2:170 U2:13 C3:59 M4:5e M4:3a Me:5b Uf:a9 Ma:5f Ua:61 Ma:94 Ma:74 Ma:0 Ma:163 Ma:a3 Ma:13c Ma:16f Ma:ca Ca:132?2cb Ma:135 Ma:17 Ca:58|M:0 U:3 U:4 C:5 U:6 C:7?2a6 C:8?2a6 U:9 M:a
    Volume Rendering Volumetric Presentation State|A.80.2.3|1.2.840.10008.5.1.4.1.1.11.10 1.2.840.10008.5.1.4.1.1.11.11 1.2.840.10008.5.1.4.1.1.11.9|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 U2:13 M2:e8 M3:59 M4:5e M4:3a M7:168 M7:169 C7:165 M7:ee M7:166 U7:fb M7:fa U7:167 U7:69 C7:6b U7:6a U7:e7 M7:135 M7:17|
    Waveform Acquisition Presentation State||1.2.840.10008.5.1.4.1.1.9.100.2|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 U2:13 M2:e8 C3:14c M4:5e M4:3a M2b:ea M2b:16e U2b:146 U2b:14d U2b:2e M2b:98 M2b:16d M2b:135|
    Waveform Annotation SR||1.2.840.10008.5.1.4.1.1.88.77|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:13f U2:13 C3:14c M4:5e M4:3a M6:13e M6:13d M6:135|
    Waveform Presentation State||1.2.840.10008.5.1.4.1.1.9.100.1|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 U2:13 M2:e8 C3:14c M4:5e M4:3a M2b:ea M2b:16e U2b:146 U2b:14d U2b:2e U2b:98 C2b:16d M2b:135|
    Wide Field Ophthalmic Photography 3D Coordinates Image|A.77.3|1.2.840.10008.5.1.4.1.1.77.1.5.6|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 M2:bf U2:13 M3:59 M3:14c M4:5e M4:3a Me:5b Ma:5f Ua:61 Ma:74 Ca:37 Ca:11 Ma:a2 Ua:0 Ma:be Ma:171 Ca:172 Ma:b4 Ma:bd Ma:bc Ca:71?2cc Ma:135 Ua:17 Ca:58|
    Wide Field Ophthalmic Photography Stereographic Projection Image|A.76.3|1.2.840.10008.5.1.4.1.1.77.1.5.5|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 M2:bf U2:13 M3:59 M3:14c M4:5e M4:3a Me:5b Ma:5f Ua:61 Ma:74 Ca:37 Ca:11 Ma:a2 Ua:0 Ma:be Ma:173 Ca:172 Ma:b4 Ma:bd Ma:bc Ca:71?2cc Ma:135 Ua:17 Ca:58|
    X-Ray 3D Angiographic Image|A.53.3|1.2.840.10008.5.1.4.1.1.13.1.1|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 U2:13 M2:4d M3:59 U3:14c M4:5e M4:3a Ma:74 Ca:37 Ua:2a Ua:79 Ma:0 Ma:176 Ua:a3 Ca:10 Ca:fc Ua:d3 Ua:72 Ua:13c Ma:17a Ua:175 Ua:174 Ua:17b Ma:135 Ua:17 Ca:58|M:0 M:3 M:1 M:2 U:4 C:5?cd U:b M:c U:d M:e U:6 C:f U:10 M:46
    X-Ray 3D Craniofacial Image|A.54.3|1.2.840.10008.5.1.4.1.1.13.1.2|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 U2:13 M2:4d M3:59 M4:5e M4:3a Ma:74 Ca:37 Ua:2a Ua:79 Ma:0 Ma:179 Ua:a3 Ua:d3 Ua:72 Ua:13c Ma:17a Ua:178 Ua:177 Ua:17b Ma:135 Ua:17 Ca:58|M:0 M:3 M:1 M:2 U:4 C:5?cd M:c U:d M:e U:6 C:f M:46
    X-Ray Angiographic Image|A.14.3|1.2.840.10008.5.1.4.1.1.12.1|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 U2:13 U3:14c M4:5e Me:5b Ma:5f Ua:61 Ma:74 Ca:1d Ca:11 Ca:a2 Ua:5a Ca:92 Ua:2c Ua:2a Ua:79 Ua:13c Ma:183 Ma:17c Ua:17e Ca:185 Ma:187 Ua:31 Ua:cd Ca:a6 Ca:97 Ua:164 Ma:135 Ua:17 Ca:58|
    X-Ray Radiation Dose SR|A.35.8.3|1.2.840.10008.5.1.4.1.1.88.67|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:13f U2:13 C3:14c M4:5e M4:3a M6:13e M6:13d M6:135|
    X-Ray Radiofluoroscopic Image|A.16.3|1.2.840.10008.5.1.4.1.1.12.2|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 U2:13 U3:14c M4:5e Me:5b Ma:5f Ua:61 Ma:74 Ca:1d Ca:11 Ca:a2 Ua:5a Ca:92 Ua:2c Ua:2a Ua:79 Ua:13c Ma:183 Ma:17c Ua:17e Ua:185 Ua:18f Ca:186 Ua:31 Ua:cd Ca:a6 Ca:97 Ua:164 Ma:135 Ua:17 Ca:58|
    XA Defined Procedure Protocol|A.82.5.3|1.2.840.10008.5.1.4.1.1.200.7|M4:5e M4:3a M11:f0 U11:12 U11:d6 M11:54 U11:78 U11:d4 U11:5c U11:5d U11:27 M11:135|
    XA Performed Procedure Protocol|A.82.4.3|1.2.840.10008.5.1.4.1.1.200.8|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 U2:13 M2:4d M2:188 M3:59 M4:5e M4:3a M11:f0 U11:d5 U11:78 U11:d4 U11:db U11:dc U11:da M11:135|
    XA/XRF Grayscale Softcopy Presentation State|A.33.6.3|1.2.840.10008.5.1.4.1.1.11.5|M0:d2 U0:15 M1:63 U1:d7 U1:14 M2:62 U2:13 M2:e8 M4:5e M4:3a M7:ea M7:ec M7:ed C7:6 C7:cd C7:cc M7:2d C7:69 C7:13b C7:6b C7:134 C7:18b C7:18d C7:18c M7:133 U7:13c M7:135|
    """#

  /// Name, section, list of attributes.
  static let modules = #"""
    Acquisition Context|C.7.6.14|5
    Advanced Blending Presentation State|C.11.33|12
    Advanced Blending Presentation State Display|C.11.34|15
    Approval|C.8.8.16|16
    Autorefraction Measurements|C.8.25.9|19
    Autorefraction Measurements Series|C.8.25.2|1b
    Bitmap Display Shutter|C.7.6.15|1c
    Multi-frame Functional Groups|C.7.6.16|1d
    Breast Tomosynthesis Acquisition|C.8.21.3.4|21
    Breast Tomosynthesis Contributing Sources|C.8.21.2.3|27
    Multi-frame Functional Groups|C.7.6.16|1d
    Breast View|C.8.21.6|29
    Bulk Motion Synchronization|C.7.6.18.3|2a
    C-Arm Photon-Electron Beam|C.36.15|2f
    C-Arm Photon-Electron Delivery Device|C.36.14|45
    Calculated Dose Reference Record|C.8.8.20|47
    Cardiac Synchronization|C.7.6.18.1|48
    Cine|C.7.6.5|4a
    Clinical Trial Context|C.34.4|4b
    Clinical Trial Series|C.7.3.2|4c
    Clinical Trial Study|C.7.2.3|4e
    Clinical Trial Subject|C.7.1.3|50
    Color Palette Definition|C.28|52
    Common Instance Reference|C.12.2|55
    Confocal Microscopy Image|C.8.35|56
    Multi-frame Functional Groups|C.7.6.16|1d
    Confocal Microscopy Tiled Pyramidal Image|C.8.35.2|57
    Multi-frame Functional Groups|C.7.6.16|1d
    Content Assessment Results|C.33|5e
    Contrast/Bolus|C.7.6.4|60
    Corneal Topography Map Analysis|C.8.30.3|67
    Corneal Topography Map Image|C.8.30.2|6c
    Corneal Topography Map Series|C.8.30|6d
    CR Image|C.8.1.2|6e
    CR Series|C.8.1.1|6f
    CT Image|C.8.2.1|7e
    CT Protocol Series|C.34|7f
    CT Series|C.8.15|80
    Cutaneous Confocal Microscopy Image Acquisition Parameters|C.8.35.3|81
    Defined Storage|C.34.13|84
    Deformable Spatial Registration|C.20.3|8a
    Dermoscopic Image|C.8.12.13|8b
    Device|C.7.6.12|8d
    Directory Information|F.3.2.2|8f
    Display Shutter|C.7.6.11|90
    Displayed Area|C.10.4|92
    Displayed Waveform Segment||93
    Double Floating Point Image Pixel|C.7.6.25|94
    DX Anatomy Imaged|C.8.11.2|95
    DX Detector|C.8.11.4|96
    DX Image|C.8.11.3|97
    DX Positioning|C.8.11.5|99
    DX Series|C.8.11|9a
    Encapsulated Document|C.24.2|a8
    Encapsulated Document Series|C.24|ac
    Enhanced Contrast/Bolus|C.7.6.4b|af
    Enhanced CT Image|C.8.15.2|b0
    Multi-frame Functional Groups|C.7.6.16|1d
    Enhanced General Equipment|C.7.5.2|b1
    Enhanced Mammography Image|C.8.31|b2
    Enhanced Mammography Series|C.8.11.10|b3
    Multi-frame Functional Groups|C.7.6.16|1d
    Enhanced MR Image|C.8.13.1|b4
    Multi-frame Functional Groups|C.7.6.16|1d
    Enhanced Multi-energy CT Acquisition|C.8.15.4|b8
    Enhanced Palette Color Lookup Table|C.7.6.23|bd
    Enhanced Patient Orientation||bf
    Enhanced PET Acquisition|C.8.22.2|c2
    Enhanced PET Corrections|C.8.22.6|c3
    Enhanced PET Image|C.8.22.3|c4
    Multi-frame Functional Groups|C.7.6.16|1d
    Enhanced PET Isotope|C.8.22.4|c6
    Enhanced PET Series|C.8.22|c8
    Enhanced RT Image|C.36.27|ce
    Enhanced RT Image Device|C.36.26|d1
    Multi-frame Functional Groups|C.7.6.16|1d
    Enhanced RT Series|C.36.3|d2
    Enhanced Series|C.7.3.3|d3
    Enhanced US Image|C.8.24.3|d7
    Enhanced US Series|C.8.24|d8
    Multi-frame Functional Groups|C.7.6.16|1d
    Multi-frame Functional Groups|C.7.6.16|1d
    Enhanced XA/XRF Image|C.8.19.2|da
    Multi-frame Functional Groups|C.7.6.16|1d
    Equipment Specification|C.34.6|dd
    Excluded Intervals|C.8.24.5|df
    File-Set Identification|F.3.2|e0
    Floating Point Image Pixel|C.7.6.24|e1
    Frame Extraction|C.12.3|e3
    Frame of Reference|C.7.4.1|e4
    Frame Pointers|C.7.6.9|e5
    General Acquisition|C.7.10|e6
    General Defined Acquisition|C.34.9|e9
    General Defined Reconstruction|C.34.11|ea
    General Equipment|C.7.5.1|eb
    General Image|C.7.6.1|ec
    General Ophthalmic Refractive Measurements|C.8.25.7|ed
    General Reference|C.12.4|f0
    General Series|C.7.3.1|f1
    General Study|C.7.2.1|f2
    Generic Implant Template 2D Drawings|C.29|f5
    Generic Implant Template 3D Models|C.29|f7
    Generic Implant Template Description|C.29|fa
    Generic Implant Template Mating Features|C.29|100
    Generic Implant Template Planning Landmarks|C.29|107
    Graphic Annotation|C.10.5|111
    Graphic Group|C.10.11|113
    Graphic Layer|C.10.7|115
    Hanging Protocol Definition|C.23|11a
    Hanging Protocol Display|C.23.3|121
    Hanging Protocol Environment|C.23.2|123
    Height Map Segmentation Image||127
    Height Map Segmentation Multi-frame Functional Groups||1d
    ICC Profile|C.11.15|128
    Image - Equipment Coordinate Relationship|C.7.6.21|129
    Image Histogram|C.11.5|12b
    Image Pixel|C.7.6.3|12c
    Image Plane|C.7.6.2|12d
    Implant Assembly Template|C.29.2|131
    Implant Template Group|C.29.3|136
    Instructions|C.34.7|138
    Intervention|C.7.6.13|13a
    Intra-Oral Image|C.8.11.9|13c
    Intra-Oral Series|C.8.11.8|13d
    Intraocular Lens Calculations|C.8.25.16|14c
    Intraocular Lens Calculations Series|C.8.25.15|14d
    Intravascular Image Acquisition Parameters|C.8.27.5|14e
    Intravascular OCT Acquisition Parameters|C.8.27.3|14f
    Intravascular OCT Image|C.8.27.2|150
    Intravascular OCT Processing Parameters|C.8.27.4|151
    Intravascular OCT Series|C.8.27|152
    Multi-frame Functional Groups|C.7.6.16|1d
    Inventory|C.38|163
    IVUS Image|C.8.24.4|164
    Keratometry Measurements|C.8.25.10|166
    Keratometry Measurements Series|C.8.25.3|167
    Key Object Document|C.17.6.2|169
    Key Object Document Series|C.17.6|16a
    Multi-frame Functional Groups|C.7.6.16|1d
    Multi-frame Functional Groups|C.7.6.16|1d
    Multi-frame Functional Groups|C.7.6.16|1d
    Lensometry Measurements|C.8.25.8|16e
    Lensometry Measurements Series|C.8.25|16f
    Mammography Image|C.8.11.7|171
    Mammography Series|C.8.11.6|172
    Manufacturing 3D Model|C.35.1|173
    Mask|C.7.6.10|175
    Measured Dose Reference Record|C.8.8.19|177
    Microscope Slide Layer Tile Organization|C.8.12.14|179
    Microscopy Bulk Simple Annotations|C.37|17e
    Microscopy Bulk Simple Annotations Series|C.37|17f
    Modality LUT|C.11.1|181
    Montage Activation||93
    MPR Volumetric Presentation State Display|C.11.27|186
    MR Image|C.8.3.1|187
    MR Pulse Sequence|C.8.13.4|189
    MR Series|C.8.13.6|18a
    MR Spectroscopy|C.8.14|18c
    MR Spectroscopy Data|C.8.14.4|18d
    Multi-frame Functional Groups|C.7.6.16|1d
    MR Spectroscopy Pulse Sequence|C.8.14.2|18e
    Multi-energy CT Image|C.8.2.2|198
    Multi-frame|C.7.6.6|199
    Multi-frame Dimension|C.7.6.17|19c
    Multi-frame Functional Groups|C.7.6.16|1d
    Multi-frame Functional Groups|C.7.6.16|1d
    Multi-frame Overlay|C.9.3|19d
    Multi-frame Functional Groups|C.7.6.16|1d
    Multi-Planar Reconstruction Geometry|C.11.26|19e
    Multi-Resolution Pyramid|C.7.11|19f
    NM Detector|C.8.4.11|1a2
    NM Image|C.8.4.9|1a3
    NM Image Pixel|C.8.4.7|1a4
    NM Isotope|C.8.4.10|1aa
    NM Multi-frame|C.8.4.8|1ab
    NM Multi-Gated Acquisition|C.8.4.13|1af
    NM/PET Patient Orientation|C.8.4.6|1b1
    NM Phase|C.8.4.14|1b3
    NM Reconstruction|C.8.4.15|1b4
    NM Tomo Acquisition|C.8.4.12|1b6
    Ocular Region Imaged|C.8.17.5|1b7
    Ophthalmic Axial Measurements|C.8.25.14|1c8
    Ophthalmic Axial Measurements Series|C.8.25.13|1c9
    Ophthalmic Optical Coherence Tomography B-scan Volume Analysis Image|C.8.17.16|1cb
    Multi-frame Functional Groups|C.7.6.16|1d
    Ophthalmic Optical Coherence Tomography En Face Image|C.8.17.14|1cd
    Ophthalmic Optical Coherence Tomography En Face Image Quality Rating|C.8.17.15|1cf
    Ophthalmic Patient Clinical Information and Test Lens Parameters|C.8.26.6|1d3
    Ophthalmic Photographic Parameters|C.8.17.3|1d4
    Ophthalmic Photography Acquisition Parameters|C.8.17.4|1d5
    Ophthalmic Photography Image|C.8.17.2|1d6
    Ophthalmic Photography Series|C.8.17|1d7
    Ophthalmic Thickness Map|C.8.28.2|1db
    Ophthalmic Thickness Map Quality Rating|C.8.28.3|1de
    Ophthalmic Thickness Map Series|C.8.28|1df
    Ophthalmic Tomography Acquisition Parameters|C.8.17.8|1e0
    Ophthalmic Tomography B-scan Volume Analysis Series|C.8.17.18|1e1
    Ophthalmic Tomography En Face Series|C.8.17.17|1e2
    Ophthalmic Tomography Image|C.8.17.7|1e3
    Multi-frame Functional Groups|C.7.6.16|1d
    Ophthalmic Tomography Parameters|C.8.17.9|1e5
    Ophthalmic Tomography Series|C.8.17.6|1e6
    Optical Path|C.8.12.5|1e8
    Optical Surface Scanner Series|C.8.29|1e9
    Overlay Activation|C.11.7|1ea
    Overlay Plane|C.9.2|1eb
    Palette Color Lookup Table|C.7.9|1ec
    Parametric Map Image|C.8.32.2|1ed
    Multi-frame Functional Groups|C.7.6.16|1d
    Parametric Map Series|C.8.32|1ee
    Patient|C.7.1.1|1fc
    Patient Orientation|C.7.6.20|1fd
    Patient Positioning|C.34.8|200
    Patient Protocol Context|C.34.3|201
    Patient Specification|C.34.5|203
    Patient Study|C.7.2.2|204
    Performed CT Acquisition|C.34.10|207
    Performed CT Reconstruction|C.34.12|209
    Performed Storage|C.34.14|20e
    Performed XA Acquisition|C.34.17|214
    Performed XA Reconstruction|C.34.18|217
    PET Image|C.8.9.4|218
    PET Isotope|C.8.9.2|21b
    PET Multi-Gated Acquisition|C.8.9.3|21c
    PET Series|C.8.9.1|21d
    Photoacoustic Acquisition Parameters|C.8.34.2|21f
    Photoacoustic Image|C.8.34|220
    Multi-frame Functional Groups|C.7.6.16|1d
    Photoacoustic Reconstruction|C.8.34.4|222
    Photoacoustic Transducer|C.8.34.3|224
    Point Cloud|C.27.5|226
    Presentation Animation|C.11.29|228
    Presentation Series|C.11.9|229
    Presentation State Blending|C.11.14|22d
    Presentation State Identification|C.11.10|22e
    Presentation State Mask|C.11.13|230
    Presentation State Relationship|C.11.11|231
    Presentation State Shutter|C.11.12|232
    Presentation View Description|C.11.25|233
    Protocol Approval|C.34.15|237
    Protocol Context|C.34.2|239
    Radiotherapy Common Instance|C.36.4|23a
    Raw Data|C.19|23b
    Real-Time Acquisition|C.7.6.28|23c
    Current Frame Functional Groups|C.7.6.27|93
    Real-Time Bulk Data Flow|C.7.6.26|23f
    Current Frame Functional Groups|C.7.6.27|93
    Current Frame Functional Groups|C.7.6.27|93
    Real World Value Mapping|C.25.2|241
    Real World Value Mapping Series|C.25|242
    Render Display|C.11.32|245
    Render Shading|C.11.31|246
    Respiratory Synchronization|C.7.6.18.2|247
    Robotic-Arm Delivery Device|C.36.18|248
    Robotic-Arm Path|C.36.19|24a
    ROI Contour|C.8.8.6|24f
    RT Beams|C.8.8.14|263
    RT Beams Delivery Instruction|C.8.8.29|268
    RT Beams Salvage Record||26a
    RT Beams Session Record|C.8.8.21|27b
    RT Brachy Application Setup Delivery Instruction|C.8.8.30|281
    RT Brachy Application Setups|C.8.8.15|28a
    RT Brachy Session Record|C.8.8.22|296
    RT Delivery Device Common|C.36.12|299
    RT Dose|C.8.8.3|2a3
    RT Dose Contribution|C.36.11|2ab
    RT Dose Contribution Record|C.36.21|2b0
    RT DVH|C.8.8.4|2b3
    RT Enhanced Prescription|C.36.6|2c2
    RT Fraction Scheme|C.8.8.13|2c7
    RT General Plan|C.8.8.9|2c9
    RT General Treatment Record|C.8.8.17|2ca
    RT Image|C.8.8.2|2cf
    RT Ion Beams|C.8.8.25|2e4
    RT Ion Beams Salvage Record||2e5
    RT Ion Beams Session Record|C.8.8.26|2f6
    RT Ion Tolerance Tables|C.8.8.24|2f9
    RT Patient Position Acquisition Device|C.36.28|2fa
    RT Patient Position Acquisition Instruction|C.36.29|312
    RT Patient Setup|C.8.8.12|319
    RT Physician Intent|C.36.5|31c
    RT Prescription|C.8.8.10|31e
    RT Radiation Common|C.36.13|324
    RT Radiation Record Common|C.36.22|32b
    RT Radiation Record Set|C.36.20|32c
    RT Radiation Salvage Record|C.36.23|32e
    RT Radiation Set|C.36.10|332
    RT Radiation Set Delivery Instruction|C.36.24|335
    RT ROI Observations|C.8.8.8|33c
    RT Segment Annotation|C.36.8|340
    RT Series|C.8.8|341
    RT Tolerance Tables|C.8.8.11|343
    RT Treatment Machine Record|C.8.8.18|345
    RT Treatment Phase Intent|C.36.7|348
    RT Treatment Preparation|C.36.25|349
    RT Treatment Summary Record|C.8.8.23|34d
    SC Equipment|C.8.6.1|34e
    SC Image|C.8.6.2|34f
    SC Multi-frame Image|C.8.6.3|350
    SC Multi-frame Vector|C.8.6.4|351
    Scan Procedure|C.8.29.2|352
    Segment Reference|C.36.9|356
    Segmentation Image|C.8.20.2|358
    Multi-frame Functional Groups|C.7.6.16|1d
    Segmentation Series|C.8.20|359
    Slide Coordinates|C.8.12.2|35b
    Slide Label|C.8.12.8|35c
    Softcopy Presentation LUT|C.11.6|35d
    Softcopy VOI LUT|C.11.8|35e
    SOP Common|C.12.1|36b
    Sparse Multi-frame Functional Groups|C.7.6.29|36d
    Spatial Fiducials|C.21.2|371
    Spatial Fiducials Series|C.21|372
    Spatial Registration|C.20.2|377
    Spatial Registration Series|C.20|378
    Spatial Transformation|C.10.6|379
    Specimen|C.7.6.22|37e
    SR Document Content|C.17.3|380
    SR Document General|C.17.2|384
    SR Document Series|C.17.1|385
    Stereometric Relationship|C.8.18.2|387
    Stereometric Series|C.8.18|388
    Structure Set|C.8.8.5|390
    Structured Display|C.11.16|391
    Structured Display Annotation|C.11.18|393
    Structured Display Image Box|C.11.17|397
    Structured Waveform Annotation||93
    Subjective Refraction Measurements|C.8.25.11|399
    Subjective Refraction Measurements Series|C.8.25.4|39a
    Supplemental Palette Color Lookup Table|C.7.6.19|39b
    Surface Mesh|C.27.1|3a1
    Surface Segmentation|C.8.23|3a4
    Synchronization|C.7.4.2|3a5
    Textual Waveform Annotation||93
    Timezone|C.12.5|3a6
    Tomotherapeutic Beam|C.36.17|3a8
    Tomotherapeutic Delivery Device|C.36.16|3a9
    Tractography Results|C.8.33.2|3b1
    Tractography Results Series|C.8.33|3b2
    Ultrasound Frame of Reference|C.8.24.2|3b3
    US Image|C.8.5.6|3b4
    US Region Calibration|C.8.5.5|3b6
    UV Mapping|C.27.6|3b9
    Variable Modality LUT|C.11.35|3bb
    Visual Acuity Measurements|C.8.25.12|3bc
    Visual Acuity Measurements Series|C.8.25.5|3bd
    Visual Field Static Perimetry Measurements Series|C.8.26|3be
    Visual Field Static Perimetry Test Measurements|C.8.26.4|3c2
    Visual Field Static Perimetry Test Parameters|C.8.26.2|3c3
    Visual Field Static Perimetry Test Reliability|C.8.26.3|3c8
    Visual Field Static Perimetry Test Results|C.8.26.5|3cc
    VL Image|C.8.12.1|3ce
    VL Photographic Acquisition|C.8.12.11|3cf
    VL Photographic Equipment|C.8.12.10|3d0
    VL Photographic Geolocation|C.8.12.12|3d1
    Multi-frame Functional Groups|C.7.6.16|1d
    VOI LUT|C.11.2|3d2
    Volume Cropping|C.11.24|3d5
    Volume Render Geometry|C.11.30|3d6
    Volumetric Graphic Annotation|C.11.28|3db
    Volumetric Presentation State Identification|C.11.22|3dc
    Volumetric Presentation State Relationship|C.11.23|3df
    Waveform|C.10.9|3ea
    Waveform Annotation|C.10.10|3ed
    Waveform Identification|C.10.8|3ef
    Waveform Presentation Montage||93
    Waveform Presentation State Relationship||93
    Whole Slide Microscopy Image|C.8.12.4|3f0
    Whole Slide Microscopy Series|C.8.12.3|3f1
    Wide Field Ophthalmic Photography 3D Coordinates|C.8.17.12|3f3
    Wide Field Ophthalmic Photography Quality Rating|C.8.17.13|3f6
    Wide Field Ophthalmic Photography Stereographic Projection|C.8.17.11|3f7
    X-Ray 3D Angiographic Acquisition|C.8.21.3.2|3fa
    X-Ray 3D Angiographic Image Contributing Sources|C.8.21.2|3fc
    Multi-frame Functional Groups|C.7.6.16|1d
    X-Ray 3D Craniofacial Acquisition|C.8.21.3.3|3ff
    X-Ray 3D Craniofacial Image Contributing Sources|C.8.21.2.2|401
    Multi-frame Functional Groups|C.7.6.16|1d
    X-Ray 3D Image|C.8.21|403
    X-Ray 3D Reconstruction|C.8.21.4|405
    X-Ray Acquisition|C.8.7.2|406
    X-Ray Acquisition Dose|C.8.7.8|407
    X-Ray Collimator|C.8.7.3|408
    X-Ray Detector|C.8.19.5|409
    X-Ray Filtration|C.8.7.10|40a
    X-Ray Generation|C.8.7.9|40b
    X-Ray Grid|C.8.7.11|40c
    X-Ray Image|C.8.7.1|40d
    X-Ray Image Intensifier|C.8.19.4|40e
    X-Ray Table|C.8.7.4|40f
    X-Ray Tomography Acquisition|C.8.7.7|410
    XA Positioner|C.8.7.5|411
    XA Protocol Series|C.34.16|412
    XA/XRF Acquisition|C.8.19.3|413
    XA/XRF Multi-frame Presentation|C.8.19.7|415
    XA/XRF Presentation State Mask|C.11.19|41a
    XA/XRF Presentation State Presentation|C.11.21|41c
    XA/XRF Presentation State Shutter|C.11.20|41e
    XA/XRF Series|C.8.19|41f
    XRF Positioner|C.8.7.6|420
    Multi-frame|C.7.6.6|421
    Multi-frame|C.7.6.6|421
    Multi-frame|C.7.6.6|421
    General Series|C.7.3.1|422
    General Series|C.7.3.1|422
    General Series|C.7.3.1|422
    General Series|C.7.3.1|422
    """#

  /// Name, list of attributes.
  static let macros = #"""
    Pixel Measures|424
    Plane Position Patient|426
    Plane Orientation Patient|428
    Frame Content|42a
    Referenced Image|42c
    Derivation Image|42f
    Real World Value Mapping|431
    Plane Position Slide|433
    Optical Path Identification|435
    Specimen Reference|437
    Whole Slide Microscopy Image Frame Type|439
    Cardiac Synchronization|43b
    Frame Anatomy|43d
    Pixel Value Transformation|43f
    Frame VOI LUT|441
    Contrast Bolus Usage|443
    Respiratory Synchronization|445
    MR Image Frame Type|447
    MR Timing And Related Parameters|44b
    MR FOV Geometry|44d
    MR Echo|44f
    MR Modifier|451
    MR Imaging Modifier|453
    MR Receive Coil|456
    MR Transmit Coil|458
    MR Diffusion|45c
    MR Averages|45e
    MR Spatial Saturation|45f
    MR Metabolite Map|462
    MR Velocity Encoding|464
    MR Arterial Spin Labeling|468
    Functional MR|46a
    Temporal Position|46c
    MR Spectroscopy Frame Type|46e
    MR Spectroscopy FOV Geometry|470
    Irradiation Event Identification|471
    CT Image Frame Type|473
    CT Acquisition Type|475
    CT Acquisition Details|477
    CT Table Dynamics|479
    CT Position|47b
    CT Geometry|47d
    CT Reconstruction|47f
    CT Exposure|481
    CT X-Ray Details|483
    CT Pixel Value Transformation|43f
    CT Additional X-Ray Source|485
    Multi Energy CT Processing|486
    Multi Energy CT Characteristics|487
    Pixel Intensity Relationship LUT|489
    Frame Pixel Shift|48b
    Patient Orientation in Frame|48d
    Frame Display Shutter|48e
    X-Ray Frame Characteristics|490
    X-Ray Field Of View|492
    X-Ray Exposure Control Sensing Regions|494
    X-Ray Frame Pixel Data Properties|496
    X-Ray Frame Detector Parameters|498
    X-Ray Calibration Device Usage|49a
    X-Ray Object Thickness|49c
    X-Ray Frame Acquisition|49e
    X-Ray Projection Pixel Calibration|4a0
    X-Ray Positioner|4a2
    X-Ray Table Position|4a4
    X-Ray Collimator|4a5
    X-Ray Isocenter Reference System|4a7
    X-Ray Geometry|4a9
    Segmentation|4ab
    Ophthalmic Frame Location|4ad
    Frame VOI LUT|4af
    X-Ray 3d Frame Type|4b1
    Identity Pixel Value Transformation|43f
    Frame VOI LUT with LUT|4af
    Breast Biopsy Target|4b2
    Radiopharmaceutical Usage|4b4
    Patient Physiological State|4b6
    PET Frame Type|4b7
    PET Frame Acquisition|4b9
    PET Detector Motion Details|4bb
    PET Position|4bc
    PET Frame Correction Factors|4be
    PET Reconstruction|4c0
    PET Table Dynamics|4c2
    Plane Position Volume|4c4
    Plane Orientation Volume|4c6
    Image Data Type|4c8
    US Image Description|4ca
    Intravascular OCT Frame Type|4cb
    Intravascular Frame Content|4cd
    Intravascular OCT Frame Content|4cf
    Unassigned Shared Converted Attributes|4d0
    Unassigned Per Frame Converted Attributes|4d1
    Image Frame Conversion Source|4d2
    Breast X-Ray Positioner|4d4
    Breast X-Ray Detector|4d6
    Breast X-Ray Geometry|4d8
    Breast X-Ray Acquisition Dose|4da
    Breast X-Ray Isocenter Reference System|4dc
    X-Ray Grid|4de
    X-Ray Filter|4df
    Stored Value Color Range|4e1
    Parametric Map Frame Type|4e2
    RT Image Frame General Content|4e4
    RT Image Frame Imaging Device Position|4e5
    RT Image Frame Radiation Acquisition Parameters|4ea
    RT Image Frame Context|4ec
    RT Beam Limiting Device Opening Sequence|4ed
    Photoacoustic Excitation Characteristics|4ef
    Photoacoustic Image Frame Type|4f0
    Photoacoustic Image Data Type|4f2
    Photoacoustic Reconstruction Algorithm|4f3
    Confocal Microscopy Image Frame Type|4f4
    """#
}
