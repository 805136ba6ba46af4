// DICOM 2026a, PS3.3 §F.4 and §F.5.
// Written by Sources/DICOMFileSet/Tables/generate.py REFERENCE: do not edit.

extension DirectoryRecordType {
  public static let patient = DirectoryRecordType(rawValue: "PATIENT")
  public static let study = DirectoryRecordType(rawValue: "STUDY")
  public static let series = DirectoryRecordType(rawValue: "SERIES")
  public static let image = DirectoryRecordType(rawValue: "IMAGE")
  public static let rtDose = DirectoryRecordType(rawValue: "RT DOSE")
  public static let rtStructureSet = DirectoryRecordType(rawValue: "RT STRUCTURE SET")
  public static let rtPlan = DirectoryRecordType(rawValue: "RT PLAN")
  public static let rtTreatmentRecord = DirectoryRecordType(rawValue: "RT TREAT RECORD")
  public static let presentation = DirectoryRecordType(rawValue: "PRESENTATION")
  public static let waveform = DirectoryRecordType(rawValue: "WAVEFORM")
  public static let srDocument = DirectoryRecordType(rawValue: "SR DOCUMENT")
  public static let keyObjectDocument = DirectoryRecordType(rawValue: "KEY OBJECT DOC")
  public static let spectroscopy = DirectoryRecordType(rawValue: "SPECTROSCOPY")
  public static let rawData = DirectoryRecordType(rawValue: "RAW DATA")
  public static let registration = DirectoryRecordType(rawValue: "REGISTRATION")
  public static let fiducial = DirectoryRecordType(rawValue: "FIDUCIAL")
  public static let hangingProtocol = DirectoryRecordType(rawValue: "HANGING PROTOCOL")
  public static let encapsulatedDocument = DirectoryRecordType(rawValue: "ENCAP DOC")
  public static let valueMap = DirectoryRecordType(rawValue: "VALUE MAP")
  public static let stereometric = DirectoryRecordType(rawValue: "STEREOMETRIC")
  public static let palette = DirectoryRecordType(rawValue: "PALETTE")
  public static let implant = DirectoryRecordType(rawValue: "IMPLANT")
  public static let implantAssembly = DirectoryRecordType(rawValue: "IMPLANT ASSY")
  public static let implantGroup = DirectoryRecordType(rawValue: "IMPLANT GROUP")
  public static let plan = DirectoryRecordType(rawValue: "PLAN")
  public static let measurement = DirectoryRecordType(rawValue: "MEASUREMENT")
  public static let surface = DirectoryRecordType(rawValue: "SURFACE")
  public static let surfaceScan = DirectoryRecordType(rawValue: "SURFACE SCAN")
  public static let tract = DirectoryRecordType(rawValue: "TRACT")
  public static let assessment = DirectoryRecordType(rawValue: "ASSESSMENT")
  public static let radiotherapy = DirectoryRecordType(rawValue: "RADIOTHERAPY")
  public static let annotation = DirectoryRecordType(rawValue: "ANNOTATION")
  public static let inventory = DirectoryRecordType(rawValue: "INVENTORY")
  public static let wfPresentation = DirectoryRecordType(rawValue: "WF PRESENTATION")
  public static let privateRecord = DirectoryRecordType(rawValue: "PRIVATE")
  public static let overlay = DirectoryRecordType(rawValue: "OVERLAY")
  public static let modalityLUT = DirectoryRecordType(rawValue: "MODALITY LUT")
  public static let voiLUT = DirectoryRecordType(rawValue: "VOI LUT")
  public static let curve = DirectoryRecordType(rawValue: "CURVE")
  public static let storedPrint = DirectoryRecordType(rawValue: "STORED PRINT")
  public static let hl7StructuredDocument = DirectoryRecordType(rawValue: "HL7 STRUC DOC")
  public static let topic = DirectoryRecordType(rawValue: "TOPIC")
  public static let visit = DirectoryRecordType(rawValue: "VISIT")
  public static let results = DirectoryRecordType(rawValue: "RESULTS")
  public static let interpretation = DirectoryRecordType(rawValue: "INTERPRETATION")
  public static let studyComponent = DirectoryRecordType(rawValue: "STUDY COMPONENT")
  public static let mrdr = DirectoryRecordType(rawValue: "MRDR")
  public static let printQueue = DirectoryRecordType(rawValue: "PRINT QUEUE")
  public static let filmSession = DirectoryRecordType(rawValue: "FILM SESSION")
  public static let filmBox = DirectoryRecordType(rawValue: "FILM BOX")
  public static let imageBox = DirectoryRecordType(rawValue: "IMAGE BOX")
}

