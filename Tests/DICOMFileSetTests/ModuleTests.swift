import Testing

@testable import DICOMFileSet
