public import DICOMCore

/// What a file that is not DICOM brings into an instance: everything but who and when it is of.
public struct ConvertedContent: Sendable {
  /// The SOP Classes that can hold it, the one for which nobody has to ask first.
  public var sopClasses: [UID]
  /// Image Pixel, Cine, Multi-frame, or Encapsulated Document modules, with Pixel Data or
  /// Encapsulated Document in them; no text beyond ASCII.
  public var elements: DataSet
  public var syntax: DICOMFile.OutputSyntax
  /// What the file says of times, devices and titles.
  public var facts: [AttributeSetting]
  /// Sentences on what was done to the content or was found in it, without names of patients.
  public var findings: [String]

  public init(
    sopClasses: [UID], elements: DataSet,
    syntax: DICOMFile.OutputSyntax = .explicitVRLittleEndian, facts: [AttributeSetting] = [],
    findings: [String] = []
  ) {
    (self.sopClasses, self.elements, self.syntax) = (sopClasses, elements, syntax)
    (self.facts, self.findings) = (facts, findings)
  }
}