extension DirectoryRecordType {
  /// Record type, level, R(etired) or C(urrent), types above it (- root, * any).
  static let table = #"""
    PATIENT|patient|C|-
    STUDY|study|C|PATIENT
    SERIES|series|C|STUDY
    IMAGE|instance|C|SERIES
    RT DOSE|instance|C|SERIES
    RT STRUCTURE SET|instance|C|SERIES
    RT PLAN|instance|C|SERIES
    RT TREAT RECORD|instance|C|SERIES
    PRESENTATION|instance|C|SERIES
    WAVEFORM|instance|C|SERIES
    SR DOCUMENT|instance|C|SERIES
    KEY OBJECT DOC|instance|C|SERIES
    SPECTROSCOPY|instance|C|SERIES
    RAW DATA|instance|C|SERIES
    REGISTRATION|instance|C|SERIES
    FIDUCIAL|instance|C|SERIES
    HANGING PROTOCOL|nonPatient|C|-
    ENCAP DOC|instance|C|SERIES
    VALUE MAP|instance|C|SERIES
    STEREOMETRIC|instance|C|SERIES
    PALETTE|nonPatient|C|-
    IMPLANT|nonPatient|C|-
    IMPLANT ASSY|nonPatient|C|-
    IMPLANT GROUP|nonPatient|C|-
    PLAN|instance|C|SERIES
    MEASUREMENT|instance|C|SERIES
    SURFACE|instance|C|SERIES
    SURFACE SCAN|instance|C|SERIES
    TRACT|instance|C|SERIES
    ASSESSMENT|instance|C|SERIES
    RADIOTHERAPY|instance|C|SERIES
    ANNOTATION|instance|C|SERIES
    INVENTORY|nonPatient|C|-
    WF PRESENTATION|instance|C|SERIES
    PRIVATE|other|C|-,*
    OVERLAY|instance|R|SERIES
    MODALITY LUT|instance|R|SERIES
    VOI LUT|instance|R|SERIES
    CURVE|instance|R|SERIES
    STORED PRINT|instance|R|SERIES
    HL7 STRUC DOC|other|R|PATIENT
    TOPIC|nonPatient|R|-
    VISIT|other|R|STUDY
    RESULTS|other|R|STUDY
    INTERPRETATION|other|R|RESULTS
    STUDY COMPONENT|other|R|STUDY
    MRDR|nonPatient|R|-
    PRINT QUEUE|nonPatient|R|-
    FILM SESSION|other|R|PRINT QUEUE,STUDY
    FILM BOX|other|R|FILM SESSION
    IMAGE BOX|other|R|FILM BOX
    """#
}

extension DirectoryRecordType {
  /// Storage SOP Class, record type.
  static let classTable = #"""
    1.2.840.10008.5.1.1.27|STORED PRINT
    1.2.840.10008.5.1.1.29|IMAGE
    1.2.840.10008.5.1.1.30|IMAGE
    1.2.840.10008.5.1.4.1.1.1|IMAGE
    1.2.840.10008.5.1.4.1.1.1.1|IMAGE
    1.2.840.10008.5.1.4.1.1.1.1.1|IMAGE
    1.2.840.10008.5.1.4.1.1.1.2|IMAGE
    1.2.840.10008.5.1.4.1.1.1.2.1|IMAGE
    1.2.840.10008.5.1.4.1.1.1.3|IMAGE
    1.2.840.10008.5.1.4.1.1.1.3.1|IMAGE
    1.2.840.10008.5.1.4.1.1.2|IMAGE
    1.2.840.10008.5.1.4.1.1.2.1|IMAGE
    1.2.840.10008.5.1.4.1.1.2.2|IMAGE
    1.2.840.10008.5.1.4.1.1.3|IMAGE
    1.2.840.10008.5.1.4.1.1.3.1|IMAGE
    1.2.840.10008.5.1.4.1.1.4|IMAGE
    1.2.840.10008.5.1.4.1.1.4.1|IMAGE
    1.2.840.10008.5.1.4.1.1.4.2|SPECTROSCOPY
    1.2.840.10008.5.1.4.1.1.4.3|IMAGE
    1.2.840.10008.5.1.4.1.1.4.4|IMAGE
    1.2.840.10008.5.1.4.1.1.5|IMAGE
    1.2.840.10008.5.1.4.1.1.6|IMAGE
    1.2.840.10008.5.1.4.1.1.6.1|IMAGE
    1.2.840.10008.5.1.4.1.1.6.2|IMAGE
    1.2.840.10008.5.1.4.1.1.6.3|IMAGE
    1.2.840.10008.5.1.4.1.1.7|IMAGE
    1.2.840.10008.5.1.4.1.1.7.1|IMAGE
    1.2.840.10008.5.1.4.1.1.7.2|IMAGE
    1.2.840.10008.5.1.4.1.1.7.3|IMAGE
    1.2.840.10008.5.1.4.1.1.7.4|IMAGE
    1.2.840.10008.5.1.4.1.1.8|OVERLAY
    1.2.840.10008.5.1.4.1.1.9|CURVE
    1.2.840.10008.5.1.4.1.1.9.1|WAVEFORM
    1.2.840.10008.5.1.4.1.1.9.1.1|WAVEFORM
    1.2.840.10008.5.1.4.1.1.9.1.2|WAVEFORM
    1.2.840.10008.5.1.4.1.1.9.1.3|WAVEFORM
    1.2.840.10008.5.1.4.1.1.9.1.4|WAVEFORM
    1.2.840.10008.5.1.4.1.1.9.2.1|WAVEFORM
    1.2.840.10008.5.1.4.1.1.9.3.1|WAVEFORM
    1.2.840.10008.5.1.4.1.1.9.4.1|WAVEFORM
    1.2.840.10008.5.1.4.1.1.9.4.2|WAVEFORM
    1.2.840.10008.5.1.4.1.1.9.5.1|WAVEFORM
    1.2.840.10008.5.1.4.1.1.9.6.1|WAVEFORM
    1.2.840.10008.5.1.4.1.1.9.6.2|WAVEFORM
    1.2.840.10008.5.1.4.1.1.9.7.1|WAVEFORM
    1.2.840.10008.5.1.4.1.1.9.7.2|WAVEFORM
    1.2.840.10008.5.1.4.1.1.9.7.3|WAVEFORM
    1.2.840.10008.5.1.4.1.1.9.7.4|WAVEFORM
    1.2.840.10008.5.1.4.1.1.9.8.1|WAVEFORM
    1.2.840.10008.5.1.4.1.1.9.100.1|WF PRESENTATION
    1.2.840.10008.5.1.4.1.1.9.100.2|WF PRESENTATION
    1.2.840.10008.5.1.4.1.1.10|MODALITY LUT
    1.2.840.10008.5.1.4.1.1.11|VOI LUT
    1.2.840.10008.5.1.4.1.1.11.1|PRESENTATION
    1.2.840.10008.5.1.4.1.1.11.2|PRESENTATION
    1.2.840.10008.5.1.4.1.1.11.3|PRESENTATION
    1.2.840.10008.5.1.4.1.1.11.4|PRESENTATION
    1.2.840.10008.5.1.4.1.1.11.5|PRESENTATION
    1.2.840.10008.5.1.4.1.1.11.6|PRESENTATION
    1.2.840.10008.5.1.4.1.1.11.7|PRESENTATION
    1.2.840.10008.5.1.4.1.1.11.8|PRESENTATION
    1.2.840.10008.5.1.4.1.1.11.9|PRESENTATION
    1.2.840.10008.5.1.4.1.1.11.10|PRESENTATION
    1.2.840.10008.5.1.4.1.1.11.11|PRESENTATION
    1.2.840.10008.5.1.4.1.1.11.12|PRESENTATION
    1.2.840.10008.5.1.4.1.1.12.1|IMAGE
    1.2.840.10008.5.1.4.1.1.12.1.1|IMAGE
    1.2.840.10008.5.1.4.1.1.12.2|IMAGE
    1.2.840.10008.5.1.4.1.1.12.2.1|IMAGE
    1.2.840.10008.5.1.4.1.1.12.3|IMAGE
    1.2.840.10008.5.1.4.1.1.13.1.1|IMAGE
    1.2.840.10008.5.1.4.1.1.13.1.2|IMAGE
    1.2.840.10008.5.1.4.1.1.13.1.3|IMAGE
    1.2.840.10008.5.1.4.1.1.13.1.4|IMAGE
    1.2.840.10008.5.1.4.1.1.13.1.5|IMAGE
    1.2.840.10008.5.1.4.1.1.14.1|IMAGE
    1.2.840.10008.5.1.4.1.1.14.2|IMAGE
    1.2.840.10008.5.1.4.1.1.20|IMAGE
    1.2.840.10008.5.1.4.1.1.30|IMAGE
    1.2.840.10008.5.1.4.1.1.66|RAW DATA
    1.2.840.10008.5.1.4.1.1.66.1|REGISTRATION
    1.2.840.10008.5.1.4.1.1.66.2|FIDUCIAL
    1.2.840.10008.5.1.4.1.1.66.3|REGISTRATION
    1.2.840.10008.5.1.4.1.1.66.4|IMAGE
    1.2.840.10008.5.1.4.1.1.66.5|SURFACE
    1.2.840.10008.5.1.4.1.1.66.6|TRACT
    1.2.840.10008.5.1.4.1.1.66.7|IMAGE
    1.2.840.10008.5.1.4.1.1.66.8|IMAGE
    1.2.840.10008.5.1.4.1.1.67|VALUE MAP
    1.2.840.10008.5.1.4.1.1.68.1|SURFACE SCAN
    1.2.840.10008.5.1.4.1.1.68.2|SURFACE SCAN
    1.2.840.10008.5.1.4.1.1.77.1|IMAGE
    1.2.840.10008.5.1.4.1.1.77.1.1|IMAGE
    1.2.840.10008.5.1.4.1.1.77.1.1.1|IMAGE
    1.2.840.10008.5.1.4.1.1.77.1.2|IMAGE
    1.2.840.10008.5.1.4.1.1.77.1.2.1|IMAGE
    1.2.840.10008.5.1.4.1.1.77.1.3|IMAGE
    1.2.840.10008.5.1.4.1.1.77.1.4|IMAGE
    1.2.840.10008.5.1.4.1.1.77.1.4.1|IMAGE
    1.2.840.10008.5.1.4.1.1.77.1.5.1|IMAGE
    1.2.840.10008.5.1.4.1.1.77.1.5.2|IMAGE
    1.2.840.10008.5.1.4.1.1.77.1.5.3|STEREOMETRIC
    1.2.840.10008.5.1.4.1.1.77.1.5.4|IMAGE
    1.2.840.10008.5.1.4.1.1.77.1.5.5|IMAGE
    1.2.840.10008.5.1.4.1.1.77.1.5.6|IMAGE
    1.2.840.10008.5.1.4.1.1.77.1.5.7|IMAGE
    1.2.840.10008.5.1.4.1.1.77.1.5.8|IMAGE
    1.2.840.10008.5.1.4.1.1.77.1.6|IMAGE
    1.2.840.10008.5.1.4.1.1.77.1.7|IMAGE
    1.2.840.10008.5.1.4.1.1.77.1.8|IMAGE
    1.2.840.10008.5.1.4.1.1.77.1.9|IMAGE
    1.2.840.10008.5.1.4.1.1.77.2|IMAGE
    1.2.840.10008.5.1.4.1.1.78.1|MEASUREMENT
    1.2.840.10008.5.1.4.1.1.78.2|MEASUREMENT
    1.2.840.10008.5.1.4.1.1.78.3|MEASUREMENT
    1.2.840.10008.5.1.4.1.1.78.4|MEASUREMENT
    1.2.840.10008.5.1.4.1.1.78.5|MEASUREMENT
    1.2.840.10008.5.1.4.1.1.78.6|SR DOCUMENT
    1.2.840.10008.5.1.4.1.1.78.7|MEASUREMENT
    1.2.840.10008.5.1.4.1.1.78.8|MEASUREMENT
    1.2.840.10008.5.1.4.1.1.79.1|SR DOCUMENT
    1.2.840.10008.5.1.4.1.1.80.1|MEASUREMENT
    1.2.840.10008.5.1.4.1.1.81.1|IMAGE
    1.2.840.10008.5.1.4.1.1.82.1|IMAGE
    1.2.840.10008.5.1.4.1.1.88.1|SR DOCUMENT
    1.2.840.10008.5.1.4.1.1.88.2|SR DOCUMENT
    1.2.840.10008.5.1.4.1.1.88.3|SR DOCUMENT
    1.2.840.10008.5.1.4.1.1.88.4|SR DOCUMENT
    1.2.840.10008.5.1.4.1.1.88.11|SR DOCUMENT
    1.2.840.10008.5.1.4.1.1.88.22|SR DOCUMENT
    1.2.840.10008.5.1.4.1.1.88.33|SR DOCUMENT
    1.2.840.10008.5.1.4.1.1.88.34|SR DOCUMENT
    1.2.840.10008.5.1.4.1.1.88.35|SR DOCUMENT
    1.2.840.10008.5.1.4.1.1.88.40|SR DOCUMENT
    1.2.840.10008.5.1.4.1.1.88.50|SR DOCUMENT
    1.2.840.10008.5.1.4.1.1.88.59|KEY OBJECT DOC
    1.2.840.10008.5.1.4.1.1.88.65|SR DOCUMENT
    1.2.840.10008.5.1.4.1.1.88.67|SR DOCUMENT
    1.2.840.10008.5.1.4.1.1.88.68|SR DOCUMENT
    1.2.840.10008.5.1.4.1.1.88.69|SR DOCUMENT
    1.2.840.10008.5.1.4.1.1.88.70|SR DOCUMENT
    1.2.840.10008.5.1.4.1.1.88.71|SR DOCUMENT
    1.2.840.10008.5.1.4.1.1.88.72|SR DOCUMENT
    1.2.840.10008.5.1.4.1.1.88.73|SR DOCUMENT
    1.2.840.10008.5.1.4.1.1.88.74|SR DOCUMENT
    1.2.840.10008.5.1.4.1.1.88.75|SR DOCUMENT
    1.2.840.10008.5.1.4.1.1.88.76|SR DOCUMENT
    1.2.840.10008.5.1.4.1.1.88.77|SR DOCUMENT
    1.2.840.10008.5.1.4.1.1.90.1|ASSESSMENT
    1.2.840.10008.5.1.4.1.1.91.1|ANNOTATION
    1.2.840.10008.5.1.4.1.1.104.1|ENCAP DOC
    1.2.840.10008.5.1.4.1.1.104.2|ENCAP DOC
    1.2.840.10008.5.1.4.1.1.104.3|ENCAP DOC
    1.2.840.10008.5.1.4.1.1.104.4|ENCAP DOC
    1.2.840.10008.5.1.4.1.1.104.5|ENCAP DOC
    1.2.840.10008.5.1.4.1.1.128|IMAGE
    1.2.840.10008.5.1.4.1.1.128.1|IMAGE
    1.2.840.10008.5.1.4.1.1.129|CURVE
    1.2.840.10008.5.1.4.1.1.130|IMAGE
    1.2.840.10008.5.1.4.1.1.131|PRESENTATION
    1.2.840.10008.5.1.4.1.1.201.1|INVENTORY
    1.2.840.10008.5.1.4.1.1.481.1|IMAGE
    1.2.840.10008.5.1.4.1.1.481.2|RT DOSE
    1.2.840.10008.5.1.4.1.1.481.3|RT STRUCTURE SET
    1.2.840.10008.5.1.4.1.1.481.4|RT TREAT RECORD
    1.2.840.10008.5.1.4.1.1.481.5|RT PLAN
    1.2.840.10008.5.1.4.1.1.481.6|RT TREAT RECORD
    1.2.840.10008.5.1.4.1.1.481.7|RT TREAT RECORD
    1.2.840.10008.5.1.4.1.1.481.8|RT PLAN
    1.2.840.10008.5.1.4.1.1.481.9|RT TREAT RECORD
    1.2.840.10008.5.1.4.1.1.481.10|RADIOTHERAPY
    1.2.840.10008.5.1.4.1.1.481.11|RADIOTHERAPY
    1.2.840.10008.5.1.4.1.1.481.12|RADIOTHERAPY
    1.2.840.10008.5.1.4.1.1.481.13|RADIOTHERAPY
    1.2.840.10008.5.1.4.1.1.481.14|RADIOTHERAPY
    1.2.840.10008.5.1.4.1.1.481.15|RADIOTHERAPY
    1.2.840.10008.5.1.4.1.1.481.16|RADIOTHERAPY
    1.2.840.10008.5.1.4.1.1.481.17|RADIOTHERAPY
    1.2.840.10008.5.1.4.1.1.481.18|RADIOTHERAPY
    1.2.840.10008.5.1.4.1.1.481.19|RADIOTHERAPY
    1.2.840.10008.5.1.4.1.1.481.20|RADIOTHERAPY
    1.2.840.10008.5.1.4.1.1.481.21|RADIOTHERAPY
    1.2.840.10008.5.1.4.1.1.481.22|RADIOTHERAPY
    1.2.840.10008.5.1.4.1.1.481.23|RADIOTHERAPY
    1.2.840.10008.5.1.4.1.1.481.24|RADIOTHERAPY
    1.2.840.10008.5.1.4.1.1.481.25|RADIOTHERAPY
    1.2.840.10008.5.1.4.34.1|PLAN
    1.2.840.10008.5.1.4.34.7|PLAN
    1.2.840.10008.5.1.4.34.10|PLAN
    1.2.840.10008.5.1.4.38.1|HANGING PROTOCOL
    1.2.840.10008.5.1.4.39.1|PALETTE
    1.2.840.10008.5.1.4.43.1|IMPLANT
    1.2.840.10008.5.1.4.44.1|IMPLANT ASSY
    1.2.840.10008.5.1.4.45.1|IMPLANT GROUP
    """#
}
