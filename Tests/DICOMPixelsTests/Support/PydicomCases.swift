import DICOMCore
import Foundation

/// Files that a pydicom script makes together with what it says is in them.
final class PydicomCases {
  struct Case {
    var name: String
    var file: [UInt8]
    /// Little endian, interleaved, as pydicom and numpy have them.
    var expected: [UInt8]

    func read() throws -> DICOMFile { try DICOMFile.read(MemorySource(file, name: name)) }
  }

  struct Failure: Error, CustomStringConvertible {
    var description: String
  }

  let cases: [Case]

  /// Runs `body`, which calls `case(name, dataset, expected)` for each.
  init(_ body: String) throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("pixels-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let script = folder.appendingPathComponent("make.py")
    try Data((Self.prelude + body).utf8).write(to: script)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", script.path, folder.path]
    let errors = Pipe()
    process.standardError = errors
    try process.run()
    let message = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Failure(description: String(decoding: message, as: UTF8.self))
    }
    let names = try String(
      contentsOf: folder.appendingPathComponent("names"), encoding: .utf8
    ).split(separator: "\n")
    cases = try names.enumerated().map { index, name in
      func bytes(_ suffix: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: folder.appendingPathComponent("\(index).\(suffix)")))
      }
      return Case(name: String(name), file: try bytes("dcm"), expected: try bytes("raw"))
    }
  }

  private static let prelude = """
    import sys, warnings
    import numpy as np
    import pydicom
    from pydicom.dataset import Dataset, FileMetaDataset
    from pydicom.uid import *
    warnings.simplefilter('ignore')
    folder = sys.argv[1]
    names = []
    rng = np.random.default_rng(4)

    def image(rows, columns, allocated, stored, signed=0, samples=1, photometric=None, frames=None,
              planar=0, syntax=ExplicitVRLittleEndian):
        ds = Dataset()
        ds.file_meta = FileMetaDataset()
        ds.file_meta.TransferSyntaxUID = syntax
        ds.SOPClassUID = ds.file_meta.MediaStorageSOPClassUID = SecondaryCaptureImageStorage
        ds.SOPInstanceUID = ds.file_meta.MediaStorageSOPInstanceUID = '1.2.3'
        ds.Rows, ds.Columns, ds.SamplesPerPixel = rows, columns, samples
        ds.PhotometricInterpretation = photometric or ('MONOCHROME2' if samples == 1 else 'RGB')
        if samples > 1: ds.PlanarConfiguration = planar
        if frames is not None: ds.NumberOfFrames = frames
        ds.BitsAllocated, ds.BitsStored, ds.HighBit = allocated, stored, stored - 1
        ds.PixelRepresentation = signed
        return ds

    def put(ds, data):
        data = bytes(data)
        if len(data) % 2: data += b'\\0'
        ds.add_new(0x7FE00010, 'OB' if ds.BitsAllocated <= 8 else 'OW', data)
        return ds

    def case(name, ds, expected):
        ds.save_as(f'{folder}/{len(names)}.dcm', enforce_file_format=True)
        with open(f'{folder}/{len(names)}.raw', 'wb') as f: f.write(bytes(expected))
        names.append(name)
        with open(f'{folder}/names', 'w') as f: f.write('\\n'.join(names))


    """
}

/// Equality that does not fill a log with both sides when it fails.
func same(_ found: [UInt8], _ expected: [UInt8]) -> Bool { found == expected }
