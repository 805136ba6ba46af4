import Foundation

/// The test files in pydicom's wheel.
enum WheelFiles {
  static func paths() throws -> [String] {
    let script = """
      import json, os, pydicom
      root = os.path.join(os.path.dirname(pydicom.__file__), 'data', 'test_files')
      print(json.dumps(sorted(os.path.join(f, n) for f, _, ns in os.walk(root) for n in ns
                              if not n.endswith(('.md', '.txt', '.py', '.json', '.icc', '.dump')))))
      """
    return try Tool.python(script, 0)
  }

  /// Where pydicom and Spindle read differently, and why Spindle is right or may differ.
  static let knownDifferences: Set<String> = [
    // UN with tags that the dictionary knows: pydicom puts the dictionary's VR in its place, we
    // keep what the file says (PS3.5 §6.2.2 allows both) but for sequences.
    "rtdose_rle.dcm", "rtdose_rle_1frame.dcm",
    // Cut files: pydicom keeps the half value, we tell the failure and leave it out.
    "MR_truncated.dcm", "rtplan_truncated.dcm", "DICOMDIR-nooffset",
    // The first byte of this file is wrong: no tag of any dictionary, nothing else is DICOM either.
    "no_meta.dcm",
    // Encapsulated pixel data under an implicit encoding: pydicom leaves the VR open.
    "SC_rgb_jpeg.dcm",
    // No DICOM files at all; pydicom with `force` makes elements of anything.
    "zipMR.gz", "README",
  ]
}

/// The larger collection that an environment variable names.
enum CorpusFiles {
  static let knownDifferences = WheelFiles.knownDifferences.union([
    // UN in the dictionary's stead, as above.
    "CTImage.dcm_JPEGLSLossyTransferSyntax_1.2.840.10008.1.2.4.81.dcm",
    "2021-02-19-MalaterreCP246.dcm",
    // Explicit VR without meta information, taken by pydicom for something else.
    "no_preamble_dicm_in_data", "pixeldata.dcm", "waveform_overlay_pixeldata.dcm",
    // Retired variable pixel data in implicit VR: pydicom leaves the VR open.
    "dcdecmpr.test.dcm",
    "README.txt",
  ])
}
